"""Beside: a sentence read beside the clauses that it is held against: their abbreviations spelled out, their units known."""

from collections.abc import Sequence

from assistant.verification.said import Said
from assistant.verification.units import roles_of, units_in
from assistant.verification.witness import Witness
from index.library import Library


def said_beside(sentence: str, witnesses: Sequence[Witness], library: Library, question: str = "") -> Said:
    """The sentence, ready for the checks; ``question``: what it answers, if anything."""
    year = next((one.own_year for one in witnesses if one.own_year), None)
    said = Said(sentence, question, library.genre, year, "\n".join(f"{one.context}\n{one.text}" for one in witnesses))
    said.units = units_in(said.text, library.units, [role for witness in witnesses for role in roles_of(witness)])
    return said
