"""Members: what several clauses enumerate under one name with other members (“三个基地”, 农民工、退役军人等群体)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from index.clauses import Clause, ClauseTree
from index.conflicts.conflict import Conflict, Side, conflict_of
from index.folding import fold
from index.numerals import number_of
from index.sentences import sentences_of
from index.spans import Span
from index.terms import Term, counted_noun
from index.tokens import tokens

_LIST = re.compile(r"(?P<members>[^,，。;；:：、()（）“”\n]{1,20}(?:、[^,，。;；:：、“”\n]{1,16})+?)等(?P<head>[^,，。;；:：、\n等“”]{2,24})")
_QUOTED_LIST = re.compile(r"“(?P<members>[^“”、\n]{2,20}(?:、[^“”、\n]{2,20})+)”的?(?P<head>[\u3400-\u9fff]{2,6})")
_LEVELS = re.compile(r"(?P<levels>[国省市县区](?:、?[国省市县区])+)级?“(?P<term>[^“”\n]{3,20})”")
_VERB = re.compile(r"^.*(?:打造|建设|服务园区的|推动|培育发展|推进|发展|加强|包括|统筹抓好)(?=.{2})")
_SHARED = 2
"""Members that two lists have in common at least, and words of what they enumerate."""
_ENDING = 3
"""Characters at the end that make two members one where a verb may stand before each (支持|农民工, 帮扶|农民工)."""
_COUNT = re.compile(r"(?P<count>[三四五六七八九十]|\d{1,2})[大项个](?P<what>[\u3400-\u9fff]{2,12})(?:[(（][^()（）]*[)）])?$")


@dataclass(frozen=True)
class _List:
    address: str
    span: Span
    members: tuple[str, ...]
    head: str
    """What is enumerated."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The tokens of the head."""
        return frozenset(tokens(self.head))


def member_conflicts(tree: ClauseTree, terms: Sequence[Term]) -> Iterator[Conflict]:
    """One conflict a name whose members differ between clauses."""
    yield from _of_terms(tree, terms)
    yield from _of_pairs(tree, terms)
    yield from _of_lists([*_lists(tree, _LIST), *_headed(tree)], _SHARED)
    yield from _of_lists(list(_lists(tree, _QUOTED_LIST)), 1)
    yield from _of_levels(tree)
    yield from _of_counts(tree)


def _of_terms(tree: ClauseTree, terms: Sequence[Term]) -> Iterator[Conflict]:
    """A numbered term whose members are printed differently in different clauses."""
    text = tree.document.text
    for name in dict.fromkeys(term.term for term in terms if counted_noun(term.term)):
        uses = [term for term in terms if term.term == name]
        explained = [(term, term.explanation) for term in uses if term.explanation]
        members = [[_plain(member) for member in span.of(text).split("、")] for _, span in explained]
        if len({term.address for term, _ in explained}) < 2 or all(_are_one(one, other) for one, other in combinations(members, 2)):
            continue
        yield conflict_of("composition", f"“{name}”", [(Side(term.address, _with_name(term, span)), span.of(text)) for term, span in explained])


def _plain(member: str) -> str:
    """A member without a verb that runs into it, a number before it and a remark behind it."""
    return re.sub(r"[(（].*", "", _VERB.sub("", re.sub(r"^[\d\s.]+", "", fold(member))))


