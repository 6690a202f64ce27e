"""Siblings: the targets that a noun may mean behind a question for a figure: beside the one that was shown, or like it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.asks import Ask
from assistant.quantity_asked import quantity_asked
from assistant.turns.context import shown
from assistant.turns.fragment import Fragment
from assistant.turns.memory import Said
from assistant.turns.subject import asked_of
from index.clauses import Clause
from index.folding import fold
from index.library import Reading
from index.targets import Target

_MEASURE = 2
"""Characters at the end of an indicator that say what is measured: 产值, 企业."""
_SHORT = 3
"""Characters of an indicator that says too little alone: 年产值."""
_LABEL = 12
"""Characters of a heading that can stand before an indicator."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """One target that a noun may mean."""

    reading: Reading
    clause: Clause
    target: Target
    is_named: bool
    """The noun stands in its indicator, not only in its clause's heading."""
    is_shown: bool
    """It stands in a clause that was shown."""
    is_like: bool
    """It measures what the target that was shown measures, in the same unit."""

    def asked(self, fragment: Fragment) -> str:
        """The question for it: 附件2硅砂新材料年产值目标是多少."""
        part = self.reading.tree.part_of(self.clause).address
        indicator, heading = self.target.indicator, self.clause.heading
        alike = {one.address for one in self.reading.targets if fold(one.indicator[-_MEASURE:]) == fold(indicator[-_MEASURE:]) and len(one.indicator) <= _SHORT}
        label = heading if 2 <= len(heading) <= _LABEL and len(indicator) <= _SHORT and len(alike) > 1 else ""
        return asked_of(f"{part}{label}{'的' if indicator[0].isdecimal() and not label else ''}{indicator}", (Ask.FIGURE,), fragment.is_english)


def siblings(names: Sequence[str], last: Said, fragment: Fragment) -> list[Sibling]:
    """The targets that one of some names may mean, the likeliest first; none unless a figure was asked for or shown."""
    library = fragment.understanding.library
    before = list(shown_targets(last, fragment))
    asked = last.question.wants(Ask.FIGURE, Ask.PROGRESS) or (not last.question.asks and bool(before)) or fragment.question.wants(Ask.FIGURE)
    if not asked:
        return []
    places = shown(last)
    wanted = quantity_asked(fragment.text).units
    found = []
    for reading in library.readings:
        for target in reading.targets:
            clause = reading.tree[target.address]
            is_named = any(is_called(name, target.indicator) for name in names)
            is_headed = 2 <= len(clause.heading) <= _LABEL and any(fold(name) in fold(clause.heading) for name in names)
            if (is_named or is_headed) and target not in before[:1] and _measures(target, wanted):
                is_like = is_headed and any(_is_like(target, one) for one in before[:1])
                found.append(Sibling(reading, clause, target, is_named, (reading.document.id, target.address) in places, is_like))
    return sorted((one for one in found if one.is_named or one.is_like), key=lambda one: (-(one.is_shown + one.is_like), not one.is_named))


def names_of(noun: str, fragment: Fragment) -> list[str]:
    """A noun as typed, with its abbreviations written out, and in the words of the documents."""
    read = fragment.understanding.read(noun)
    return list(dict.fromkeys(name for name in (noun, read.topic.replace(" ", ""), *read.also) if len(name) > 1))


def shown_targets(last: Said, fragment: Fragment) -> Iterator[Target]:
    """The targets that an answer stated, in its order."""
    for citation in last.answer.citations:
        for target in fragment.understanding.library.reading(citation.document).targets:
            if target.address == citation.address and citation.start <= target.span.start and target.span.end <= citation.end:
                yield target


def _measures(target: Target, wanted: frozenset[str]) -> bool:
    """Whether a target is in a unit that a fragment asks for: no number of berths where metres are asked."""
    return not wanted or not target.unit or target.unit in wanted


def _is_like(target: Target, other: Target) -> bool:
    """Whether two targets measure the same of different things: 年产值 and 产值, each 亿元."""
    return target.unit == other.unit and target.indicator[-_MEASURE:] == other.indicator[-_MEASURE:]


def is_called(name: str, indicator: str) -> bool:
    """Whether words name an indicator: they stand in it, or are two or three of its first characters in their order (文旅: 文化旅游产业链)."""
    if fold(name) in fold(indicator):
        return True
    return len(name) in (2, 3) and bool(re.match("".join(f"{re.escape(character)}.?" for character in name), indicator))
