"""Witness: asks the verification whether the clauses that a sentence names bear it out."""

from collections.abc import Callable, Sequence

from assistant.answer import Citation, Fault
from index.library import Library

Check = Callable[[str, Sequence[Citation], Library, str], list[Fault]]
"""A statement, the citations it names, the library, the question → what has no witness."""


def refuse(statement: str, citations: Sequence[Citation], library: Library, question: str) -> list[Fault]:
    """Nothing has a witness."""
    return [Fault(0, len(statement), "no_witness")]
