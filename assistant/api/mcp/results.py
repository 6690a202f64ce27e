"""Results: the structured output of each tool, as clients are told of it. The objects are the contract's; they may hold more than is named here."""

from typing import Literal

from pydantic import BaseModel, Field


class Citation(BaseModel):
    label: int = Field(description="回答里 [n] 的编号")
    document: str
    address: str = Field(description="条款地址")
    path: list[str] = Field(description="从部分到条款的标题")
    quote: str = Field(description="原文，一字不差")
    start: int
    end: int
    clause_start: int
    clause_end: int
    match: str
    url: str = Field("", description="打开原文的链接")


class Conflict(BaseModel):
    kind: str
    note: str
    labels: list[int]


class Answer(BaseModel):
    question: str
    standalone_question: str = Field(description="结合前面的对话理解成的完整问题")
    status: Literal["answered", "partial", "unspecified", "not_found", "out_of_scope"] = Field(
        description="已答；部分有答；提到但没有规定数值；文件没有提到；不是文件里的事"
    )
    headline: str = Field(description="直接的回答，一句话")
    answer: str = Field(description="完整的回答，Markdown")
    citations: list[Citation]
    conflicts: list[Conflict] = Field(description="所引条款之间的不一致")
    follow_ups: list[str]
    notice: str
    seconds: float


class Found(BaseModel):
    document: str
    address: str
    path: list[str]
    text: str = Field(description="条款原文；太长的只有开头")
    is_cut: bool = Field(description="text 只有开头：用 clause 工具读全文")
    start: int
    end: int
    score: float
    url: str = ""


class FoundClauses(BaseModel):
    query: str
    clauses: list[Found]


class Below(BaseModel):
    address: str
    heading: str


class Clause(BaseModel):
    document: str
    title: str
    address: str
    path: list[str]
    marker: str
    heading: str
    text: str = Field(description="条款自己的原文，下级条款不在内")
    start: int
    end: int
    below: list[Below] = Field(description="下级条款")
    url: str = ""


class Row(BaseModel):
    document: str
    address: str
    quote: str = Field(description="原文，一字不差")
    start: int
    end: int
    url: str = ""


class Target(Row):
    indicator: str
    operator: str
    value: str
    unit: str
    printed: str = Field(description="数值连同单位和限定词，照原文")
    deadline: str
    lead: list[str] = Field(description="所在条款的牵头单位")


class Duty(Row):
    task: str
    lead: list[str]
    support: list[str]
    open_list: bool = Field(description="名单以“等”结尾，原文未列全")


class Targets(BaseModel):
    total: int
    offset: int
    rows: list[Target]


class Duties(BaseModel):
    total: int
    offset: int
    rows: list[Duty]


class Difference(BaseModel):
    kind: str
    subject: str
    note: str
    sides: list[Row]


class Conflicts(BaseModel):
    total: int
    offset: int
    rows: list[Difference]


class Document(BaseModel):
    id: str
    title: str
    year: int | None
    version: int
    parts: list[Below]


class Documents(BaseModel):
    documents: list[Document]
