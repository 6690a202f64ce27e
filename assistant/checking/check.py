"""Check: a whole draft, sentence by sentence, against all documents of a library."""

import re
from collections.abc import Iterator

from assistant.answer import Citation
from assistant.checking.judge import Judged, judge
from assistant.checking.near import Near
from assistant.checking.statement import Statement
from assistant.verification.evidence import Evidence
from assistant.verification.plain import plain
from assistant.verification.witness import Witness
from index.clauses import Clause
from index.library import Library, Reading
from index.sentences import sentences_of
from index.spans import Span

_SENTENCE = re.compile(r"[^。；;！？!?\n]+(?:[。；;！？!?]+[”’）)]*)?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_HEADING_LONGEST = 40
_LONGEST = 1000
"""Characters of a sentence that is read as one; a longer stretch without a full stop is cut at this length."""


class Checker:
    """Checks drafts against one library. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._near = Near(library)
        self._witnesses: dict[tuple[str, str], Witness] = {}

    def check(self, text: str) -> Iterator[Statement]:
        """The draft's statements in order; offsets are characters of ``text``."""
        heading, previous = "", ""
        for span in sentences_in(text):
            sentence = span.of(text)
            numbers = _NUMBER.findall(plain(sentence, self._library.genre).text)
            witnesses = [self._witness(*one) for one in self._near.clauses(f"{sentence} {heading}" if len(sentence) < _HEADING_LONGEST else sentence, numbers)]
            for one in judge(sentence, witnesses, self._library, f"{heading} {previous}"):
                yield _statement(one, span.start, text)
            if _is_heading(text, span):
                heading, previous = sentence, ""
            else:
                previous = sentence

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


def _statement(one: Judged, at: int, text: str) -> Statement:
    span = Span(one.span.start + at, one.span.end + at)
    if one.sides:
        says = "；".join(side.told for side in one.sides)
        citations = tuple(_citation(label, side.witness, side.span) for label, side in enumerate(one.sides, start=1))
    else:
        says = one.said
        citations = (_citation(1, one.witness, _quoted(one.witness, one.said, span.of(text))),) if one.witness else ()
    return Statement(span.start, span.end, span.of(text), one.verdict, says, citations, one.kind)


def _quoted(witness: Witness, said: str, stretch: str) -> Span:
    """What of the clause is quoted: what it says instead, else its sentence that is most like the stretch."""
    evidence = witness.evidence
    text, own = evidence.reading.document.text, evidence.clause.span
    start = text.find(said, own.start, own.end) if said else -1
    if start >= 0:
        return Span(start, start + len(said))
    spans = [sentence.span for sentence in sentences_of(evidence.reading.tree, evidence.clause)] or [own]
    return max(spans, key=lambda span: len(set(span.of(text)) & set(stretch)) / (1 + len(set(span.of(text)) | set(stretch))))


def _citation(label: int, witness: Witness, span: Span) -> Citation:
    evidence = witness.evidence
    own, text = evidence.clause.span, evidence.reading.document.text
    return Citation(label, evidence.reading.document.id, evidence.clause.address, evidence.clause.path, span.of(text), span.start, span.end, own.start, own.end)
