"""Lists: one thing of every working group, how many groups there are, which is largest, and that one of a name is not there."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.asks import GROUP_WORDS
from assistant.draft import Draft, Quote
from assistant.drafting.groups.absence import draft_absence, draft_absent_sort, is_of_absence
from assistant.drafting.groups.fields import FIELDS, field_of
from assistant.drafting.groups.membership import KIND, Member, draft_membership, noun_of
from assistant.drafting.units.kinds import KINDS
from assistant.drafting.units.names import not_there, unknown_unit
from assistant.inquiry import Inquiry
from index.folding import fold, longest_run
from index.groups import WorkingGroup
from index.library import Reading
from index.numerals import number_of
from index.spans import Span

_EACH = re.compile(
    rf"(?:各个?|每个?|所有(?:的)?|全部(?:的)?|[二三四五六七八九十两\d]+个|几个|那些|这些)(?:攻坚|行动|工作|的)*{KIND}|{KIND}[^,，。]{{0,10}}(?:分别|各自|都(?:有|是|由|设|在|谁|放|挂))|(?:召集人|办公室|成员单位)(?:都)?(?:分别|各)|"
    r"(?:all|each|every)(?: the)? (?:task forces?|working groups?|groups?)", re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?:哪(?:些|几|一)?个?|几个|多少个?|什么|啥)(?:攻坚|行动|工作|的)*{KIND}|{KIND}(?:都)?(?:是|有|在)?(?:哪(?:些|几|一)?个?|几个|谁)(?![\u3400-\u9fff]{{0,3}}(?:单位|部门|局))|which (?:task forces?|working groups?|groups?)", re.IGNORECASE
)
_IN_ANY = re.compile(rf"(?:在不在|是不是|在|进了?|加入)(?:任何|各)?{KIND}(?:里|中|内|成员)*(?:吗|么|没有)?[?？]?$")
_NAMED_LAST = re.compile(
    rf"(?:的|所在|所属|参加|加入){KIND}(?:名单|清单|名称|数量|个数|都|各|分别|一共|总共|共|有|是|哪些|哪几个?|哪个|几个|多少个?|什么|啥|列出来|列一下|帮忙|请|找出来|[,，\s])*[?？。]?$|{KIND}(?:里|中|当中|之中)面?[^,，。]*(?:是|有)?哪(?:些|几个?|个)[?？。]?$"
)
"""A question that ends in the groups which it describes: 县司法局作为成员单位的专班."""
_BESIDE = re.compile(r"除(?:了|开|去|掉)?|以外|之外|besides|other than", re.IGNORECASE)
_MOST = re.compile(r"最(?P<word>多|少|大|小)|\b(?P<english>most|fewest|largest|smallest)\b", re.IGNORECASE)
_MORE_DEPUTIES = re.compile(
    r"副(?:召集人|组长|主任|指挥长)(?:的?(?:人数|单位))?(?:有|是|达到?|在)?(?P<more>超过|多于|不止|大于)?(?P<count>[一两二三四五六七八九十]|\d+)(?:个|家|名|位)(?:单位)?(?P<least>以上|及以上)?|"
    r"(?P<count_before>[两二三四五六七八九十])(?:个|家|名|位)副(?:召集人|组长|主任|指挥长)"
)
_HOW_MANY = re.compile(r"多少|几(?:个|家)|how many|number of", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?:各|分别)[^,，。]{{0,6}}(?:哪|什么)(?:一)?个?{KIND}|(?:几|多少)(?:个|套)?(?:攻坚|行动|工作|的)*{KIND}(?!.{{0,12}}(?:成员|召集|办公室|单位))|{KIND}(?:一共|总共|共)?(?:有|是)?(?:几|多少)(?:个|套)|(?:有|设了?|成立了?|组建了?)(?:哪些|哪几个)(?:攻坚|行动|工作|的)*{KIND}|"
    r"how many (?:task forces?|working groups?)", re.IGNORECASE,
)
_NAMED = re.compile(rf"(?P<stem>[\u3400-\u9fff]{{2,12}}?)(?:攻坚|行动|工作)*{KIND}")
_NO_NAME = re.compile(
    r"^.*(?:哪些|哪几个|哪个|几个|各个?|每个|所有|全部|这个|那个|请问|成立了?|组建了?|设立了?|建立了?|参加了?|加入了?|进了?|属于|负责|一共|总共|[二三四五六七八九十两]个|[的在是有由和跟与])|攻坚|行动|工作|七大|八大|综合|县|市|区|全"
)
_SHARED = 2


def draft_group_list(inquiry: Inquiry) -> Draft | None:
    """The answer that goes over all groups; None when one group is meant."""
    text = inquiry.question.typed
    groups = _of_kind(inquiry)
    if not groups:
        return None
    units = inquiry.question.units
    if units and inquiry.question.parts and _BESIDE.search(text):
        groups = [(reading, group) for reading, group in groups if not inquiry.in_parts(reading, group.address)]
    elif units and not inquiry.question.parts and (_IN_ANY.search(text) or _NAMED_LAST.search(text)):
        return draft_absence(inquiry, groups) if is_of_absence(inquiry) else draft_membership(inquiry, groups)
    if _WHICH.search(text):
        if units:
            return draft_absence(inquiry, groups) if is_of_absence(inquiry) else draft_membership(inquiry, groups)
        if stranger := unknown_unit(text):
            return not_there(inquiry, stranger)
    if more := _MORE_DEPUTIES.search(text):
        return _with_deputies(inquiry, groups, more)
    if _MOST.search(text) and _WHICH.search(text):
        return _largest(inquiry, groups)
    if sort := _sort(text):
        return draft_absent_sort(inquiry, groups, *sort) if is_of_absence(inquiry, sort[0]) else _with_sort(inquiry, groups, *sort)
    if unknown := _unknown(inquiry, groups):
        return Draft(inquiry.say("no_such_group", group=unknown, groups=inquiry.say.names([group.name for _, group in groups])), status=Status.NOT_FOUND)
    if len(inquiry.question.parts) > 1 or len(groups) < 2:
        return None
    asked = [name for name, cue in FIELDS.items() if cue.search(text)]
    if _COUNT.search(text) and not units:
        return _counted(inquiry, groups)
    if asked and _EACH.search(text) and not inquiry.question.parts:
        return _each(inquiry, groups, asked)
    return None


def _of_kind(inquiry: Inquiry) -> list[Member]:
    """The groups of the kind that the question names (专班), of all kinds where it names none that there is."""
    groups = [(reading, group) for reading in inquiry.readings() for group in reading.groups]
    kind = re.search(KIND, inquiry.question.typed)
    word = kind[0] if kind else noun_of(groups)
    return [one for one in groups if word in one[1].name] or groups


def _sizes(inquiry: Inquiry, groups: list[Member]) -> Draft:
    """How many members each group has."""
    say = inquiry.say
    listing = [(reading, group, group.members_span) for reading, group in groups if group.members_span]
    items = [say("group_size", group=group.name, count=len(group.members)) + _open(inquiry, group) for _, group, _ in listing]
    quotes = tuple(Quote.at(reading, group.address, span) for reading, group, span in listing)
    return Draft(say("join").join(items), quotes, rows=tuple((item, place) for place, item in enumerate(items)), is_computed=True)


def _largest(inquiry: Inquiry, groups: list[Member]) -> Draft | None:
    """The group with most, or fewest, members; ties together, all counts behind it."""
    say = inquiry.say
    most = _MOST.search(inquiry.question.typed)
    listing = [(reading, group) for reading, group in groups if group.members_span]
    if FIELDS["deputies"].search(inquiry.question.typed):
        return _most_deputies(inquiry, [one for one in groups if one[1].deputies])
    if not most or not listing:
        return None
    is_fewest = (most["word"] or most["english"].casefold()) in ("少", "小", "fewest", "smallest")
    counts = [len(group.members) for _, group in listing]
    edge = min(counts) if is_fewest else max(counts)
    best = [(reading, group) for reading, group in listing if len(group.members) == edge]
    ranked = sorted(listing, key=lambda one: len(one[1].members) * (1 if is_fewest else -1))
    quotes = tuple(Quote.at(reading, group.address, group.members_span) for reading, group in ranked if group.members_span)
    rows = tuple((say("group_size", group=group.name, count=len(group.members)) + _open(inquiry, group), place) for place, (_, group) in enumerate(ranked))
    names = say("list_comma").join(group.name for _, group in best)
    phrase = "smallest_group" if is_fewest else "largest_group"
    return Draft(say(phrase, groups=names, count=edge) + _open(inquiry, best[0][1]), quotes, rows=rows, is_computed=True)


def _with_deputies(inquiry: Inquiry, groups: list[Member], asked: re.Match[str]) -> Draft:
    """The groups with so many deputies, told by the units that they come from."""
    say = inquiry.say
    number = number_of(asked["count"] or asked["count_before"])
    found = [
        (reading, group, group.deputies) for reading, group in groups if group.deputies
        if (len(group.deputy_units) > number if asked["more"] else len(group.deputy_units) >= number if asked["least"] else len(group.deputy_units) == number)
    ]
    if not found:
        return Draft(say("no_group_with", kind=noun_of(groups), what=asked[0]), status=Status.NOT_FOUND)
    items = [say("group_convener", group=group.name, role=group.deputy_role, who=field.text) for _, group, field in found]
    quotes = tuple(Quote.at(reading, group.address, field.span) for reading, group, field in found)
    headline = say("counted", count=len(found)) + say("colon") + say("join").join(items)
    return Draft(headline, quotes, rows=tuple((item, place) for place, item in enumerate(items)), is_computed=True)


def _most_deputies(inquiry: Inquiry, groups: list[Member]) -> Draft | None:
    """The groups with most deputies, told by the units that they come from, with everybody's."""
    say = inquiry.say
    ranked = sorted(groups, key=lambda one: -len(one[1].deputy_units))
    if not ranked:
        return None
    best = [group for _, group in ranked if len(group.deputy_units) == len(ranked[0][1].deputy_units)]
    quotes = tuple(Quote.at(reading, group.address, group.deputies.span) for reading, group in ranked if group.deputies)
    items = [say("group_convener", group=group.name, role=group.deputy_role, who=group.deputies.text) for _, group in ranked if group.deputies]
    headline = say("join").join(item for item, (_, group) in zip(items, ranked, strict=True) if group in best)
    return Draft(headline, quotes, rows=tuple((item, place) for place, item in enumerate(items)), is_computed=True)


