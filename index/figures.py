"""Figures: the aims that stand in the cells of a table of indicators, each named by its row, measured by its unit, dated by its column."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.genre import Genre
from index.quantities import NUMERAL
from index.rows import RowOf
from index.spans import Span

_MEASURE = re.compile(r"(?:计量|指标)?单\s*位(?:[(（].*)?$")
_YEAR = re.compile(r"(?P<year>20\d{2})\s*年?")
_AIM = re.compile(r"目标|任务数|计划数|指标值|年均|累计")
_PAST = re.compile(r"基期|基数|基准|现状|实际|完成(?:值|数|情况)|上年|权重|分值|得分")
_MEASURE_BEHIND = re.compile(r"[(（](?P<unit>[^()（）]{1,10})[)）]\s*$")


@dataclass(frozen=True, slots=True)
class Figure:
    """One aim of a table; its words as printed."""

    span: Span
    indicator: str
    operator: str
    value: str
    unit: str
    deadline: str
    deadline_iso: str


def value_cells(row: RowOf) -> list[tuple[int, Span]]:
    """The cells of a row that hold the aims of a table of indicators, with their columns."""
    columns = row.table.columns
    aims = [place for place, name in enumerate(columns) if (_YEAR.search(name) or _AIM.search(name)) and not _PAST.search(name)]
    measured = any(_MEASURE.match(name) for name in columns) or any(re.search("指标", name) for name in columns)
    return [(place, row.cells[place]) for place in aims if place < len(row.cells)] if measured else []


def figures_of(row: RowOf, text: str, genre: Genre) -> Iterator[Figure]:
    """The aims of a row; a cell that holds more than one figure with its operators is read as a sentence instead."""
    name = row.table.rows[row.place].title.of(text).strip()
    measure = next((place for place, column in enumerate(row.table.columns) if _MEASURE.match(column)), None)
    unit = row.table.said(row.place, measure, text) if measure is not None else ""
    behind = _MEASURE_BEHIND.search(name)
    if behind and (not unit or unit == behind["unit"]):
        unit, name = unit or behind["unit"], name[: behind.start()].strip()
    figure = re.compile(
        rf"(?P<before>(?:{genre.before_pattern}|[≥≤>＞<＜±])*)\s*(?P<value>{NUMERAL}(?:\s*[-—–~～至]\s*{NUMERAL})?)\s*(?P<unit>{genre.unit_pattern})?(?P<after>{genre.after_pattern})?"
    )
    for place, cell in value_cells(row):
        said = cell.of(text).strip().strip("[]［］〔〕")
        found = figure.fullmatch(said)
        if not found or not (found["unit"] or unit):
            continue
        start = text.index(said, cell.start)
        column = row.table.columns[place]
        year = _YEAR.search(column)
        yield Figure(
            span=Span(start, start + len(said)),
            indicator=name,
            operator="+".join(word for word in (found["before"], found["after"] or "") if word),
            value=found["value"],
            unit=found["unit"] or unit,
            deadline=year[0] if year else "",
            deadline_iso=year["year"] if year else "",
        )
