"""Tables: what the pages share: a row's way to its clause, filters, sortable columns, counts and what stands where nothing is."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote as percent
from urllib.parse import urlencode

from assistant.ledger import Row
from assistant.page.marks import CLAUSE_LINK
from assistant.page.pages.asked import Asked
from assistant.page.pages.frame import UNIT_PATH
from assistant.page.pages.markup import Child, Markup, join, tag
from index.responsible import is_generic

RESULTS = "yj-results"


def clause_link(row: Row, *children: Child, look: str = "yj-open") -> Markup:
    """A link that opens a row's clause in the panel with its quote marked, and shows the quote beforehand."""
    target = f"{CLAUSE_LINK}{percent(row['document'], safe='')}:{row['start']}-{row['end']}"
    return tag("a", *children, class_=look, href=target, title=f"{row['address']}\n{row['quote'].strip()}")


def unit_link(asked: Asked, name: str) -> Markup:
    """The way to a unit's page; a role that names no unit is plain text."""
    if is_generic(name):
        return tag("span", name)
    look = "yj-unit yj-mine" if name == asked.our_unit else "yj-unit"
    return tag("a", name, class_=look, href=unit_path(name))


def unit_path(name: str) -> str:
    """Where a unit's page stands."""
    return f"{UNIT_PATH}?{urlencode({'name': name})}"


def unit_links(asked: Asked, names: Iterable[str]) -> Markup:
    return join(["、" if place else "", unit_link(asked, name)] for place, name in enumerate(names))


def responsible(asked: Asked, row: Row) -> Markup:
    """Who leads; that each leads its share, and that nobody is named, are said."""
    labels = asked.labels
    if not row["lead"]:
        return tag("span", labels.no_lead, class_="yj-faint")
    return join(unit_links(asked, row["lead"]), tag("span", f" ({labels.separately})", class_="yj-faint") if row.get("separately") else None)


def heading(title: str, lead: str, *actions: Child) -> Markup:
    """A page's title, what it shows in one line, and what can be taken from it."""
    return tag(
        "div",
        tag("div", tag("h1", title), tag("p", lead, class_="yj-lead")),
        tag("div", *actions, class_="yj-actions") if actions else None,
        class_="yj-title",
    )


def download(name: str, file: str, kind: str) -> Markup:
    return tag("a", f"{name} ", tag("span", kind, class_="yj-kind"), class_="yj-download", href=f"/youju/export/{file}", download=True)


def filters(asked: Asked, *fields: Child, kept: tuple[str, ...] = ()) -> Markup:
    """The fields as one form to this page; scripts apply it while it is changed. ``kept``: parameters that go along."""
    labels = asked.labels
    hidden = [tag("input", type="hidden", name=name, value=asked.value(name)) for name in kept if asked.value(name)]
    return tag(
        "form", *fields, hidden, tag("button", labels.apply, class_="yj-apply"),
        action=asked.path, role="search", aria_label=labels.filter, class_="yj-filters", data_live=RESULTS,
    )


def choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> Markup:
    """A select with its label; the first option is everything."""
    rows = [tag("option", text, value=value, selected=value == chosen) for value, text in options.items()]
    return tag("label", tag("span", label), tag("select", rows, name=name, id=f"yj-by-{name}"), class_="yj-field")


def search(asked: Asked, placeholder: str) -> Markup:
    box = tag("input", type="search", name="q", value=asked.value("q"), placeholder=placeholder, id="yj-by-q", autocomplete="off")
    return tag("label", tag("span", asked.labels.search), box, class_="yj-field yj-field-wide")


def found(asked: Asked, count: int, total: int, nothing: str, every: str = "") -> Markup:
    """How many there are, and the way to all of them; a plain line where there are none. ``every``: other words for the sum."""
    labels = asked.labels
    if not total:
        return tag("p", nothing, class_="yj-empty")
    said = (every or labels.total).format(count=total) if count == total else labels.total_of.format(count=count, all=total)
    reset = tag("a", labels.see_all, href=f"{asked.path}?unit=", data_live=True, id="yj-all") if count < total else None
    return join(
        tag("p", tag("span", said, id="yj-count"), reset, class_="yj-count"),
        tag("p", labels.nothing_fits, class_="yj-empty") if not count else None,
    )


def results(*children: Child) -> Markup:
    """What changes with the filters."""
    return tag("div", *children, id=RESULTS)


def sortable(asked: Asked, name: str, label: str) -> Markup:
    """A column's head that sorts: up, down, and back to the order of the text."""
    current, is_down = asked.value("sort"), asked.value("order") == "down"
    following: dict[str, str | None] = {"sort": name, "order": "down" if current == name else None}
    if current == name and is_down:
        following = {"sort": None, "order": None}
    state = ("descending" if is_down else "ascending") if current == name else "none"
    arrow = {"ascending": "↑", "descending": "↓", "none": "↕"}[state]
    title = asked.labels.sort_by.format(name=label) if following["sort"] else asked.labels.in_order
    link = tag("a", label, tag("span", arrow, class_="yj-arrow", aria_hidden="true"), href=asked.link(**following), title=title,
               data_live=True, id=f"yj-sort-{name}")
    return tag("th", link, scope="col", aria_sort=state)


def cell(label: str, *children: Child, look: str | None = None) -> Markup:
    """One cell; on a narrow screen its label stands before it."""
    return tag("td", *children, class_=look, data_label=label)


def place(row: Row) -> Markup:
    """Where a row stands, as the way to its clause."""
    return clause_link(row, row["address"], look="yj-open yj-place")


def contains(row: Row, words: str, *names: str) -> bool:
    """Whether each word stands in any of the named fields, upper and lower case alike."""
    text = "\n".join(str(row[name]) for name in names).lower()
    return all(word in text for word in words.lower().split())
