"""Cases: the questions with gold answers, read from evals/cases/*.jsonl and held against the documents they were drawn from."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Status
from evals.matching import holds, holds_any, normal
from index.clauses import Clause
from index.library import Library, Reading

FOLDER = Path(__file__).with_name("cases")
TYPES = (
    "target", "lead", "support", "list", "count", "filter", "due", "group", "compare", "deadline", "project", "definition", "mechanism",
    "conflict", "multi", "where", "english", "mixed", "progress", "unspecified", "unanswerable", "off_topic",
    "follow_up", "injection", "premise", "each", "named", "mentions", "change", "places", "elsewhere", "lists",
)
ACROSS = ("each", "named", "mentions", "change", "places", "elsewhere", "lists")
"""Of TYPES, those of questions across documents."""
REFUSALS = (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED)
WORDINGS = ("clause", "own")
PARTS = ("train", "test", "hard")
_PART_OF_FILE = {"held-out": "test", "hard-": "hard"}
"""How a file's name begins → the part its cases are of; of any other name: train."""
GROUPS = ("core", "dialogue", "safety", "absent", "hard", "across")
_GROUP_OF_FILE = {"turns": "dialogue", "safety": "safety", "absent": "absent", "hard-": "hard", "across": "across"}
"""How a file's name begins, held-out- aside → what its cases are about; of any other name: core."""
_HELD_OUT = "held-out-"
_REQUIRED = {"id", "type", "question", "wording", "status", "gold", "values", "forbidden"}
_OPTIONAL = {"headline_values", "counted", "turns", "said", "silent", "computed", "documents"}
_COUNTERS = ("项", "个", "家", "条", "件", "处", "次", "类", " items", " tasks", " duties", " units", " in all")
_NUMERALS = "零一二三四五六七八九"

Forms = tuple[str, ...]
"""The accepted forms of one value; any of them will do."""