def _open(inquiry: Inquiry, group: WorkingGroup) -> str:
    return inquiry.say("open_members") if group.open_list else ""


def _sort(text: str) -> tuple[str, str] | None:
    """The sort of members asked for (乡镇), with how their names end; not where the question names such a member itself."""
    if not re.search(r"参加|成员|加入|进了|在内|包括|有(?=哪|几|什么)|有.{1,6}的|哪几个|哪些", text):
        return None
    for said, ending in KINDS.items():
        found = re.search(rf"(?<![\u3400-\u9fff]{{1}}[^的有在里中个些哪])(?:{said})", text)
        if found and not re.search(rf"(?:各|个)?{KIND}[^,，。]{{0,4}}办公室", text):
            return found[0], ending
    return None


def _with_sort(inquiry: Inquiry, groups: list[Member], said: str, ending: str) -> Draft:
    """The groups with members of one sort, and those members."""
    say = inquiry.say
    found = [
        (reading, group, [name for name in group.members if re.search(ending, name)]) for reading, group in groups
        if inquiry.in_parts(reading, group.address)
    ]
    found = [one for one in found if one[2]]
    if not found:
        return Draft(say("no_group_with", kind=noun_of(groups), what=said), status=Status.NOT_FOUND)
    quotes = tuple(Quote.at(reading, group.address, group.members_span) for reading, group, _ in found if group.members_span)
    items = [f"{group.name}{say('colon')}{say.names(names)}" for _, group, names in found]
    rows = tuple((item, place) for place, item in enumerate(items))
    return Draft(say("groups_with", what=said, count=len(found), kind=noun_of(groups), groups=say("join").join(items)), quotes, rows=rows, is_computed=True)


