"""Topic: where the documents speak of a subject in a user's own words: the clauses, and of these the sentences."""

from functools import cached_property

from assistant.ledger import Row
from assistant.verification.words import content, share
from index.clauses import Clause
from index.errors import YoujuError
from index.folding import fold
from index.library import Library, Reading
from index.sentences import sentences_of
from index.spans import Span

_ON_TOPIC = 0.6
"""Share of a topic's words that a text on it holds, where no text holds the topic as it is written."""


class SubjectError(YoujuError):
    """Nothing in the documents belongs to the subject; the message names what is near."""


class Topic:
    """One topic in a library. Notes of responsibility speak of no topic: a unit's name is in them only."""

    def __init__(self, library: Library, topic: str) -> None:
        """Raises SubjectError where the topic says nothing or no clause speaks of it."""
        self._library = library
        self._said = "".join(fold(topic).split())
        self._words = content(fold(topic))
        if not self._words:
            raise SubjectError(f"“{topic}”不能作为主题：请写出一两个词，如 低空经济")
        if not self._places:
            raise SubjectError(f"文件中没有提到“{topic}”：请换一个说法，或用 youju search 查找")

    def is_in_clause(self, row: Row) -> bool:
        """The row's clause speaks of it, or stands below a heading that does."""
        return (row["document"], row["address"]) in self._places

    def is_of(self, row: Row) -> bool:
        """The row speaks of it, or its sentence does and not another target there, or its clause's headings do."""
        if not self.is_in_clause(row):
            return False
        reading = self._library.reading(row["document"])
        clause, own, text = reading.tree[row["address"]], Span(row["start"], row["end"]), reading.document.text
        if self._fits(_headings(clause)) or self._fits(own.of(text)):
            return True
        touched = [one for one in self._sentences(reading, clause) if one.overlaps(own) and self._fits(one.of(text))]
        others = [target.span for target in reading.targets if target.address == clause.address and any(one.overlaps(target.span) for one in touched)]
        return bool(touched) and not any(self._fits(other.of(text)) for other in others)

    def is_named(self, row: Row) -> bool:
        """The row's name speaks of it, or its part's heading does."""
        return self._fits(row["name"]) or self._fits(row["part_heading"])

    def is_of_conflict(self, row: Row) -> bool:
        """What differs is of it, or a side is."""
        return self._fits(row["subject"]) or any(self.is_of(side) for side in row["sides"])

    @cached_property
    def mentions(self) -> list[Row]:
        """The sentences that speak of it, each with its place, in reading order."""
        return [
            {"document": reading.document.id, "address": clause.address, "part": reading.tree.part_of(clause).address, "start": span.start, "end": span.end}
            for reading, clause in self._library.clauses() if (reading.document.id, clause.address) in self._places
            for span in self._sentences(reading, clause) if self._fits(span.of(reading.document.text))
        ]

    @cached_property
    def _is_written(self) -> bool:
        """Some clause holds the topic as it is written; else its words are looked for apart."""
        return any(self._said in "".join(fold(text).split()) for text in self._texts.values())

    @cached_property
    def _places(self) -> frozenset[tuple[str, str]]:
        return frozenset(place for place, text in self._texts.items() if self._fits(text))

    @cached_property
    def _texts(self) -> dict[tuple[str, str], str]:
        return {
            (reading.document.id, clause.address): "\n".join(
                [_headings(clause), *(span.of(reading.document.text) for span in self._sentences(reading, clause))])
            for reading, clause in self._library.clauses()
        }

    def _fits(self, text: str) -> bool:
        folded = fold(text)
        return self._said in "".join(folded.split()) if self._is_written else share(self._words, content(folded)) >= _ON_TOPIC

    def _sentences(self, reading: Reading, clause: Clause) -> list[Span]:
        return [one.span for one in sentences_of(reading.tree, clause) if not one.is_heading]


def _headings(clause: Clause) -> str:
    return f"{' '.join(clause.path)} {clause.heading}"
