"""Places: the sentences an answer may stand on, laid out as arrays so that one question is scored against all at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from index.clauses import Clause
from index.keywords import Keywords
from index.library import Library, Reading
from index.passages import Passage
from index.spans import Span
from index.targets import Target
from index.tokens import tokens

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

    def __init__(self, texts: Sequence[str]) -> None:
        self._ids: dict[str, int] = {}
        rows, columns = [], []
        for row, text in enumerate(texts):
            for token in set(tokens(text)):
                rows.append(row)
                columns.append(self._ids.setdefault(token, len(self._ids)))
        shape = (len(texts), max(1, len(self._ids)))
        self._matrix = csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=shape).tocsc()
        frequency = np.asarray(self._matrix.sum(axis=0)).ravel()
        self._rarity = np.log(1 + len(texts) / (1 + frequency)).astype(np.float32)
        self._unknown = float(np.log(1 + len(texts)))

    def coverage(self, wanted: Sequence[str]) -> Floats:
        """For every text the share of the wanted tokens that it holds, by weight, from 0 to 1."""
        distinct = list(dict.fromkeys(wanted))
        if not distinct:
            return np.zeros(self._matrix.shape[0], dtype=np.float32)
        known = [self._ids[token] for token in distinct if token in self._ids]
        weights = self._rarity[known]
        total = float(weights.sum()) + self._unknown * (len(distinct) - len(known))
        held = self._matrix[:, known] @ weights if known else np.zeros(self._matrix.shape[0])
        return np.asarray(held, dtype=np.float32) / max(total, 1e-6)

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
        self.sentence_words, self.sentence_terms = Keywords(own_texts), Terms(own_texts)
        self.clause_words, self.clause_terms = Keywords([texts[row] for row in whole]), Terms([texts[row] for row in whole])
        headings = [texts[row] if library.passages[row].kind == "heading" else place.clause.heading or place.clause.address for row, place in zip(heading, self.all, strict=True)]
        self.heading_words, self.heading_terms = Keywords(headings), Terms(headings)
        self.headings = headings
