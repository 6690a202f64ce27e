"""Case: an answer of the record as a case of the evaluation: what was asked, and what a right answer has to hold."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Status
from assistant.records.row import Row
from index.clauses import Clause
from index.errors import YoujuError
from index.folding import fold
from index.library import Library, Reading
from index.quantities import find_quantities
from index.spans import Span

FILE = "cases.jsonl"
KINDS = ("target", "lead", "support", "list", "count", "deadline", "definition", "conflict", "follow_up", "unspecified", "unanswerable", "off_topic")
"""The types of cases that one answer can become."""
_KIND_OF = {Status.UNSPECIFIED.value: "unspecified", Status.NOT_FOUND.value: "unanswerable", Status.OUT_OF_SCOPE.value: "off_topic"}
_SILENT = (Status.NOT_FOUND.value, Status.OUT_OF_SCOPE.value)
_writing = threading.Lock()


class CaseError(YoujuError):
    """What was entered is no case."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case, in the form of evals/cases."""

    id: str
    kind: str
    question: str
    turns: tuple[str, ...]
    status: str
    gold: tuple[str, ...]
    """The clauses that hold the answer: document#address."""
    values: tuple[str, ...]
    """What the answer has to hold, as the clauses print it."""
    forbidden: tuple[str, ...] = ()
    """What would be wrong in it."""

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": self.id, "type": self.kind, "question": self.question, "wording": "own", "status": self.status,
            "gold": list(self.gold), "values": list(self.values), "forbidden": list(self.forbidden),
        }
        return body | ({"turns": list(self.turns)} if self.turns else {})


def proposed(row: Row, library: Library) -> Case:
    """The case as the answer would have it: its clauses, and the figures and units of its headline that stand in them."""
    status = row.status if row.status in list(Status) else Status.ANSWERED.value
    kind = _KIND_OF.get(status) or ("follow_up" if row.turns else "conflict" if row.conflicts else "target")
    gold = () if status in _SILENT else tuple(dict.fromkeys(clause.name for clause in row.clauses))
    values = tuple(dict.fromkeys(_values(row, library, gold))) if gold else ()
    return Case(f"r-{row.id}", kind, row.question, row.turns, status, gold, values)


def check(case: Case, library: Library) -> None:
    """Raises CaseError, in one line, for what the evaluation would not take."""
    if not case.question.strip():
        raise CaseError("缺少问题：请填写")
    if case.kind not in KINDS or case.status not in list(Status):
        raise CaseError("没有这种题型或结果：请从列出的里面选")
    if case.status in _SILENT:
        if case.gold or case.values:
            raise CaseError("文件没有说的，不应有出处和应答内容：请清空，或改选“已回答”")
        return
    if missing := [name for name in case.gold if not _clauses(library, (name,))]:
        raise CaseError(f"没有条款 {missing[0]}：请写成 文件#位置，每行一个")
    text = _text(library, case.gold)
    if absent := [value for value in case.values if fold(value) not in text]:
        raise CaseError(f"所列条款里没有“{absent[0]}”：请照原文填写，或补上它所在的条款")
    if case.status != Status.UNSPECIFIED.value and not (case.gold and case.values):
        raise CaseError("缺少出处或应答内容：请各填一行以上")
    if wrong := [one for one in case.forbidden if any(fold(one) in fold(value) for value in case.values)]:
        raise CaseError(f"“{wrong[0]}”既要有又不能有：请删去一处")


def append(path: Path, case: Case) -> None:
    """Write the case into a file of cases, in the place of an earlier one of its id. Raises CaseError."""
    try:
        with _writing:
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and _id(line) != case.id] if path.exists() else []
            beside = path.with_name(f".{path.name}.part")
            beside.write_text("".join(f"{line}\n" for line in (*kept, json.dumps(case.as_json(), ensure_ascii=False))), encoding="utf-8")
            beside.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"评测题文件 {path} 无法读写（{error}）：请检查它的内容和权限") from error


def _id(line: str) -> str:
    try:
        return str(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError):
        return ""  # no case: not ours to remove


def _values(row: Row, library: Library, gold: tuple[str, ...]) -> Iterator[str]:
    text, headline = _text(library, gold), row.headline
    found = [(quantity.span.start, headline[quantity.span.start : quantity.span.end]) for quantity in find_quantities(headline, Span(0, len(headline)), library.genre)]
    found += [(headline.find(name), name) for name in _longest([name for name in library.units.names if name in headline])]
    yield from (value for _, value in sorted(found) if fold(value) in text)
    if not found:
        yield from (clause.quote for clause in row.clauses if clause.quote and clause.quote in headline)


def _longest(names: list[str]) -> list[str]:
    return [name for name in names if not any(name != other and name in other for other in names)]


def _text(library: Library, gold: tuple[str, ...]) -> str:
    """Own text of the clauses and of the headings above them, whose caveats belong to every answer from below."""
    clauses = _clauses(library, gold)
    return fold("\n".join(reading.tree.own_text(one) for reading, clause in clauses for one in (*reading.tree.ancestors(clause), clause)))


def _clauses(library: Library, gold: tuple[str, ...]) -> list[tuple[Reading, Clause]]:
    found = []
    for name in gold:
        document, _, address = name.rpartition("#")
        readings = [reading for reading in library.readings if document in ("", reading.document.id)]
        found += [(reading, clause) for reading in readings if (clause := reading.tree.get(address))]
    return found
