"""Table: rows of the record as a spreadsheet and as lines of JSON."""

import json
from collections.abc import Iterable, Sequence

from assistant.exports.table import Cell, Column, Table
from assistant.records.row import UNANSWERED, Row
from index.errors import YoujuError

SUFFIXES = (".csv", ".xlsx", ".jsonl")
_MOST = {".csv": 100_000, ".xlsx": 10_000}
"""Rows that a spreadsheet is made of: more would take minutes and gigabytes."""
STATUSES = {
    "answered": "已回答", "partial": "部分回答", "unspecified": "原文未定数", "not_found": "未找到", "out_of_scope": "超出范围", UNANSWERED: "未作答",
}
FRONTS = {"page": "页面", "api": "接口", "openai": "OpenAI 接口", "mcp": "MCP"}
_JUDGED = {True: "有帮助", False: "没帮助", None: ""}
_COLUMNS = (
    Column("编号", 19), Column("时间", 21), Column("谁", 12), Column("入口", 10), Column("问题", 36), Column("理解为", 30), Column("结果", 12),
    Column("结论", 48), Column("出处", 30), Column("不一致", 10), Column("评价", 8), Column("理由", 24), Column("未作答的原因", 12),
    Column("用时（秒）", 9), Column("模型", 16), Column("模型首字（秒）", 9), Column("模型用时（秒）", 9), Column("核对通过", 6), Column("换成原文", 6),
    Column("没有显示", 6), Column("模型说明", 20), Column("提示", 20), Column("索引", 20),
)


class ExportError(YoujuError):
    """So many rows do not go into such a file."""


def exported(rows: Sequence[Row], suffix: str) -> bytes:
    """The rows as a file whose name ends so. Raises ExportError when there are too many for it."""
    if (most := _MOST.get(suffix)) and len(rows) > most:
        raise ExportError(f"共 {len(rows)} 行，{suffix} 最多 {most} 行：请缩小日期范围，或导出 .jsonl")
    if suffix == ".jsonl":
        return b"".join(lines(rows))
    from assistant.exports.sheets import as_csv, as_xlsx

    return as_xlsx(records_table(rows)) if suffix == ".xlsx" else as_csv(records_table(rows))


def lines(rows: Iterable[Row]) -> Iterable[bytes]:
    return (f"{json.dumps(row.as_json(), ensure_ascii=False)}\n".encode() for row in rows)


def records_table(rows: Iterable[Row]) -> Table:
    """问答记录: one row an answer, times by this machine's clock."""
    return Table("问答记录", "有据", _COLUMNS, tuple(map(_cells, rows)))


def _cells(row: Row) -> tuple[Cell, ...]:
    model = (f"{row.first_seconds:.2f}", f"{row.model_seconds:.2f}", row.verified, row.replaced, row.dropped) if row.model else ("",) * 5
    return (
        row.id, f"{row.moment:%Y-%m-%d %H:%M:%S}", row.person, FRONTS.get(row.front, row.front), row.question, row.understood,
        STATUSES.get(row.status, row.status), row.headline, "\n".join(dict.fromkeys(clause.name for clause in row.clauses)), "、".join(row.conflicts),
        _JUDGED[row.helpful], row.reason, row.trouble, f"{row.seconds:.3f}", row.model, *model, row.left_out, row.notice, row.edition,
    )