class CasesError(Exception):
    """Case files that cannot be used; the message has one line a fault, each with file and line."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right answer to it holds."""

    id: str
    type: str
    question: str
    wording: str
    """``clause`` if asked in the clause's words, ``own`` if not."""
    status: Status
    gold: tuple[str, ...]
    """Addresses of the clauses that hold the answer; of a conflict, of all its sides."""
    values: tuple[Forms, ...]
    headline_values: tuple[Forms, ...]
    """What of the values has to stand in the headline."""
    forbidden: tuple[str, ...]
    file: Path
    line: int
    counted: tuple[tuple[str, ...], ...] = ()
    """What was counted, one tuple of names a count: the values ask for their number, in any of ``number_forms``."""
    turns: tuple[str, ...] = ()
    """What the same reader asked before, oldest first."""
    said: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of questions across documents: the documents that the headline has to name, each with what it has to say under its name."""
    silent: tuple[str, ...] = ()
    """The documents that the answer has to name as saying nothing of it, and not to cite."""
    computed: tuple[str, ...] = ()
    """What no document prints: differences that the headline has to hold."""
    documents: tuple[str, ...] = ()
    """The only documents that are asked."""

    @property
    def part(self) -> str:
        """``test``: nothing is fitted on it. ``hard``: asked in words far from the text on purpose, fitted on. Else ``train``."""
        return next((part for name, part in _PART_OF_FILE.items() if self.file.name.startswith(name)), "train")

    @property
    def group(self) -> str:
        """What it is about, one of GROUPS: ``core`` the single questions, ``dialogue`` what is asked after other questions,
        ``safety`` instructions and false premises, ``absent`` what is not there or seems not to be, ``hard`` far wordings, ``across``
        questions to several documents."""
        name = self.file.name.removeprefix(_HELD_OUT)
        return next((group for begins, group in _GROUP_OF_FILE.items() if name.startswith(begins)), "core")

    @property
    def is_core(self) -> bool:
        return self.group == "core"

    def is_of(self, name: str) -> bool:
        """Whether it belongs to a part or a group of that name."""
        return name in (self.part, self.group)

    @property
    def is_answerable(self) -> bool:
        return self.status not in REFUSALS

    @property
    def is_silent(self) -> bool:
        """Whether the documents say nothing of it (unlike ``unspecified``, where they name it without a figure)."""
        return self.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)

    @property
    def place(self) -> str:
        return f"{self.file.name}:{self.line}"


def case_files() -> list[Path]:
    """The cases about the bundled plan."""
    return sorted(file for file in FOLDER.glob("*.jsonl") if file not in across_files())


def across_files() -> list[Path]:
    """The cases about a library of several documents (evals/documents)."""
    return sorted([*FOLDER.glob("across*.jsonl"), *FOLDER.glob(f"{_HELD_OUT}across*.jsonl")])


def read_cases(files: Iterable[Path]) -> list[Case]:
    """The cases of files, in order. Raises CasesError naming file and line of every row that is not a case."""
    cases: list[Case] = []
    faults: list[str] = []
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{file}: cannot be read ({error})")
            continue
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                cases.append(_case(json.loads(line), file, number))
            except (ValueError, TypeError) as error:
                faults.append(f"{file.name}:{number}: {error}")
    if faults:
        raise CasesError("\n".join(faults))
    return cases


def _case(row: Any, file: Path, line: int) -> Case:
    if not isinstance(row, dict):
        raise ValueError("a case is a JSON object")
    if missing := sorted(_REQUIRED - row.keys()):
        raise ValueError(f"without {', '.join(missing)}")
    if unknown := sorted(row.keys() - _REQUIRED - _OPTIONAL):
        raise ValueError(f"unknown field {', '.join(unknown)}")
    for name in ("id", "type", "question", "wording", "status"):
        if not isinstance(row[name], str) or not row[name].strip():
            raise ValueError(f"{name} is not a text")
    if row["type"] not in TYPES:
        raise ValueError(f"unknown type {row['type']}: known are {', '.join(TYPES)}")
    if row["wording"] not in WORDINGS:
        raise ValueError(f"unknown wording {row['wording']}: known are {', '.join(WORDINGS)}")
    counted = _counted(row.get("counted", []))
    numbers = tuple(number_forms(len(names)) for names in counted)
    values = _values(row["values"], "values") + numbers
    return Case(
        id=row["id"], type=row["type"], question=row["question"], wording=row["wording"], status=Status(row["status"]),
        gold=_texts(row["gold"], "gold"), values=values,
        headline_values=_values(row["headline_values"], "headline_values") + numbers if "headline_values" in row else values,
        forbidden=_texts(row["forbidden"], "forbidden"), file=file, line=line, counted=counted, turns=_texts(row.get("turns", []), "turns"),
        said=_said(row.get("said", {})), silent=_texts(row.get("silent", []), "silent"),
        computed=_texts(row.get("computed", []), "computed"), documents=_texts(row.get("documents", []), "documents"),
    )


def number_forms(number: int) -> Forms:
    """How an answer may say how many there are, below a hundred: 共12, 12项, 十二项 …"""
    tens, ones = divmod(number, 10)
    numeral = _NUMERALS[ones] if not tens else ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")
    written = (numeral, "两") if number == 2 else (numeral,)
    return (f"共{number}", f"共有{number}", *(f"{figure}{counter}" for figure in (str(number), *written) for counter in _COUNTERS))


def _texts(given: Any, name: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(text, str) and text.strip() for text in given):
        raise ValueError(f"{name} is not a list of texts")
    return tuple(given)


def _values(given: Any, name: str) -> tuple[Forms, ...]:
    if not isinstance(given, list) or not all(given):
        raise ValueError(f"{name} is not a list of values")
    return tuple(_texts([value] if isinstance(value, str) else value, name) for value in given)


def _said(given: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(given, dict):
        raise ValueError("said is not an object of documents")
    return tuple((document, _texts(values, "said")) for document, values in given.items())


def _counted(given: Any) -> tuple[Forms, ...]:
    if not isinstance(given, list) or not all(isinstance(names, list) for names in given):
        raise ValueError("counted is not a list of lists")
    if any(len(names) >= 100 for names in given):
        raise ValueError("counted has a hundred names or more")
    return _values(given, "counted")


def _repeated(cases: Sequence[Case]) -> list[str]:
    faults = []
    ids: dict[str, Case] = {}
    questions: dict[str, Case] = {}
    for case in cases:
        if earlier := ids.get(case.id):
            faults.append(f"{case.place}: id {case.id} is also in {earlier.place}")
        asked = "\n".join(_bare(question) for question in (*case.documents, *case.turns, case.question))
        if earlier := questions.get(asked):
            faults.append(f"{case.place}: the question of {case.id} is also asked by {earlier.id} in {earlier.place}")
        ids.setdefault(case.id, case)
        questions.setdefault(asked, case)
    return faults


def _bare(question: str) -> str:
    """The question's letters and digits, by which two are told to be the same."""
    return "".join(character for character in normal(question) if character.isalnum())


