"""Places: the sentences an answer may stand on, laid out as arrays so that one question is scored against all at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.clauses import Clause
from index.keywords import Keywords
from index.library import Library, Reading
from index.passages import Passage
from index.spans import Span
from index.targets import Target
from index.tokens import Tokenised

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of one clause (a clause that is only its heading is a place too)."""

    reading: Reading
    clause: Clause
    span: Span
    targets: tuple[Target, ...] = ()
    """The targets that the sentence states."""

    @property
    def key(self) -> tuple[str, str]:
        """Its clause's document and address."""
        return self.reading.document.id, self.clause.address

    @property
    def text(self) -> str:
        return self.span.of(self.reading.document.text)


class Terms:
    """How much of a question's words a text holds, weighed by how rare they are."""

    def __init__(self, texts: Tokenised) -> None:
        self._ids, self._size = texts.numbers, len(texts.rows)
        _, (numbers, self._rows) = texts.counted()
        held = np.bincount(numbers, minlength=len(self._ids)).astype(np.float32)
        self._starts = np.concatenate([[0], np.cumsum(held, dtype=np.intp)])
        self._rarity = np.log(1 + self._size / (1 + held))
        self._unknown = float(np.log(1 + self._size))

    def coverage(self, wanted: Sequence[str]) -> Floats:
        """For every text the share of the wanted tokens that it holds, by weight, from 0 to 1."""
        distinct = list(dict.fromkeys(wanted))
        held = np.zeros(self._size, dtype=np.float32)
        known = [self._ids[token] for token in distinct if token in self._ids]
        for number in known:
            held[self._rows[self._starts[number] : self._starts[number + 1]]] += self._rarity[number]
        total = float(self._rarity[known].sum()) + self._unknown * (len(distinct) - len(known))
        return np.asarray(held / max(total, 1e-6), dtype=np.float32)

    def knows(self, token: str) -> bool:
        return token in self._ids

    def weight(self, token: str) -> float:
        place = self._ids.get(token)
        return self._unknown if place is None else float(self._rarity[place])


class Places:
    """All places of a library with what is known of each before any question."""

    def __init__(self, library: Library) -> None:
        self.library = library
        by_id = {passage.id: row for row, passage in enumerate(library.passages)}
        self.all: list[Place] = []
        sentence, heading, whole, targets = [], [], [], []
        for reading in library.readings:
            by_clause: dict[str, list[Passage]] = {}
            for passage in reading.passages:
                by_clause.setdefault(passage.address, []).append(passage)
            aims: dict[str, list[Target]] = {}
            for target in reading.targets:
                aims.setdefault(target.address, []).append(target)
            for clause in reading.tree:
                own = by_clause.get(clause.address, [])
                clause_row = next((by_id[p.id] for p in own if p.kind == "clause"), -1)
                heading_row = next((by_id[p.id] for p in own if p.kind == "heading"), clause_row)
                sentences = [p for p in own if p.kind == "sentence"]
                for passage in sentences or [p for p in own if p.kind == "clause"]:
                    stated = [target for target in aims.get(clause.address, []) if passage.span.covers(target.span)]
                    self.all.append(Place(reading, clause, passage.span, tuple(stated)))
                    sentence.append(by_id[passage.id])
                    heading.append(heading_row)
                    whole.append(clause_row)
                    rows = {p.span: by_id[p.id] for p in own if p.kind == "target"}
                    targets.append([rows[target.span] for target in stated])
        self.sentence: Ints = np.array(sentence, dtype=np.intp)
        self.heading: Ints = np.array(heading, dtype=np.intp)
        self.clause: Ints = np.array(whole, dtype=np.intp)
        self.targets = targets
        """For every place the passages of its targets, in the order of ``Place.targets``."""
        self.target_places: Ints = np.repeat(np.arange(len(targets)), [len(rows) for rows in targets])
        self.target_rows: Ints = np.array([row for rows in targets for row in rows], dtype=np.intp)
        texts = [passage.text for passage in library.passages]
        own_texts = [place.text for place in self.all]
        self.sentence_words, self.sentence_terms = _laid_out(own_texts)
        self.clause_words, self.clause_terms = _laid_out([texts[row] for row in whole])
        headings = [texts[row] if library.passages[row].kind == "heading" else place.clause.heading or place.clause.address for row, place in zip(heading, self.all, strict=True)]
        self.heading_words, self.heading_terms = _laid_out(headings)
        self.headings = headings


def _laid_out(texts: Sequence[str]) -> tuple[Keywords, Terms]:
    tokenised = Tokenised(texts)
    return Keywords(tokenised), Terms(tokenised)
