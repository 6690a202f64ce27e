"""Sheet: a page that shows nothing of the documents, for whoever is not let in yet, or not everywhere."""

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.people.labels import PeopleLabels
from assistant.page.people.languages import people_labels
from assistant.page.words import CHINESE, ENGLISH, LANGUAGE_COOKIE

PRIVATE = {"cache-control": "no-store"}


def language_of(request: Request) -> str:
    """The language that a reader chose, by the address line or earlier."""
    chosen = request.query_params.get("language") or request.cookies.get(LANGUAGE_COOKIE, "")
    return ENGLISH if chosen == ENGLISH else CHINESE


def labels_of(request: Request) -> PeopleLabels:
    return people_labels(language_of(request))


def sheet(request: Request, title: str, *content: Child, status: int = 200) -> HTMLResponse:
    """One card in the middle of the page."""
    labels, language = labels_of(request), language_of(request)
    head = tag(
        "head",
        tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"), tag("title", f"{title} · {labels.product}"),
        tag("link", rel="icon", href="/youju/icon.png"),
        *(tag("link", rel="stylesheet", href=f"/youju/{name}.css") for name in ("page", "pages", "people")),
        tag("script", src="/youju/early.js"),
    )
    card = tag("main", tag("p", labels.product, class_="yj-door-name"), tag("h1", title), join(*content), class_="yj-door-card yj-sheet")
    body = tag("body", tag("div", card, class_="yj-frame yj-door"))
    return HTMLResponse(f"<!doctype html>{tag('html', head, body, lang=language)}", status, headers=PRIVATE)


def language_link(request: Request, path: str) -> Markup:
    """The same page in the other language."""
    other = CHINESE if language_of(request) == ENGLISH else ENGLISH
    asked = request.url.include_query_params(language=other).query
    return tag("p", tag("a", labels_of(request).other_language, href=f"{path}?{asked}", lang=other), class_="yj-door-language")


def entry(name: str, title: str, type_: str = "text", **more: str | int | bool) -> Markup:
    """A field with its label over it."""
    id_ = f"yj-my-{name}"
    field = tag("input", id=id_, name=name, type=type_, required=True, spellcheck="false", autocapitalize="off", **more)
    return tag("div", tag("label", title, for_=id_), field, class_="yj-entry")


def said(line: str, is_good: bool = False) -> Markup | None:
    """What came of an act."""
    return tag("div", tag("p", line), role="status", class_=f"yj-result yj-result-{'good' if is_good else 'bad'}") if line else None
