"""Comparison: what each of several named parts says, side by side: of one matter, or their goals and tasks as a whole."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.draft import Difference, Draft, Quote, place_of, task_of
from assistant.drafting.agreement.conflicts import conflicts_between
from assistant.drafting.figures.statements import quote_of, stated
from assistant.drafting.listing import Item, listed
from assistant.inquiry import Inquiry
from index.clauses import Clause
from index.indicators import difference_kind, is_same_indicator, says_little
from index.library import Reading
from index.targets import Target
from index.tokens import tokens

_COMPARES = re.compile(
    r"对比|比较|比一比|比比|相比|区别|差别|差异|不同|异同|各(?:自|说|写|提|定|要求)|分别|对照|compare|comparison|difference|differ|versus|\bvs\b|both|respectively", re.IGNORECASE,
)
_GOALS = re.compile(r"目标|指标|goals?|targets?", re.IGNORECASE)
_TASKS = re.compile(r"任务|举措|措施|重点|tasks?|measures?", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"对比|比较|比一比|比比|相比|区别|差别|差异|不同|异同|各自|各说|各写|各|分别|对照|之间|一下|两个|有什么|有啥|有哪些|是什么|攻坚|方案|目标|指标|任务|举措|措施|重点|主要|内容|[和与跟同及的了在上里中有是]|"
    r"compare|comparison|differences?|differ|versus|\bvs\b|both|respectively|goals?|targets?|tasks?|between|and|the|of|in|with|what|are|is", re.IGNORECASE,
)
_LACKS = re.compile(r"没有?(?:提到?|提及|写|列|说|定|规定|出现|涉及|包含)|未(?:提|列|写|涉及)|不含|不包括")
_FEWEST = 2
_NAMED = 3
"""Goals or tasks that a headline names of each part; the rows hold all."""

Drafter = Callable[[Inquiry], Draft | None]


def draft_comparison(inquiry: Inquiry, drafter: Drafter) -> Draft | None:
    """Every named part's own answer (by ``drafter``), or their outlines side by side; None when nothing is compared."""
    question = inquiry.question
    if alone := _only_in_one(inquiry):
        return alone
    if len(question.parts) < _FEWEST or question.about_group or question.units or not _COMPARES.search(question.typed):
        return None
    if _is_about_a_matter(inquiry):
        return conflicts_between(inquiry) or _of_a_matter(inquiry, drafter)
    return _of_outlines(inquiry)


def _only_in_one(inquiry: Inquiry) -> Draft | None:
    """The targets of one part that another one lacks (附件1中总体方案没有提到的指标); None where that is not asked."""
    typed = inquiry.question.typed
    lacking = _LACKS.search(typed)
    parts = list(_parts(inquiry))
    if not lacking or len(parts) != _FEWEST or not _GOALS.search(typed):
        return None
    said = {part.address: max(typed.rfind(name, 0, lacking.start()) for name in (part.address, "总方案" if part.address == "总体方案" else part.address)) for _, part in parts}
    parts.sort(key=lambda one: said[one[1].address])
    (reading, whole), (other_reading, without) = parts
    others = _targets(other_reading, without)
    own = [(text, quote) for text, quote in _goals(reading, whole) if not any(quote.span == target.span and any(is_same_indicator(target, other) for other in others) for target in reading.targets)]
    return listed(inquiry, [Item(text, (quote,)) for text, quote in own]) if own else None


def _is_about_a_matter(inquiry: Inquiry) -> bool:
    rest = _STRUCTURE.sub(" ", inquiry.question.topic)
    for reading, part in _parts(inquiry):
        for token in tokens(part.heading or reading.document.title):
            rest = rest.replace(token, " ")
    return any(len(word) > 1 for word in rest.split())


def _of_a_matter(inquiry: Inquiry, drafter: Drafter) -> Draft | None:
    """The answer of each part that has one of its own; of a part that has none, that it has none."""
    say = inquiry.say
    lines: list[str] = []
    quotes: list[Quote] = []
    differences: list[Difference] = []
    is_held = False
    for part in inquiry.question.parts:
        own = Inquiry(replace(inquiry.question, parts=(part,)), inquiry.ranking, is_bound=True)
        draft = drafter(own)
        cited = [quote for quote in (draft.quotes if draft else ()) if place_of(quote) == part]
        if not draft or not cited:
            lines.append(f"{part}{say('colon')}{say('not_in_part')}")
            continue
        if draft.differences and set(inquiry.question.parts) <= {place_of(quote) for quote in draft.quotes}:
            return draft  # it shows every side already
        is_held = True
        headline = re.sub(rf"^{re.escape(part)}[：:]\s*", "", draft.headline)
        lines.append(f"{part}{say('colon')}{headline}")
        start = len(quotes)
        quotes += [*draft.quotes, *draft.also]
        differences += [replace(one, quotes=tuple(start + place for place in one.quotes)) for one in draft.differences]
    return Draft(say("join").join(lines), tuple(quotes), differences=tuple(differences)) if is_held else None


