"""Work: checked drafts, briefings, courses and citations."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from assistant.api.rest.models.answers import CitedStretch
from assistant.api.rest.models.base import Given, Sent, Stretch
from assistant.api.rest.models.findings import Duty, Group, Milestone, Target, Term


class DraftText(Sent):
    """要核对的文字。"""

    text: str = Field(examples=["规模工业增加值增长8.5%左右。"])
    id: str = Field("", description="原样写回结果里")


class Statement(Given):
    """稿件里可以核对的一处。"""

    start: int
    end: int
    text: str
    verdict: Literal["consistent", "contradicts", "unsupported", "plan_differs"] = Field(
        description="consistent 一致；contradicts 不一致；unsupported 无出处；plan_differs 文件自己两处说法不同",
    )
    plan_says: str
    citations: list[CitedStretch]
    kind: str


class Checked(Given):
    """核对的结果。"""

    id: str = Field("", description="请求里的 id")
    file: str = Field("", description="上传的文件名")
    statements: list[Statement]


class Edit(Sent):
    """一句的改动。"""

    was: str = Field(description="提纲里的原句（was）")
    text: str = Field(description="改后的句子；空：删去这一句")


class BriefWish(Sent):
    """要怎样的提纲，和对句子的改动。"""

    model_config = ConfigDict(extra="forbid")

    unit: str = Field("", examples=["县科技局"])
    part: str = Field("", examples=["附件3"])
    topic: str = ""
    reader: Literal["", "leader", "group", "press"] = ""
    length: Literal["", "short", "medium", "long"] = ""
    sections: str = Field("", description="只要哪几节，按这个次序，以逗号相连")
    wording: Literal["on", "off"] = Field("on", description="off：接了模型也不用")
    edits: dict[str, Edit] = Field(default_factory=dict, description="按句子的 id")


class Sentence(Given):
    """提纲的一句，和它的出处。"""

    id: str
    text: str
    before: str
    after: str
    is_computed: bool
    was: str
    is_worded: bool
    is_doubtful: bool
    citations: list[Stretch]


class Section(Given):
    """提纲的一节。"""

    key: str
    title: str
    paragraphs: list[list[Sentence]]
    sections: list["Section"]


class Briefing(Given):
    """一份汇报提纲。"""

    title: str
    basis: str
    sections: list[Section]
    unwitnessed: list[str] = Field(description="没有出处的句子")
    wording: dict[str, Any] | None = Field(description="模型润色了哪些句子")


class ToRead(Stretch):
    """先读的一处。"""

    heading: str
    why: str
    order: int


class CourseDuty(Duty):
    """一项任务，和单位在其中的角色。"""

    role: Literal["lead", "support"]


class Partner(Stretch):
    """一同做事的单位，和第一处写到两者的条款。"""

    unit: str
    count: int
    places: list[str]


class CourseTerm(Term):
    """一个提法，和它的意思。"""

    meaning: str


class Quiz(Stretch):
    """一道自测题。"""

    id: str
    kind: str
    question: str
    options: list[str]
    key: str


class Course(Given):
    """新人上手：先读什么、做什么、同谁一起做。"""

    unit: str
    reading: list[ToRead]
    duties: list[CourseDuty]
    targets: list[Target]
    dates: list[Milestone]
    partners: list[Partner]
    groups: list[Group]
    terms: list[CourseTerm]
    questions: list[Quiz]


class CitationText(Stretch):
    """按公文写法的一处引用。"""

    title: str
    citation: str = Field(description="“专项债32.27亿元”（《……方案》总体方案·二·(一)）")
