"""Cases: statements and drafts written by hand, with what in them is checkable and how it stands; cases/*.jsonl.

A line is {"id", "text", "statements": [{"stretch", "verdict", "error"}]}: ``stretch`` occurs once in ``text``; ``error`` names what is
wrong with it (digit, unit, operator, date, role, name, moved, quote, commitment, scope) and is empty for what is faithful.
"""

import json
from pathlib import Path

from assistant.checking.statement import Verdict
from evals.checking.drafts import Draft, Seeded
from index.spans import Span

FOLDER = Path(__file__).with_name("cases")
PARTS = ("train", "test")
"""Nobody mends anything by the failing cases of ``test``, whose files are named held-out."""


class CasesError(Exception):
    """A case file that cannot be used; the message names file and line."""


def hand_made(part: str) -> list[Draft]:
    """The drafts of a part, each with what was found checkable in it. Raises CasesError."""
    files = [path for path in sorted(FOLDER.glob("*.jsonl")) if path.name.startswith("held-out") == (part == "test")]
    return [_draft(path, number, line) for path in files for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.strip()]


def _draft(path: Path, number: int, line: str) -> Draft:
    where = f"{path.name}, line {number}"
    try:
        row = json.loads(line)
        draft = Draft(row["text"])
        for one in row["statements"]:
            if draft.text.count(one["stretch"]) != 1:
                raise CasesError(f"{where}: “{one['stretch']}” does not stand once in the text")
            start = draft.text.index(one["stretch"])
            error = one["error"] or ("absent" if Verdict(one["verdict"]) is Verdict.UNSUPPORTED else "")
            draft.seeded.append(Seeded(Span(start, start + len(one["stretch"])), error, Verdict(one["verdict"]).value))
    except (KeyError, TypeError, ValueError) as error:
        raise CasesError(f"{where}: {error!r}") from error
    return draft
