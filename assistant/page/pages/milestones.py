"""Milestones: 时间节点, what is dated as a picture of bars as long as the printed precision, and what is regular as a list."""

from collections.abc import Sequence
from datetime import date

from assistant.exports.calendar import days_of
from assistant.ledger import Row, milestone_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.order import by_sound
from assistant.page.pages.tables import choice, clause_link, download, filters, found, heading, place, responsible, results

_MONTHS, _DAYS = 12, 31
_QUARTER = 3
_MANY_YEARS = 4

Dated = tuple[Row, tuple[date, date]]


def milestones_page(asked: Asked) -> Page:
    """The page as the address line asks for it: part and unit."""
    labels = asked.labels
    rows = milestone_rows(asked.library)
    title = heading(labels.milestones, labels.milestones_lead, download(labels.calendar, "milestones.ics", ".ics"))
    if not rows:
        return Page(labels.milestones, join(title, tag("p", labels.no_milestones, class_="yj-empty")))
    units = {"": labels.every_unit, **{name: name for name in sorted({name for row in rows for name in row["lead"]}, key=by_sound)}}
    unit = asked.unit()
    units.setdefault(unit, unit)
    parts = {"": labels.every_part, **{part.key: part.name for part in asked.parts.among(rows)}}
    part = asked.one_of("part", parts)
    form = filters(asked, choice("part", labels.part, parts, part), choice("unit", labels.unit, units, unit))
    shown = [row for row in rows if (not part or asked.parts.of(row).key == part) and (not unit or unit in row["lead"])]
    dated = [(row, days) for row in shown if not row["is_rhythm"] and (days := days_of(row["iso"]))]
    regular = [row for row in shown if row["is_rhythm"]]
    body = results(
        found(asked, len(shown), len(rows), labels.no_milestones),
        _section(labels.dated, len(dated), _timeline(asked, dated) if dated else None, labels.no_dated),
        _section(labels.rhythms, len(regular), _regular(asked, regular) if regular else None, labels.no_rhythms),
    )
    return Page(labels.milestones, join(title, form, body))


def _section(title: str, count: int, content: Markup | None, nothing: str) -> Markup:
    head = tag("h2", title, tag("span", f" {count}", class_="yj-faint"))
    return tag("section", head, content or tag("p", nothing, class_="yj-faint"), class_="yj-section")


class _Axis:
    """Whole years from the first date to the last; places on it in percent."""

    def __init__(self, dated: Sequence[Dated]) -> None:
        self.first = min(start.year for _, (start, _) in dated)
        self.last = max(start.year for _, (start, _) in dated)

    @property
    def months(self) -> int:
        return (self.last - self.first + 1) * _MONTHS

    def at(self, day: date) -> float:
        passed = (day.year - self.first) * _MONTHS + day.month - 1 + (day.day - 1) / _DAYS
        return round(100 * passed / self.months, 3)

    def ticks(self) -> list[tuple[float, int, int]]:
        """Place, year and month of every line: quarters, or years where there are many."""
        step = _QUARTER if self.last - self.first < _MANY_YEARS else _MONTHS
        return [(100 * month / self.months, self.first + month // _MONTHS, month % _MONTHS + 1) for month in range(0, self.months, step)]


def _timeline(asked: Asked, dated: Sequence[Dated]) -> Markup:
    labels = asked.labels
    axis = _Axis(dated)
    legend = tag(
        "p", tag("span", tag("i", class_="yj-shade-0"), labels.month_bar), tag("span", tag("i", class_="yj-shade-1"), labels.year_bar), class_="yj-legend"
    )
    ordered = sorted(dated, key=lambda one: (one[1][1], one[1][0]))
    rows = [_milestone(asked, axis, row, days) for row, days in ordered]
    head = tag("div", tag("span"), tag("span"), _scale(axis), class_="yj-time-head", aria_hidden="true")
    return tag("div", legend, head, tag("ol", rows), class_="yj-timeline")


def _scale(axis: _Axis) -> Markup:
    """Years above, months below."""
    marks: list[Markup] = []
    for at, year, month in axis.ticks():
        if month == 1:
            marks.append(tag("text", year, x=f"{at:.3f}%", y=13, dx=4, class_="yj-year"))
        marks.append(tag("text", month, x=f"{at:.3f}%", y=30, dx=4))
    return tag("svg", _lines(axis, 36), marks, width="100%", height=36, class_="yj-scale")


def _lines(axis: _Axis, height: int) -> list[Markup]:
    return [
        tag("line", x1=f"{at:.3f}%", x2=f"{at:.3f}%", y1=0, y2=height, class_="yj-line-year" if month == 1 else "yj-line-month")
        for at, _, month in axis.ticks()
    ]


def _milestone(asked: Asked, axis: _Axis, row: Row, days: tuple[date, date]) -> Markup:
    is_year = len(row["iso"]) == len("2025")
    start = axis.at(days[0])
    bar = tag(
        "rect", tag("title", row["date"]), x=f"{start}%", y=6, width=f"{round(axis.at(days[1]) - start, 3)}%", height=12, rx=3,
        class_="yj-bar-1" if is_year else "yj-bar-0",
    )
    lane = tag("svg", _lines(axis, 24), bar, width="100%", height=24, class_="yj-lane", role="img", aria_label=row["date"])
    return tag(
        "li", tag("span", row["date"], class_="yj-time-date"),
        tag("span", clause_link(row, " ".join(row["quote"].split())), tag("span", place(row), " · ", responsible(asked, row), class_="yj-faint yj-time-place")),
        lane, class_="yj-row",
    )


def _stressed(quote: str, words: str) -> tuple[str, Markup, str]:
    """A quote with some of its words stressed."""
    before, found, after = quote.partition(words)
    return (before, tag("strong", found), after)


def _regular(asked: Asked, rows: list[Row]) -> Markup:
    drawn = [
        tag("li", tag("span", clause_link(row, *_stressed(row["quote"], row["date"])), tag("span", place(row), class_="yj-faint yj-time-place")), class_="yj-row")
        for row in rows
    ]
    return tag("div", tag("ol", drawn), class_="yj-timeline yj-regular")
