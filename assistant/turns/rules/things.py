"""Things: fragments about another thing (进出口呢, 农村的呢, 年税收) or that leave their thing out (谁配合, 它什么时候完成)."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask, asks_of
from assistant.drafting.units.duties import asks_of_duties
from assistant.turns import wording
from assistant.turns.context import asks, called_parts, holds, last_of, quoted, shown, subject, thing
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.rules.items import put
from assistant.turns.shown import clauses_of, tasks_of
from assistant.turns.siblings import names_of, siblings
from assistant.turns.subject import asked_of, is_of_a_unit, role_in, with_unit
from index.folding import fold

_NAME, _HEADING = 5, 30
"""Characters of what a fragment names that may be no name of its own, and of a heading that names its clause."""
_SHORT = 10
"""Characters of what a fragment names by itself up to which it may still lean on the clause that was just shown."""
_BARE = 8
"""Characters of a noun alone up to which it may ask what was asked before."""
_VERB = 3
"""Characters of a verb or a bare matter that is asked of what was spoken of."""


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
    return [_in_place(place, name, fragment) for name in _meanings(last, fragment)]


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
        if len(items) != 1 and question.asks[0] in (Ask.LIST, Ask.HOW, Ask.FIGURE, Ask.WHETHER):
            return [last.whole]
        if len(items) != 1:
            return [f"{'、'.join(last.question.parts)}{name}{role_in(last.whole) or '牵头'}的任务{fragment.text}"]
    names = _meanings(last, fragment)
    if not names:
        parts = "、".join(last.question.parts)
        return [f"{parts}{fragment.text}"] if parts else []
    if fragment.is_english:
        return [asked_of(quoted(name, fragment), question.asks, in_english=True) for name in names]
    tail = put(question.typed if question.corrections else fragment.text, fragment)
    return [f"{name}{tail}" for name in names]


def new_topic(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """那进出口呢, 农村的呢, what about exports, 我是说高新技术产业, 年税收: what was asked before, of another thing."""
    question = fragment.question
    noun = fragment.noun.removesuffix("的")
    if question.asks or len(noun) < 2 or wording.FIELDS.search(fragment.text) or question.units or re.search(r"[哪谁]|什么|怎|多少", noun):
        return []
    last = last_of(before)
    if wording.PLACE.fullmatch(noun) and not fragment.understanding.read(noun).parts:
        return [f"{noun}{last.question.typed}"]
    if pair := counterpart(noun, last) or _case_of(noun, fragment, last):
        return [pair]
    found = siblings(names_of(noun, fragment), last, fragment) if not question.parts else []
    if not fragment.has_own:
        return [one.asked(fragment) for one in found if one.is_shown][:1] if fragment.is_marked else []
    near = [one for one in found if one.is_like or one.is_shown]
    plain = _as_new_topic(noun, fragment, last, _is_measured(noun, before, fragment))
    if not fragment.is_marked:
        if (len(fragment.own) > _BARE and not fragment.is_english) or (not near and last.recall(fragment.asked).status in (Status.ANSWERED, Status.PARTIAL)):
            return []
        return [*[one.asked(fragment) for one in near[:1]], *plain, *_with_subject(noun, fragment, last)]
    first = [one.asked(fragment) for one in near[:1] if one.is_like or _is_elsewhere(plain, last)]
    is_refused = all(last.recall(one).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE) for one in plain)
    return [*first, *plain, *[one.asked(fragment) for one in found[:1]], *(_with_subject(noun, fragment, last) if is_refused else [])]


def _is_elsewhere(plain: Sequence[str], last: Said) -> bool:
    """Whether the plain question is answered from other clauses than those that were shown."""
    return not shown(last) & {(one.document, one.address) for one in last.recall(plain[0]).citations[:2]} if plain else True


def counterpart(name: str, last: Said) -> str:
    """The last question with one word of a pair in the place of the other: 农村 for 城市."""
    for one, other in (*wording.PAIRS, *((b, a) for a, b in wording.PAIRS)):
        if name == other and one in last.question.typed and other not in last.question.typed:
            return last.question.typed.replace(one, other, 1)
    return ""


def _case_of(noun: str, fragment: Fragment, last: Said) -> str:
    """农村的, behind a question that names neither town nor country: the last question, of that case alone."""
    about = subject(last, fragment)
    is_case = any(noun in pair for pair in wording.PAIRS) and not any(word in last.question.typed for pair in wording.PAIRS if noun in pair for word in pair)
    return f"{noun}{last.question.typed}" if is_case and about and about in last.question.typed and noun not in ("牵头", "配合") else ""


def _is_measured(noun: str, before: Sequence[Said], fragment: Fragment) -> bool:
    """Whether a noun is called like a figure, and the turns before asked for figures: 农业总产值呢 behind 年产值 and 谁牵头."""
    if not wording.QUANTITY.search(noun) or not any(one.question.wants(Ask.FIGURE) or re.search(wording.QUANTITY, one.question.typed.strip("?？ ")) for one in before):
        return False
    return any(fold(noun) in fold(target.indicator) for reading in fragment.understanding.library.readings for target in reading.targets)


def _as_new_topic(noun: str, fragment: Fragment, last: Said, is_measured: bool) -> list[str]:
    """The asks of the last question put to another thing; in the part that it named, if it named one."""
    about, wanted = subject(last, fragment), last.question.asks
    if is_of_a_unit(last.question, about) and wording.UNKNOWN_UNIT.fullmatch(noun) and (whole := with_unit(last, noun)):
        return [whole]
    if is_of_a_unit(last.question, about) and asks_of_duties(last.question.typed):
        return [f"{last.question.units[0][0]}{role_in(last.whole) or '牵头'}的{noun}任务有哪些"]
    if fragment.is_english:
        return [asked_of(noun, wanted, in_english=True)]
    if last.question.language == "en":
        return [asked_of(noun, wanted, in_english=False)]
    parts = "" if fragment.question.parts else called_parts(last)
    swapped = _in_words(noun, last, about)
    in_place = about and about in last.question.typed and set(wanted) & {Ask.LIST, Ask.MEANING, Ask.HOW, Ask.WHETHER, Ask.WHERE}
    if in_place:
        return [last.question.typed.replace(about, noun, 1), *swapped]
    if wanted and Ask.FIGURE not in wanted and is_measured:
        wanted = (Ask.FIGURE,)
    plain = f"{parts}{asked_of(noun, wanted, in_english=False)}"
    verb = [one for one in swapped if wording.MILESTONE.fullmatch(noun)]
    return list(dict.fromkeys([*verb, plain, *swapped]))


def _in_words(noun: str, last: Said, about: str) -> list[str]:
    """The last question in its own words, with a noun before what asks (…谁来守) or behind it (什么时候…)."""
    spans = asks_of(last.question.typed)
    typed = last.question.typed
    if not spans:
        return [typed.replace(about, noun, 1)] if about and about in typed else []
    start, end = spans[0][1], spans[-1][2]
    head, tail = typed[:start], typed[end:]
    if wording.GENERIC.sub("", head) and wording.MILESTONE.search(tail) and wording.MILESTONE.fullmatch(noun):
        return [f"{typed[:end]}{noun}"]
    return [f"{noun}{typed[start:]}"] if wording.GENERIC.sub("", head) else []


def _with_subject(noun: str, fragment: Fragment, last: Said) -> list[str]:
    """Another case of what was asked: 集中供养 behind 孤儿最低保障标准."""
    about = subject(last, fragment)
    if not about or fragment.is_english or last.question.language == "en" or is_of_a_unit(last.question, about) or noun in about:
        return []
    return [f"{called_parts(last)}{asked_of(f'{about}{noun}', last.question.asks, in_english=False)}"]


def own_in_clause(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """哪年投用, 要开发哪些衍生产品, 港航物流占几个: asks of something inside the clause that was shown."""
    question = fragment.question
    if not fragment.has_own or not question.asks or question.units or question.parts or len(fragment.own) > _SHORT or fragment.is_english:
        return []
    last = last_of(before)
    if question.wants(Ask.PROGRESS) or question.years or last.answer.status is not Status.ANSWERED or not last.answer.citations:
        return []
    about = subject(last, fragment)
    if question.wants(Ask.LEAD, Ask.SUPPORT):
        return _task_of_own(fragment, last)
    if not about or fold(fragment.own) in fold(about):
        return []
    alone = last.recall(fragment.text)
    is_there = bool(shown(last) & {(one.document, one.address) for one in alone.citations[:2]})
    if is_there and alone.status is Status.ANSWERED:
        return []
    found = siblings(names_of(fragment.own, fragment), last, fragment) if question.wants(Ask.FIGURE) else []
    inside = [one.asked(fragment) for one in found if one.is_shown][:1]
    whole = f"{called_parts(last)}{about}{fragment.text}"
    if not _is_known(fragment, last) and (len(fragment.own) <= _VERB or holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:2])):
        return [*inside, whole]
    if inside or (alone.status is Status.NOT_FOUND and found):
        return inside or [found[0].asked(fragment)]
    return [whole] if alone.status is not Status.ANSWERED and holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:2]) else []


def _task_of_own(fragment: Fragment, last: Said) -> list[str]:
    """4A的谁牵头: who leads what stands in the clause that was shown, where that cannot be told without it."""
    if last.recall(fragment.text).status not in (Status.NOT_FOUND, Status.OUT_OF_SCOPE):
        return []
    tasks = tasks_of(last.answer, fragment.understanding.library)[:1]
    is_there = holds(fragment.own, clauses_of(last.answer, fragment.understanding.library)[:1])
    return [asked_of(task, fragment.question.asks, in_english=False) for task in tasks] if is_there else []


def _is_known(fragment: Fragment, last: Said) -> bool:
    """Whether what a fragment names is a thing by itself somewhere else: an indicator, a heading, a term, an abbreviation."""
    name = fold(fragment.own)
    here = shown(last)
    if fragment.understanding.names_a_thing(fragment.own) or len(name) > _NAME:
        return True
    for reading in fragment.understanding.library.readings:
        elsewhere = [target.indicator for target in reading.targets if (reading.document.id, target.address) not in here]
        elsewhere += [clause.heading for clause in reading.tree if (reading.document.id, clause.address) not in here and len(clause.heading) <= _HEADING]
        elsewhere += [term.term for term in reading.terms]
        if any(name in fold(one) for one in elsewhere):
            return True
    return False
