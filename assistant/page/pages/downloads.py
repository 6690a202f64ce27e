"""Downloads: 目标总表 and 任务分解表 as workbooks and CSV, 时间节点 as a calendar, each under a name in Chinese."""

from collections.abc import Callable
from urllib.parse import quote as percent

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response

from assistant.exports.calendar import milestones_calendar
from assistant.exports.table import Table, duties_table, targets_table
from assistant.ledger import UnitError
from index.library import Library

_SHEETS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CALENDAR = "text/calendar; charset=utf-8"


def add_downloads(app: FastAPI, library: Callable[[], Library]) -> None:
    """The routes of the files."""

    @app.get("/youju/export/milestones.ics")
    def calendar() -> Response:
        return saved_file(milestones_calendar(library()), "milestones.ics", "时间节点.ics", _CALENDAR)

    @app.get("/youju/export/targets.{kind}")
    def targets(kind: str) -> Response:
        return _sheet(targets_table(library()), "targets", kind) if kind in _SHEETS else _unknown()

    @app.get("/youju/export/duties.{kind}")
    def duties(kind: str, unit: str = "") -> Response:
        if kind not in _SHEETS:
            return _unknown()
        try:
            return _sheet(duties_table(library(), unit), "duties", kind, unit)
        except UnitError as error:
            return JSONResponse({"error": str(error)}, 404)


def _sheet(table: Table, name: str, kind: str, unit: str = "") -> Response:
    from assistant.exports.sheets import as_csv, as_xlsx  # a third of a second to import, and a start needs no workbook

    write = as_xlsx if kind == "xlsx" else as_csv
    title = f"{unit}{table.title}" if unit else table.title
    return saved_file(write(table), f"{name}.{kind}", f"{title}.{kind}", _SHEETS[kind])


def saved_file(content: bytes, plain: str, name: str, media_type: str) -> Response:
    """A file to save: its Chinese name as RFC 5987 writes it, a plain one for what cannot read that."""
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{percent(name, safe='')}"
    return Response(content, media_type=media_type, headers={"content-disposition": disposition, "cache-control": "no-cache"})


def _unknown() -> Response:
    return JSONResponse({"error": "没有这个文件。"}, 404)
