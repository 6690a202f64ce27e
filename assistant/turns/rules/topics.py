"""Topics: fragments that name another thing (进出口呢, 农村的呢, 年税收): what was asked before, put to that thing."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import Ask, asks_of
from assistant.drafting.units.duties import asks_of_duties
from assistant.turns import wording
from assistant.turns.context import called_parts, last_of, shown, subject
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.siblings import names_of, shown_targets, siblings
from assistant.turns.subject import asked_of, is_of_a_unit, role_in, with_unit
from index.folding import fold

_WHOLE = re.compile(r"(?:整|全)(?:个|条|座|段|项)?(?:线|路|程|项目|工程|县|体)?|总的|总体|全部")
_BARE = 8
"""Characters of a noun alone up to which it may ask what was asked before."""


def new_topic(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """那进出口呢, 农村的呢, what about exports, 我是说高新技术产业, 年税收: what was asked before, of another thing."""
    question = fragment.question
    noun = fragment.noun.removesuffix("的")
    named = _without_parts(noun, fragment)
    if question.asks or len(noun) < 2 or wording.FIELDS.search(fragment.text) or question.units or re.search(r"[哪谁]|什么|怎|多少", noun):
        return []
    last = last_of(before)
    if wording.PLACE.fullmatch(noun) and not fragment.understanding.read(noun).parts:
        return [f"{noun}{last.question.typed}"]
    if pair := _earlier_counterpart(noun, before) or counterpart(noun, last) or _case_of(noun, fragment, last):
        return [pair]
    if whole := _whole_of(noun, last, fragment):
        return [whole]
    found = siblings(names_of(named, fragment), last, fragment)
    if question.parts:
        found = [one for one in found if one.reading.tree.part_of(one.clause).address in question.parts]
        if not fragment.is_marked and (there := [one.asked(fragment) for one in found if one.is_named][:1]):
            return there
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


def _whole_of(noun: str, last: Said, fragment: Fragment) -> str:
    """整条线呢, behind a stretch of it: the one target of the same clause that measures the same of the whole."""
    if not _WHOLE.fullmatch(noun) or not (before := next(iter(shown_targets(last, fragment)), None)):
        return ""
    library = fragment.understanding.library
    found = [
        asked_of(f"{reading.tree.part_of(reading.tree[one.address]).address}{one.indicator}", (Ask.FIGURE,), fragment.is_english)
        for reading in library.readings for one in reading.targets
        if (reading.document.id, one.address) in shown(last) and one.unit == before.unit and one.indicator[-2:] == before.indicator[-2:] and re.search("[整全总]", one.indicator)
    ]
    return found[0] if found else ""


def _without_parts(noun: str, fragment: Fragment) -> str:
    """A noun without the part that it is asked in: 进出口 of 附件4里进出口 and of 进出口总体方案里."""
    if not fragment.question.parts:
        return noun
    return re.sub(r"^(?:里面|里|中|的|在)+|(?:在|里面|里|中|的)+$", "", re.sub(r"\s+", "", fragment.understanding.without_part_names(noun)))


def _is_elsewhere(plain: Sequence[str], last: Said) -> bool:
    """Whether the plain question is answered from other clauses than those that were shown."""
    return not shown(last) & {(one.document, one.address) for one in last.recall(plain[0]).citations[:2]} if plain else True


def counterpart(name: str, last: Said) -> str:
    """The last question with one word of a pair in the place of the other: 农村 for 城市."""
    for one, other in (*wording.PAIRS, *((b, a) for a, b in wording.PAIRS)):
        if name == other and one in last.question.typed and other not in last.question.typed:
            return last.question.typed.replace(one, other, 1)
    return ""


def _earlier_counterpart(noun: str, before: Sequence[Said]) -> str:
    """The counterpart of the question that a check stands behind: 农村的呢 behind 城市低保多少 and 是民政局定的吗."""
    last = last_of(before)
    if len(before) < 2 or not (last.question.wants(Ask.WHETHER) or "是不是" in last.whole):
        return ""
    return counterpart(noun, list(before)[-2])


def _case_of(noun: str, fragment: Fragment, last: Said) -> str:
    """农村的, behind a question that names neither town nor country: the last question, of that case alone."""
    about = subject(last, fragment)
    is_case = any(noun in pair for pair in wording.PAIRS) and not any(word in last.question.typed for pair in wording.PAIRS if noun in pair for word in pair)
    return f"{noun}{last.question.typed}" if is_case and about and about in last.question.typed and noun not in ("牵头", "配合") else ""


def _is_measured(noun: str, before: Sequence[Said], fragment: Fragment) -> bool:
    """Whether a noun is called like a figure, and the turns before asked for figures: 农业总产值呢 behind 年产值 and 谁牵头."""
    is_refused = bool(before) and before[-1].is_refused  # nothing of it is worth asking again
    if not (wording.QUANTITY.search(noun) or is_refused) or not any(one.question.wants(Ask.FIGURE) or re.search(wording.QUANTITY, one.question.typed.strip("?？ ")) for one in before):
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
    parts += "的" if parts and noun[0].isdecimal() else ""
    swapped = _in_words(noun, last, about)
    in_place = about and about in last.question.typed and set(wanted) & {Ask.LIST, Ask.MEANING, Ask.HOW, Ask.WHETHER, Ask.WHERE}
    if in_place:
        return [last.question.typed.replace(about, noun, 1), *swapped]
    if wanted and Ask.FIGURE not in wanted and is_measured:
        wanted = (Ask.FIGURE,)
    plain = f"{parts}{asked_of(noun, wanted, in_english=False)}"
    verb = [one for one in swapped if wording.MILESTONE.fullmatch(noun) or (Ask.WHEN in wanted and wording.MILESTONE.search(last.question.typed))]
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
