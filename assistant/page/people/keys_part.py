"""Keys part: one's own API keys on the page of one's account, and the form to make one; the key itself is shown once."""

from collections.abc import Sequence
from datetime import datetime

from assistant.page.pages.markup import Markup, join, tag
from assistant.page.people.labels import PeopleLabels
from assistant.people.keys import NEEDS, Key
from assistant.people.person import Person

KEYS_PATH, REVOKE_PATH = "/account/keys", "/account/keys/revoke"
DAYS = (30, 90, 365)


def keys_part(labels: PeopleLabels, person: Person, keys: Sequence[Key]) -> Markup:
    rows = _table(labels, keys) if keys else tag("p", labels.no_keys, class_="yj-faint")
    return tag("section", tag("h2", labels.keys), tag("p", labels.keys_lead, class_="yj-faint"), rows, _form(labels, person), class_="yj-section", id="yj-keys")


def shown_once(title: str, secret: str, line: str) -> Markup:
    """A secret that is never shown again."""
    return tag("div", tag("p", title), tag("p", tag("code", secret), class_="yj-secret"), tag("p", line, class_="yj-faint"), role="status", class_="yj-once")


def _table(labels: PeopleLabels, keys: Sequence[Key]) -> Markup:
    names = (labels.label, labels.begins, labels.scopes, labels.created, labels.expires, labels.used)
    head = tag("thead", tag("tr", (tag("th", name, scope="col") for name in names), tag("th")))
    return tag("div", tag("table", head, tag("tbody", (_row(labels, key) for key in keys)), class_="yj-table yj-cards"), class_="yj-scroll")


def _row(labels: PeopleLabels, key: Key) -> Markup:
    expires = labels.expired if key.is_expired else _day(key.expires) if key.expires else labels.never
    cells = (
        (labels.label, key.label), (labels.begins, tag("code", f"{key.id}…")), (labels.scopes, "、".join(labels.scope[scope] for scope in key.scopes)),
        (labels.created, _day(key.created)), (labels.expires, expires), (labels.used, key.used or labels.unused),
    )
    revoke = tag(
        "form", tag("input", type="hidden", name="id", value=key.id), tag("button", labels.revoke, class_="yj-button"), method="post", action=REVOKE_PATH, class_="yj-act"
    )
    return tag("tr", (tag("td", value, data_label=name) for name, value in cells), tag("td", revoke, class_="yj-last"), class_="yj-row")


def _form(labels: PeopleLabels, person: Person) -> Markup:
    scopes = (
        tag("label", tag("input", type="checkbox", name="scope", value=scope), tag("span", labels.scope[scope]), class_="yj-check")
        for scope, role in NEEDS.items() if person.role.includes(role)
    )
    days = [tag("option", labels.count_days.format(days=number), value=number, selected=number == DAYS[1]) for number in DAYS]
    return tag(
        "form",
        tag("div", tag("label", labels.label, for_="yj-key-label"), tag("input", id="yj-key-label", name="label", required=True, maxlength=40, placeholder=labels.label_example), class_="yj-entry"),
        tag("fieldset", tag("legend", labels.scopes), join(*scopes), class_="yj-scopes"),
        tag("div", tag("label", labels.days, for_="yj-key-days"), tag("select", days, tag("option", labels.no_days, value="0"), id="yj-key-days", name="days"), class_="yj-entry"),
        tag("div", tag("button", labels.make_key, class_="yj-button yj-button-strong"), class_="yj-actions"),
        method="post", action=KEYS_PATH, class_="yj-model",
    )


def _day(time: datetime) -> str:
    return f"{time.astimezone():%Y-%m-%d}"
