"""Rankings: which unit leads or supports most, which leads nothing, how many tasks each unit has; counted by printed name."""

import re
from collections import Counter

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.units.rows import duty_rows, role_called, where_of
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.aliases import Status as AliasStatus
from index.numerals import number_of

_UNIT = r"(?:单位|部门|局|委办局|家)"
_EACH = r"(?:各|每个|每家)"
_RANKED = re.compile(
    rf"(?:哪|什么|那)(?:一|几|些)?(?:个|家)?{_UNIT}[^,，。\s]{{0,14}}(?:最多|最重|最少|最忙|多(?!少|大|久|个|家))|(?:最多|最重|最少|最忙)的?(?:(?:前|是|有)?[一二两三四五六七八九十\d]*(?:个|家|名)?)?{_UNIT}|"
    rf"(?:任务|牵头|配合)[^,，。]{{0,6}}(?:最多|最重|最少)的?(?:是|有)?(?:谁|哪)|谁[^,，。]{{0,6}}(?:任务|牵头|配合)[^,，。]{{0,4}}最(?:多|重|少)|"
    rf"(?:前|排名?前)[一二两三四五六七八九十\d]+(?:个|家|名|位)?[^,，。]{{0,6}}{_UNIT}|{_EACH}(?:个|家|责任|牵头)*{_UNIT}[^,，。]{{0,6}}(?:牵头|配合|任务)[^,，。]{{0,6}}(?:几|多少|数|量)|"
    r"which (?:unit|department|bureau).{0,30}\b(?:most|fewest|least)\b|most tasks", re.IGNORECASE,
)
_NOTHING = re.compile(
    rf"(?:哪些|哪几个|哪几家|哪个|什么){_UNIT}[^,，。]{{0,8}}(?:一项|一个|一条)?(?:都|也)?(?:不|没有?|未)(?:用|曾|有)?牵头|只(?:是|管)?配合(?:、|,|，)?(?:而|但)?(?:从)?(?:不|没有?)?(?:牵头)?的?(?:有哪些|是哪些)?{_UNIT}|(?:哪些|哪几个|哪几家){_UNIT}只(?:是|管)?配合"
)
_SUPPORTS = re.compile(r"配合|参与|协助|support", re.IGNORECASE)
_LEADS = re.compile(r"(?<!不)牵头|主抓|挑头|\blead", re.IGNORECASE)
_FEWEST = re.compile(r"最少|fewest|least", re.IGNORECASE)
_FIRST = re.compile(r"(?:前\s*|最[多少]的?)([一二两三四五六七八九十]+|\d+)(?:个|家|名|位)?")
_LEADING = re.compile(rf"牵头(?:单位|部门)(?:的)?(?:都|分别|一共|总共)?(?:有|是|包括)?(?:哪些|哪几|几|多少)|(?:哪些|哪几个?|几个|多少个?){_UNIT}(?:在|担任|是|做|当|负责|要)*(?:了)?牵头")
_LISTING = re.compile(
    rf"{ANNEX}|总体方案|方案|文件|牵头|单位|部门|哪些|哪几|多少|几|担任|负责|一共|总共|分别|列出来?|任务|[个家的了有是在里中做当都要,，?？。、啊呀呢\s]"
)
_BEYOND = 2
_SHOWN = 10


def draft_unit_ranking(inquiry: Inquiry) -> Draft | None:
    """Units by the number of their tasks, or those that lead none; None when no such thing is asked."""
    text = inquiry.question.typed
    if _LEADING.search(text) and len(_LISTING.sub("", text)) < _BEYOND:
        return leading_units(inquiry)
    if _NOTHING.search(text):
        return _leading_nothing(inquiry)
    return _ranked(inquiry) if _RANKED.search(text) else None


def _ranked(inquiry: Inquiry) -> Draft:
    """The units with most tasks (ties together), or fewest, and the counts behind it; the rows of the first are cited."""
    say, text = inquiry.say, inquiry.question.typed
    leads, supports = bool(_LEADS.search(text)), bool(_SUPPORTS.search(text))
    asked = leads if leads != supports else None
    role = role_called(inquiry, asked)
    counts: Counter[str] = Counter()
    rows = duty_rows(inquiry, lambda duty: True)
    for row in rows:
        counts.update(name for name in row.units(asked) if name not in row.duty.generic)
    if not counts:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=role), status=Status.NOT_FOUND)
    ranked = sorted(counts.items(), key=lambda one: (one[1] if _FEWEST.search(text) else -one[1]))
    first = _FIRST.search(text)
    wanted = number_of(first[1]) if first else 1
    edge = ranked[min(wanted, len(ranked)) - 1][1]
    best = [(name, count) for name, count in ranked if (count <= edge if _FEWEST.search(text) else count >= edge)]
    names = {name for name, _ in best}
    quotes = tuple(row.quote for row in rows if names & set(row.units(asked)))
    shown = say("list_comma").join(say("unit_count", unit=name, count=count) for name, count in best[:_SHOWN])
    if len(best) > _SHOWN:
        shown += say("and_more", count=len(best))
    phrase = "fewest_tasks" if _FEWEST.search(text) else "most_tasks"
    lines = tuple((say("unit_count", unit=name, count=count), -1) for name, count in ranked[: len(ranked) if re.search(_EACH, text) else max(_SHOWN, min(len(best), 3 * _SHOWN))])
    return Draft(say(phrase, where=where_of(inquiry), role=role, units=shown), quotes[: 3 * _SHOWN], rows=lines, is_computed=True)


def leading_units(inquiry: Inquiry, without: frozenset[str] = frozenset()) -> Draft:
    """Every unit that leads something, in the order of the notes, with how much it leads; ``without``: printed names left out."""
    say = inquiry.say
    rows = duty_rows(inquiry, lambda duty: bool(duty.lead))
    counts = Counter(name for row in rows for name in row.duty.lead if name not in without)
    if not counts:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=say("role_lead")), status=Status.NOT_FOUND)
    lines = tuple((say("unit_count", unit=name, count=count), -1) for name, count in counts.items())
    headline = say("leading_units", where=where_of(inquiry), count=len(counts), units=say.names(list(counts)))
    return Draft(headline, tuple(row.quote for row in rows), rows=lines, is_computed=True)


def _leading_nothing(inquiry: Inquiry) -> Draft:
    """The units that only support, under none of their confirmed names leading anything."""
    say = inquiry.say
    rows = duty_rows(inquiry, lambda duty: True)
    leading = {name for row in rows for name in row.duty.lead}
    leading |= {one.name for name in tuple(leading) for one in inquiry.library.other_names(name) if one.status is AliasStatus.CONFIRMED}
    counts = Counter(name for row in rows for name in row.duty.support if name not in leading and name not in row.duty.generic)
    if not counts:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=say("only_support")), status=Status.NOT_FOUND)
    shown = list(counts)
    quotes = tuple(dict.fromkeys(next(row.quote for row in rows if name in row.duty.support) for name in shown))
    lines = tuple((say("unit_count", unit=name, count=count), -1) for name, count in counts.items())
    return Draft(say("only_supporting", where=where_of(inquiry), count=len(shown), units=say.names(shown)), quotes, rows=lines, is_computed=True)
