"""Scope: which documents a reader asks, where there are several: the choice above the question box, kept in the browser."""

from collections.abc import Mapping
from urllib.parse import unquote

from assistant.page.pages.asked import Asked
from assistant.page.pages.markup import Markup, tag
from index.library import Library

DOCUMENTS_COOKIE = "youju_documents"
"""The ids, percent-encoded, between commas; written by the page's script."""


def documents_of(cookies: Mapping[str, str], library: Library) -> tuple[str, ...]:
    """The only documents that a browser asks, of those that there are; empty: all."""
    chosen = unquote(cookies.get(DOCUMENTS_COOKIE, "")).split(",")
    known = [reading.document.id for reading in library.readings]
    found = tuple(id_ for id_ in known if id_ in chosen)
    return () if len(found) == len(known) else found


def scope_form(asked: Asked, cookies: Mapping[str, str]) -> Markup:
    """The choice, not to be seen where there is but one document; with all titles, which may have changed since the chat was served."""
    readings = asked.library.readings
    titles = "、".join(one.document.title for one in readings)
    if len(readings) < 2:
        return tag("div", id="yj-scope", hidden=True, data_titles=titles)
    chosen = documents_of(cookies, asked.library)
    labels = asked.labels
    boxes = (
        tag("label", tag("input", type="checkbox", name="document", value=one.document.id, checked=not chosen or one.document.id in chosen),
            tag("span", one.document.title))
        for one in readings
    )
    said = labels.asked_some if chosen else labels.asked_all.format(count=len(readings))
    summary = tag("summary", tag("span", said, id="yj-scope-said"))
    return tag(
        "form", tag("details", summary, tag("div", boxes, class_="yj-scope-list", role="group", aria_label=labels.asked_documents)), id="yj-scope",
        data_titles=titles, data_all=labels.asked_all.format(count=len(readings)), data_some=labels.asked_some,
    )
