"""Refusal: the page for whoever is not let in, with the line that says why and the way back."""

from starlette.requests import Request
from starlette.responses import Response

from assistant.entrance.refused import Refused
from assistant.page.pages.frame import PATHS
from assistant.page.pages.markup import tag
from assistant.page.people.sheet import labels_of, sheet


def refusal(request: Request, refused: Refused) -> Response:
    labels = labels_of(request)
    title = {404: labels.not_found, 429: labels.busy, 503: labels.busy}.get(refused.status, labels.refused)
    back = tag("p", tag("a", labels.back, href=PATHS["chat"], class_="yj-button"), class_="yj-actions") if refused.status in (403, 404, 429) else None
    return sheet(request, title, tag("p", labels.line(refused), class_="yj-door-line"), back, status=refused.status)
