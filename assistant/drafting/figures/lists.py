"""Lists: every target that a question describes by its value, kind, commitment, lead unit, part or matter."""

import re
from collections.abc import Iterable

from assistant.answer import Status
from assistant.asks import Ask
from assistant.draft import Difference, Draft, place_of
from assistant.drafting.figures.filter import TargetFilter, target_filter
from assistant.drafting.figures.matching import matching
from assistant.drafting.figures.statements import Stated, quote_of, stated
from assistant.drafting.listing import Item, joined, listed
from assistant.inquiry import Inquiry
from index.indicators import bare_operator, difference_kind, is_same_indicator, says_little
from index.library import Reading
from index.numerals import value_of
from index.quantities import Quantity
from index.targets import Target

_ASKS_LIST = re.compile(
    r"哪(?:些|几|一些|个)|列(?:出|举|一下|个)|所有|全部|清单|汇总|一共|总共|加起来|都有|都是|分别|统统|通通|列全|全(?:给|都|列)|一份|理一下|梳理|有没有|几个数|报一下|各报|各列|各(?:个|项|自|产业|行业|领域|条|类|链|是)|有(?:什么|啥)|都(?:数|列|给|说|写|报|念)|"
    r"多少(?:个|项)?(?:量化|数量)?(?:指标|目标)|几(?:个|项)(?:量化)?(?:指标|目标)|有(?:没有)?(?:量化|数量|具体)的?(?:指标|目标)|\b(?:which|what are|list|all|every|how many)\b", re.IGNORECASE,
)
_STOCK_OR_FLOW = re.compile(r"(?:总量|存量|总数)[^,，。]{0,4}(?:还是|和|与|、|及)|(?:新增|净增|增量)[^,，。]{0,4}(?:还是|和|与|、|及)")
_IS_A_LIST = re.compile(r"(?:数量|量化)(?:目标|指标)[?？]?$|(?:指标|目标)(?:一共|总共|共)?有?(?:几|多少)(?:个|项)?[?？]?$|(?:类|方面|领域|有关|相关)的?(?:量化|数量)?(?:指标|目标)[?？]?$")
_ENDS_SO = re.compile(r"(?:指标|目标)(?:清单)?[?？。]?$")
_TARGETS = re.compile(r"指标|各(?:产业|行业|条?链|领域)[^,，。]{2,14}(?:多少|几)|(?<!代)数(?:字|值)?(?=$|[?？,，\s]|有哪|是)|目标(?!任务|责任)|增速|增幅|targets\b|indicators?\b|\bgrow\b", re.IGNORECASE)
_WHOLE = re.compile(r"数(?:有哪|$|[,，\s])|所有|全部|量化|一共|总共|多少(?:个|项)|几(?:个|项)|完整|\ball\b|every|how many", re.IGNORECASE)
_NUMBERS = re.compile(r"数量|数目|目标|指标|多少|数字")
_CHAIN = re.compile(r"(?P<names>[\u3400-\u9fff]{2,6}(?:、[\u3400-\u9fff]{2,6}?){1,6}?[、和及与][\u3400-\u9fff]{2,5}?)(?=(?:这些|这几(?:个|项)|等|的)?[\u3400-\u9fff,，]{0,8}(?:各|分别|都)(?!地|级))")
_KINDS = ("value", "operator", "benchmark")


def draft_target_list(inquiry: Inquiry) -> Draft | None:
    """The complete list; None when the question does not ask for several targets by what they share."""
    typed = inquiry.question.typed
    asks_list = bool(_ASKS_LIST.search(typed) or _IS_A_LIST.search(typed))
    if inquiry.question.about_group:
        return None
    if not (asks_list or _ENDS_SO.search(typed) or _STOCK_OR_FLOW.search(typed)):
        return None
    enumerated = _enumerated(inquiry)
    if enumerated:
        return draft_of(inquiry, TargetFilter(), enumerated)
    wanted = target_filter(inquiry)
    if wanted and not asks_list and not ((wanted.has_feature or wanted.leads) and not wanted.subject) and len(wanted.scopes) < 2:
        return None
    if wanted is None or not (_TARGETS.search(typed) or wanted.quantity or len(wanted.scopes) > 1 or ((wanted.commitments or wanted.benchmark) and not wanted.subject)):
        return None
    if wanted.is_open and not (_WHOLE.search(typed) or "指标" in typed):
        return None
    found = matching(inquiry, wanted)
    if not found:
        what = f"{wanted.quantity.before}{wanted.quantity.value}{wanted.quantity.unit}{wanted.quantity.after}" if wanted.quantity else ""
        return Draft(inquiry.say("no_target_like", what=what), status=Status.NOT_FOUND) if what and not wanted.subject else None
    if len(found) < 2 and not (wanted.has_feature or wanted.leads):
        return None
    return draft_of(inquiry, wanted, found)


