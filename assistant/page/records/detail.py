"""Detail: one row of the record, all of it, with the way to its clauses and the form that makes a case of it."""

from collections.abc import Iterator

from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.frame import RESERVED
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.pages.tables import clause_link, heading
from assistant.page.records.labels import RecordLabels
from assistant.page.records.languages import record_labels
from assistant.page.records.listing import judgement, records_page, row_path, status_chip
from assistant.records.case import FILE, KINDS, Case
from assistant.records.row import Row

_FILE = f"data/{FILE}"


def detail(asked: Asked, row: Row, case: Case, trouble: str = "", status: int = 200) -> Page:
    """The page. ``case``: what the form holds; ``trouble``: why it was not taken."""
    labels = record_labels(asked)
    facts = [(name, child) for name, child in _facts(asked, labels, row) if child]
    listed = tag("dl", ((tag("dt", name), tag("dd", child)) for name, child in facts), class_="yj-record")
    title = heading(row.question.strip() or "…", f"{row.moment:%Y-%m-%d %H:%M:%S} · {row.person}")
    return records_page(asked, join(_back(labels), title, listed, _making(asked, labels, row, case, trouble)), status)


def missing(asked: Asked, trouble: str) -> Page:
    """In place of a row that is not there."""
    labels = record_labels(asked)
    return records_page(asked, join(_back(labels), heading(labels.no_such, trouble)), 404)


def _back(labels: RecordLabels) -> Markup:
    return tag("p", tag("a", labels.back, href=RESERVED["records"]), class_="yj-crumb")


def _facts(asked: Asked, labels: RecordLabels, row: Row) -> Iterator[tuple[str, Child]]:
    yield labels.status, status_chip(labels, row)
    yield labels.trouble, row.trouble
    yield labels.understood_as.strip(" ：:"), row.understood if row.understood != row.question else ""
    yield labels.turns, tag("ol", (tag("li", turn) for turn in row.turns)) if row.turns else None
    yield labels.headline, row.headline
    yield labels.clauses, _clauses(asked, row)
    yield labels.conflicts, "、".join(map(asked.labels.conflict_kind, row.conflicts))
    yield labels.notice, row.notice
    yield labels.verdict, join(judgement(labels, row), " ", row.reason) if row.helpful is not None else None
    yield labels.front, labels.fronts.get(row.front, row.front)
    yield labels.seconds, labels.seconds_of.format(seconds=f"{row.seconds:.3f}")
    if row.model:
        yield labels.model, labels.model_of.format(model=row.model, first=f"{row.first_seconds:.2f}", seconds=f"{row.model_seconds:.2f}")
        yield labels.sentences, labels.sentences_of.format(verified=row.verified, replaced=row.replaced, dropped=row.dropped)
        yield labels.left_out, row.left_out
    yield labels.edition, row.edition
    yield labels.number, row.id


def _clauses(asked: Asked, row: Row) -> Markup | None:
    """Links to the clauses that the library still has as they were quoted; the others as they were."""
    if not row.clauses:
        return None
    texts = {reading.document.id: reading.document.text for reading in asked.library.readings}
    items = []
    for clause in row.clauses:
        is_there = texts.get(clause.document, "")[clause.start : clause.end] == clause.quote != ""
        place = {"document": clause.document, "address": clause.address, "start": clause.start, "end": clause.end, "quote": clause.quote}
        name = clause.name if len(texts) > 1 else clause.address
        items.append(tag("li", clause_link(place, name) if is_there else tag("span", clause.name), tag("span", f" {clause.quote}", class_="yj-faint")))
    return tag("ul", items)


def _making(asked: Asked, labels: RecordLabels, row: Row, case: Case, trouble: str) -> Markup:
    added = asked.value("case")
    said = tag("p", labels.case_added.format(name=added), class_="yj-result yj-result-good", role="status") if added else None
    fields = tag(
        "details", tag("summary", labels.case_look),
        _lines("question", labels.case_question, (case.question,), ""), _lines("turns", labels.case_turns, case.turns, labels.each_line),
        tag("div", _choice("kind", labels.case_kind, {kind: labels.kinds[kind] for kind in KINDS}, case.kind),
            _choice("status", labels.case_status, {name: text for name, text in labels.statuses.items() if name != "unanswered"}, case.status), class_="yj-record-pair"),
        _lines("gold", labels.case_gold, case.gold, labels.each_line), _lines("values", labels.case_values, case.values, labels.each_line),
        _lines("forbidden", labels.case_forbidden, case.forbidden, labels.each_line),
        open=bool(trouble),
    )
    return tag(
        "form",
        tag("div", tag("button", labels.make_case, class_="yj-button yj-button-strong"), tag("span", labels.case_lead.format(file=_FILE), class_="yj-faint"),
            class_="yj-actions"),
        tag("p", trouble, class_="yj-trouble", role="alert") if trouble else None, said, fields,
        method="post", action=row_path(row.id, "/case"), class_="yj-record-case", id="case",
    )


def _lines(name: str, label: str, lines: tuple[str, ...], hint: str) -> Markup:
    box = tag("textarea", "\n".join(lines), name=name, rows=max(1, min(6, len(lines) + bool(hint))), id=f"yj-case-{name}")
    return tag("label", tag("span", label, tag("small", f" {hint}") if hint else None), box, class_="yj-field")


def _choice(name: str, label: str, options: dict[str, str], chosen: str) -> Markup:
    rows = [tag("option", text, value=value, selected=value == chosen) for value, text in options.items()]
    return tag("label", tag("span", label), tag("select", rows, name=name, id=f"yj-case-{name}"), class_="yj-field")
