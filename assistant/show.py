"""Show: clauses, answers and search rows as text for a terminal and as the contract's JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from assistant.answer import Answer
from index.clauses import Clause, ClauseTree
from index.library import Reading
from index.targets import Target

_PREVIEW = 60


def clause_text(tree: ClauseTree, clause: Clause) -> str:
    """A clause for a person: its address, the headings above it, its own text and what stands below it."""
    above = [one.path[-1] for one in tree.ancestors(clause)]
    lines = [f"{tree.document.title} · {clause.address}", *([" > ".join(above)] if above else []), ""]
    lines += [tree.own_text(clause).rstrip()] if tree.own_text(clause).strip() else []
    lines += [f"    {child.address}  {preview(child.heading)}" for child in clause.children]
    return "\n".join(lines)


def clause_json(tree: ClauseTree, clause: Clause) -> dict[str, Any]:
    return {
        "address": clause.address, "path": list(clause.path), "marker": clause.marker, "heading": clause.heading,
        "text": tree.own_text(clause), "start": clause.span.start, "end": clause.span.end,
    }


def hit_json(reading: Reading, clause: Clause, score: float) -> dict[str, Any]:
    """One clause that a search found."""
    span = clause.span
    return {"document": reading.document.id, "address": clause.address, "start": span.start, "end": span.end, "score": round(float(score), 6)}


def outline(tree: ClauseTree) -> Iterator[str]:
    """One line a clause: address, marker, heading and own span, separated by tabs."""
    for clause in tree:
        yield f"{clause.address}\t{clause.marker}\t{clause.heading}\t{clause.span.start}-{clause.span.end}"


def reading_json(reading: Reading) -> dict[str, Any]:
    """A document's structure as ``youju parse`` prints it."""
    return {"document": reading.document.id, "clauses": [_parsed(reading, clause) for clause in reading.tree]}


def _parsed(reading: Reading, clause: Clause) -> dict[str, Any]:
    duties = [duty for duty in reading.duties if duty.address == clause.address]
    targets = [target for target in reading.targets if target.address == clause.address]
    return clause_json(reading.tree, clause) | {
        "lead": _once(unit for duty in duties for unit in duty.lead),
        "support": _once(unit for duty in duties for unit in duty.support),
        "targets": [_target(reading.tree, target) for target in targets],
    }


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _target(tree: ClauseTree, target: Target) -> dict[str, Any]:
    return {
        "indicator": target.indicator, "operator": target.operator, "value": target.value, "unit": target.unit,
        "deadline": target.deadline, "quote": target.span.of(tree.document.text),
        "start": target.span.start, "end": target.span.end,
    }


def answer_text(answer: Answer) -> str:
    """An answer for a person: what it says, then every numbered source with its address and quote."""
    body = "\n".join(line for line in answer.answer.splitlines() if not line.startswith(">")).strip()
    lines = [body or answer.headline]
    if answer.citations:
        lines.append("")
    for citation in answer.citations:
        lines += [f"[{citation.label}] {citation.title}{' ' if citation.title else ''}{citation.qualified}", *(f"    {line}" for line in citation.quote.strip().splitlines())]
    lines += [f"* {conflict.note}" for conflict in answer.conflicts if conflict.note]
    lines += ["", f"（{answer.notice}）"] if answer.notice else []
    return "\n".join(lines)


def wording_lines(answer: Answer, ledger: Answer) -> list[str]:
    """What stands below the ledger's answer by now: a model's words, and one line where they are not all there."""
    said = [line for line in answer.answer.removeprefix(ledger.answer).splitlines() if line]
    return [*said, f"（{answer.wording.left_out}）"] if answer.wording and answer.wording.left_out else said


def preview(text: str, longest: int = _PREVIEW) -> str:
    """The beginning of a text as one line."""
    line = " ".join(text.split())
    return f"{line[:longest]}……" if len(line) > longest else line
