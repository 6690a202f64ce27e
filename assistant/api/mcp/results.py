"""Results: the structured output of each tool, as clients are told of it: the objects of the REST routes, page by page where there may be many."""

from pydantic import Field

from assistant.api.rest.models import answers, findings
from assistant.api.rest.models.base import Given
from assistant.api.rest.models.questions import Id


class Answer(answers.Answer):
    """一个回答。"""

    id: Id = None


class Found(answers.Hit):
    """找到的一个条款。"""

    path: list[str] = Field(description="从部分到条款自己的标题")
    text: str = Field(description="条款原文；太长的只有开头")
    is_cut: bool = Field(description="text 只有开头：用 clause 工具读全文")


class FoundClauses(Given):
    query: str
    clauses: list[Found]


class Below(Given):
    """下级条款。"""

    address: str
    heading: str


class Clause(findings.Clause):
    """一个条款。"""

    title: str = Field(description="文件的标题")
    below: list[Below] = Field(description="下级条款")


class Page(Given):
    """许多行中的一段。"""

    total: int = Field(description="一共有多少行")
    offset: int = Field(description="rows 的第一行是第几行（从 0 起）")


class Targets(Page):
    rows: list[findings.Target]


class Duties(Page):
    rows: list[findings.Duty]


class Conflicts(Page):
    rows: list[findings.Difference]


class Document(Given):
    """可以问的一份文件。"""

    id: str
    title: str
    year: int | None
    version: int = Field(description="所读的版本；0：seeds 文件夹里的文件")
    parts: list[Below]


class Documents(Given):
    documents: list[Document]
