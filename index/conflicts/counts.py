"""Counts and dates: one project with another number of the same things, or another date, where a clause speaks of it again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from index.clauses import ClauseTree
from index.conflicts.conflict import Conflict, Side, conflict_of
from index.folding import fold
from index.milestones import Milestone
from index.numerals import number_of
from index.sentences import sentences_of
from index.spans import Span
from index.tokens import tokens

_COUNT = re.compile(r"(?P<count>[二两三四五六七八九十]{1,3}|\d{1,4})(?P<of>[个座处条台所艘栋])(?P<what>[^,，。;；:：、“”\n]{4,})")
_SEGMENT = re.compile(r"[^,，。;；:：\n]+")
_SAME_THINGS = 6
"""Characters behind two counts that have to be the same for them to count the same things."""
_STAGE = re.compile(r"[一二三四五六]期|[上下]半年|第[一二三四五]批")
_DATE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月份?)?(?:\d{1,2}[日号])?(?:[上中下]旬|年?[底末初])?(?:之?前|以前|内)?|[到至在]|确保|力争")
_ALIKE = 0.6
_FEWEST = 3
"""Pairs of characters that say what is dated, at least."""


@dataclass(frozen=True, slots=True)
class _Count:
    address: str
    span: Span
    count: int
    printed: str
    of: str
    what: str
    stages: frozenset[str]
    """Which of several the count is for: 二期."""


def count_conflicts(tree: ClauseTree) -> Iterator[Conflict]:
    """One conflict a thing of which clauses count another number; where they speak of other stages it is one of scope."""
    groups: list[list[_Count]] = []
    for count in _counts(tree):
        known = next((group for group in groups if _is_same_thing(group[0], count)), None)
        if known is None:
            groups.append([count])
        else:
            known.append(count)
    for group in groups:
        if len({count.count for count in group}) > 1 and len({count.address for count in group}) > 1:
            kind = "scope" if len({count.stages for count in group}) > 1 else "value"
            yield conflict_of(kind, _shared_start([count.what for count in group]), [(Side(count.address, count.span), count.printed) for count in group])


def _counts(tree: ClauseTree) -> Iterator[_Count]:
    text = tree.document.text
    for clause in tree:
        for sentence in sentences_of(tree, clause):
            for segment in _SEGMENT.finditer(text, *sentence.span):
                for found in _COUNT.finditer(text, *segment.span()):
                    before = text[segment.start() : found.start()]
                    stages = frozenset(_STAGE.findall(before))
                    printed = f"{'、'.join(sorted(stages, key=before.find))}{found['count']}{found['of']}"
                    yield _Count(clause.address, Span(*segment.span()), number_of(found["count"]), printed, found["of"], fold(found["what"]), stages)


def _is_same_thing(one: _Count, other: _Count) -> bool:
    return one.of == other.of and one.address != other.address and len(_shared_start([one.what, other.what])) >= _SAME_THINGS


def _shared_start(texts: Sequence[str]) -> str:
    size = 0
    while all(size < len(text) for text in texts) and len({text[size] for text in texts}) == 1:
        size += 1
    return texts[0][:size]


def _figures(text: str) -> list[str]:
    """The numerals beside the dates: each may be set for its own year."""
    return re.findall(r"\d+(?:\.\d+)?", _DATE.sub(" ", text))


def date_conflicts(tree: ClauseTree, milestones: Sequence[Milestone]) -> Iterator[Conflict]:
    """Two clauses that date the same thing differently; a date that is only less precise than the other agrees with it."""
    text = tree.document.text
    dated = [(milestone, frozenset(tokens(_DATE.sub(" ", milestone.span.of(text))))) for milestone in milestones if milestone.iso]
    for (one, mine), (other, theirs) in combinations(dated, 2):
        if one.address == other.address or one.iso.startswith(other.iso) or other.iso.startswith(one.iso):
            continue
        if _figures(one.span.of(text)) != _figures(other.span.of(text)):
            continue
        if len(mine & theirs) >= _FEWEST and len(mine & theirs) / len(mine | theirs) >= _ALIKE:
            subject = _DATE.sub("", one.span.of(text)).strip()
            yield conflict_of("value", subject, [(Side(date.address, date.span), date.date_span.of(text)) for date in (one, other)])
