"""Table: the ledger's rows as the tables that offices keep: 目标总表, 任务分解表 and 时间节点."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.ledger import Row, duty_rows, milestone_rows, target_rows
from index.library import Library

Cell = str | int
_COMMA, _SEMICOLON = "、", "；"
_OPEN = "等（原文未列全）"
_NO_LEAD, _UNDIFFERENTIATED = "本条未明确", "未区分牵头"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``width`` in the characters of a spreadsheet, of which a Chinese one takes two."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``title`` names it, ``source`` the documents it was read from; every row has a cell a column."""

    title: str
    source: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


_TARGETS = (
    Column("序号", 6), Column("指标", 26), Column("目标值", 16), Column("口径", 8), Column("承诺", 8), Column("时限", 16),
    Column("牵头单位", 22), Column("所在攻坚", 33), Column("出处", 20), Column("原文", 36),
)
_DUTIES = (
    Column("序号", 6), Column("任务", 30), Column("目标", 38), Column("牵头", 22), Column("配合", 36), Column("时限", 18), Column("出处", 20),
)
_MILESTONES = (
    Column("序号", 6), Column("时间", 18), Column("事项", 56), Column("类型", 10), Column("牵头单位", 24), Column("所在攻坚", 33), Column("出处", 20),
)


def targets_table(library: Library) -> Table:
    """目标总表: one row a target, its value as printed."""
    return _table("目标总表", library, _TARGETS, [
        (row["indicator"], row["printed"], _COMMA.join(filter(None, [row["scope"], row["base"]])), row["commitment"],
         row["deadline"] or _assumed(row), _units(row["lead"]), _part(row), _place(library, row), row["quote"])
        for row in target_rows(library)
    ])


def duties_table(library: Library, unit: str = "") -> Table:
    """任务分解表: one row a responsibility note with the targets and dates that it covers; of one unit those that name it.

    Raises UnitError when no document names ``unit``.
    """
    return _table("任务分解表", library, _DUTIES, [
        (row["task"], _SEMICOLON.join(row["targets"]), *_responsible(row), _SEMICOLON.join(row["dates"]) or _assumed(row),
         _place(library, row))
        for row in duty_rows(library, unit)
    ])


def milestones_table(library: Library) -> Table:
    """时间节点: one row a dated thing or a rhythm."""
    return _table("时间节点", library, _MILESTONES, [
        (row["date"], row["quote"], "周期" if row["is_rhythm"] else "节点", _units(row["lead"]), _part(row), _place(library, row))
        for row in milestone_rows(library)
    ])


def _table(title: str, library: Library, columns: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> Table:
    source = _SEMICOLON.join(reading.document.title for reading in library.readings)
    return Table(title, source, columns, tuple((number, *map(_one_line, row)) for number, row in enumerate(rows, start=1)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _units(units: Sequence[str]) -> str:
    return _COMMA.join(units) or _NO_LEAD


def _responsible(row: Row) -> tuple[str, str]:
    """Who leads and who supports; a list that the document leaves open is not closed here."""
    lead = (_COMMA.join(row["lead"]) or _UNDIFFERENTIATED) + ("（分别牵头）" if row["separately"] else "")
    support = _COMMA.join(row["support"])
    return (lead, support + _OPEN) if row["open_list"] and support else (lead + _OPEN * row["open_list"], support)


def _assumed(row: Row) -> str:
    """The document's year, said as such."""
    return f"{row['deadline_assumed']}年（文件年度）" if row["deadline_assumed"] else ""


def _part(row: Row) -> str:
    return f"{row['part']} {row['part_heading']}".strip() if row["part_heading"] != row["part"] else row["part"]


def _place(library: Library, row: Row) -> str:
    return f"{row['document']}#{row['address']}" if len(library.readings) > 1 else str(row["address"])
