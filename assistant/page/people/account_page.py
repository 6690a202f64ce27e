"""Account page: 账户: one's password, where one is signed in, and one's keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.entrance.login import Kind, Login
from assistant.entrance.who import Way, owner_of
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.people.keys_part import keys_part, shown_once
from assistant.page.people.languages import people_labels
from assistant.page.people.sheet import entry, said
from assistant.people.keys import Key
from assistant.people.person import Person

PASSWORD_PATH, EVERYWHERE_PATH = "/account/password", "/account/sign-out-everywhere"
STYLES = ("people",)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last act."""

    line: str = ""
    is_good: bool = False
    made: tuple[str, str] | None = None
    """The purpose of a key that was made, and the key: shown this once."""


def account_page(asked: Asked, login: Login, person: Person, keys: Sequence[Key], outcome: Outcome, status: int = 200) -> Page:
    labels = people_labels(asked.labels.language)
    lead = labels.account_lead.format(name=person.name, role=labels.roles[person.role])
    title = tag("div", tag("div", tag("h1", labels.account), tag("p", lead, class_="yj-lead")), class_="yj-title")
    parts: list[Child] = [title, said(outcome.line, outcome.is_good)]
    if outcome.made:
        label, key = outcome.made
        parts.append(shown_once(labels.made_key.format(label=label), key, labels.shown_once))
    is_named, must_change = bool(owner_of(person)), asked.entered.must_change
    if must_change:
        parts.append(tag("p", labels.must_change, class_="yj-note"))
    if not is_named:
        parts.append(tag("p", labels.keys_of_none, class_="yj-note"))
    if is_named and asked.entered.way is Way.SESSION and login.kind is Kind.USERS:
        parts.append(_password(asked, person))
    if is_named and not must_change:
        parts.append(keys_part(labels, person, keys))
    if asked.entered.way is Way.SESSION and not must_change:
        parts.append(_everywhere(asked))
    return Page(labels.account, join(*parts), status, STYLES)


def _password(asked: Asked, person: Person) -> Markup:
    labels = people_labels(asked.labels.language)
    new: dict[str, str | int | bool] = {"autocomplete": "new-password", "minlength": 10, "maxlength": 256}
    form = tag(
        "form",
        tag("input", type="text", name="username", value=person.name, autocomplete="username", hidden=True),
        entry("current", labels.current, "password", autocomplete="current-password", maxlength=256),
        entry("new", labels.new, "password", **new), entry("again", labels.again, "password", **new),
        tag("p", labels.change_hint, class_="yj-faint"),
        tag("div", tag("button", labels.change, class_="yj-button yj-button-strong"), class_="yj-actions"),
        method="post", action=PASSWORD_PATH, class_="yj-model",
    )
    return tag("section", tag("h2", labels.change), form, class_="yj-section")


def _everywhere(asked: Asked) -> Markup:
    labels = people_labels(asked.labels.language)
    form = tag("form", tag("button", labels.everywhere, class_="yj-button"), method="post", action=EVERYWHERE_PATH, class_="yj-act")
    return tag("section", tag("h2", labels.everywhere), tag("p", labels.everywhere_lead, class_="yj-faint"), form, class_="yj-section")
