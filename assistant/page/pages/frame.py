"""Frame: what stands around every page: its head, the way to the other pages, and the reader's own unit."""

from assistant.entrance.entrance import ACCOUNT_PATH, SIGN_OUT_PATH
from assistant.entrance.who import Way, owner_of
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.order import by_sound
from assistant.people.person import Role

PATHS = {
    "chat": "/", "targets": "/targets", "duties": "/duties", "milestones": "/milestones", "conflicts": "/conflicts", "groups": "/groups",
    "terms": "/terms", "brief": "/brief", "check": "/check", "onboard": "/onboard", "library": "/library", "model": "/model",
}
"""Every page's name (a field of Labels) and where it stands."""
RESERVED = {"records": "/records"}
"""Pages that administrators alone see; the same form."""
SCRIPTS = ("make", "copying", "panel", "citations", "page")
"""Run in this order on every page and in the chat, before what is their own."""
UNIT_PATH = "/unit"
OUR_UNIT_PATH = "/youju/our-unit"
WORDING_PATH = "/youju/wording"
USERS_PATH = "/users"
_FAMILIES = {UNIT_PATH: PATHS["duties"]}


def document(asked: Asked, page: Page) -> str:
    """The whole HTML of one page."""
    labels = asked.labels
    titles = "、".join(reading.document.title for reading in asked.library.readings)
    head = tag(
        "head",
        tag("meta", charset="utf-8"), tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"), tag("title", f"{page.title} · {labels.product}"),
        tag("link", rel="icon", href="/youju/icon.png"), tag("link", rel="stylesheet", href="/youju/page.css"),
        *(tag("link", rel="stylesheet", href=f"/youju/{name}.css") for name in ("pages", *page.styles)), tag("script", src="/youju/early.js"),
        *(tag("script", src=f"/youju/{name}.js", defer=True) for name in (*SCRIPTS, "pages", *page.scripts)),
    )
    top = tag("header", tag("div", tag("p", labels.product, class_="yj-name"), tag("p", titles), class_="md"), id="yj-head")
    body = tag(
        "body",
        tag("a", labels.skip, class_="yj-skip", href="#yj-content"),
        tag(
            "div",
            tag("div", side(asked), id="yj-side"),
            tag("div", top, tag("main", tag("div", page.content, class_="yj-sheet"), id="yj-content", tabindex="-1"), id="yj-main"),
            class_="yj-frame",
        ),
    )
    return f"<!doctype html>{tag('html', head, body, lang=labels.language)}"


def side(asked: Asked) -> Markup:
    """The way to every page and the choice of our unit; the chat shows the same."""
    labels = asked.labels
    current = _FAMILIES.get(asked.path, asked.path)
    links = [
        tag("li", tag("a", getattr(labels, name), href=path, aria_current="page" if path == current else None))
        for name, path in (*PATHS.items(), *(RESERVED.items() if _is_administrator(asked) else ()))
    ]
    return join(tag("nav", tag("ul", links), aria_label=labels.pages, class_="yj-pages"), _our_unit(asked), _worded(asked), _me(asked))


def _our_unit(asked: Asked) -> Markup | None:
    """The choice is a plain form, sent as soon as it is changed where scripts run."""
    names = sorted(asked.library.units.names, key=by_sound)
    if not names:
        return None
    labels = asked.labels
    options = [tag("option", labels.no_unit, value="")]
    options += [tag("option", name, value=name, selected=name == asked.our_unit) for name in names]
    return tag(
        "form",
        tag("label", labels.our_unit, for_="yj-ours"), tag("select", options, id="yj-ours", name="unit"),
        tag("input", type="hidden", name="back", value=asked.link(unit=None)), tag("button", labels.keep, class_="yj-apply"),
        method="post", action=OUR_UNIT_PATH, class_="yj-ours",
    )


def _worded(asked: Asked) -> Markup | None:
    """The reader's own wish, where a model words the answers."""
    if asked.is_worded is None:
        return None
    labels = asked.labels
    options = [
        tag("option", labels.worded_yes, value="on", selected=asked.is_worded), tag("option", labels.worded_no, value="off", selected=not asked.is_worded)
    ]
    return tag(
        "form",
        tag("label", labels.worded, for_="yj-worded"), tag("select", options, id="yj-worded", name="wording"),
        tag("input", type="hidden", name="back", value=asked.link()), tag("button", labels.keep, class_="yj-apply"),
        method="post", action=WORDING_PATH, class_="yj-ours yj-wish",
    )


def _is_administrator(asked: Asked) -> bool:
    return asked.entered.person is not None and asked.entered.person.may(Role.ADMINISTRATOR)


def _me(asked: Asked) -> Markup | None:
    """Whoever is known by name, with their account and the way out; and what administrators look after."""
    labels, person = asked.labels, asked.entered.person
    if person is None:
        return None
    is_named = bool(owner_of(person))
    ways = [(labels.account, ACCOUNT_PATH)] if is_named else []
    if _is_administrator(asked):
        ways.append((labels.users, USERS_PATH))
    if not ways:
        return None
    links = [tag("li", tag("a", name, href=path, aria_current="page" if path == asked.path else None)) for name, path in ways]
    out = tag("form", tag("button", labels.sign_out), method="post", action=SIGN_OUT_PATH) if asked.entered.way is Way.SESSION else None
    name = tag("p", tag("bdi", person.name), class_="yj-my-name") if is_named else None
    return tag("nav", name, tag("ul", links, tag("li", out) if out else None), aria_label=labels.signed_in, class_="yj-me")
