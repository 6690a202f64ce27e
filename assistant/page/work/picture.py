"""Picture: the parts of the documents as SVG from their clause trees: all at once, or one part enlarged; every box opens its clause."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from assistant.ledger import Row
from assistant.page.pages.asked import Asked
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import clause_link
from assistant.page.work.labels import OnboardLabels
from index.clauses import Clause
from index.library import Reading

Place = tuple[str, str]
LEAD, SUPPORT = "lead", "support"
_LEVELS = 3
_BAND, _GAP = 24, 2
"""Height of one level in the picture of all, in pixels, and what is left free around a box."""
_ROW = 30
"""Height of the smallest box of an enlarged part."""
_COLUMNS = (16.0, 30.0, 54.0)
"""Widths of the levels of an enlarged part, in percent."""
_NAMED = 9.0
"""Percent of the width from which a box is named."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A clause with its place: from ``at``, ``size`` leaves long."""

    clause: Clause
    level: int
    at: int
    size: int


def picture(asked: Asked, labels: OnboardLabels, roles: Mapping[Place, str], parts: Collection[Place]) -> Markup:
    """``roles``: what the reader's unit is in a clause; ``parts``: those that are drawn. ``zoom`` in the address line enlarges one."""
    drawn = [(reading, part) for reading in asked.library.readings for part in reading.tree.parts if (reading.document.id, part.address) in parts]
    zoomed = next(((reading, part) for reading, part in drawn if _key(asked, reading, part) == asked.value("zoom")), None)
    legend = [
        tag("span", tag("i", class_=f"yj-role-{role}"), name)
        for role, name in ((LEAD, labels.picture_led), (SUPPORT, labels.picture_supported), ("none", labels.picture_other))
        if role == "none" or role in roles.values()
    ]
    head = tag("p", legend, class_="yj-legend") if len(legend) > 1 else None
    body = _enlarged(asked, labels, roles, *zoomed) if zoomed else tag("ul", (_whole(asked, labels, roles, *one) for one in drawn))
    return tag("div", head, body, class_="yj-picture")


def _key(asked: Asked, reading: Reading, part: Clause) -> str:
    return asked.parts.of({"document": reading.document.id, "part": part.address}).key


def _boxes(clauses: tuple[Clause, ...], level: int, at: int) -> Iterator[_Box]:
    """The clauses and what stands below them, each as long as the leaves below it."""
    for clause in clauses:
        size = _leaves(clause, level)
        yield _Box(clause, level, at, size)
        if level + 1 < _LEVELS:
            yield from _boxes(clause.children, level + 1, at)
        at += size


def _leaves(clause: Clause, level: int) -> int:
    return sum(_leaves(child, level + 1) for child in clause.children) if clause.children and level + 1 < _LEVELS else 1


def _whole(asked: Asked, labels: OnboardLabels, roles: Mapping[Place, str], reading: Reading, part: Clause) -> Markup:
    """One part as a band: its sections above what stands in them."""
    boxes = list(_boxes(part.children, 0, 0))
    total = max((box.at + box.size for box in boxes), default=1)
    height = _BAND * (max((box.level for box in boxes), default=0) + 1)
    drawn = [
        _box(reading, box.clause, roles, 100 * box.at / total, box.level * _BAND, 100 * box.size / total, _BAND, 100 * box.size / total >= _NAMED)
        for box in boxes
    ]
    name = asked.parts.of({"document": reading.document.id, "part": part.address}).name
    link = tag("a", name, href=asked.link(zoom=_key(asked, reading, part)), data_live=True, id=f"yj-zoom-{_key(asked, reading, part)}")
    count = tag("span", labels.picture_count.format(count=total), class_="yj-faint")
    return tag("li", tag("p", link, count), tag("svg", drawn, width="100%", height=height, role="group", aria_label=name))


def _enlarged(asked: Asked, labels: OnboardLabels, roles: Mapping[Place, str], reading: Reading, part: Clause) -> Markup:
    """One part with its levels beside each other, tall enough to be read."""
    boxes = list(_boxes(part.children, 0, 0))
    total = max((box.at + box.size for box in boxes), default=1)
    deepest = max((box.level for box in boxes), default=0)
    widths = [100 * width / sum(_COLUMNS[: deepest + 1]) for width in _COLUMNS[: deepest + 1]]
    drawn = [
        _box(reading, box.clause, roles, sum(widths[: box.level]), box.at * _ROW, widths[box.level], box.size * _ROW, True) for box in boxes
    ]
    name = asked.parts.of({"document": reading.document.id, "part": part.address}).name
    title = clause_link(row, name) if (row := row_of(reading, part)) else name
    head = tag("p", tag("strong", title), tag("a", labels.picture_back, href=asked.link(zoom=None), data_live=True, id="yj-zoom-out"), class_="yj-zoomed")
    return join(head, tag("svg", drawn, width="100%", height=total * _ROW, role="group", aria_label=name))


def _box(
    reading: Reading, clause: Clause, roles: Mapping[Place, str], x: float, y: float, width: float, height: float, is_named: bool
) -> Markup:
    role = roles.get((reading.document.id, clause.address), "none")
    shape = tag("rect", x=0, y=0, width="100%", height=height - _GAP, rx=3, class_=f"yj-box yj-role-{role}")
    name = tag("text", _name(clause), x=7, y=16, class_=f"yj-box-name yj-on-{role}") if is_named else None
    said = f"{clause.address} {clause.heading}".strip()
    box = tag("svg", shape, name, x=f"{x:.3f}%", y=y, width=f"{max(width - 0.2, 0.1):.3f}%", height=height, role="img", aria_label=said)
    row = row_of(reading, clause)
    return clause_link(row, box, look="yj-open") if row else box


def _name(clause: Clause) -> str:
    return f"{clause.marker}{clause.heading}" if clause.heading else clause.marker or clause.address


def row_of(reading: Reading, clause: Clause) -> Row | None:
    """A clause's own text as a row; None where it has none."""
    span = clause.span
    quote = span.of(reading.document.text)
    return {"document": reading.document.id, "address": clause.address, "quote": quote, "start": span.start, "end": span.end} if quote.strip() else None
