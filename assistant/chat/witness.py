"""Witness: asks the verification whether the clauses that a statement's citations name bear it out."""

from collections.abc import Callable, Sequence

from assistant.answer import Citation, Fault
from assistant.verification.evidence import Evidence
from assistant.verification.verify import verify
from index.library import Library

Check = Callable[[str, Sequence[Citation], Library, str], list[Fault]]
"""A statement, the citations it names, the library, the question → what has no witness."""


def witnessed(statement: str, citations: Sequence[Citation], library: Library, question: str) -> list[Fault]:
    """The faults of a statement against the clauses that were cited; empty where everything in it has its witness."""
    evidence = []
    for document, address in dict.fromkeys((citation.document, citation.address) for citation in citations):
        reading = library.reading(document)
        evidence += [Evidence(reading, clause) for clause in reading.tree if clause.address == address]
    return verify(statement, evidence, library, question)
