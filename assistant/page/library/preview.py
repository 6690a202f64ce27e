"""Preview: one document in one version: what was read from it, its text, its versions, and what can be done with it."""

from collections.abc import Iterable, Sequence

from assistant.ledger import Row, target_rows
from assistant.librarian.jobs import Job
from assistant.librarian.librarian import Item
from assistant.page.library import forms, paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.library.languages import library_labels
from assistant.page.library.listing import back, page, state_chip, version_name
from assistant.page.library.progress import progress
from assistant.page.library.versions import versions
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import cell, heading
from assistant.previewing import warnings_of
from index.clauses import Clause
from index.duties import Duty
from index.genre import Genre
from index.library import Library, Reading

_MOST_ROWS, _MOST_TEXT = 1000, 400_000
"""Rows of a list, and characters of text, that are shown."""


def preview(asked: Asked, item: Item, reading: Reading, genre: Genre, jobs: list[Job]) -> Page:
    """The page of a document in the version that was read."""
    labels, entry, number = library_labels(asked), item.entry, reading.document.version
    is_current = number == entry.current
    format_ = labels.formats.get(reading.document.format, reading.document.format)
    act = forms.switch(labels, entry, "" if entry.is_on else "yj-button-strong") if is_current else forms.use(labels, entry, number, "yj-button-strong")
    original = tag("a", labels.original, class_="yj-download", href=paths.original(entry.id, number), download=True)
    lead = f"{version_name(labels, entry, number)} · {format_}"
    unused = None if is_current else tag("p", labels.unused.format(version=version_name(labels, entry)), class_="yj-note")
    numbered = {clause.address: place for place, clause in enumerate(reading.tree)}
    alone = Library((reading,), genre)
    content = join(
        back(labels), heading(entry.title, lead, state_chip(labels, entry.is_on), act, original), progress(labels, jobs, entry.id), unused,
        _warnings(labels, reading), _sums(labels, reading),
        _section(labels, "targets", labels.targets, _targets(labels, target_rows(alone), numbered), len(reading.targets)),
        _section(labels, "duties", labels.duties, _duties(labels, reading.duties, numbered), len(reading.duties)),
        _section(labels, "tree", labels.tree, _tree(reading, numbered), len(numbered)),
        versions(labels, entry, number), forms.care(labels, entry, item.is_seed), _text(labels, reading),
    )
    return page(asked, content)


def _warnings(labels: LibraryLabels, reading: Reading) -> Markup | None:
    found = warnings_of(reading)
    if not found:
        return None
    return tag("section", tag("h2", labels.warnings), tag("ul", (tag("li", line) for line in found[:_MOST_ROWS])), class_="yj-note yj-warnings", id="yj-warnings")


def _sums(labels: LibraryLabels, reading: Reading) -> Markup:
    sums = (
        (labels.clauses, sum(1 for _ in reading.tree), "#yj-tree"), (labels.targets, len(reading.targets), "#yj-targets"),
        (labels.duties, len(reading.duties), "#yj-duties"), (labels.groups, len(reading.groups), "#yj-text"),
        (labels.milestones, len(reading.milestones), "#yj-text"),
    )
    return tag("ul", (tag("li", tag("a", tag("b", count), tag("span", name), href=link)) for name, count, link in sums), class_="yj-sums-strip")


def _section(labels: LibraryLabels, name: str, title: str, content: Markup, count: int) -> Markup:
    body: Child = content if count else tag("p", labels.nothing_of_these, class_="yj-empty")
    cut = tag("p", labels.cut.format(shown=_MOST_ROWS, count=count), class_="yj-faint") if count > _MOST_ROWS else None
    return tag("details", tag("summary", tag("h2", f"{title} {count}")), body, cut, id=f"yj-{name}", class_="yj-section yj-fold", open=True)


def _targets(labels: LibraryLabels, rows: list[Row], numbered: dict[str, int]) -> Markup:
    def row(one: Row) -> Markup:
        return tag(
            "tr", tag("th", one["indicator"], scope="row"), cell(labels.value, f"{one['commitment']} {one['printed']}".strip(), look="yj-value"),
            cell(labels.deadline, one["deadline"]), cell(labels.place, _to_text(one["address"], numbered)),
        )

    return _table((labels.indicator, labels.value, labels.deadline, labels.place), map(row, rows[:_MOST_ROWS]))


def _duties(labels: LibraryLabels, duties: Sequence[Duty], numbered: dict[str, int]) -> Markup:
    def row(one: Duty) -> Markup:
        return tag(
            "tr", tag("th", one.task, scope="row"), cell(labels.lead_unit, "、".join(one.lead)),
            cell(labels.support_unit, "、".join(one.support)), cell(labels.place, _to_text(one.address, numbered)),
        )

    return _table((labels.task, labels.lead_unit, labels.support_unit, labels.place), map(row, duties[:_MOST_ROWS]))


def _table(names: tuple[str, ...], rows: Iterable[Markup]) -> Markup:
    head = tag("tr", (tag("th", name, scope="col") for name in names))
    return tag("table", tag("thead", head), tag("tbody", rows), class_="yj-table yj-cards yj-four")


def _tree(reading: Reading, numbered: dict[str, int]) -> Markup:
    def line(clause: Clause) -> Markup:
        depth = min(len(reading.tree.ancestors(clause)), 5)
        return tag("li", _to_text(clause.address, numbered), tag("span", clause.heading[:60]), class_=f"yj-tree-{depth}")

    clauses = list(reading.tree)[:_MOST_ROWS]
    return tag("ol", map(line, clauses), class_="yj-tree")


def _to_text(address: str, numbered: dict[str, int]) -> Markup:
    return tag("a", address, href=f"#yj-clause-{numbered.get(address, 0)}", class_="yj-place")


def _text(labels: LibraryLabels, reading: Reading) -> Markup:
    blocks: list[Markup] = []
    left = _MOST_TEXT
    for number, clause in enumerate(reading.tree):
        if left <= 0:
            break
        own = reading.tree.own_text(clause)[:left]
        left -= len(own)
        blocks.append(tag("div", own.strip("\r\n"), id=f"yj-clause-{number}", title=clause.address))
    return tag("section", tag("h2", labels.text), tag("div", blocks, class_="yj-draft yj-plan", tabindex=0), class_="yj-section", id="yj-text")
