"""Trees: what is read of a document, to be compared between the formats that it comes in."""

import re
from typing import Any

from assistant.show import reading_json
from index.documents import read_bytes
from index.genre import load_genre
from index.library import read

_BLANKS = re.compile(r"\s+")
GENRE = load_genre()


def tree(data: bytes, name: str) -> list[dict[str, Any]]:
    """Every clause with its heading, text, units and targets; places and blanks aside."""
    clauses: list[dict[str, Any]] = reading_json(read(read_bytes(data, name), GENRE))["clauses"]
    return [_without_places(clause) for clause in clauses]


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(inner) for key, inner in value.items() if key not in ("start", "end", "clause_start", "clause_end", "document")}
    if isinstance(value, list):
        return [_without_places(inner) for inner in value]
    return _BLANKS.sub("", value) if isinstance(value, str) else value
