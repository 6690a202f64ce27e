"""Records: rows of the record of answers."""

from typing import Any, Literal

from pydantic import Field

from assistant.api.rest.models.base import Given, Stretch

Outcome = Literal["answered", "partial", "unspecified", "not_found", "out_of_scope", "unanswered"]


class Record(Given):
    """一次回答。"""

    id: str = Field(description="答案的 `record`")
    at: str = Field(description="UTC 时间")
    person: str
    front: str = Field(description="从哪里问的：page、api、openai、mcp")
    question: str
    turns: list[str] = Field(description="此前问过的，最早的在前")
    understood: str = Field(description="理解成的问题")
    status: str = Field(description="答案的 `status`，没有作答的为 unanswered")
    headline: str
    clauses: list[Stretch]
    conflicts: list[str]
    model: str
    seconds: float = Field(description="不含模型")
    first_seconds: float
    model_seconds: float
    verified: int = Field(description="模型的话里核对通过的句数")
    replaced: int
    dropped: int
    left_out: str
    notice: str
    edition: str
    trouble: str = Field(description="没有作答的原因")
    helpful: bool | None = Field(description="读者的评价")
    reason: str


class Found(Given):
    """符合条件的行和它们的数目。"""

    total: int
    by_status: dict[str, Any]
    good: int
    bad: int
    records: list[Record]
