"""Features: what speaks for each place as the answer to a question, one row a place; the ranker weighs them."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.asks import Ask
from assistant.places import Floats, Places, Terms
from assistant.question import Question
from index.folding import fold, longest_run
from index.library import Library
from index.tokens import tokens

NAMES = (
    "dense_sentence", "dense_clause", "dense_heading", "dense_target",
    "bm25_sentence", "bm25_clause", "bm25_heading",
    "covered_sentence", "covered_clause", "covered_heading", "longest_run", "longest_run_heading",
    "figure_and_quantity", "figure_without_quantity", "when_and_date", "when_without_date", "rhythm",
    "who_and_note", "who_without_note", "meaning_and_term", "group_and_group", "group_elsewhere", "list_and_enumeration",
    "unit_named", "other_part", "is_heading", "general_part", "is_goal", "is_preamble", "who_and_heading", "who_and_run_heading", "in_named_part",
)


class Evidence:
    """What is known of every place, as booleans, before any question."""

    def __init__(self, places: Places) -> None:
        self._places = places
        n = len(places.all)
        self.quantity = np.array([bool(targets) for targets in places.targets], dtype=bool)
        self.date, self.rhythm = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
        self.note, self.group = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
        self.enumeration = np.array([place.text.count("、") >= 2 for place in places.all], dtype=bool)
        self.heading = np.array([place.span == place.clause.span or (not place.clause.marker and not place.clause.children and place.clause.heading == "") for place in places.all])
        noted = {(r.document.id, duty.address) for r in places.library.readings for duty in r.duties}
        grouped = {(r.document.id, group.address) for r in places.library.readings for group in r.groups}
        for row, place in enumerate(places.all):
            key = (place.reading.document.id, place.clause.address)
            self.note[row], self.group[row] = key in noted, key in grouped
            for milestone in place.reading.milestones:
                if milestone.address == place.clause.address and place.span.overlaps(milestone.span):
                    self.rhythm[row] |= milestone.is_rhythm
                    self.date[row] |= not milestone.is_rhythm
        self.part = [place.reading.tree.part_of(place.clause).address for place in places.all]
        self.general = np.array([part == place.reading.tree.parts[0].address for part, place in zip(self.part, places.all, strict=True)])
        self.goal = np.array([any("目标" in one.heading for one in (*place.reading.tree.ancestors(place.clause), place.clause)) for place in places.all])
        self.preamble = np.array([not place.clause.marker for place in places.all])
        self.folded = [fold(place.text) for place in places.all]
        self.folded_headings = [fold(heading) for heading in places.headings]


class Features:
    """Scores every place of a library for a question, from vectors and keywords."""

    def __init__(self, library: Library) -> None:
        self.places = Places(library)
        self.evidence = Evidence(self.places)
        self._rows = {passage.id: row for row, passage in enumerate(library.passages)}

    def by_row(self, nearest: Mapping[str, float]) -> dict[int, float]:
        """Cosines by the passage's row instead of its id."""
        return {self._rows[id_]: cosine for id_, cosine in nearest.items() if id_ in self._rows}

    def cosines(self, nearest: Mapping[str, float] | None) -> Floats:
        """Of every passage, in units of their spread over what was found; what was not found stands at the bottom."""
        cosines = np.zeros(len(self.places.library.passages), dtype=np.float32)
        if nearest:
            found = np.array(list(nearest.values()), dtype=np.float32)
            middle, spread = float(found.mean()), max(float(found.std()), 1e-4)
            cosines[:] = (float(found.min()) - middle) / spread - 0.3
            by_row = self.by_row(nearest)
            cosines[list(by_row)] = (np.fromiter(by_row.values(), dtype=np.float64, count=len(by_row)) - middle) / spread
        return cosines

    def matrix(self, question: Question, cosines: Floats) -> NDArray[np.float32]:
        """One row a place, one column a feature (NAMES), from the passages' ``cosines``."""
        places, evidence = self.places, self.evidence
        wanted = question.search_tokens
        columns: dict[str, Floats] = dict(zip(NAMES[:4], self._dense(cosines), strict=True))
        for name, words in (("sentence", places.sentence_words), ("clause", places.clause_words), ("heading", places.heading_words)):
            scores = words.scores(wanted)
            columns[f"bm25_{name}"] = scores / max(float(scores.max()), 1e-6)
        topic = list(question.topic_tokens)
        for name, terms in (("sentence", places.sentence_terms), ("clause", places.clause_terms), ("heading", places.heading_terms)):
            columns[f"covered_{name}"] = _best_coverage(terms, topic, question)
        columns |= self._runs(question, columns["bm25_sentence"] + columns["bm25_clause"] + columns["bm25_heading"])
        figure, when = question.wants(Ask.FIGURE, Ask.PROGRESS), question.wants(Ask.WHEN)
        who = question.wants(Ask.LEAD, Ask.SUPPORT) and not question.about_group
        flags: dict[str, NDArray[Any]] = {
            "figure_and_quantity": figure & evidence.quantity,
            "figure_without_quantity": figure & ~evidence.quantity,
            "when_and_date": when & evidence.date,
            "when_without_date": when & ~evidence.date,
            "rhythm": question.wants(Ask.RHYTHM) & evidence.rhythm,
            "who_and_note": who & evidence.note,
            "who_without_note": who & ~evidence.note,
            "meaning_and_term": self._terms(question),
            "group_and_group": question.about_group & evidence.group,
            "group_elsewhere": (not question.about_group) & evidence.group,
            "list_and_enumeration": question.wants(Ask.LIST, Ask.MEANING) & evidence.enumeration,
            "unit_named": self._units(question),
            "other_part": np.array([bool(question.parts) and part not in question.parts for part in evidence.part]),
            "is_heading": evidence.heading,
            "general_part": evidence.general,
            "is_goal": evidence.goal,
            "is_preamble": evidence.preamble & (not question.wants(Ask.MEANING)),
            "who_and_heading": who * columns["covered_heading"],
            "who_and_run_heading": who * columns["longest_run_heading"],
            "in_named_part": np.array([part in question.parts for part in evidence.part]),
        }
        columns |= {name: flag.astype(np.float32) for name, flag in flags.items()}
        return np.stack([columns[name] for name in NAMES], axis=1)

    def _dense(self, cosines: Floats) -> list[Floats]:
        """For every place the cosine of its sentence, clause, heading and best target."""
        bottom = cosines.min()
        target = np.full(len(self.places.all), bottom, dtype=np.float32)
        np.maximum.at(target, self.places.target_places, cosines[self.places.target_rows])
        columns = (*(cosines[rows] for rows in (self.places.sentence, self.places.clause, self.places.heading)), target)
        return [np.asarray(column / 4, dtype=np.float32) for column in columns]

    def _runs(self, question: Question, promise: Floats) -> dict[str, Floats]:
        """The longest stretch of the topic that the sentence, and the heading, hold letter for letter."""
        topics = [fold(form).replace(" ", "") for form in (question.topic, *question.also)]
        in_sentence, in_heading = np.zeros(len(promise), dtype=np.float32), np.zeros(len(promise), dtype=np.float32)
        length = max(4, min(12, len(topics[0])))
        runs: dict[str, int] = {}  # many places stand under one heading
        for row in np.argsort(-promise)[:60]:
            heading = self.evidence.folded_headings[row]
            if heading not in runs:
                runs[heading] = max(longest_run(topic, heading) for topic in topics)
            in_sentence[row] = max(longest_run(topic, self.evidence.folded[row]) for topic in topics) / length
            in_heading[row] = runs[heading] / length
        return {"longest_run": np.minimum(in_sentence, 1.5), "longest_run_heading": np.minimum(in_heading, 1.5)}

    def _terms(self, question: Question) -> NDArray[np.float32]:
        """1 where a quoted term of the question stands, 2 where it is explained; for questions of meaning only."""
        score = np.zeros(len(self.places.all), dtype=np.float32)
        if not question.wants(Ask.MEANING, Ask.LIST):
            return score
        asked = fold(question.text)
        for row in range(len(self.places.all)):
            for term in self._by_place.get(row, ()):
                if fold(term) in asked:
                    score[row] = max(score[row], 1 + (term in self._explained.get(row, ())))
        return score

    @cached_property
    def _by_place(self) -> dict[int, list[str]]:
        return self._term_rows(explained=False)

    @cached_property
    def _explained(self) -> dict[int, list[str]]:
        return self._term_rows(explained=True)

    def _term_rows(self, explained: bool) -> dict[int, list[str]]:
        rows: dict[int, list[str]] = {}
        for row, place in enumerate(self.places.all):
            for term in place.reading.terms:
                at = term.explanation if explained else term.span
                if term.address == place.clause.address and at and at.overlaps(place.span):
                    rows.setdefault(row, []).append(term.term)
        return rows

    def _units(self, question: Question) -> NDArray[np.float32]:
        named = {name for _, names in question.units for name in names}
        if not named:
            return np.zeros(len(self.places.all), dtype=np.float32)
        holding = {
            (reading.document.id, duty.address)
            for reading in self.places.library.readings
            for duty in reading.duties
            if named & set(duty.units)
        }
        return np.array(
            [(p.reading.document.id, p.clause.address) in holding for p in self.places.all], dtype=np.float32
        )


def _best_coverage(terms: Terms, topic: list[str], question: Question) -> Floats:
    best = terms.coverage(topic)
    for form in question.also:
        best = np.maximum(best, terms.coverage(tokens(form)) * 0.9)
    return best
