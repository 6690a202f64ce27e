"""Library: what is sent to the library and what it tells."""

from typing import Any

from pydantic import Field

from assistant.api.rest.models.base import Given, Sent, Stretch
from assistant.api.rest.models.findings import Document, Target


class Switch(Sent):
    """启用或停用。"""

    on: bool


class Rename(Sent):
    """新的标题。"""

    title: str = Field(min_length=1)


class Use(Sent):
    """改用哪一版。"""

    version: int


class Job(Given):
    """对文件库的一次改动。"""

    id: str
    act: str = Field(description="add、replace、use、rename、on、off 或 remove")
    subject: str
    state: str = Field(description="waiting、running、done 或 failed")
    stages: list[str]
    percent: int | None
    error: str
    document: str | None


class Begun(Given):
    """改动的进度；`/api/library/progress` 告诉它的结果。"""

    job: Job
    error: str = ""


class Taken(Given):
    """每个文件一项。"""

    jobs: list[Job]


class Progress(Given):
    """正在做的和刚做完的改动。"""

    is_busy: bool
    jobs: list[Job]


class Counts(Given):
    """读出了多少。"""

    clauses: int
    targets: int
    duties: int


class Item(Document):
    """一份文件，停用的也在内。"""

    format: str
    counts: Counts | None = Field(description="null：还没有读")


class Items(Given):
    """全部文件。"""

    documents: list[Item]


class Heading(Given):
    """条款结构的一行。"""

    address: str
    heading: str
    depth: int
    start: int
    end: int


class ReadDuty(Stretch):
    """读出的一项任务。"""

    task: str
    lead: list[str]
    support: list[str]
    open_list: bool


class Preview(Item):
    """从文件里读出了什么。"""

    warnings: list[str]
    clauses: list[Heading]
    targets: list[Target]
    duties: list[ReadDuty]


class ComparedVersion(Given):
    """对比的一方。"""

    document: str
    title: str
    version: int
    year: int | None


class Change(Given):
    """一处变化。"""

    kind: str = Field(description="added、removed、changed 或 moved")
    what: list[str] = Field(description="哪几项不同")
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Changes(Given):
    """两版之间的全部变化。"""

    before: ComparedVersion
    after: ComparedVersion
    clauses: list[Change]
    targets: list[Change]
    duties: list[Change]