def _of_outlines(inquiry: Inquiry) -> Draft | None:
    """Goals, tasks, or both of each part, counted and named, and the indicators that more than one part sets."""
    typed, say = inquiry.question.typed, inquiry.say
    wants_goals, wants_tasks = bool(_GOALS.search(typed)), bool(_TASKS.search(typed))
    if not wants_goals and not wants_tasks:
        wants_goals = wants_tasks = True
    lines: list[str] = []
    rows: list[tuple[str, int]] = []
    quotes: list[Quote] = []
    for reading, part in _parts(inquiry):
        said = []
        for name, items in (("goals_of", _goals(reading, part) if wants_goals else []), ("tasks_of", _tasks(reading, part) if wants_tasks else [])):
            if items:
                more = "……" if len(items) > _NAMED else ""
                said.append(say(name, count=len(items), items=say("list_comma").join(text for text, _ in items[:_NAMED]) + more))
            for text, quote in items:
                rows.append((f"{part.address} {text}", len(quotes)))
                quotes.append(quote)
        if said:
            lines.append(f"{part.address}{say('colon')}{say('comma').join(said)}")
    if len(lines) < _FEWEST:
        return None
    shared, differences, also = _shared(inquiry, quotes) if wants_goals else ("", (), ())
    headline = say("join").join([*lines, *([shared] if shared else [])])
    return Draft(headline, tuple(quotes), rows=tuple(rows), also=also, differences=differences, is_computed=True)


def _parts(inquiry: Inquiry) -> Iterator[tuple[Reading, Clause]]:
    for reading in inquiry.readings():
        for part in reading.tree.parts:
            if part.address in inquiry.question.parts:
                yield reading, part


def _targets(reading: Reading, part: Clause) -> list[Target]:
    return [target for target in reading.targets if reading.tree.part_of(reading.tree[target.address]) is part]


def _goals(reading: Reading, part: Clause) -> list[tuple[str, Quote]]:
    """The targets of the part's goals, or of the whole part where it has no such clause."""
    goals = [child for child in part.children if "目标" in child.heading]
    below = {clause.address for child in goals for clause in child.walk()}
    found = [target for target in _targets(reading, part) if not below or target.address in below]
    return [(stated(reading, target), quote_of(reading, target)) for target in found]


def _tasks(reading: Reading, part: Clause) -> list[tuple[str, Quote]]:
    """The headings below the part's tasks."""
    tasks = next((child for child in part.children if _TASKS.search(child.heading) and child.children), None)
    return [(task_of(child), Quote(reading, child, child.span)) for child in tasks.children] if tasks else []


def _shared(inquiry: Inquiry, quotes: list[Quote]) -> tuple[str, tuple[Difference, ...], tuple[Quote, ...]]:
    """The indicators that two of the parts set, and where they differ."""
    say = inquiry.say
    found = [(reading, part, target) for reading, part in _parts(inquiry) for target in _targets(reading, part)]
    same, differing = [], []
    also: list[Quote] = []
    differences = []
    for at, (reading, part, target) in enumerate(found):
        for other_reading, other_part, other in found[at + 1 :]:
            if other_part is part or not is_same_indicator(target, other) or says_little(target.indicator):
                continue
            kind = difference_kind(target, other)
            if kind in ("", "commitment"):
                same.append(target.indicator)
                continue
            differing.append(f"{part.address}“{stated(reading, target)}”{say('against')}{other_part.address}“{stated(other_reading, other)}”")
            pair = (quote_of(reading, target), quote_of(other_reading, other))
            also += [quote for quote in pair if quote not in (*quotes, *also)]
            cited = [*quotes, *also]
            differences.append(Difference(kind, say("differ"), tuple(cited.index(quote) for quote in pair)))
    lines = [say("shared_same", items=say("list_comma").join(dict.fromkeys(same)))] if same else []
    lines += [say("shared_differ", items=say("join").join(dict.fromkeys(differing)))] if differing else []
    return say("join").join(lines), tuple(differences), tuple(also)
