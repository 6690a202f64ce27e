"""Replaced: a name of the clauses (project, place, company, indicator, term) in which a draft puts another word in the place of one of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from assistant.checking.aligned import EDGE, JOINS, RUN, Place, places
from assistant.verification.ordinary import Graded, graded, has_synonym
from assistant.verification.plain import Plain, rewritten
from assistant.verification.said import Complaint, Said
from assistant.verification.witness import Witness
from assistant.verification.words import abbreviated
from index.clauses import Clause
from index.folding import fold
from index.library import Library, Reading
from index.spans import Span

_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_SHORTEST, _SURE, _VERBATIM = 4, 5, 8
"""Characters of a name; of the same words on either side, for a name that is told by its kind alone, and for any other word."""
_LIKE = 0.6
"""Likeness of a quotation to the term that it may misquote."""
_KINDS = re.compile(
    r"(?:[\u3400-\u9fff]{0,4}?)(?:中心|园区?|基地|平台|工程|行动|计划|项目|公司|集团|大道|[南北东西]?路|专?用?线|港|码头|大学|学院|医院|会(?!议)|示范区|试验区|开发区|景区|专班|银行|小镇|水库|服务站|工作站|实验室|研究院|基金|片区|组团|人口|率|额)"
)
_HOUSES = re.compile(r"中心|基地|产业园|公司|集团|学院|实验室|研究院|示范区|基金|工作站|服务站")
"""What makes even a verb before it a part of a name: 技术转移中心."""
_NAMES = ("nr", "ns", "nt", "nz")
_POINTING = "这那该此其"
_NUMBERED = re.compile(r"年(?:行动|计划|规划)")


@dataclass(frozen=True)
class Names:
    """The names of a library. Safe to share between threads."""

    library: Library

    @cached_property
    def text(self) -> str:
        """All names, a line each: indicators and terms."""
        names = {one.indicator for reading in self.library.readings for one in reading.targets} | {one.term for reading in self.library.readings for one in reading.terms}
        return "\n".join(sorted(fold(name) for name in names if len(name) >= _SHORTEST))

    @cached_property
    def printed(self) -> str:
        return "\n".join(fold(reading.document.text) for reading in self.library.readings)

    def like(self, quoted: str) -> Iterator[tuple[Reading, Clause]]:
        """The clause that prints a term most like a quotation of about its length."""
        rated = [(SequenceMatcher(None, quoted, term, autojunk=False).ratio(), term) for term in self._terms if abs(len(term) - len(quoted)) <= 1]
        best = max(rated, default=(0.0, ""))
        if best[0] >= _LIKE:
            yield self._terms[best[1]]

    @cached_property
    def _terms(self) -> dict[str, tuple[Reading, Clause]]:
        """Every quoted term, folded → the first clause that prints it."""
        found: dict[str, tuple[Reading, Clause]] = {}
        for reading in self.library.readings:
            for term in reading.terms:
                clause = reading.tree.get(term.address)
                if clause is not None and len(term.term) > EDGE:
                    found.setdefault(fold(term.term), (reading, clause))
        return found

    def holds(self, said: Said, span: Span) -> bool:
        """A stretch of the sentence is part of a term that the documents quote and the draft does not: 六个一行动."""
        text, here = fold(said.plain.original), said.plain.origin(span)
        found = (Span(at, at + len(term)) for term in self._terms if (at := text.find(term)) >= 0)
        return any(one.covers(here) for one in found)

    def faults(self, said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
        """One complaint for each word that stands in the place of another of a name."""
        behind = 0
        for text in dict.fromkeys((said.text, unquoted(said.text).text)):
            shown = unquoted(said.text) if text != said.text else None
            for run in RUN.finditer(text):
                for witness in witnesses:
                    held = unquoted(witness.text)
                    for place in places(text, Span(*run.span()), held.text if shown else witness.text):
                        mine = shown.origin(place.span) if shown else place.span
                        theirs = held.origin(place.printed) if shown else place.printed
                        if mine.start >= behind and self._is_another_name(said, Place(mine, theirs, place.anchors), witness):
                            behind = mine.end
                            yield Complaint(mine, "quote_char", witness.printed(_wider(witness.text, theirs)))

    def _is_another_name(self, said: Said, place: Place, witness: Witness) -> bool:
        mine, theirs = place.span.of(said.text), place.printed.of(witness.text)
        if mine[0] in _POINTING or JOINS.search(mine) or not _may_be_told(said, place.span) or any(start < place.span.end and place.span.start < end for start, end in abbreviated(said.text, said.held, said.genre)):
            return False
        here, there = _wider(said.text, place.span), _wider(witness.text, place.printed)
        if here.of(said.text) in self.printed:
            return False
        if _NUMBERED.match(said.text, place.span.end):
            return mine.isdecimal() and theirs.isdecimal()
        own, other = _words_at(said.text, place.span), _words_at(witness.text, place.printed)
        if len(mine) == len(theirs) and place.anchors >= _SURE and _HOUSES.match(said.text, place.span.end):
            return True
        if not own or not other or all(one.replaces_freely or (one.grade == "free" and len(mine) > 1) for one in own) or any(has_synonym(one.text, two.text) for one in own for two in other):
            return False
        if there.of(witness.text) in self.text:
            return len(mine) == len(theirs) == 1 or not set(mine) & set(theirs)
        are_words = any(one.grade == "bearing" for one in own) and any(one.grade == "bearing" for one in other)
        if place.anchors >= _VERBATIM and are_words and len(mine) > 1 and not set(mine) & set(theirs):
            return True
        if all(one.grade == "free" for one in other) or mine in witness.context:
            return False
        if any(one.tag.startswith(_NAMES) for one in other):
            return True
        is_item = "、" in said.text[max(0, place.span.start - EDGE) : place.span.start] and "、" in said.text[place.span.end : place.span.end + EDGE]
        return (is_item or _KINDS.match(said.text, place.span.end) is not None) and place.anchors >= _SURE and any(one.grade == "bearing" for one in own) and len(mine) == len(theirs)


@lru_cache(maxsize=4096)
def unquoted(text: str) -> Plain:
    """A compared text without its quotation marks."""
    return rewritten(text, text, ((found.start(), found.end(), "") for found in re.finditer('"', text)))


def _may_be_told(said: Said, span: Span) -> bool:
    """Figures, dates and units have a check of their own."""
    return _NUMBERED.match(said.text, span.end) is not None or (_CHINESE.fullmatch(span.of(said.text)) is not None and not any(span.overlaps(one) for one in said.settled))


def _words_at(text: str, span: Span) -> list[Graded]:
    """The words of which a stretch has a part."""
    run = next((one for one in _CHINESE.finditer(text) if one.start() <= span.start < one.end()), None)
    if run is None:
        return []
    return [one for one in graded(run[0]) if one.span.start + run.start() < span.end and span.start < one.span.end + run.start()]


def _wider(text: str, span: Span) -> Span:
    """A stretch with two characters on each side, no marks among them."""
    start, end = span.start, span.end
    while start > 0 and span.start - start < EDGE and _CHINESE.match(text[start - 1]):
        start -= 1
    while end < len(text) and end - span.end < EDGE and _CHINESE.match(text[end]):
        end += 1
    return Span(start, end)
