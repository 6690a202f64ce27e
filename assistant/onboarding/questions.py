"""Questions: what someone new should be able to answer of a unit's work; every key is a finding and stands on its clause.

The wrong options are other findings of the same kind, so that none is invented and none is right.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.briefing.subject import Rows
from assistant.ledger import Row, duty_rows, milestone_rows, target_rows, term_rows
from index.folding import fold
from index.library import Library

_OPTIONS = 3
"""Wrong options beside the key."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its key and the stretch that proves it."""

    id: str
    """The same for the same finding, so that progress is kept."""
    kind: str
    """figure, lead, date or term."""
    question: str
    options: tuple[str, ...]
    """The key among other findings of its kind, in an order that does not tell."""
    key: str
    document: str
    address: str
    quote: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "kind": self.kind, "question": self.question, "options": list(self.options), "key": self.key, "document": self.document,
            "address": self.address, "quote": self.quote, "start": self.start, "end": self.end,
        }


def questions_of(library: Library, rows: Rows) -> list[Question]:
    """The questions of a subject, the kinds in turn; none whose options would hold fewer than two."""
    kinds = [list(_figures(library, rows)), list(_leads(library, rows)), list(_dates(library, rows)), list(_terms(library, rows))]
    longest = max(map(len, kinds), default=0)
    return [kind[place] for place in range(longest) for kind in kinds if place < len(kind)]


def _figures(library: Library, rows: Rows) -> Iterator[Question]:
    """Of each target that no other clause sets differently."""
    everything = target_rows(library)
    doubtful = {(side["document"], side["address"]) for row in rows.conflicts for side in row["sides"]}
    for row in rows.targets:
        if row["indicator"] and row["printed"] and (row["document"], row["address"]) not in doubtful:
            others = [one["printed"] for one in everything if one["unit"] == row["unit"]] or [one["printed"] for one in everything]
            yield from _asked("figure", f"{row['part']}里，“{row['indicator']}”的目标是多少？", row["printed"], others, row)


def _leads(library: Library, rows: Rows) -> Iterator[Question]:
    everything = duty_rows(library)
    doubtful = {(side["document"], side["address"]) for row in rows.conflicts if row["kind"] == "lead" for side in row["sides"]}
    for row in (*rows.led, *rows.supported):
        if row["lead"] and row["task"] and (row["document"], row["address"]) not in doubtful:
            key = "、".join(row["lead"])
            others = ["、".join(one["lead"]) for one in everything if one["lead"] and not {*one["lead"]} & {*row["lead"]}]
            yield from _asked("lead", f"{row['part']}里，“{row['task']}”由谁牵头？", key, others, row)


def _dates(library: Library, rows: Rows) -> Iterator[Question]:
    everything = [row["date"] for row in milestone_rows(library) if not row["is_rhythm"]]
    for row in rows.dates:
        rest = row["quote"].replace(row["date"], "____", 1)
        if rest != row["quote"] and len(rest) > 8:
            yield from _asked("date", f"{row['part']}：“{rest}”，空格处是什么时间？", row["date"], everything, row)


def _terms(library: Library, rows: Rows) -> Iterator[Question]:
    places = {(row["document"], row["address"]) for found in (rows.led, rows.supported, rows.targets) for row in found}
    explained = [row for row in term_rows(library) if row["explanation"]]
    for row in explained:
        if (row["document"], row["address"]) in places:
            yield from _asked("term", f"“{row['term']}”指的是什么？", row["explanation"], [one["explanation"] for one in explained if one["term"] != row["term"]], row)


def _asked(kind: str, question: str, key: str, others: Sequence[str], row: Row) -> Iterator[Question]:
    id_ = f"{row['document']}#{row['address']}@{row['start']}:{kind}"
    chance = random.Random(id_)  # noqa: S311
    distinct = sorted({fold(one): one for one in others if fold(one) != fold(key)}.values())
    wrong = chance.sample(distinct, min(_OPTIONS, len(distinct)))
    if wrong:
        options = [key, *wrong]
        chance.shuffle(options)
        yield Question(id_, kind, question, tuple(options), key, row["document"], row["address"], row["quote"], row["start"], row["end"])
