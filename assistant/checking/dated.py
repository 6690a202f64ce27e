"""Dated: a date that a draft says of a whole sentence of the documents, where one stretch of that sentence prints it for its own part."""

from collections.abc import Sequence

from assistant.verification.date_faults import fits
from assistant.verification.dates import Moment
from assistant.verification.said import Said
from assistant.verification.segments import Segment
from assistant.verification.witness import Witness
from assistant.verification.words import share

_OF_SENTENCE = 0.7
"""Share of the draft's words that the sentence holds."""
_FEWEST = 2
"""Words that the draft shares with the dated stretch."""


def is_dated_within(said: Said, segment: Segment, moment: Moment, witnesses: Sequence[Witness]) -> bool:
    """铁路专用线全线征拆,5月底前, where 推进铁路专用线建设,5月底前完成全线征拆 is printed."""
    words = said.content(said.plainly(segment.span))
    return any(_dates(words, moment, witness, said.own_year) for witness in witnesses)


def _dates(words: frozenset[str], moment: Moment, witness: Witness, own_year: int | None) -> bool:
    for number in {one.sentence for one in witness.segments}:
        rows = [(witness.content(one.text, moments), moments) for one, moments in zip(witness.segments, witness.governed, strict=True) if one.sentence == number]
        if share(words, frozenset().union(*(held for held, _ in rows))) < _OF_SENTENCE:
            continue
        dated = [(len(words & held), any(fits(moment, one, own_year) for one in moments)) for held, moments in rows if any(not one.is_carried for one in moments)]
        most = max((shared for shared, _ in dated), default=0)
        if most >= _FEWEST and all(is_fitting for shared, is_fitting in dated if shared == most):
            return True
    return False
