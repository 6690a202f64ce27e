"""Versions: all versions of a document, each to be seen, used, taken back as it came, and compared with any other."""

from assistant.page.library import forms, paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.library.listing import version_name
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import cell
from index.shelf.entry import Entry, Version

_SEED = Version(0, "", "", "", "")
"""The seeds folder's file, which is on no shelf."""


def versions(labels: LibraryLabels, entry: Entry, shown: int) -> Markup | None:
    """The section; none for a document that has but one file. ``shown``: the version that stands on the page."""
    if len(entry.versions) < 2:
        return None
    names = (labels.version, labels.file, labels.format, labels.added)
    head = tag("tr", (tag("th", name, scope="col") for name in names), tag("th"))
    known = [*reversed(entry.versions), *([] if entry.current else [_SEED])]
    rows = (_row(labels, entry, one, shown) for one in known)
    table = tag("table", tag("thead", head), tag("tbody", rows), class_="yj-table yj-cards yj-versions")
    return tag("section", tag("h2", labels.versions), table, _compare(labels, entry), class_="yj-section", id="yj-versions")


def _row(labels: LibraryLabels, entry: Entry, one: Version, shown: int) -> Markup:
    name = version_name(labels, entry, one.number)
    is_current = one.number == entry.current
    used: Child = tag("span", labels.in_use, class_="yj-chip yj-chip-strong") if is_current else forms.use(labels, entry, one.number)
    see = tag("span", name) if one.number == shown else tag("a", name, href=paths.of(entry.id, version=one.number))
    compared = None if is_current else tag("a", labels.compare, href=paths.of(entry.id, "changes", **_ordered(entry.current, one.number)))
    original = tag("a", labels.original, href=paths.original(entry.id, one.number), download=True)
    return tag(
        "tr", tag("th", see, scope="row"), cell(labels.file, one.name), cell(labels.format, labels.formats.get(one.format, one.format)),
        cell(labels.added, one.added[:16].replace("T", " ")), cell("", tag("div", used, compared, original, class_="yj-acts"), look="yj-last"),
    )


def _ordered(one: int, other: int) -> dict[str, int]:
    return {"from": min(one, other), "to": max(one, other)}


def _compare(labels: LibraryLabels, entry: Entry) -> Markup:
    """Any two versions beside one another."""
    numbers = sorted({entry.current, *(one.number for one in entry.versions)})

    def choice(name: str, label: str, chosen: int) -> Markup:
        options = (tag("option", version_name(labels, entry, one), value=one, selected=one == chosen) for one in numbers)
        return tag("label", tag("span", label), tag("select", options, name=name), class_="yj-field")

    fields = join(choice("from", labels.earlier, numbers[-2]), choice("to", labels.later, numbers[-1]), tag("button", labels.compare, class_="yj-button"))
    return tag("form", fields, action=paths.of(entry.id, "changes"), class_="yj-filters")
