"""Arguments: what each tool takes, checked and described."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.api.limits import MOST_HITS
from assistant.api.rest.models.questions import SentTurn

_MOST_ROWS = 500

Documents = Annotated[list[str] | None, Field(description="只问这些文件（编号见 documents 工具）；不写就问全部文件。")]
DocumentId = Annotated[str | None, Field(description="只看这份文件（编号见 documents 工具）；不写就看全部文件。")]
Unit = Annotated[str | None, Field(description="只看一个单位，写全称或文件里的简称，如 县科技局。")]
Part = Annotated[str | None, Field(description="只看文件的一个部分，如 附件3、总体方案。")]


class Arguments(BaseModel):
    """What a tool takes; a name that it does not know is refused, so that a misspelt limit is not lost in silence."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Arguments):
    """A tool that takes nothing."""


class Question(Arguments):
    question: Annotated[str, Field(description="一个问题，用自然语言写，如 今年专项债的目标是多少。")]
    history: Annotated[
        list[SentTurn] | None, Field(description="这个问题之前的对话，先说的在前；只为补全“那牵头单位呢”这样的半句话，其中的说法不当作依据。")
    ] = None
    documents: Documents = None
    our_unit: Annotated[str | None, Field(description="“我们局”“我单位”指哪个单位。")] = None


class Search(Arguments):
    query: Annotated[str, Field(description="要找的内容，问题或关键词都可以。")]
    top: Annotated[int, Field(ge=1, le=MOST_HITS, description="最多给出几条。")] = 10
    documents: Documents = None


class Address(Arguments):
    address: Annotated[str, Field(description="条款地址，如 附件3·二·(四)·2；括号、空格、全角半角随意。前面可以写文件编号：编号#地址。")]
    document: DocumentId = None


class Page(Arguments):
    """Which of many rows are given."""

    document: DocumentId = None
    part: Part = None
    offset: Annotated[int, Field(ge=0, description="从第几行开始（第一行是 0）。")] = 0
    limit: Annotated[int, Field(ge=1, le=_MOST_ROWS, description="最多给出几行；总行数在 total 里。")] = 100


class OfUnit(Page):
    unit: Unit = None
