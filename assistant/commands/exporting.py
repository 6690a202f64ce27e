"""Exporting: ``export``, the ledger's tables and the calendar as files, read from the seeds without an index."""

import argparse
from pathlib import Path

from assistant.commands.parser import Commands
from assistant.commands.reading import library_of
from assistant.commands.writing import write_whole
from assistant.settings import Settings

_TABLES = {"targets": "目标总表", "duties": "任务分解表", "milestones": "时间节点"}
_SUFFIXES = (".xlsx", ".csv", ".ics")


def add_commands(commands: Commands) -> None:
    export = commands.add("export", _export, "导出目标总表、任务分解表或时间节点（不需要索引）")
    export.add_argument("what", choices=sorted(_TABLES), help="、".join(f"{key} {name}" for key, name in _TABLES.items()))
    export.add_argument("--output", type=Path, required=True, metavar="FILE", help="写到哪里：.xlsx、.csv；时间节点还可写成 .ics 日历")


def _export(options: argparse.Namespace, settings: Settings) -> int:
    suffix = options.output.suffix.casefold()
    if suffix not in _SUFFIXES or (suffix == ".ics" and options.what != "milestones"):
        options.command.error(f"{options.what} 不能写成“{options.output.name}”：文件名应以 .xlsx、.csv（milestones 还可 .ics）结尾")
    write_whole(options.output, _content(options.what, suffix, settings))
    print(f"已写出 {options.output}")
    return 0


def _content(what: str, suffix: str, settings: Settings) -> bytes:
    library = library_of(settings)
    if suffix == ".ics":
        from assistant.exports.calendar import milestones_calendar

        return milestones_calendar(library)
    from assistant.exports.sheets import as_csv, as_xlsx
    from assistant.exports.table import duties_table, milestones_table, targets_table

    tables = {"targets": targets_table, "duties": duties_table, "milestones": milestones_table}
    table = tables[what](library)
    return as_xlsx(table) if suffix == ".xlsx" else as_csv(table)
