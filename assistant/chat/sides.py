"""Sides: whether a model's words name every side of what the clauses say differently."""

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.answer import Answer, Citation, Conflict
from assistant.chat.facts import numerals
from assistant.chat.labels import without_labels
from assistant.phrases import phrases
from index.genre import one_of
from index.library import Library

_TAIL = re.compile(r"[，,；;]\s*([^，,；;]*?)[。.]?$")
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


def remark(conflicts: Sequence[Conflict], language: str) -> str:
    """What we say of clauses that differ: 两处表述不一致, 3处口径不同."""
    count = len({label for conflict in conflicts for label in conflict.labels})
    name = "scope_differ" if all(conflict.kind == "scope" for conflict in conflicts) else "differ"
    return phrases(language)(f"{name}_many", count=count) if count > 2 else phrases(language)(name)


def without_remark(statement: str, ledger: Answer) -> str:
    """A sentence without our own remark at its end that clauses differ: the ledger found that, and no clause says it."""
    tail = _TAIL.search(statement)
    if not tail or not ledger.conflicts:
        return statement
    ours = {remark(ledger.conflicts, language) for language in ("zh", "en")} | set(re.split("[，；;]\\s*", ledger.headline.rstrip("。.")))
    is_ours = tail[1] in ours and any(word in tail[1] for word in ("表述不一致", "口径不同"))
    return statement[: tail.start()] if is_ours else statement


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
