"""Witnessed: whether every sentence of a briefing, as composed or as a user has edited it, still has its witness."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.answer import Fault
from assistant.briefing.text import Sentence
from assistant.verification.evidence import Evidence
from assistant.verification.verify import verify
from index.folding import fold
from index.library import Library


@dataclass(frozen=True, slots=True)
class Unwitnessed:
    """A sentence that its sources do not bear out, and where."""

    sentence: Sentence
    faults: tuple[Fault, ...]


def unwitnessed(sentences: Iterable[Sentence], library: Library) -> Iterator[Unwitnessed]:
    """The sentences that their sources do not bear out, in order; what is computed is borne out by its count."""
    for sentence in sentences:
        if not sentence.is_computed and (faults := faults_of(sentence, library)):
            yield Unwitnessed(sentence, tuple(faults))


def faults_of(sentence: Sentence, library: Library) -> list[Fault]:
    """What of one sentence its sources do not bear out; all of it where it has none, nothing where a clause prints it."""
    evidence = []
    said = _compared(sentence.text.rstrip("。"))
    for source in sentence.sources:
        reading = library.reading(source.document)
        clause = reading.tree[source.address]
        if said in _compared(clause.span.of(reading.document.text)):
            return []
        evidence.append(Evidence(reading, clause))
    return verify(sentence.text, evidence, library) if evidence else [Fault(0, len(sentence.text), "no_witness")]


def _compared(text: str) -> str:
    return "".join(fold(text).split())