def _enumerated(inquiry: Inquiry) -> list[Stated]:
    """The targets of three or more matters that the question names in a row (低保、孤儿、残疾人 …各是多少); each has to have one."""
    chain = _CHAIN.search(inquiry.question.typed)
    if not chain or not (inquiry.question.wants(Ask.FIGURE) or _NUMBERS.search(inquiry.question.typed)):
        return []
    found: list[Stated] = []
    for said in re.split(r"[、和及与]", chain["names"]):
        own = matching(inquiry, TargetFilter(subject=(re.sub(r"^.*[的搞要]", "", said),)))
        if not own:
            return []
        found += [one for one in own if one not in found]
    return sorted(found, key=lambda one: (one[0].document.id, one[1].span.start))


def draft_of(inquiry: Inquiry, wanted: TargetFilter, found: Iterable[Stated]) -> Draft:
    """These targets as a list, one row an indicator."""
    rows = [(group, _elsewhere(*group[0])) for group in _groups(found)]
    exact = [row for row in rows if not wanted.quantity or any(_is_exact(wanted.quantity, target) for _, target in row[0])]
    larger = [row for row in rows if row not in exact]
    draft = listed(inquiry, [_item(inquiry, *row) for row in exact or larger])
    if exact and larger and wanted.quantity:
        more = listed(inquiry, [_item(inquiry, *row) for row in larger], is_further=True)
        draft = joined(inquiry, draft, more, inquiry.say("beyond", value=f"{wanted.quantity.value}{wanted.quantity.unit}"))
    return _with_differences(inquiry, draft, rows)


def _is_exact(quantity: Quantity, target: Target) -> bool:
    return value_of(target.value) == value_of(quantity.value)


def _groups(found: Iterable[Stated]) -> list[list[Stated]]:
    """Statements of one indicator together, in document order."""
    groups: list[list[Stated]] = []
    for reading, target in found:
        for group in groups:
            if is_same_indicator(group[0][1], target) and _says_as_much(group[0], (reading, target)):
                group.append((reading, target))
                break
        else:
            groups.append([(reading, target)])
    return groups


def _says_as_much(one: Stated, other: Stated) -> bool:
    """Short indicators (年产值) are the same only under the same heading."""
    return not says_little(one[1].indicator) or stated(*one) == stated(*other)


def _item(inquiry: Inquiry, group: list[Stated], elsewhere: list[Target]) -> Item:
    """The row, with every other wording of the same indicator, in the list or outside it, and where it stands."""
    reading, target = group[0]
    agreeing = [one for one in group if difference_kind(target, one[1]) not in _KINDS]
    text = stated(reading, target)
    said: set[tuple[str, str]] = set()
    for other in elsewhere:
        if (key := (other.value, bare_operator(other))) not in said:
            text = inquiry.say("value_elsewhere", item=text, place=place_of(quote_of(reading, other)), other=stated(reading, other))
        said.add(key)
    return Item(text, tuple(quote_of(*one) for one in agreeing))


def _elsewhere(reading: Reading, target: Target) -> list[Target]:
    """Statements of the same indicator that differ in more than a word such as 力争."""
    if says_little(target.indicator):
        return []
    others = [other for other in reading.targets if other.address != target.address]
    return [other for other in others if is_same_indicator(target, other) and difference_kind(target, other) in _KINDS]


def _with_differences(inquiry: Inquiry, draft: Draft, rows: list[tuple[list[Stated], list[Target]]]) -> Draft:
    """Rows whose indicator another clause sets differently are cited together with it."""
    differences: list[Difference] = []
    also = list(draft.also)
    for ((reading, target), *_), elsewhere in rows:
        for other in elsewhere:
            mine, theirs = quote_of(reading, target), quote_of(reading, other)
            also += [quote for quote in (mine, theirs) if quote not in (*draft.quotes, *also)]
            cited = [*draft.quotes, *also]
            differences.append(Difference(difference_kind(target, other), inquiry.say("differ"), (cited.index(mine), cited.index(theirs))))
    return draft.but(also=tuple(also), differences=tuple(differences))
