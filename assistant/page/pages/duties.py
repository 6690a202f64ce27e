"""Duties: 责任矩阵, units against parts as a heat map of what each leads and supports; a cell opens into its tasks."""

from dataclasses import dataclass, field

from assistant.ledger import Row, duty_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.parts import Part
from assistant.page.pages.tables import (
    clause_link,
    download,
    filters,
    found,
    heading,
    responsible,
    results,
    search,
    unit_link,
    unit_path,
)
from index.responsible import is_generic

_SHADES = 5


@dataclass(slots=True)
class _Share:
    """What one unit does in one part."""

    led: list[Row] = field(default_factory=list)
    supported: list[Row] = field(default_factory=list)


def duties_page(asked: Asked) -> Page:
    """The page as the address line asks for it: q narrows the units, open and part name the cell that is open."""
    labels = asked.labels
    rows = duty_rows(asked.library)
    title = heading(
        labels.duties, labels.duties_lead,
        download(labels.export_duties, "duties.xlsx", "Excel"), download(labels.export_duties, "duties.csv", "CSV"),
    )
    if not rows:
        return Page(labels.duties, join(title, tag("p", labels.no_duties, class_="yj-empty")))
    shares = _shares(asked, rows)
    words = asked.value("q").split()
    shown = [name for name in _ordered(asked, shares) if all(word in name for word in words)]
    form = filters(asked, search(asked, labels.search_units), _legend(asked))
    body = results(found(asked, len(shown), len(shares), labels.no_duties, labels.total_units), _matrix(asked, shown, shares, rows) if shown else None)
    return Page(labels.duties, join(title, form, body))


def _shares(asked: Asked, rows: list[Row]) -> dict[str, dict[str, _Share]]:
    """Unit → part → its tasks there."""
    shares: dict[str, dict[str, _Share]] = {}
    for row in rows:
        part = asked.parts.of(row).key
        for name in row["lead"]:
            shares.setdefault(name, {}).setdefault(part, _Share()).led.append(row)
        for name in row["support"]:
            shares.setdefault(name, {}).setdefault(part, _Share()).supported.append(row)
    return shares


def _ordered(asked: Asked, shares: dict[str, dict[str, _Share]]) -> list[str]:
    """Ours first, then who leads most; roles that name no unit at the end."""
    def key(name: str) -> tuple[bool, bool, int, int]:
        led, supported = _sums(shares[name])
        return name != asked.our_unit, is_generic(name), -led, -supported

    return sorted(shares, key=key)


def _sums(parts: dict[str, _Share]) -> tuple[int, int]:
    return sum(len(one.led) for one in parts.values()), sum(len(one.supported) for one in parts.values())


def _legend(asked: Asked) -> Markup:
    labels = asked.labels
    shades = [tag("i", class_=f"yj-heat-{shade}") for shade in range(1, _SHADES + 1)]
    example = (tag("b", 3), f" {labels.lead_short}", tag("small", "+2"), f" {labels.support_short}")
    return tag("p", tag("span", labels.legend_few, shades, labels.legend_many), tag("span", example), class_="yj-legend yj-heat-legend")


def _matrix(asked: Asked, shown: list[str], shares: dict[str, dict[str, _Share]], rows: list[Row]) -> Markup:
    labels = asked.labels
    parts = asked.parts.among(rows)
    largest = max((len(one.led) for unit in shares.values() for one in unit.values()), default=1) or 1
    heads = [tag("th", labels.units, scope="col")]
    heads += [tag("th", tag("span", part.address), tag("small", part.short), scope="col", title=part.heading) for part in parts]
    heads.append(tag("th", labels.sum, scope="col"))
    body: list[Markup] = []
    for number, name in enumerate(shown):
        if is_generic(name) and not (number and is_generic(shown[number - 1])):
            body.append(tag("tr", tag("th", labels.generic_roles, colspan=len(parts) + 2, scope="rowgroup"), class_="yj-roles"))
        body += _unit_rows(asked, number, name, shares[name], parts, largest)
    table = tag(
        "table", tag("caption", labels.matrix, class_="yj-unseen"), tag("thead", tag("tr", heads)), tag("tbody", body),
        class_="yj-table yj-matrix",
    )
    return tag("div", table, class_="yj-scroll")


def _unit_rows(asked: Asked, number: int, name: str, parts: dict[str, _Share], every: list[Part], largest: int) -> list[Markup]:
    """A unit's row, and below it the tasks of the cell that is open."""
    opened = asked.value("part") if asked.value("open") == name else None
    cells = [_cell(asked, number, name, parts.get(part.key), part, largest, opened == part.key) for part in every]
    led, supported = _sums(parts)
    sums = tag("td", _counts(led, supported), class_="yj-sums")
    row = tag(
        "tr", tag("th", unit_link(asked, name), scope="row"), cells, sums, class_="yj-ours-row" if name == asked.our_unit else None
    )
    share = parts.get(opened) if opened else None
    return [row, _opened(asked, name, share, asked.parts[opened], len(every) + 2)] if share and opened else [row]


def _cell(asked: Asked, number: int, name: str, share: _Share | None, part: Part, largest: int, is_open: bool) -> Markup:
    if share is None:
        return tag("td", class_="yj-heat")
    led, supported = len(share.led), len(share.supported)
    shade = -(-led * _SHADES // largest)
    said = asked.labels.cell.format(unit=name, part=part.name, lead=led, support=supported)
    link = tag(
        "a", _counts(led, supported), href=asked.link(open=None, part=None) if is_open else asked.link(open=name, part=part.key),
        data_live=True, aria_expanded="true" if is_open else "false", aria_label=said, title=said, id=f"yj-cell-{number}-{part.key}",
    )
    return tag("td", link, class_=f"yj-heat yj-heat-{shade}" + (" yj-heat-open" if is_open else ""))


def _counts(led: int, supported: int) -> Markup:
    return join(tag("b", led) if led else None, tag("small", f"+{supported}") if supported else None)


def _opened(asked: Asked, name: str, share: _Share, part: Part, width: int) -> Markup:
    labels = asked.labels
    said = (labels.led.format(count=len(share.led)), labels.supported.format(count=len(share.supported)))
    head = tag(
        "div", tag("h2", f"{name} · {part.name}"), tag("span", "，".join(said), class_="yj-faint"), _way(asked, name),
        tag("a", labels.close, href=asked.link(open=None, part=None), data_live=True, class_="yj-button", id="yj-close"),
        class_="yj-opened-head",
    )
    tasks = [_task(asked, row, labels.lead_short, True) for row in share.led]
    tasks += [_task(asked, row, labels.support_short, False) for row in share.supported]
    return tag("tr", tag("td", head, tag("ul", tasks, class_="yj-tasks"), colspan=width), class_="yj-opened")


def _way(asked: Asked, name: str) -> Markup | None:
    return None if is_generic(name) else tag("a", asked.labels.unit_page, href=unit_path(name))


def _task(asked: Asked, row: Row, role: str, is_lead: bool) -> Markup:
    return tag(
        "li", tag("span", role, class_="yj-chip yj-chip-strong" if is_lead else "yj-chip"), " ", clause_link(row, row["task"] or row["address"]),
        tag("span", " ", row["address"], class_="yj-faint"), None if is_lead else tag("span", " · ", responsible(asked, row), class_="yj-faint"),
        class_="yj-row",
    )
