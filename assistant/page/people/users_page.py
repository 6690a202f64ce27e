"""Users page: 用户, who may use the server and for what, for administrators."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.frame import USERS_PATH
from assistant.page.pages.markup import Child, Markup, join, tag
from assistant.page.people.account_page import STYLES
from assistant.page.people.keys_part import shown_once
from assistant.page.people.labels import PeopleLabels
from assistant.page.people.languages import people_labels
from assistant.page.people.sheet import said
from assistant.people.accounts import Account
from assistant.people.person import Role

ADD, ROLE, SUSPEND, RESUME, RESET, REMOVE = "add", "role", "suspend", "resume", "reset", "remove"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the last act."""

    line: str = ""
    is_good: bool = False
    password: tuple[str, str] | None = None
    """Somebody's name and temporary password: shown this once."""


def users_page(asked: Asked, accounts: Sequence[Account], own: str, outcome: Outcome, status: int = 200) -> Page:
    """``own``: the name of whoever looks."""
    labels = people_labels(asked.labels.language)
    title = tag("div", tag("div", tag("h1", labels.users), tag("p", labels.users_lead, class_="yj-lead")), class_="yj-title")
    parts: list[Child] = [title, said(outcome.line, outcome.is_good)]
    if outcome.password:
        name, password = outcome.password
        parts.append(shown_once(labels.password_of.format(name=name), password, labels.shown_once))
    leaving = next((one for one in accounts if one.name == asked.value("remove")), None)
    if leaving is not None:
        parts.append(_sure(labels, leaving))
    parts += [_table(labels, accounts, own) if accounts else tag("p", labels.no_users, class_="yj-empty"), _add(labels)]
    return Page(labels.users, join(*parts), status, STYLES)


def _table(labels: PeopleLabels, accounts: Sequence[Account], own: str) -> Markup:
    names = (labels.name, labels.role, labels.state, labels.created)
    head = tag("thead", tag("tr", (tag("th", name, scope="col") for name in names), tag("th")))
    rows = (_row(labels, one, own) for one in accounts)
    return tag("div", tag("table", head, tag("tbody", rows), class_="yj-table yj-cards yj-users"), class_="yj-scroll")


def _row(labels: PeopleLabels, account: Account, own: str) -> Markup:
    name = join(tag("bdi", account.name), tag("span", labels.you, class_="yj-chip") if account.name == own else None)
    role = tag("form", _of(account), _roles(labels, account.role, account.name), tag("button", labels.save, name="act", value=ROLE, class_="yj-button"), **_TO)
    return tag(
        "tr", tag("td", name, data_label=labels.name), tag("td", role, data_label=labels.role), tag("td", _state(labels, account), data_label=labels.state),
        tag("td", f"{account.created.astimezone():%Y-%m-%d}", data_label=labels.created), tag("td", _acts(labels, account), class_="yj-last"), class_="yj-row",
    )


def _state(labels: PeopleLabels, account: Account) -> Markup:
    if account.is_suspended:
        return tag("span", labels.suspended, class_="yj-chip yj-chip-bad")
    return tag("span", labels.temporary if account.must_change else labels.active if account.has_password else labels.no_password, class_="yj-chip")


def _acts(labels: PeopleLabels, account: Account) -> Markup:
    act, word = (RESUME, labels.resume) if account.is_suspended else (SUSPEND, labels.suspend)
    return tag(
        "form", _of(account), tag("button", word, name="act", value=act, class_="yj-button"),
        tag("button", labels.reset, name="act", value=RESET, class_="yj-button") if account.has_password else None,
        tag("button", labels.remove, name="act", value="sure", class_="yj-button"), **_TO,
    )


def _sure(labels: PeopleLabels, account: Account) -> Markup:
    form = tag("form", _of(account), tag("button", labels.remove_yes, name="act", value=REMOVE, class_="yj-button yj-button-bad"), **_TO)
    return tag("div", tag("p", labels.remove_sure.format(name=account.name)), form, class_="yj-once", role="alert")


def _add(labels: PeopleLabels) -> Markup:
    form = tag(
        "form",
        tag("div", tag("label", labels.name, for_="yj-their-name"), tag("input", id="yj-their-name", name="name", required=True, maxlength=32, autocomplete="off"), class_="yj-entry"),
        tag("div", tag("label", labels.role, for_="yj-their-role"), _roles(labels, Role.READER, ""), class_="yj-entry"),
        tag("div", tag("button", labels.add, name="act", value=ADD, class_="yj-button yj-button-strong"), class_="yj-actions"),
        method="post", action=USERS_PATH, class_="yj-model",
    )
    return tag("section", tag("h2", labels.add), form, class_="yj-section")


def _roles(labels: PeopleLabels, chosen: Role, name: str) -> Markup:
    options = (tag("option", labels.roles[role], value=role, selected=role is chosen) for role in Role)
    named = {"aria_label": f"{name}：{labels.role}"} if name else {"id": "yj-their-role"}
    return tag("select", options, name="role", **named)


def _of(account: Account) -> Markup:
    return tag("input", type="hidden", name="name", value=account.name)


_TO = {"method": "post", "action": USERS_PATH, "class_": "yj-act"}
