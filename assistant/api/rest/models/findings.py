"""Findings: clauses, documents and the ledger's rows."""

from pydantic import Field

from assistant.api.rest.models.base import Given, Stretch


class Clause(Given):
    """一个条款。"""

    document: str
    address: str
    path: list[str]
    marker: str = Field(description="印着的编号，如 （四）")
    heading: str
    text: str = Field(description="条款自己的文字，不含下级条款")
    start: int
    end: int
    url: str = Field(description="打开这个条款的链接")


class Finding(Stretch):
    """台账的一行，照原文。"""

    part: str = Field(description="所在部分的地址")
    part_heading: str
    heading: str = Field(description="所在条款的标题")


class Target(Finding):
    """一个目标。"""

    indicator: str
    operator: str = Field(description="增长、达到、以上……；两个以 + 相连")
    value: str = Field(description="印着的数或说法：32.27、市定目标、全覆盖")
    unit: str
    base: str
    printed: str = Field(description="数、单位和程度，照原文")
    deadline: str
    deadline_iso: str = Field(description="写到哪一级就到哪一级：2025-05")
    deadline_assumed: str = Field(description="没有写时限的，是文件的年度")
    commitment: str = Field(description="力争、确保……")
    scope: str = Field(description="新增、总量、增长、占比")
    lead: list[str]


class Duty(Finding):
    """一项任务和它的责任单位。"""

    task: str
    lead: list[str]
    support: list[str]
    open_list: bool = Field(description="原文以“等”结尾，未列全")
    generic: list[str] = Field(description="未点名的角色")
    separately: bool = Field(description="分别牵头")
    targets: list[str]
    dates: list[str]
    deadline_assumed: str


class Side(Finding):
    """不一致的一方。"""


class Difference(Given):
    """两处或几处表述不一致（scope：口径不同）。"""

    kind: str
    subject: str
    note: str
    sides: list[Side]


class Group(Finding):
    """一个专班；文件没有写的空着。"""

    name: str
    convener: str
    convener_role: str
    deputies: str
    deputy_role: str
    members: list[str]
    open_list: bool
    office: str
    office_duty: str
    rhythm: list[str]
    leader: str


class Term(Finding):
    """一个带引号的提法。"""

    term: str
    explanation: str = Field(description="文件在这里的解释；空：没有解释")
    members: list[str]
    explained_at: list[str]


class Milestone(Finding):
    """一个时间节点，或定期的安排。"""

    date: str = Field(description="照原文")
    iso: str = Field(description="写到哪一级就到哪一级；定期的安排为空")
    is_rhythm: bool
    lead: list[str]


class Version(Given):
    """文件的一个版本。"""

    number: int
    file: str
    format: str
    sha256: str
    added: str


class Document(Given):
    """文件库里的一份文件。"""

    id: str
    title: str
    year: int | None
    issuer: str
    is_on: bool = Field(description="回答时用不用它")
    is_seed: bool
    version: int = Field(description="所读的版本；0：seeds 文件夹里的文件")
    versions: list[Version]
