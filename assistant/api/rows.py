"""Rows: answers and search hits as programs get them: the command line's JSON, and the link that opens each clause."""

from typing import TYPE_CHECKING, Any

from assistant.answer import Answer
from assistant.api.links import clause_path
from assistant.show import hit_json

if TYPE_CHECKING:
    from assistant.assistant import Hit


def answer_row(answer: Answer) -> dict[str, Any]:
    """The contract's object, each citation with its ``url``."""
    row = answer.as_json()
    row["citations"] = [one | {"url": clause_path(one["document"], one["address"], one["start"], one["end"])} for one in row["citations"]]
    return row


def hit_row(hit: "Hit") -> dict[str, Any]:
    """One row of a search with its ``url``."""
    row = hit_json(hit.reading, hit.clause, hit.score)
    return row | {"url": clause_path(row["document"], row["address"])}