def _counted(inquiry: Inquiry, groups: list[Member]) -> Draft:
    """How many groups there are, and which."""
    say = inquiry.say
    quotes = tuple(Quote.at(reading, group.address, _name_span(reading, group)) for reading, group in groups)
    rows = tuple((f"{group.address} {group.name}", place) for place, (_, group) in enumerate(groups))
    return Draft(say("group_count", count=len(groups), kind=noun_of(groups), groups=say.names([group.name for _, group in groups])), quotes, rows=rows, is_computed=True)


def _name_span(reading: Reading, group: WorkingGroup) -> Span:
    start = reading.document.text.find(group.name, *group.span)
    return Span(start, start + len(group.name)) if start >= 0 else group.span


def _each(inquiry: Inquiry, groups: list[Member], asked: list[str]) -> Draft | None:
    """What was asked of every group, one row a group in document order; which groups do not set it is said."""
    say = inquiry.say
    if asked == ["members"] and _HOW_MANY.search(inquiry.question.typed):
        return _sizes(inquiry, groups)
    if "members" in asked and len(asked) > 1 and not re.search("成员|member", inquiry.question.typed):
        asked.remove("members")
    if "deputies" in asked:
        asked = [name for name in asked if name != "convener" or re.search(r"(?<!副)召集", inquiry.question.typed)]
    items, rows, without = [], [], []
    quotes: list[Quote] = []
    for reading, group in groups:
        fields = [field for name in asked if (field := field_of(inquiry, group, name))]
        if not fields:
            without.append(group.name)
            continue
        words = say("list_comma").join(words for words, _ in fields)
        items.append(f"{group.name}{say('colon')}{words}")
        rows.append((items[-1], len(quotes)))
        quotes += [Quote.at(reading, group.address, span) for _, span in fields]
    if not items:
        return None
    headline = say("counted", count=len(items)) + say("colon") + say("join").join(items)
    if without:
        headline += say("join") + say("groups_without", groups=say.names(without))
    return Draft(headline, tuple(quotes), rows=tuple(rows), is_computed=True)


def _unknown(inquiry: Inquiry, groups: list[Member]) -> str:
    """The name of a group that the question asks of and no document sets up; empty when it names none, or one that there is."""
    if inquiry.question.parts or inquiry.question.units or not GROUP_WORDS.search(inquiry.question.typed):
        return ""
    found = _NAMED.search(inquiry.question.typed)
    stem = _NO_NAME.sub("", found["stem"]) if found else ""
    if not found or len(stem) < _SHARED or inquiry.library.units.mentioned(found[0]):
        return ""
    known = " ".join(fold(f"{group.name} {reading.tree.part_of(reading.tree[group.address]).heading}") for reading, group in groups)
    known += " ".join(fold(name) for name in _headings(groups))
    return "" if longest_run(fold(stem), known) >= _SHARED else f"{stem}{found[0][len(found['stem']) :]}"


def _headings(groups: Sequence[Member]) -> list[str]:
    return [clause.heading for reading, group in groups for clause in reading.tree.part_of(reading.tree[group.address]).children]
