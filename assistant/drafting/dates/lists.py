"""Lists: everything that a plan dates to a month or a year, and everything it repeats every week, month or season."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Draft, Quote
from assistant.drafting.dates.asked import when_asked
from assistant.drafting.figures.statements import headed
from assistant.drafting.listing import Item, joined, listed
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.folding import fold
from index.library import Reading
from index.milestones import Milestone
from index.sentences import sentences_of
from index.spans import Span
from index.tokens import tokens

_WHAT = re.compile(
    r"哪(?:些|几|一些)|什么(?!时候)|啥(?!时)|节点|事项|任务|目标|时限|有(?:没有)?[^,，。]{0,4}到期|到期|要(?:做|干|完成|办|建成)|几[件项个]|哪[个项件条]|动作|安排|活儿?|哪一步|什么程度|items?|理一下|梳理|的(?:项目|工程|事|工作)?$|清单|列(?:出|一下)|\b(?:what|which|list|everything|tasks?|deadlines?|milestones?|due)\b", re.IGNORECASE,
)
_NOT_LIST = (Ask.FIGURE, Ask.LEAD, Ask.SUPPORT, Ask.MEANING, Ask.PROGRESS)
_QUOTED_WITHIN = re.compile(r"[“\"']年内[”\"']")
_COUNTS = re.compile(r"有(?:几|多少)(?:件|项)|(?:几|多少)件|哪些|哪几")
_HOW_FAR = re.compile(r"哪一步|什么程度|哪个阶段|啥程度")
_RHYTHMS = {
    "定期": r"定期", "日": r"每(?:日|天)|逐日|一日一", "周": r"每(?:周|个?星期)|(?<!双)周一调度|一(?:周|个?星期)[^,，。]{0,3}一|按周|逐周|weekly|every week|each week", "双周": r"双周|两(?:周|个?星期)[^,，。]{0,3}一次?|每两周",
    "月": r"每个?月|一个?月(?:[^,，。]{0,3}一次|一)|月月|按月|逐月|月度|monthly|every month|each month", "季": r"每个?季|一个?季度[^,，。]{0,3}一次|分季度|按季|(?<![一二三四第])季度(?!目标)|quarterly", "半年": r"每半年|半年一", "年": r"(?<!\d)每年(?!度)|一年一|yearly|annually",
}
_PRINTED = {"定期": r"定期", "日": r"每[日天]|逐日|一日一", "周": r"每周|(?<!双)一周一|按周|逐周", "双周": r"双周一|两周一", "月": r"每个?月|一月一|按月|逐月", "季": r"每季|分季度|按季", "半年": r"每半年|半年一", "年": r"每年|一年一"}
_REPEATED = re.compile(r"哪(?:些|几)|什么(?!时候)|啥(?!时)|列(?:出|一下)|清单|都有|有没有|有无|安排|事项|工作|\b(?:what|which|list)\b", re.IGNORECASE)
_RESIDUE = re.compile(
    r"(?:整个|全)方案|时限|最早|最先|最急|最晚|最后|最迟|到期|出个|给我|有没有|有无|哪一步|什么程度|弄到|干到|做到|推进到|实现|达成|达到|帮忙|帮我|给我|items?|(?:带|有|写)?(?:明确|具体)的?(?:时限|时间|月份|日期)?|时间要求|时间安排|时间表|日程|期限|月份|写了|办结|交账|交差|干完|完工|竣工|投用|建好|动作|活儿?|截至|截止|之前|几[件项个]|哪[个项件条]|动起来|搞起来|启动|开工|动工|收尾|了结|工程|写明|写的|目标|指标|先后|顺序|按|理一下|梳理|捋一下|排一下|逐一|进度|哪(?:些|几|一些)[项个件条]?|什么|啥|节点|事项|任务|工作|事情|事儿?|项目|目标|到期|清单|列(?:出|一下)|时间|时限|要求|要|该|得|必须|应该|需要|需|做到|完成|做|干|办|搞定|弄完|建成|有|的|是|在|到|之?前|以前|底|末|内|都|里|中|会|能|方案|计划|今年|明年|全县|我县|落实|安排|会议|开|一次|调度|"
    r"what|which|is|are|due|by|before|in|the|end|of|must|be|done|to|tasks?|list|all|deadlines?|milestones?|happens?|should|completed?|for|every|each|month|week|everything|have|we|do", re.IGNORECASE,
)
_FIRST_OR_LAST = re.compile(r"(?P<first>(?:最早|最先|最急|最近)(?:到期|完成|要)?|(?:时限|期限|时间)最(?:早|紧|近))|(?P<last>(?:最晚|最后|最迟)(?:到期|完成)|(?:时限|期限|时间)最(?:晚|迟|远))")
_TIMELINE = re.compile(r"时间节点|节点|时间表|时间线|时间轴|时序|先后|进度安排|时间安排|关键时间|时间要求|(?:有|带|写|明确|具体)[^,，。]{0,4}(?:时限|期限|时间|日期|月份)|timeline|schedule|milestones", re.IGNORECASE)
_FEWEST = 2
_DATED = re.compile(r"(?:到|至|在)?(?:\d{4}年|\d{1,2}月)")
_NAMING = 6
_OPENING, _BARE, _LONGEST_OPENING = 3, 20, 40
"""A stretch whose date stands this near its start, with at most so many characters behind, does not name what it is of."""


def draft_due(inquiry: Inquiry) -> Draft | None:
    """Everything dated as the question says; None when it asks for no such list."""
    question = inquiry.question
    if (question.wants(*_NOT_LIST) and not _COUNTS.search(question.typed) and not _HOW_FAR.search(question.typed)) or question.about_group or not _WHAT.search(question.typed):
        return None
    when = when_asked(inquiry)
    if not when:
        return None
    if _QUOTED_WITHIN.search(question.typed):
        return _within(inquiry)
    dated = [(reading, one) for reading, one in _of_parts(inquiry) if not one.is_rhythm and one.iso]
    dated = sorted([*dated, *_of_targets(inquiry, dated)], key=lambda one: (one[0].document.id, one[1].span.start))
    rest = _rest(inquiry, when.said)
    if rest:
        dated = [(reading, one) for reading, one in dated if _is_about(inquiry, rest, reading, one)]
        if not dated:
            return None
    own = [(reading, one) for reading, one in dated if when.holds(one.iso)]
    earlier = [(reading, one) for reading, one in dated if when.is_before(one.iso)]
    if not own and not earlier:
        return None if rest or question.parts else Draft(inquiry.say("due_none", when=when.said.strip()), status=Status.NOT_FOUND)
    none = Draft(inquiry.say("due_none", when=when.said.strip()))
    draft = listed(inquiry, list(_items(own))) if own else none
    return joined(inquiry, draft, listed(inquiry, list(_items(earlier)), is_further=True), inquiry.say("earlier")) if earlier else draft


def _end_of(iso: str) -> str:
    """The month by which something is due: of a year, its last."""
    return iso if len(iso) > len("2025") else f"{iso}-12"


def _within(inquiry: Inquiry) -> Draft | None:
    """What the text itself dates 年内, where a question puts that word in quotation marks."""
    found = [
        (reading, one) for reading, one in _of_parts(inquiry) if "年内" in one.span.of(reading.document.text)
    ]
    return listed(inquiry, list(_items(found))) if found else None


def draft_timeline(inquiry: Inquiry) -> Draft | None:
    """Everything dated of one matter or part, by date; None when no timeline of one is asked for."""
    question = inquiry.question
    if not (_TIMELINE.search(question.typed) or _FIRST_OR_LAST.search(question.typed)) or question.about_group or when_asked(inquiry):
        return None
    rest = _rest(inquiry, "")
    choices = [[word] for word in rest] if "、" in question.typed else [rest]
    dated = [
        (reading, one) for reading, one in _of_parts(inquiry)
        if not one.is_rhythm and one.iso and (not rest or any(_is_about(inquiry, words, reading, one) for words in choices))
    ]
    if len(dated) < _FEWEST:
        return None
    dated = sorted(dated, key=lambda one: _end_of(one[1].iso))
    if edge := _FIRST_OR_LAST.search(question.typed):
        extreme = dated[0 if edge["first"] else -1][1].iso
        dated = [(reading, one) for reading, one in dated if _end_of(one.iso) == _end_of(extreme)]
    return listed(inquiry, list(_items(dated)))


def draft_repeated(inquiry: Inquiry) -> Draft | None:
    """Everything that is done every week, every month …; None when the question asks for no such list."""
    question = inquiry.question
    if question.wants(*_NOT_LIST, Ask.RHYTHM) or not _REPEATED.search(question.typed):
        return None
    wanted = next((name for name, words in sorted(_RHYTHMS.items(), key=lambda one: -len(one[0])) if re.search(words, question.typed, re.IGNORECASE)), "")
    if not wanted:
        return None
    said = re.search(_RHYTHMS[wanted], question.typed, re.IGNORECASE)
    rest = _rest(inquiry, said[0] if said else "")
    found = [
        (reading, one) for reading, one in _of_parts(inquiry)
        if one.is_rhythm and re.search(_PRINTED[wanted], one.date_span.of(reading.document.text)) and (not rest or _is_about(inquiry, rest, reading, one))
    ]
    if not found:
        return None if rest else Draft(inquiry.say("rhythm_none", when=said[0] if said else wanted), status=Status.NOT_FOUND)
    return listed(inquiry, list(_items(found)))


def _of_parts(inquiry: Inquiry) -> Iterable[tuple[Reading, Milestone]]:
    for reading in inquiry.readings():
        for one in reading.milestones:
            if inquiry.in_parts(reading, one.address):
                yield reading, one


def _of_targets(inquiry: Inquiry, dated: Sequence[tuple[Reading, Milestone]]) -> Iterator[tuple[Reading, Milestone]]:
    """The targets with a printed deadline whose own words no dated stretch holds (至2026年,…,力争营业收入突破90亿元)."""
    for reading in inquiry.readings():
        spans = [one.span for other, one in dated if other is reading]
        for target in reading.targets:
            if target.deadline_iso and inquiry.in_parts(reading, target.address) and not any(span.overlaps(target.value_span) for span in spans):
                yield reading, Milestone(target.address, target.span, Span(target.span.start, target.span.start), target.deadline_iso)


def _rest(inquiry: Inquiry, said: str) -> list[str]:
    """The words of the question beyond its date: the matter that the list is about."""
    rest = re.sub(rf"{ANNEX}|总体方案", " ", inquiry.question.typed.replace(said, " ") if said else inquiry.question.typed)
    return [word for word in re.split(r"[\s,，。?？!！、]+", _RESIDUE.sub(" ", rest)) if len(word) > 1]


def _is_about(inquiry: Inquiry, words: list[str], reading: Reading, one: Milestone) -> bool:
    """Whether the words stand in the stretch's sentence, its clause's headings or among its units."""
    clause = reading.tree[one.address]
    duties = [unit for duty in reading.duties if duty.address == one.address for unit in duty.units]
    held = fold(" ".join([_sentence(reading, one).of(reading.document.text), *clause.path, clause.heading, *duties]))
    own = set(tokens(held))
    return all(fold(word) in held or _share(set(tokens(word)), own) > 0.6 for word in words)


def _share(wanted: set[str], held: set[str]) -> float:
    return len(wanted & held) / len(wanted) if wanted else 0.0


def _items(found: Iterable[tuple[Reading, Milestone]]) -> Iterable[Item]:
    """One row a dated stretch; word-for-word repetitions in other clauses are its further quotes."""
    rows: dict[str, list[tuple[Reading, Milestone]]] = {}
    for reading, one in found:
        rows.setdefault(fold(one.span.of(reading.document.text)), []).append((reading, one))
    for group in rows.values():
        reading, one = group[0]
        quotes = tuple(dict.fromkeys(Quote.at(r, m.address, m.span) for r, m in group))
        yield Item(_named(reading, one), quotes)


def _named(reading: Reading, one: Milestone) -> str:
    """The stretch behind what it is of: the opening of its sentence where the stretch begins with its date, else the clause's heading."""
    clause, text = reading.tree[one.address], reading.document.text
    if one.date_span.start == one.date_span.end:
        return headed(reading, clause, one.span)
    stretch = one.span.of(text)
    opening = _opening(Span(_sentence(reading, one).start, one.span.start).of(text))
    is_bare = one.date_span.start - one.span.start < _OPENING and one.span.end - one.date_span.end <= _BARE
    if is_bare and opening and len(opening) <= _LONGEST_OPENING:
        return f"{opening}：{stretch.strip()}"
    return headed(reading, clause, one.span)


def _sentence(reading: Reading, one: Milestone) -> Span:
    sentences = sentences_of(reading.tree, reading.tree[one.address])
    return next((sentence.span for sentence in sentences if sentence.span.covers(one.date_span)), one.span)


def _opening(before: str) -> str:
    """The nearest stretch before one that names what it is of: not one that opens with a date itself."""
    stretches = [stretch.strip() for stretch in re.split(r"[,，。;；：:]", before) if stretch.strip()]
    return next((stretch for stretch in reversed(stretches) if not _DATED.match(stretch) and len(stretch) >= _NAMING), "")
