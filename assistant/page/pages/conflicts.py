"""Conflicts: 不一致清单, the places where the documents state one thing differently, side by side; none is preferred."""

from assistant.ledger import Row, conflict_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import choice, clause_link, contains, filters, found, heading, results, search

_SCOPE = "scope"
_LONGEST = 24


def conflicts_page(asked: Asked) -> Page:
    """The page as the address line asks for it: kind, part and q."""
    labels = asked.labels
    rows = conflict_rows(asked.library)
    title = heading(labels.conflicts, labels.conflicts_lead)
    if not rows:
        return Page(labels.conflicts, join(title, tag("p", labels.no_conflicts, class_="yj-empty")))
    kinds = {"": labels.every_kind, **{row["kind"]: labels.conflict_kind(row["kind"]) for row in rows}}
    parts = {"": labels.every_part, **{part.key: part.name for part in asked.parts.among([side for row in rows for side in row["sides"]])}}
    kind, part = asked.one_of("kind", kinds), asked.one_of("part", parts)
    form = filters(
        asked, search(asked, labels.search_targets), choice("kind", labels.kind, kinds, kind), choice("part", labels.part, parts, part)
    )
    shown = [row for row in rows if (not kind or row["kind"] == kind) and (not part or part in _parts(asked, row)) and _holds(asked, row)]
    body = results(found(asked, len(shown), len(rows), labels.no_conflicts), (_conflict(asked, row) for row in shown))
    return Page(labels.conflicts, join(title, form, body))


def _parts(asked: Asked, row: Row) -> set[str]:
    return {asked.parts.of(side).key for side in row["sides"]}


def _holds(asked: Asked, row: Row) -> bool:
    words = asked.value("q")
    return contains(row, words, "subject", "note") or any(contains(side, words, "quote", "address") for side in row["sides"])


def _conflict(asked: Asked, row: Row) -> Markup:
    kind = tag("span", asked.labels.conflict_kind(row["kind"]), class_="yj-chip" if row["kind"] == _SCOPE else "yj-chip yj-chip-warn")
    head = tag("div", tag("h2", row["subject"]), kind, tag("p", row["note"]), class_="yj-conflict-head")
    return tag("article", head, tag("div", (_side(asked, side) for side in row["sides"]), class_="yj-sides"), class_="yj-card-block")


def _side(asked: Asked, side: Row) -> Markup:
    part = asked.parts.of(side)
    heading = side["heading"] if side["address"] != side["part"] else ""
    above = [part.name, *([heading if len(heading) <= _LONGEST else f"{heading[:_LONGEST]}……"] if heading else [])]
    return tag(
        "div", tag("p", clause_link(side, side["address"], look="yj-open yj-place"), class_="yj-side-place"),
        tag("p", " ".join(side["quote"].split()), class_="yj-side-quote"), tag("p", " › ".join(above), class_="yj-faint yj-side-path"),
        class_="yj-row yj-side-of",
    )
