"""Items: fragments that point at one thing of a list that was shown (第二项呢, 后者, the last one) or beside a clause (下一条)."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import ROLE_ASKS, asks, called, last_of, thing
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.shown import Item, family_of, neighbour, numbered
from assistant.turns.subject import asked_of, duties_of, in_parts, role_in
from index.numerals import number_of

_LOOKED_AT = 4
"""Questions before a fragment in whose answers a list is looked for."""

_BEFORE = re.compile(r"上|前|previous|preceding|before", re.IGNORECASE)
_TELLS = re.compile(r"讲|说|提|写")
"""What asks for a clause's words."""
_IS_WHAT = re.compile(r"(?:就|又)?是(?:个)?(?:什么|啥)(?:内容|事|任务)?(?:呀|啊|来着)?")
"""What asks for a task itself."""
_HOW_MANY = re.compile(r"(?:哪|^|[这那附的])([一二两三四五六七八九十]{1,2}|\d{1,2})(?=[条个项家类大])")


def ordinal(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """第二项呢, 最后一个谁牵头, the second one: one thing of the last list that was shown, or a numbered clause of what was shown."""
    found = wording.ORDINAL.search(fragment.text)
    if not found or fragment.owns_before(found.start()):
        return []
    rest = f"{fragment.text[: found.start()]} {fragment.text[found.end() :]}".strip(" ,，的呢")
    if fragment.question.parts and not fragment.is_marked and not wording.GENERIC.sub("", rest.replace(" ", "")):
        return []
    item = _meant(found, before, fragment)
    if item and item.kind == "unit" and re.search(r"(?:牵头|配合|责任|负责)的?(?:单位|部门)", fragment.text):
        item = None
    if not item:
        number = _number(found)
        questions = [one for one in before if one.is_about_documents]
        if not found["measure"] or found["measure"] in "条款点" or not 1 < len(questions) >= number > 0:
            return []
        meant = questions[number - 1]
        name = thing(meant, fragment)
        return [f"{name}{put(rest, fragment)}"] if asks(fragment) and name else [meant.whole]
    return _of_item(item, rest, fragment, before)


def beside(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """上一条, 下一项谁牵头: the clause before or behind the one that was shown."""
    found = wording.NEIGHBOUR.search(fragment.text)
    if not found or fragment.owns_before(found.start()):
        return []
    last = last_of(before)
    step = -1 if _BEFORE.search(found[0]) else 1
    item = _beside_in_list(before, step, fragment) or neighbour(last.answer, fragment.understanding.library, step, last.whole)
    rest = f"{fragment.text[: found.start()]} {fragment.text[found.end() :]}".strip(" ,，的呢")
    return _of_item(item, rest, fragment, before) if item else []


def _beside_in_list(before: Sequence[Said], step: int, fragment: Fragment) -> Item | None:
    """The thing before or behind the one that was asked of last, in the list that it stands in."""
    last = last_of(before)
    if not last.is_ordinal:
        return None
    for said in list(reversed(before))[1:_LOOKED_AT]:
        items = [] if said.is_ordinal or not said.is_about_documents else said.items(fragment.understanding)
        places = [place for place, item in enumerate(items) if called(item, fragment) in last.whole]
        if places:
            return items[places[0] + step] if 0 <= places[0] + step < len(items) else None
    return None


def _of_item(item: Item, rest: str, fragment: Fragment, before: Sequence[Said]) -> list[str]:
    if wording.GENERIC.sub("", rest).strip() or asks(fragment):
        if item.kind == "task" and _IS_WHAT.fullmatch(rest.replace(" ", "")):
            return [_item_alone(item, last_of(before), fragment)]
        asked = _asked_of_item(item, rest, fragment, before)
        is_untold = item.kind == "task" and _TELLS.search(rest) and last_of(before).recall(asked).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
        return [_item_alone(item, last_of(before), fragment) if is_untold else asked]
    last = last_of(before)
    if last.is_ordinal and last.question.asks:
        return [asked_of(called(item, fragment), last.question.asks, fragment.is_english)]
    return [_item_alone(item, last, fragment)]


def _meant(found: re.Match[str], before: Sequence[Said], fragment: Fragment) -> Item | None:
    """The thing of a list that an ordinal means."""
    library = fragment.understanding.library
    number = _number(found)
    counts_clauses = not found["measure"] or found["measure"] in "条款点项件"
    for said in list(reversed(before))[:_LOOKED_AT]:
        if said.is_ordinal or not said.is_about_documents:
            continue
        items = said.items(fragment.understanding)
        how_many = number_of(asked[1].replace("两", "二")) if (asked := _HOW_MANY.search(said.question.typed)) else None
        if how_many and len(items) == how_many + 1 and items[0].kind == "target":
            items = items[1:]  # what they make together comes first
        is_counted = how_many == len(items)
        if found["measure"] and found["measure"] in "条款点" and not is_counted and items and items[0].kind == "words" and (item := numbered(said.answer, library, number)):
            return item
        if found["middle"]:
            family = items if len(items) > 1 else family_of(said.answer, library)
            return family[len(family) // 2] if len(family) % 2 and len(family) > 1 else None
        if len(items) > 1:
            place = number - 1 if number > 0 else len(items) + number
            if 0 <= place < len(items):
                return items[place]
        if counts_clauses and (item := numbered(said.answer, library, number)):
            return item
        if len(items) > 1:
            return None
        if items and number in (1, -1) and counts_clauses:
            return items[0]
    return None


def _number(found: re.Match[str]) -> int:
    """The place that an ordinal names, from 1, or from -1 at the end."""
    if found["nth"]:
        return number_of(found["nth"].replace("两", "二")) or 0
    if found["last"] or found["latter"]:
        return -1
    if found["fromlast"]:
        return -(number_of(found["fromlast"].replace("两", "二")) or 1)
    if found["word"]:
        word = found["word"].casefold()
        return -1 if word == "last" else wording.ENGLISH_ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)
    return 1


def _asked_of_item(item: Item, rest: str, fragment: Fragment, before: Sequence[Said]) -> str:
    if item.kind == "side":
        return in_parts(last_of(before).whole, (item.called,), fragment.understanding)
    if item.kind == "unit" and (fragment.question.wants(Ask.LEAD, Ask.SUPPORT, Ask.LIST) or role_in(rest)):
        return duties_of(item.called, role_in(rest), fragment.is_english, fragment.question.parts)
    if fragment.is_english:
        return asked_of(called(item, fragment), asks(fragment), in_english=True)
    return f"{item.called}{put(rest, fragment)}"


def put(rest: str, fragment: Fragment) -> str:
    """The words of a fragment that ask, or the form of an ask that was only named: 配合单位 → 由谁配合."""
    bare = re.sub(r"\s+", "", rest)
    role = wording.ROLE.fullmatch(wording.TAIL.sub("", bare))
    if role and role.lastgroup:
        return asked_of("", ROLE_ASKS[role.lastgroup], in_english=False)
    return re.sub(r"^(?:的|它|他们|里面|里头|里|呢|在)+", "", bare)


def _item_alone(item: Item, last: Said, fragment: Fragment) -> str:
    if item.kind == "side":
        return in_parts(last.whole, (item.called,), fragment.understanding)
    if item.kind == "unit":
        return duties_of(item.called, role_in(last.whole), fragment.is_english)
    name = called(item, fragment)
    if item.kind == "target":
        return asked_of(name, (Ask.FIGURE,), fragment.is_english)
    if item.kind == "words":
        return name
    return f"what does the plan say about {name}" if fragment.is_english else f"{name}具体怎么说"
