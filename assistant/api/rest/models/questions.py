"""Questions: what is sent to ask and to search, and what is said of an answer afterwards."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from assistant.answer import Turn
from assistant.api.limits import MOST_HITS
from assistant.api.rest.models.base import Body, Given, Sent, whole
from assistant.jsonl import citations_of

Id = Annotated[str | int | None, BeforeValidator(whole)]


class SentTurn(Sent):
    """问题之前的一轮。"""

    role: Literal["user", "assistant"]
    content: str
    citations: list[Any] | None = Field(
        None, description='助手这一轮引用的条款：`{"document", "address"}` 或 `"编号#地址"`；不给也可以，别的写法略过',
        examples=[[{"document": "xiangyin-2025", "address": "总体方案·二·(一)"}]],
    )

    def turn(self) -> Turn:
        return Turn(self.role, self.content, citations_of(self.citations or ()))


class Question(Body):
    """一个问题和它之前的对话。"""

    question: str = Field(description="问题，照用户的原话", examples=["今年专项债的目标是多少"])
    id: Id = Field(None, description="原样写回答案里")
    history: list[SentTurn] | None = Field(None, description="之前的对话，最早的在前")
    documents: list[str] | None = Field(None, description="只问这些文件（编号）；不给或空着就是全部")

    def turns(self) -> list[Turn]:
        return [one.turn() for one in self.history or ()]


class Ask(Question):
    """一个问题，和怎样回答它。"""

    our_unit: str = Field("", description="“我们局”指的单位，照文件里的写法", examples=["县科技局"])
    wording: Literal["on", "off"] = Field("on", description="off：接了模型也不用它表述")
    stream: bool | None = Field(
        None, description="true：以事件流返回，台账的答案先到，模型的话逐句跟上；不写时看 Accept 是否要 text/event-stream",
    )


class Search(Question):
    """找条款，不作答。"""

    top: Annotated[int, BeforeValidator(whole)] = Field(10, ge=1, le=MOST_HITS, description="最多几条")


class Feedback(Body):
    """对一个答案的评价。"""

    record: str = Field(description="答案的 `record`", max_length=100)
    is_helpful: bool | None = Field(description="有没有帮助；null 收回评价")
    reason: str = Field("", description="原因", max_length=2000)


class Done(Given):
    """做成了。"""

    ok: bool