def gold_clauses(case: Case, library: Library) -> list[tuple[Reading, Clause]]:
    """The gold clauses that the documents have; ``check_cases`` tells of the others."""
    return [
        (reading, clause)
        for address in case.gold
        for reading in library.readings
        if (clause := reading.tree.get(address.removeprefix(f"{reading.document.id}#")))
    ]


def check_cases(cases: Sequence[Case], library: Library) -> list[str]:
    """What is wrong with cases among themselves and against the documents, one line a fault, with file and line."""
    return _repeated(cases) + [f"{case.place}: {case.id} {fault}" for case in cases for fault in _faults(case, library)]


def _faults(case: Case, library: Library) -> list[str]:
    faults = []
    clauses = gold_clauses(case, library)
    found = {clause.address for _, clause in clauses}
    known = {reading.document.id for reading in library.readings}
    named = (*(document for document, _ in case.said), *case.silent, *case.documents)
    faults += [f"names {document}, which is no document" for document in named if document not in known]
    faults += [f"gold {address} is no clause of the documents" for address in case.gold if address.rpartition("#")[2] not in found]
    text = "\n".join(dict.fromkeys(part for reading, clause in clauses for part in _texts_with_headings(reading, clause)))
    computed = {number_forms(len(names)) for names in case.counted}
    printed = [forms for forms in (*case.values, *case.headline_values) if forms not in computed]
    for forms in dict.fromkeys((*printed, *((name,) for names in case.counted for name in names))) if not faults else ():
        if not holds_any(text, forms):
            faults.append(f"value {' / '.join(forms)} does not stand so in its gold clauses (unit, operator and date count)")
    faults += [f"counts {name} twice" for names in case.counted for name in dict.fromkeys(names) if names.count(name) > 1]
    for wrong in case.forbidden:
        if any(holds(form, wrong) for forms in case.values for form in forms):
            faults.append(f"forbids {wrong}, which is one of its values")
    if (case.type in ("unspecified", "unanswerable", "off_topic") and case.is_answerable) or (case.type == "progress" and case.is_silent):
        faults.append(f"is {case.type} and yet expects {case.status}")
    if case.type == "follow_up" and not case.turns:
        faults.append("is a follow_up and yet follows nothing")
    if case.is_silent and (case.gold or case.values):
        faults.append(f"expects {case.status} and yet has gold")
    if case.is_answerable and not (case.gold and case.values):
        faults.append("has no gold clause or no value")
    return faults


def _texts_with_headings(reading: Reading, clause: Clause) -> list[str]:
    """Own text, and that of the headings above: their caveats (以省、市专班下达任务为准) belong to every answer from below."""
    return [reading.tree.own_text(one) for one in (*reading.tree.ancestors(clause), clause)]
