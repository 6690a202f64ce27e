"""Charts: figures → SVG, drawn here so that a report needs no plotting library and looks the same everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

INK, PALE, GRID = "#24292f", "#57606a", "#d0d7de"
COLOURS = ("#0969da", "#1a7f37", "#bf8700", "#8250df")
FONT = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',system-ui,sans-serif"


@dataclass(frozen=True, slots=True)
class Group:
    """One label with a value for each series (0 to 1; None leaves a gap)."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """One label with its middle and its upper end, in the axis's unit."""

    label: str
    middle: float
    upper: float


@dataclass(frozen=True, slots=True)
class Mark:
    """One measure with what it came to and what it has to reach, 0 to 1."""

    label: str
    value: float
    bound: float
    is_ceiling: bool
    holds: bool


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(title)}" font-family="{FONT}" font-size="13">\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n{_text(16, 26, title, size=16, weight=600)}\n'
        + "\n".join(parts) + "\n</svg>\n"
    )


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 13, colour: str = INK, weight: int = 400) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" rx="2" fill="{colour}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str = GRID, width: float = 1) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'


def grouped_bars(title: str, series: Sequence[str], groups: Sequence[Group]) -> str:
    """Horizontal bars, one group a label, one bar a series, in percent with the figure at its end."""
    left, top, wide, bar, gap = 150, 76, 560, 12, 14
    step = len(series) * (bar + 2) + gap
    height = top + step * len(groups) + 24
    parts = [
        part for place, name in enumerate(series)
        for part in (_bar(left + place * 120, 42, 12, 12, COLOURS[place]), _text(left + place * 120 + 18, 53, name))
    ]
    for tick in range(0, 101, 20):
        x = left + wide * tick / 100
        parts += [_line(x, top - 6, x, height - 24), _text(x, height - 8, f"{tick}%", "middle", 11, PALE)]
    for row, group in enumerate(groups):
        y = top + row * step
        parts.append(_text(left - 10, y + (step - gap) / 2 + 4, group.label, "end"))
        for place, value in enumerate(group.values):
            if value is None:
                parts.append(_text(left + 4, y + place * (bar + 2) + bar - 2, "–", size=11, colour=PALE))
                continue
            parts.append(_bar(left, y + place * (bar + 2), wide * value, bar, COLOURS[place]))
            parts.append(_text(left + wide * value + 5, y + place * (bar + 2) + bar - 2, f"{value * 100:.0f}", size=11, colour=PALE))
    return _svg(left + wide + 50, height, title, parts)


def marks(title: str, rows: Sequence[Mark]) -> str:
    """What each measure came to as a bar, with a line where its bound is."""
    left, top, wide, step = 270, 50, 420, 36
    height = top + step * len(rows) + 12
    parts = []
    for place, row in enumerate(rows):
        y = top + place * step
        at = left + wide * row.bound
        parts += [
            _text(left - 10, y + 17, row.label, "end"),
            _bar(left, y + 3, wide, 18, "#f6f8fa"),
            _bar(left, y + 3, wide * row.value, 18, COLOURS[1] if row.holds else "#cf222e"),
            _line(at, y - 2, at, y + 26, INK, 2),
            _text(left + wide + 10, y + 17, f"{row.value * 100:.1f}% ({'at most' if row.is_ceiling else 'at least'} {row.bound * 100:.0f}%)"),
        ]
    return _svg(left + wide + 170, height, title, parts)


def ranges(title: str, unit: str, rows: Sequence[Range]) -> str:
    """A dot at the middle and a bar up to the upper end, one row a label."""
    left, top, wide, step = 150, 56, 500, 24
    longest = max(40.0, 40 * ceil(max((row.upper for row in rows), default=1.0) / 40))
    height = top + step * len(rows) + 26
    parts = []
    for tick in range(5):
        x = left + wide * tick / 4
        parts += [_line(x, top - 8, x, height - 26), _text(x, height - 9, f"{longest * tick / 4:.0f} {unit}", "middle", 11, PALE)]
    for place, row in enumerate(rows):
        y = top + place * step + 8
        middle, upper = left + wide * row.middle / longest, left + wide * row.upper / longest
        parts += [
            _text(left - 10, y + 4, row.label, "end"), _line(middle, y, upper, y, COLOURS[0], 4),
            f'<circle cx="{middle:.1f}" cy="{y:.1f}" r="5" fill="{INK}"/>',
            _text(upper + 8, y + 4, f"{row.middle:.0f} / {row.upper:.0f}", size=11, colour=PALE),
        ]
    return _svg(left + wide + 90, height, title, parts)
