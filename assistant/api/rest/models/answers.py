"""Answers: what is given to a question and to a search."""

from typing import Literal

from pydantic import Field

from assistant.api.rest.models.base import Given, Stretch
from assistant.api.rest.models.questions import Id


class CitedStretch(Stretch):
    """一条依据。"""

    label: int = Field(description="答案里的编号 [1]")
    path: list[str] = Field(description="从部分到条款自己的标题")
    clause_start: int
    clause_end: int
    match: Literal["exact", "normalised"]
    title: str = Field("", description="《文件》，文件库里不止一份时才有")
    version: int = Field(0, description="所读的版本，没有版本的文件没有这一项")


class Citation(CitedStretch):
    """一条依据，和打开它的链接。"""

    url: str = Field(description="打开原文并标亮这一段的链接，相对于本服务的地址")


class Conflict(Given):
    """所引条款之间的不一致。"""

    kind: str = Field(description="value、operator、benchmark、commitment、composition、lead 或 scope（口径不同，不算矛盾）")
    note: str
    labels: list[int] = Field(description="哪几条依据")


class Fault(Given):
    """一句话里没有条款为据的一处。"""

    start: int
    end: int
    kind: str
    witness: str = Field(description="条款的写法；空：条款没有写")


class WordedSentence(Given):
    """模型写的一句，和显示出来的样子。"""

    written: str
    shown: str
    verdict: Literal["verified", "replaced", "dropped"]
    faults: list[Fault]


class Wording(Given):
    """模型对答案的表述，逐句与条款核对过。"""

    model: str
    sentences: list[WordedSentence]
    left_out: str = Field(description="模型的话为什么没有（全部）显示")
    first_seconds: float
    seconds: float


class Answer(Given):
    """一个回答。"""

    id: Id = Field(description="请求里的 id")
    record: str = Field("", description="它在回答记录里的编号，用于评价")
    question: str
    standalone_question: str = Field(description="理解成了什么问题")
    status: Literal["answered", "partial", "unspecified", "not_found", "out_of_scope"] = Field(
        description="answered 已回答；partial 答了一部分；unspecified 提到但没有定数；not_found 文件没有写；out_of_scope 与文件无关",
    )
    headline: str = Field(description="直接的答案，纯文字")
    answer: str = Field(description="完整的答案，Markdown，以 headline 开头；原文里的文字没有转义")
    citations: list[Citation]
    conflicts: list[Conflict]
    model: str | None = Field(description="答案里有哪个模型的话；null：没有")
    wording: Wording | None
    seconds: float
    follow_ups: list[str] = Field(description="可以接着问的")
    notice: str = Field(description="要告诉读者的：只按关键词查找、更正了错字等")


class Hit(Given):
    """找到的一个条款。"""

    document: str
    address: str
    start: int
    end: int
    score: float
    url: str = Field(description="打开这个条款的链接")


class Hits(Given):
    """找到的条款，最相关的在前。"""

    id: Id
    clauses: list[Hit]
    seconds: float
