"""Listing: the record's rows with how many there are by outcome and by day, and the ways to narrow them down."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent
from urllib.parse import urlencode

from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.bars import bars
from assistant.page.pages.frame import RESERVED
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import cell, choice, filters, heading, results
from assistant.page.records.labels import RecordLabels
from assistant.page.records.languages import record_labels
from assistant.records.row import UNANSWERED, Row
from assistant.records.search import Counts
from assistant.records.table import SUFFIXES

PER_PAGE = 50
FILTERS = ("words", "person", "status", "since", "until", "judged")
_DAYS = 14


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: one page of rows, the counts of the choice and of all."""

    rows: Sequence[Row]
    counts: Counts
    all: int
    persons: Sequence[str]
    number: int
    """The page's, from 1."""


def records_page(asked: Asked, content: Markup, status: int = 200) -> Page:
    return Page(asked.labels.records, content, status, styles=("work", "records"))


def closed(asked: Asked) -> Page:
    """What a reader sees who may not see the record."""
    return records_page(asked, join(heading(asked.labels.records, ""), tag("p", record_labels(asked).closed, class_="yj-note")), 403)


def listing(asked: Asked, found: Found, trouble: str = "", status: int = 200) -> Page:
    """The page as the address line asks for it: words, person, status, since, until, judged, page. ``trouble``: why it shows nothing."""
    labels = record_labels(asked)
    line = tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None
    body = results(line, *(() if trouble else (_sums(asked, labels, found.counts), _days(asked, labels, found.counts), _count(asked, labels, found),
                                               _table(labels, found.rows), _pages(asked, labels, found))))
    return records_page(asked, join(heading(asked.labels.records, labels.lead), _form(asked, labels, found.persons), body), status)


def row_path(id_: str, act: str = "") -> str:
    return f"{RESERVED['records']}/{percent(id_, safe='')}{act}"


def status_chip(labels: RecordLabels, row: Row) -> Markup:
    look = "yj-chip-warn" if row.status == UNANSWERED else "yj-chip-strong" if row.status in ("answered", "partial") else ""
    return tag("span", labels.statuses.get(row.status, row.status), class_=f"yj-chip {look}".strip())


def judgement(labels: RecordLabels, row: Row) -> Markup | None:
    if row.helpful is None:
        return None
    return tag("span", labels.good if row.helpful else labels.bad, class_="yj-chip yj-chip-strong" if row.helpful else "yj-chip yj-chip-warn")


def _form(asked: Asked, labels: RecordLabels, persons: Sequence[str]) -> Markup:
    box = tag("input", type="search", name="words", value=asked.value("words"), placeholder=labels.words, id="yj-by-words", autocomplete="off")
    person = asked.value("person")
    names = dict.fromkeys([*persons, *([person] if person else [])])
    return filters(
        asked,
        tag("label", tag("span", asked.labels.search), box, class_="yj-field yj-field-wide"),
        choice("person", labels.person, {"": labels.everybody, **{name: name for name in names}}, person),
        choice("status", labels.status, {"": labels.every_status, **labels.statuses}, asked.value("status")),
        choice("judged", labels.judged, {"": labels.every_judged, **labels.judgements}, asked.value("judged")),
        tag("div", (_day(asked, name, label) for name, label in (("since", labels.since), ("until", labels.until))), class_="yj-days"),
    )


def _day(asked: Asked, name: str, label: str) -> Markup:
    box = tag("input", type="date", name=name, value=asked.value(name), id=f"yj-by-{name}")
    return tag("label", tag("span", label), box, class_="yj-field")


