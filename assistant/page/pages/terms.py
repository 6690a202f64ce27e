"""Terms: 名词, what the documents put in quotation marks: where it is used and how they explain it, if they do."""

from assistant.ledger import Row, term_rows
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import cell, choice, clause_link, filters, found, heading, place, results, search

_SHOWN = 3
_EXPLAINED, _UNDEFINED = "explained", "undefined"


def terms_page(asked: Asked) -> Page:
    """The page as the address line asks for it: q and kind (explained, undefined)."""
    labels = asked.labels
    uses: dict[str, list[Row]] = {}
    for row in term_rows(asked.library):
        uses.setdefault(row["term"], []).append(row)
    title = heading(labels.terms, labels.terms_lead)
    if not uses:
        return Page(labels.terms, join(title, tag("p", labels.no_terms, class_="yj-empty")))
    kinds = {"": labels.every_term, _EXPLAINED: labels.explained_only, _UNDEFINED: labels.undefined_only}
    kind = asked.one_of("kind", kinds)
    form = filters(asked, search(asked, labels.search_terms), choice("kind", labels.kind, kinds, kind))
    shown = [rows for rows in uses.values() if _fits(asked, rows, kind)]
    body = results(found(asked, len(shown), len(uses), labels.no_terms), _table(asked, shown) if shown else None)
    return Page(labels.terms, join(title, form, body))


def _fits(asked: Asked, rows: list[Row], kind: str) -> bool:
    is_explained = any(row["explanation"] for row in rows)
    text = "\n".join([rows[0]["term"], *(row["explanation"] for row in rows), *(row["address"] for row in rows)]).lower()
    return (not kind or is_explained == (kind == _EXPLAINED)) and all(word in text for word in asked.value("q").lower().split())


def _table(asked: Asked, terms: list[list[Row]]) -> Markup:
    labels = asked.labels
    heads = tag("tr", (tag("th", name, scope="col") for name in (labels.term, labels.explanation, labels.used)))
    return tag("table", tag("thead", heads), tag("tbody", (_row(asked, rows) for rows in terms)), class_="yj-table yj-cards yj-terms")


def _row(asked: Asked, rows: list[Row]) -> Markup:
    labels = asked.labels
    explained = [row for row in rows if row["explanation"]]
    meaning = [_explanation(asked, row, len(explained) > 1) for row in explained] or [tag("span", labels.undefined, class_="yj-faint")]
    return tag(
        "tr", tag("th", clause_link(rows[0], f"“{rows[0]['term']}”"), scope="row"), cell(labels.explanation, tag("div", meaning)),
        cell(labels.used, _places(rows)), class_="yj-row",
    )


def _explanation(asked: Asked, row: Row, is_one_of_several: bool) -> Markup:
    """Members one by one where the slogan counts them; the place where another place explains it otherwise."""
    where = tag("span", " ", place(row)) if is_one_of_several else None
    if row["members"]:
        return tag("div", where, tag("ol", (tag("li", member) for member in row["members"]), class_="yj-members"))
    return tag("p", " ".join(row["explanation"].split()), where)


def _places(rows: list[Row]) -> Markup:
    places = list({row["address"]: row for row in reversed(rows)}.values())[::-1]
    shown, hidden = places[:_SHOWN], places[_SHOWN:]
    more = tag("details", tag("summary", f"+{len(hidden)}"), (tag("div", place(row)) for row in hidden)) if hidden else None
    return tag("div", (tag("div", place(row)) for row in shown), more)