def _are_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Two lists whose members are the same but for words before or behind them (行政案件|审判)."""
    return len(one) == len(other) and all(any(mine in theirs or theirs in mine for theirs in other) for mine in one)


def _with_name(term: Term, explanation: Span) -> Span:
    """The term in its quotation marks with the members beside it."""
    return Span(min(explanation.start, term.span.start - 1), max(explanation.end, term.span.end + 1))


def _of_pairs(tree: ClauseTree, terms: Sequence[Term]) -> Iterator[Conflict]:
    """Two numbered terms side by side (“三个基地”“三个园区”), of which another clause calls one differently (“三个园中园”)."""
    beside = [
        (one, other) for one, other in pairwise(terms)
        if one.address == other.address and other.span.start - one.span.end == 2 and counted_noun(one.term) and counted_noun(other.term)
    ]
    for (one, mine), (other, theirs) in combinations(beside, 2):
        if one.address != other.address and one.term == other.term and mine.term != theirs.term and mine.term[0] == theirs.term[0]:
            sides = [(Side(term.address, Span(term.span.start - 1, term.span.end + 1)), f"“{term.term}”") for term in (mine, theirs)]
            yield conflict_of("composition", f"“{mine.term}”", sides)


def _lists(tree: ClauseTree, pattern: re.Pattern[str]) -> Iterator[_List]:
    text = tree.document.text
    for clause in tree:
        for sentence in sentences_of(tree, clause):
            for found in pattern.finditer(text, *sentence.span):
                members = tuple(re.split("[、和及]", fold(found["members"])))
                yield _List(clause.address, Span(*found.span()), members, found["head"])


def _headed(tree: ClauseTree) -> Iterator[_List]:
    """A clause whose paragraphs are labelled enumerates their labels under its own heading."""
    for clause in tree:
        labels = tuple(fold(child.heading) for child in clause.children if not child.marker)
        start = tree.document.text.find(clause.heading, *clause.span) if clause.heading else -1
        if len(labels) > 1 and start >= 0:
            yield _List(clause.address, Span(start, start + len(clause.heading)), labels, clause.heading)


def _of_lists(lists: Sequence[_List], shared: int) -> Iterator[Conflict]:
    groups: list[list[_List]] = []
    for one in lists:
        known = next((group for group in groups if any(_is_same_matter(one, other, shared) for other in group)), None)
        if known is None:
            groups.append([one])
        else:
            known.append(one)
    for group in groups:
        if len({one.address for one in group}) > 1 and any(_differ(one, other) for one in group for other in group):
            subject = min((one.head for one in group), key=len)
            yield conflict_of("composition", subject if shared > 1 else f"{group[-1].members[0]}{subject}", [(Side(one.address, one.span), _named(one)) for one in group])


def _is_same_matter(one: _List, other: _List, shared: int) -> bool:
    if one.address == other.address or len(one.words & other.words) < _SHARED:
        return False
    return sum(any(_is_same(mine, theirs) for theirs in other.members) for mine in one.members) >= shared


def _differ(one: _List, other: _List) -> bool:
    return any(not any(_is_same(mine, theirs) for theirs in other.members) for mine in one.members)


def _is_same(one: str, other: str) -> bool:
    """Equal, but for a verb that runs into the first member of a list."""
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) or (len(shorter) > _ENDING and shorter[-_ENDING:] == longer[-_ENDING:])


def _named(one: _List) -> str:
    return "、".join((_VERB.sub("", one.members[0]), *one.members[1:]))


def _of_levels(tree: ClauseTree) -> Iterator[Conflict]:
    """A quoted thing of several levels of government, of other levels elsewhere: 省市县“重点民生实事”, 省、市“十大重点民生实事”."""
    text = tree.document.text
    found = [(Side(clause.address, Span(*one.span())), one["levels"].replace("、", ""), one["term"]) for clause in tree for one in _LEVELS.finditer(text, *clause.span)]
    for name in sorted({term for _, _, term in found}, key=len):
        sides = [(side, levels) for side, levels, term in found if term.endswith(name)]
        if len({levels for _, levels in sides}) > 1 and len({side.address for side, _ in sides}) > 1:
            yield conflict_of("composition", f"“{name}”", sides)
            return


def _of_counts(tree: ClauseTree) -> Iterator[Conflict]:
    """A heading that counts what stands beneath it (十大…实事) and has another number of items, numbered without a gap."""
    for clause in tree:
        counted = _COUNT.search(clause.heading)
        numbered = [child for child in clause.children if child.marker]
        if not counted or len(clause.path) < 2 or len(numbered) < 3:
            continue
        count = number_of(counted["count"])
        if count != len(numbered) and count < 2 * len(numbered):
            sides = [(_heading_side(tree, clause), counted[0].partition("(")[0].partition("（")[0]), (_heading_side(tree, numbered[-1]), f"列出{len(numbered)}项")]
            yield conflict_of("composition", counted["what"], sides)


def _heading_side(tree: ClauseTree, clause: Clause) -> Side:
    start = tree.document.text.find(clause.heading, *clause.span)
    return Side(clause.address, Span(start, start + len(clause.heading)) if clause.heading and start >= 0 else clause.span)

