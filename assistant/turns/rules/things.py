"""Things: fragments that point at their thing (它什么时候完成, 这个规划布局谁牵头) or leave it out (谁配合)."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import asks, last_of, quoted, subject, thing
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.rules.items import put
from assistant.turns.shown import tasks_of
from assistant.turns.subject import asked_of, duties_of, is_of_a_unit, role_in

_CLAUSE = re.compile("[同该本].*[条款段]")
"""What points at the clause itself: 同一条里."""
_HEADING = 30
"""Characters of a heading that can be called by its name."""


def pointed(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """它今年要干到多少, 那个平台由谁牵头, 这个规划布局谁牵头: the pronoun or the pointed noun gives way to what it means."""
    text = fragment.text
    last = last_of(before)
    for found in wording.CALLED.finditer("" if fragment.is_english else text):
        if wording.GENERIC.sub("", found["name"]) and not fragment.owns_before(found.start()) and (meant := _named_before(found["name"], last)):
            return [f"{text[: found.start()]}{meant}{text[found.end() :]}"]
    place = wording.THING.search(text)
    if not place or fragment.question.units or fragment.owns_before(place.start()) or not (asks(fragment) or fragment.has_own):
        return []
    tasks = tasks_of(last.answer, fragment.understanding.library)[:1] if _CLAUSE.search(place[0]) else []
    return [_in_place(place, name, fragment) for name in dict.fromkeys((*tasks, *_meanings(last, fragment)))]


def _in_place(place: re.Match[str], name: str, fragment: Fragment) -> str:
    """A fragment with a name where its pronoun stands."""
    text = fragment.text
    if fragment.is_english:
        return f"{text[: place.start()]}{quoted(name, fragment)}{text[place.end() :]}"
    head, rest = re.sub(r"^在", "", text[: place.start()]), text[place.end() :]
    return f"{name}{put(head, fragment)}" if head and not rest.strip() else f"{head}{name}{put(rest, fragment)}"


def _meanings(last: Said, fragment: Fragment) -> list[str]:
    """What may be meant by it: the thing that was asked about, then the task in whose clause it was found."""
    meant = thing(last, fragment)
    if wording.MILESTONE.search(fragment.text):
        meant = wording.MILESTONE_END.sub("", meant)
    tasks = tasks_of(last.answer, fragment.understanding.library) if asks(fragment) and last.answer.status is Status.ANSWERED else []
    return list(dict.fromkeys(name for name in (meant, *tasks[:1]) if name))


def _named_before(name: str, said: Said) -> str:
    """What a pointed noun means: the subject that holds it, or the heading of a clause that the answer stands on."""
    if name in said.whole:
        return ""
    for citation in said.answer.citations[:2]:
        heading = citation.path[-1] if citation.path else ""
        bare = re.sub(r"^[\W\d一二三四五六七八九十()（）、.]+", "", heading)
        if name in bare and len(bare) <= _HEADING:
            return bare
    return ""


def plain_ask(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """谁配合, 什么时候完成, and who supports it: asks of nothing by itself, so of what the question before was about."""
    question = fragment.question
    if fragment.has_own or question.years or question.units or question.parts or not question.asks or wording.RANKING.search(fragment.text):
        return []
    if wording.CATALOGUE.search(fragment.text) and not fragment.is_marked and question.wants(Ask.LIST, Ask.FIGURE, Ask.MEANING, Ask.WHETHER):
        return []
    last = last_of(before)
    if is_of_a_unit(last.question, subject(last, fragment)):
        unit = last.question.units[0]
        name = unit[0] if unit[0] in last.question.typed else unit[1][0]
        items = last.items(fragment.understanding)
        if question.wants(Ask.LIST) and last.question.wants(Ask.WHETHER) and not fragment.is_english:
            return [duties_of(name, role_in(last.whole), False, last.question.parts)]
        if len(items) != 1 and question.asks[0] in (Ask.LIST, Ask.HOW, Ask.FIGURE, Ask.WHETHER):
            return [last.whole]
        if len(items) != 1:
            return [f"{'、'.join(last.question.parts)}{name}{role_in(last.whole) or '牵头'}的任务{fragment.text}"]
    names = _meanings(last, fragment)
    if not names:
        parts = "、".join(last.question.parts)
        return [f"{parts}{'的' if fragment.text[:1].isdecimal() else ''}{fragment.text}"] if parts else []
    if fragment.is_english:
        return [asked_of(quoted(name, fragment), question.asks, in_english=True) for name in names]
    tail = put(question.typed if question.corrections else fragment.text, fragment)
    return [f"{name}{tail}" for name in names]
