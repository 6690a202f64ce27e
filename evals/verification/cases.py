"""Cases: sentences with the clauses they are said to stand on, and whether they do; by hand in cases/*.jsonl, or generated.

A line of a file is the input of ``youju verify --jsonl`` (``id``, ``question``, ``sentence``, ``evidence``) with three fields more:
``sort`` (how the sentence was put, or what was changed in it), ``ok`` and ``kinds`` (the kinds of fault that name the change).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.settings import ROOT
from evals.verification.numerals import figures_of
from index.aliases import read_aliases
from index.documents import read_document, read_manifest
from index.genre import load_genre
from index.library import Library, Reading, read_library

FOLDER = Path(__file__).with_name("cases")
ELSEWHERE = ROOT / "tests" / "documents"
PARTS = ("train", "test")
"""The hand-made parts; nobody mends anything by the failing cases of ``test``."""
KINDS_OF = {
    "digit": ("digit", "moved"),
    "digits_swapped": ("digit", "moved"),
    "digit_in_characters": ("digit", "moved"),
    "digit_full_width": ("digit", "moved"),
    "digit_merged": ("digit", "moved"),
    "magnitude": ("magnitude", "digit"),
    "percent_points": ("magnitude", "digit", "operator", "scope"),
    "converted": ("magnitude", "digit", "no_witness"),
    "count": ("digit", "moved", "no_witness"),
    "operator": ("operator",),
    "operator_added": ("operator",),
    "operator_word": ("operator",),
    "operator_dropped": ("operator",),
    "direction": ("operator", "scope"),
    "growth_to_level": ("operator", "scope"),
    "scope": ("scope", "operator", "moved", "no_witness"),
    "moved": ("moved", "digit"),
    "benchmark_changed": ("moved", "digit", "operator", "no_witness"),
    "date_changed": ("date", "digit", "no_witness"),
    "date_moved": ("date", "moved"),
    "date_added": ("date", "no_witness"),
    "day_invented": ("date", "no_witness"),
    "commitment": ("commitment",),
    "commitment_dropped": ("commitment",),
    "negation": ("operator", "commitment", "no_witness"),
    "invented": ("digit", "unit_name", "lead_support", "date", "no_witness"),
    "roles_swapped": ("lead_support",),
    "roles_swapped_label": ("lead_support",),
    "roles_swapped_english": ("lead_support",),
    "unit_swapped": ("unit_name", "lead_support", "no_witness"),
    "unit_char": ("unit_name", "no_witness"),
    "unit_added": ("unit_name", "lead_support", "no_witness"),
    "quote_char": ("quote_char", "digit", "operator", "moved"),
    "wrong_clause": ("digit", "magnitude", "operator", "scope", "date", "lead_support", "unit_name", "moved", "commitment", "no_witness"),
}
"""What is changed in a sentence → the kinds of fault that name it rightly."""
_OTHER_FIGURE = ("digit", "digits_swapped")
_FIELDS = {"id", "sort", "question", "sentence", "evidence", "ok", "kinds"}


class CasesError(Exception):
    """Case files that cannot be used; the message has one line a fault, each with file and line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence and whether the clauses bear it out."""

    id: str
    sort: str
    """How a faithful sentence is put (merged, numerals …), or what is false in it: a key of KINDS_OF."""
    question: str
    sentence: str
    evidence: tuple[tuple[str, str], ...]
    """The clauses it names: document and address."""
    ok: bool
    kinds: tuple[str, ...] = ()
    """The kinds of fault that name what is false; any of them will do. Empty for a faithful sentence."""
    part: str = "generated"

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id, "sort": self.sort, "question": self.question, "sentence": self.sentence,
            "evidence": [{"document": document, "address": address} for document, address in self.evidence],
            "ok": self.ok, "kinds": list(self.kinds),
        }


def library_of(seeds: Path, own_genre: Path | None = None) -> Library:
    """The library that the hand-made cases stand in: the seeds, and the plans of other places in tests/documents."""
    genre = load_genre(own_genre)
    documents = [*read_manifest(seeds), *(read_document(path) for path in sorted(ELSEWHERE.glob("*.txt")))]
    return read_library(documents, genre, read_aliases(seeds))


def case_files(part: str) -> list[Path]:
    """The files of a hand-made part, by their names: held-out-*.jsonl are ``test``."""
    return sorted(FOLDER.glob("held-out-*.jsonl" if part == "test" else "train-*.jsonl"))


def read_cases(parts: Sequence[str] = PARTS) -> list[Case]:
    """The hand-made cases of the parts. Raises CasesError naming file and line of every row that is not a case."""
    cases: list[Case] = []
    faults: list[str] = []
    for part in parts:
        for file in case_files(part):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                try:
                    cases.append(_case(json.loads(line), part))
                except (ValueError, TypeError, KeyError, AttributeError) as error:
                    faults.append(f"{file.name}:{number}: {error}")
    if faults:
        raise CasesError("\n".join(faults))
    return cases


def _case(row: dict[str, Any], part: str) -> Case:
    if row.keys() != _FIELDS:
        raise ValueError(f"the fields are {', '.join(sorted(_FIELDS))}")
    evidence = tuple((one["document"], one["address"]) for one in row["evidence"])
    case = Case(row["id"], row["sort"], row["question"], row["sentence"], evidence, row["ok"], tuple(row["kinds"]), part)
    if case.ok == bool(case.kinds) or (not case.ok and case.sort not in KINDS_OF):
        raise ValueError("a false sentence has its kinds and a known sort, a faithful one has none")
    return case


def check_cases(cases: Iterable[Case], library: Library) -> list[str]:
    """What is wrong with cases, one line a fault: ids and sentences twice, no such clause,
    a faithful figure that its clauses lack, a false one that they hold."""
    faults: list[str] = []
    ids: set[str] = set()
    said: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
    for case in cases:
        if case.id in ids:
            faults.append(f"{case.id}: the id stands twice")
        if (case.sentence, case.evidence) in said:
            faults.append(f"{case.id}: the sentence stands twice")
        ids.add(case.id)
        said.add((case.sentence, case.evidence))
        texts = [_own_text(library, *one) for one in case.evidence]
        faults += [f"{case.id}: there is no clause {address}" for text, (_, address) in zip(texts, case.evidence, strict=True) if text is None]
        printed = set(figures_of("\n".join(text for text in texts if text)))
        if case.sort in _OTHER_FIGURE and set(figures_of(case.sentence)) <= printed:
            faults.append(f"{case.id}: its clauses hold all its figures")
        if case.ok and (missing := [figure for figure in figures_of(case.sentence) if figure not in printed]):
            faults.append(f"{case.id}: its clauses do not hold {'、'.join(missing)}")
    return faults


def _own_text(library: Library, document: str, address: str) -> str | None:
    reading: Reading | None = next((one for one in library.readings if one.document.id == document), None)
    clause = reading.tree.get(address) if reading else None
    return reading.tree.own_text(clause) if reading and clause else None
