"""Sides: whether a model's words name every side of what the clauses say differently."""

import re
from collections.abc import Mapping, Sequence

from assistant.answer import Citation, Conflict
from assistant.chat.facts import numerals
from index.genre import Genre, one_of


def unsaid_sides(conflict: Conflict, cited: Mapping[int, Citation], shown: Sequence[tuple[str, Sequence[int]]], genre: Genre) -> tuple[int, ...]:
    """The labels of the sides that the shown sentences (text, labels) leave out; empty where they name all of them or none."""
    sides = [label for label in conflict.labels if label in cited]
    marks = {label: _marks(cited[label].quote, genre) for label in sides}
    common = set.intersection(*marks.values()) if marks else set()
    said = {label for _, labels in shown for label in labels}
    text = "\n".join(sentence for sentence, labels in shown if set(labels) & set(sides))
    spoken = _marks(text, genre)
    named = [label for label in sides if label in said and (not marks[label] - common or (marks[label] - common) & spoken)]
    missing = [label for label in conflict.labels if label not in named]
    return tuple(missing) if said & set(sides) else ()


def _marks(text: str, genre: Genre) -> set[str]:
    """The figures of a text and the words that bind them."""
    words = re.findall(f"{genre.after_pattern}|{genre.before_pattern}|{one_of(genre.commitments)}", text)
    return {*numerals(text, genre), *words}
