"""Check: a whole draft, sentence by sentence, against all documents of a library."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import Citation
from assistant.checking.indicators import Indicators
from assistant.checking.judge import Judged, judge
from assistant.checking.named import Named
from assistant.checking.near import Near
from assistant.checking.statement import Statement
from assistant.checking.written import as_printed
from assistant.verification.evidence import Evidence
from assistant.verification.plain import plain
from assistant.verification.roles import role_words
from assistant.verification.witness import Witness
from index.clauses import Clause
from index.folding import fold
from index.library import Library, Reading
from index.sentences import sentences_of
from index.spans import Span

_SENTENCE = re.compile(r"[^。；;！？!?\n]+(?:[。；;！？!?]+[”’）)]*)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MARK = re.compile(r"[，,；;。！!？?\n]|(?<=[\u3400-\u9fff])\.")
_TELLING = 8
"""Characters of a quotation that say what it is of."""
_HEADING_LONGEST = 40
_LONGEST = 1000
"""Characters of a sentence that is read as one; a longer stretch without a full stop is cut at this length."""


@dataclass(frozen=True)
class _Desk:
    """What a sentence is looked up in."""

    near: Near
    indicators: Indicators


class Checker:
    """Checks drafts against one library. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._named = Named([reading.document for reading in library.readings])
        self._desks: dict[frozenset[str], _Desk] = {}
        self._witnesses: dict[tuple[str, str], Witness] = {}

    def check(self, text: str) -> Iterator[Statement]:
        """The draft's statements in order; offsets are characters of ``text``."""
        heading, previous, above_all = "", "", frozenset[str]()
        for span in sentences_in(text):
            written = as_printed(span.of(text), self._library.genre)
            sentence = written.text
            named = self._named.of(sentence, above_all)
            desk = self._desk(named)
            numbers = _NUMBER.findall(plain(sentence, self._library.genre).text)
            above = f"{heading} {previous}" if role_words(fold(sentence)) else heading
            clauses = desk.near.clauses(f"{sentence} {above}" if len(sentence) < _HEADING_LONGEST else sentence, numbers)
            clauses += [one for one in desk.indicators.clauses(sentence) if one not in clauses]
            for one in judge(sentence, [self._witness(*one) for one in clauses], desk.indicators, f"{heading} {previous}"):
                here = written.origin(one.span)
                yield _statement(one, Span(here.start + span.start, here.end + span.start), text)
            if _is_heading(text, span):
                heading, previous, above_all = sentence, "", named
            else:
                previous = sentence

    def _desk(self, documents: frozenset[str]) -> "_Desk":
        """What looks things up in these documents alone; in all where none is named."""
        if documents not in self._desks:
            readings = tuple(one for one in self._library.readings if not documents or one.document.id in documents)
            library = replace(self._library, readings=readings)
            self._desks[documents] = _Desk(Near(library), Indicators(library))
        return self._desks[documents]

    def _witness(self, reading: Reading, clause: Clause) -> Witness:
        key = (reading.document.id, clause.address)
        if key not in self._witnesses:
            self._witnesses[key] = Witness(Evidence(reading, clause), self._library.genre)
        return self._witnesses[key]


def sentences_in(text: str) -> Iterator[Span]:
    """The sentences of a draft, white space around them left out."""
    for found in _SENTENCE.finditer(text):
        for start in range(found.start(), found.end(), _LONGEST):
            piece = text[start : min(found.end(), start + _LONGEST)]
            if piece.strip():
                left = len(piece) - len(piece.lstrip())
                yield Span(start + left, start + len(piece.rstrip()))


def _is_heading(text: str, span: Span) -> bool:
    """A short line by itself that no full stop ends."""
    is_line = (span.start == 0 or text[: span.start].rstrip(" \t\u3000").endswith("\n")) and text[span.end : span.end + 1] in ("", "\n")
    return is_line and span.end - span.start <= _HEADING_LONGEST and text[span.end - 1] not in "。；;！!？?"


def _statement(one: Judged, span: Span, text: str) -> Statement:
    if one.sides:
        says = "；".join(side.told for side in one.sides)
        citations = tuple(_citation(label, side.witness, side.span) for label, side in enumerate(one.sides, start=1))
    elif one.witness:
        place = _place(one.witness, one.said, span.of(text))
        citations = (_citation(1, one.witness, place),)
        says = citations[0].quote if one.said else ""
    else:
        says, citations = one.said, ()
    return Statement(span.start, span.end, span.of(text), one.verdict, says, citations, one.kind)


def _place(witness: Witness, said: str, stretch: str) -> Span:
    """What of the clause is quoted: what it says instead, with the words around it where it is short; else its sentence most like the stretch."""
    evidence = witness.evidence
    text, own = evidence.reading.document.text, evidence.clause.span
    found = [Span(own.start + one.start(), own.start + one.end()) for one in re.finditer(re.escape(said), own.of(text))] if said else []
    if found:
        around = {span: _widened(text, span, own) for span in found}
        best = max(found, key=lambda span: _alike(around[span].of(text), stretch))
        return best if len(said) >= _TELLING else around[best]
    spans = [sentence.span for sentence in sentences_of(evidence.reading.tree, evidence.clause)] or [own]
    numbers = {*_NUMBER.findall(fold(stretch))}
    return max(spans, key=lambda span: (len(numbers & {*_NUMBER.findall(fold(span.of(text)))}), _alike(span.of(text), stretch)))


def _widened(text: str, span: Span, own: Span) -> Span:
    """From mark to mark around a stretch, within the clause's own text."""
    starts = [one.end() for one in _MARK.finditer(text, own.start, span.start)]
    end = _MARK.search(text, span.end, own.end)
    return Span(starts[-1] if starts else own.start, end.start() if end else own.end)


def _alike(one: str, other: str) -> float:
    """The share of characters that two stretches have in common, 0 to 1."""
    return len({*one} & {*other}) / max(1, len({*one} | {*other}))


def _citation(label: int, witness: Witness, span: Span) -> Citation:
    evidence = witness.evidence
    own, text = evidence.clause.span, evidence.reading.document.text
    return Citation(label, evidence.reading.document.id, evidence.clause.address, evidence.clause.path, span.of(text), span.start, span.end, own.start, own.end)
