"""Targets: 目标总表, every target as a row that can be filtered, searched and sorted, with a chart of how many each part sets."""

import re
from collections.abc import Callable, Mapping

from assistant.ledger import Row, target_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.bars import bars
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.order import by_sound
from assistant.page.pages.tables import (
    cell,
    choice,
    clause_link,
    contains,
    download,
    filters,
    found,
    heading,
    place,
    responsible,
    results,
    search,
    sortable,
)

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OTHER, _NO_FIGURE = "other", "none"
_SEARCHED = ("indicator", "value", "unit", "quote", "address", "heading")


def targets_page(asked: Asked) -> Page:
    """The page as the address line asks for it: part, kind, unit, q, sort, order."""
    labels = asked.labels
    rows = target_rows(asked.library)
    title = heading(
        labels.targets, labels.targets_lead,
        download(labels.export_targets, "targets.xlsx", "Excel"), download(labels.export_targets, "targets.csv", "CSV"),
    )
    if not rows:
        return Page(labels.targets, join(title, tag("p", labels.no_targets, class_="yj-empty")))
    kinds = _kinds(asked, rows)
    units = {"": labels.every_unit, **{name: name for name in _leads(rows)}}
    unit = asked.unit()
    if unit and unit not in units:
        units[unit] = unit
    parts = {"": labels.every_part, **{part.key: part.name for part in asked.parts.among(rows)}}
    form = filters(
        asked,
        search(asked, labels.search_targets), choice("part", labels.part, parts, asked.value("part")),
        choice("kind", labels.kind, kinds, asked.value("kind")), choice("unit", labels.unit, units, unit),
        kept=("sort", "order"),
    )
    in_any_part = [row for row in rows if _fits(asked, row, unit)]
    part = asked.one_of("part", parts)
    shown = [row for row in in_any_part if not part or asked.parts.of(row).key == part]
    body = results(
        _chart(asked, in_any_part, part), found(asked, len(shown), len(rows), labels.no_targets),
        _table(asked, _sorted(asked, shown)) if shown else None,
    )
    return Page(labels.targets, join(title, form, body))


def is_figure(row: Row) -> bool:
    return bool(_NUMBER.search(row["value"]))


def _fits(asked: Asked, row: Row, unit: str) -> bool:
    kind = asked.value("kind")
    return (
        (not unit or unit in row["lead"])
        and (not kind or kind == _kind(row))
        and contains(row, asked.value("q"), *_SEARCHED)
    )


def _kind(row: Row) -> str:
    return row["scope"] or _OTHER if is_figure(row) else _NO_FIGURE


def _kinds(asked: Asked, rows: list[Row]) -> dict[str, str]:
    """The scopes that occur, then figures without one, then aims without a figure."""
    held = dict.fromkeys(_kind(row) for row in rows)
    named = {_OTHER: asked.labels.other_figures, _NO_FIGURE: asked.labels.without_figure}
    scopes = {kind: kind for kind in held if kind not in named}
    return {"": asked.labels.every_kind, **scopes, **{kind: name for kind, name in named.items() if kind in held}}


def _leads(rows: list[Row]) -> list[str]:
    return sorted({name for row in rows for name in row["lead"]}, key=by_sound)


def _chart(asked: Asked, rows: list[Row], part: str) -> Markup:
    labels = asked.labels
    every = asked.parts.among(target_rows(asked.library)) if part else asked.parts.among(rows)
    counted = []
    for one in every:
        held = [row for row in rows if asked.parts.of(row).key == one.key]
        figures = sum(is_figure(row) for row in held)
        link = asked.link(part=None if one.key == part else one.key)
        counted.append((one.name, link, one.key == part, figures, len(held) - figures))
    return bars(labels.by_part, (labels.with_figure, labels.without_figure), counted)


def _sorted(asked: Asked, rows: list[Row]) -> list[Row]:
    keys: Mapping[str, Callable[[Row], object]] = {
        "indicator": lambda row: by_sound(row["indicator"]),
        "value": _size,
        "deadline": lambda row: row["deadline_iso"] or f"{row['deadline_assumed']}~",
        "lead": lambda row: (not row["lead"], by_sound("".join(row["lead"]))),
    }
    key = keys.get(asked.value("sort"))
    return sorted(rows, key=key, reverse=asked.value("order") == "down") if key else rows  # type: ignore[arg-type]


def _size(row: Row) -> tuple[bool, str, float, str]:
    """Figures of one unit together, by size; what has no figure behind them."""
    number = _NUMBER.search(row["value"])
    return not number, row["unit"], float(number[0]) if number else 0.0, row["value"]


def _table(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    heads = tag(
        "tr",
        sortable(asked, "indicator", labels.indicator), sortable(asked, "value", labels.value), tag("th", labels.scope, scope="col"),
        sortable(asked, "deadline", labels.deadline), sortable(asked, "lead", labels.lead), tag("th", labels.source, scope="col"),
    )
    table = tag("table", tag("thead", heads), tag("tbody", (_row(asked, row) for row in rows)), class_="yj-table yj-cards yj-targets")
    return tag("div", table, class_="yj-scroll")


def _row(asked: Asked, row: Row) -> Markup:
    labels = asked.labels
    chips = [tag("span", word, class_="yj-chip") for word in (row["commitment"], row["scope"]) if word]
    return tag(
        "tr",
        tag("th", clause_link(row, row["indicator"] or row["quote"]), scope="row"),
        cell(labels.value, row["printed"], look="yj-value"), cell(labels.scope, chips), cell(labels.deadline, deadline(asked, row)),
        cell(labels.lead, responsible(asked, row)), cell(labels.source, place(row)),
        class_="yj-row",
    )


def deadline(asked: Asked, row: Row) -> Markup | str:
    """The date as printed; the document's year, said as such, where none is."""
    if row["deadline"]:
        return str(row["deadline"])
    assumed = row["deadline_assumed"]
    return tag("span", f"{assumed} ", tag("small", asked.labels.deadline_assumed), class_="yj-faint") if assumed else ""
