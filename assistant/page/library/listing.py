"""Listing: 文件库, all documents with their state and what was read from them, and the place to add some."""

from collections.abc import Sequence

from assistant.librarian.jobs import Job
from assistant.librarian.librarian import Item
from assistant.page.library import forms, paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.library.languages import library_labels
from assistant.page.library.progress import progress
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import cell, heading
from index.shelf.entry import Entry

DOCUMENTS = "yj-documents"


def listing(asked: Asked, items: Sequence[Item], jobs: list[Job], may_change: bool, trouble: str = "", status: int = 200) -> Page:
    """The page. ``may_change``: whether this reader may add and change."""
    labels = library_labels(asked)
    title = heading(asked.labels.library, labels.lead)
    line = tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None
    add = join(forms.upload(labels), progress(labels, jobs)) if may_change else tag("p", labels.closed, class_="yj-note")
    return page(asked, join(title, line, add, _table(labels, items, may_change)), status)


def page(asked: Asked, content: Markup, status: int = 200) -> Page:
    return Page(asked.labels.library, content, status, styles=("work", "library"), scripts=("library",))


def closed(asked: Asked) -> Page:
    """What a reader sees who may not do that."""
    return page(asked, join(heading(asked.labels.library, ""), tag("p", library_labels(asked).closed, class_="yj-note")), 403)


def missing(asked: Asked, trouble: str) -> Page:
    """In place of a document that is not there."""
    labels = library_labels(asked)
    return page(asked, join(back(labels), heading(labels.no_such, trouble)), 404)


def back(labels: LibraryLabels) -> Markup:
    return tag("p", tag("a", labels.back, href=paths.LIBRARY), class_="yj-crumb")


def version_name(labels: LibraryLabels, entry: Entry, number: int | None = None) -> str:
    """What a version is called, by default the one in use."""
    number = entry.current if number is None else number
    return labels.number.format(number=number) if number else labels.seed_version


def state_chip(labels: LibraryLabels, is_on: bool) -> Markup:
    return tag("span", labels.on if is_on else labels.off, class_="yj-chip yj-chip-strong" if is_on else "yj-chip")


def _table(labels: LibraryLabels, items: Sequence[Item], may_change: bool) -> Markup:
    names = (labels.document, labels.year, labels.state, labels.version, labels.format, labels.read, labels.source)
    head = tag("tr", (tag("th", name, scope="col") for name in names), tag("th") if may_change else None)
    rows = (_row(labels, item, may_change) for item in items)
    return tag("table", tag("thead", head), tag("tbody", rows), class_="yj-table yj-cards yj-documents", id=DOCUMENTS)


def _row(labels: LibraryLabels, item: Item, may_change: bool) -> Markup:
    entry = item.entry
    name = tag("a", entry.title, href=paths.of(entry.id)) if may_change else tag("span", entry.title)
    file = entry.versions[-1].name if entry.versions else ""
    version = version_name(labels, entry) if entry.current or entry.versions else "–"
    counts = item.counts
    said = labels.counts.format(clauses=counts.clauses, targets=counts.targets, duties=counts.duties) if counts else labels.not_read
    return tag(
        "tr",
        tag("th", name, tag("small", f"{entry.id}{' · ' if file else ''}{file}"), scope="row"),
        cell(labels.year, str(entry.year or "–")), cell(labels.state, state_chip(labels, entry.is_on)), cell(labels.version, version),
        cell(labels.format, labels.formats.get(item.format, item.format)), cell(labels.read, said),
        cell(labels.source, labels.from_seeds if item.is_seed else labels.from_upload),
        cell("", tag("div", forms.switch(labels, entry), tag("a", labels.original, href=paths.original(entry.id, entry.current), download=True),
                     class_="yj-acts"), look="yj-last") if may_change else None,
        id=f"yj-document-{entry.id}",
    )
