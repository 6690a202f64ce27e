"""Login page: 登录, which works without scripts and shows nothing of the documents."""

from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from assistant.entrance.entrance import LOGIN_PATH
from assistant.entrance.login import Kind, Login
from assistant.page.pages.frame import PATHS
from assistant.page.pages.markup import Child, tag
from assistant.page.people.sheet import entry, labels_of, language_link, said, sheet

START_PATH = f"{LOGIN_PATH}/start"


def login_page(request: Request, login: Login, then: str, trouble: str = "", name: str = "", status: int = 200) -> Response:
    """``then``: where to go after signing in; ``trouble``: what was wrong with the attempt before."""
    labels = labels_of(request)
    done = labels.signed_out if request.query_params.get("done") == "out" else ""
    parts: list[Child] = [said(trouble) or said(done, is_good=True)]
    going = tag("input", type="hidden", name="next", value=then) if then != PATHS["chat"] else None
    if login.kind is Kind.USERS:
        parts += [
            tag("p", labels.sign_in_lead, class_="yj-lead"),
            tag(
                "form",
                entry("name", labels.name, autocomplete="username", value=name, maxlength=128, autofocus=not name),
                entry("password", labels.password, "password", autocomplete="current-password", maxlength=256, autofocus=bool(name)),
                going, tag("button", labels.sign_in, class_="yj-button yj-button-strong"), method="post", action=LOGIN_PATH, class_="yj-model",
            ),
        ]
    elif login.kind is Kind.OIDC:
        start = f"{START_PATH}?{urlencode({'next': then})}"  # a link: the policy lets no form lead to another host
        parts.append(tag("p", tag("a", labels.sign_in_elsewhere, href=start, class_="yj-button yj-button-strong"), class_="yj-model"))
    else:
        parts.append(tag("p", labels.by_gateway if login.kind is Kind.HEADER else labels.no_need, class_="yj-door-line"))
        parts.append(tag("p", tag("a", labels.back, href=PATHS["chat"], class_="yj-button"), class_="yj-actions"))
    parts.append(language_link(request, LOGIN_PATH))
    return sheet(request, labels.sign_in, *parts, status=status)
