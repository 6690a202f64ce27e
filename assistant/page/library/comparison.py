"""Comparison: two versions of a document side by side: what came, what went and what became other, each with its words marked."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from assistant.librarian.jobs import Job
from assistant.librarian.librarian import Item
from assistant.page.library import forms, paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.library.languages import library_labels
from assistant.page.library.listing import page, version_name
from assistant.page.library.progress import progress
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import heading

Row = dict[str, Any]
_MOST_ROWS = 500
_LONGEST = 3000
"""Characters of a clause that are shown, and among which the differing words are looked for."""


def comparison(asked: Asked, item: Item, earlier: int, later: int, changes: dict[str, list[Row]], jobs: list[Job]) -> Page:
    """``changes``: the rows of ``assistant.comparing``."""
    labels, entry = library_labels(asked), item.entry
    names = version_name(labels, entry, earlier), version_name(labels, entry, later)
    lead = labels.changes_lead.format(title=entry.title, earlier=names[0], later=names[1])
    acts = [forms.use(labels, entry, number, "yj-button-strong") for number in (later, earlier) if number != entry.current][:1]
    crumb = tag("p", tag("a", f"← {entry.title}", href=paths.of(entry.id)), class_="yj-crumb")
    groups = ((labels.targets, changes["targets"]), (labels.duties, changes["duties"]), (labels.clauses, changes["clauses"]))
    content = join(
        crumb, heading(labels.changes, lead, *acts), progress(labels, jobs, entry.id), (_group(labels, name, rows, names) for name, rows in groups)
    )
    return page(asked, content)


def _group(labels: LibraryLabels, name: str, rows: Sequence[Row], names: tuple[str, str]) -> Markup:
    title = tag("h2", f"{name} {len(rows)}")
    if not rows:
        return tag("section", title, tag("p", labels.same, class_="yj-faint"), class_="yj-section")
    head = tag("tr", (tag("th", word, scope="col") for word in (labels.kind, *names)))
    cut = tag("p", labels.cut.format(shown=_MOST_ROWS, count=len(rows)), class_="yj-faint") if len(rows) > _MOST_ROWS else None
    table = tag(
        "table", tag("thead", head), tag("tbody", (_row(labels, row, names) for row in rows[:_MOST_ROWS])), class_="yj-table yj-cards yj-compared"
    )
    return tag("section", title, table, cut, class_="yj-section")


def _row(labels: LibraryLabels, row: Row, names: tuple[str, str]) -> Markup:
    kind = str(row["kind"])
    before, after = row["before"], row["after"]
    one, other = marked(_quote(before), _quote(after)) if kind == "changed" else (tag("span", _quote(before)), tag("span", _quote(after)))
    what = [name for name in labels.fields if name in row["what"]]
    return tag(
        "tr", tag("th", tag("span", labels.kinds.get(kind, kind), class_=f"yj-chip yj-kind-{kind}"), scope="row"),
        _side(labels, before, one, names[0], what), _side(labels, after, other, names[1], what), class_="yj-compared-row",
    )


def _quote(side: Row | None) -> str:
    quote = side["quote"].strip() if side else ""
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}……"


def _side(labels: LibraryLabels, side: Row | None, quote: Markup, label: str, what: Sequence[str]) -> Markup:
    """One version's side, with the fields in which the two differ."""
    if side is None:
        return tag("td", data_label=label)
    fields = (tag("p", f"{labels.fields[name]}：{_value(side[name])}", class_="yj-small") for name in what)
    return tag("td", tag("p", side["address"], class_="yj-faint yj-small"), tag("p", quote), fields, data_label=label)


def _value(value: object) -> str:
    return "、".join(value) if isinstance(value, list) else "等" if value is True else str(value or "–")


def marked(before: str, after: str) -> tuple[Markup, Markup]:
    """Two texts with what each has and the other has not marked."""
    one: list[Child] = []
    other: list[Child] = []
    for kind, start, end, later_start, later_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = before[start:end], after[later_start:later_end]
        one.append(gone if kind == "equal" or not gone else tag("del", gone))
        other.append(come if kind == "equal" or not come else tag("ins", come))
    return join(*one), join(*other)