def _sums(asked: Asked, labels: RecordLabels, counts: Counts) -> Markup | None:
    """How many of each outcome, and of each feedback; each is the way to these rows."""
    def sum_of(count: int, name: str, **chosen: str) -> Markup:
        is_chosen = all(asked.value(key) == value for key, value in chosen.items())
        link = asked.link(page=None, **{key: None if is_chosen else value for key, value in chosen.items()})
        return tag("li", tag("a", tag("b", count), name, href=link, data_live=True, aria_current="true" if is_chosen else None, id=f"yj-sum-{'-'.join(chosen.values())}"))

    if not counts.total:
        return None
    by_status = [sum_of(counts.by_status[status], name, status=status) for status, name in labels.statuses.items() if status in counts.by_status]
    judged = [sum_of(count, name, judged=key) for key, name, count in (("good", labels.good, counts.good), ("bad", labels.bad, counts.bad)) if count]
    return tag("ul", by_status, judged, class_="yj-sums-strip yj-records-sums")


def _days(asked: Asked, labels: RecordLabels, counts: Counts) -> Markup | None:
    """The last days on which anything was asked; each is the way to its rows."""
    latest = sorted(counts.by_day)[-_DAYS:]
    if not latest:
        return None
    rows = []
    for day in latest:
        text = day.isoformat()
        is_chosen = asked.value("since") == asked.value("until") == text
        link = asked.link(page=None, since=None if is_chosen else text, until=None if is_chosen else text)
        rows.append((text, link, is_chosen, *counts.by_day[day]))
    return bars(labels.by_day, (labels.answered, labels.others), rows)


def _count(asked: Asked, labels: RecordLabels, found: Found) -> Markup:
    count = found.counts.total
    said = (labels.total if count == found.all else labels.total_of).format(count=count, all=found.all)
    reset = tag("a", labels.see_all, href=asked.path, id="yj-all") if count < found.all else None
    chosen = urlencode({name: asked.value(name) for name in FILTERS if asked.value(name)})
    kinds = [
        tag("a", f"{labels.export} ", tag("span", suffix[1:].upper(), class_="yj-kind"), class_="yj-download",
            href=f"{RESERVED['records']}/export{suffix}{'?' if chosen else ''}{chosen}", download=True)
        for suffix in SUFFIXES
    ] if count else []
    return join(
        tag("div", tag("p", tag("span", said, id="yj-count"), reset, class_="yj-count"), tag("div", kinds, class_="yj-actions"), class_="yj-records-head"),
        None if count else tag("p", labels.nothing, class_="yj-empty"),
    )


def _table(labels: RecordLabels, rows: Sequence[Row]) -> Markup | None:
    if not rows:
        return None
    names = (labels.time, labels.person, labels.question, labels.headline, labels.status, labels.verdict)
    head = tag("tr", (tag("th", name, scope="col") for name in names))
    return tag("table", tag("thead", head), tag("tbody", (_row(labels, row) for row in rows)), class_="yj-table yj-cards yj-records")


def _row(labels: RecordLabels, row: Row) -> Markup:
    understood = row.understood if row.understood != row.question else ""
    return tag(
        "tr",
        tag("th", tag("a", f"{row.moment:%m-%d %H:%M}", href=row_path(row.id), class_="yj-open", title=f"{row.moment:%Y-%m-%d %H:%M:%S}"), scope="row"),
        cell(labels.person, row.person),
        cell(labels.question, row.question, tag("small", labels.understood_as, understood) if understood else None),
        cell(labels.headline, row.headline or row.trouble), cell(labels.status, status_chip(labels, row)),
        cell(labels.verdict, judgement(labels, row), tag("small", row.reason) if row.reason else None),
        class_="yj-row",
    )


def _pages(asked: Asked, labels: RecordLabels, found: Found) -> Markup | None:
    last = -(-found.counts.total // PER_PAGE)
    if last <= 1:
        return None
    later = tag("a", f"← {labels.later}", href=asked.link(page=str(found.number - 1) if found.number > 2 else None)) if found.number > 1 else None
    earlier = tag("a", f"{labels.earlier} →", href=asked.link(page=str(found.number + 1))) if found.number < last else None
    return tag("nav", later, tag("span", f"{labels.page.format(number=found.number)} / {last}"), earlier, class_="yj-pager", aria_label=labels.page.format(number=found.number))
