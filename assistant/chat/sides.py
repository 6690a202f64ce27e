"""Sides: whether a model's words name every side of what the clauses say differently."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answer import Citation, Conflict
from assistant.chat.facts import numerals
from assistant.chat.labels import without_labels
from index.genre import one_of
from index.library import Library

Marks = Callable[[str, Library], set[str]]


def unsaid_sides(conflict: Conflict, cited: Mapping[int, Citation], shown: Sequence[tuple[str, Sequence[int]]], library: Library) -> tuple[int, ...]:
    """The labels of the sides that the shown sentences (text, labels) leave out; empty where they name all of them or none."""
    sides = [label for label in conflict.labels if label in cited]
    said = {label for _, labels in shown for label in labels}
    if not said & set(conflict.labels):
        return ()
    text = "\n".join(without_labels(sentence) for sentence, labels in shown if set(labels) & set(sides))
    kind, telling = _telling({label: cited[label].quote for label in sides}, library)
    spoken = kind(text, library)
    named = [label for label in sides if label in said and (not telling[label] or telling[label] & spoken)]
    return tuple(label for label in conflict.labels if label not in named)


def _telling(quotes: Mapping[int, str], library: Library) -> tuple[Marks, dict[int, set[str]]]:
    """What only one side says: its figures, or where they are the same the words that bind them, or its units."""
    for kind in (_figures, _words, _units):
        marks = {label: kind(quote, library) for label, quote in quotes.items()}
        common = set.intersection(*marks.values()) if marks else set()
        if any(marks[label] - common for label in marks):
            return kind, {label: marks[label] - common for label in marks}
    return _figures, {label: set() for label in quotes}


def _figures(text: str, library: Library) -> set[str]:
    return set(numerals(text, library.genre))


def _words(text: str, library: Library) -> set[str]:
    genre = library.genre
    return set(re.findall(f"{genre.after_pattern}|{genre.before_pattern}|{one_of(genre.commitments)}|{genre.benchmark_pattern}", text))


def _units(text: str, library: Library) -> set[str]:
    return {name for _, names in library.units.mentioned(text) for name in names}
