"""Drawn: the API's description as a page: every route with what it takes and gives, and every format."""

from typing import Any

from assistant.api.rest.description import DESCRIPTION_PATH, TAGS
from assistant.page.interface.labels import InterfaceLabels
from assistant.page.interface.languages import interface_labels
from assistant.page.interface.schemas import Schema, anchor, fields, kind, parameters, said
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import heading

_EXAMPLE = """curl -s {base}/api/ask -H 'content-type: application/json' -H 'authorization: Bearer 密钥' \\
  -d '{{"question": "今年专项债的目标是多少"}}'"""


def interface_page(asked: Asked, stated: dict[str, Any], base: str) -> Page:
    """``base``: the server's own address."""
    labels = interface_labels(asked)
    machine = tag("a", labels.machine, class_="yj-download", href=DESCRIPTION_PATH)
    content = join(
        heading(labels.title, labels.lead, machine), _about(stated["info"]["description"]),
        tag("section", tag("h2", labels.example), tag("pre", tag("code", _EXAMPLE.format(base=base)), tabindex=0), class_="yj-section"),
        (_family(labels, stated, name) for name in TAGS), _formats(labels, stated["components"]["schemas"]),
    )
    return Page(labels.title, content, styles=("work", "interface"))


def _about(text: str) -> Markup:
    lines = [line for line in text.splitlines() if line]
    points = [tag("li", said(line.removeprefix("- "))) for line in lines if line.startswith("- ")]
    return tag("div", (tag("p", said(line)) for line in lines if not line.startswith("- ")), tag("ul", points), class_="yj-about")


def _family(labels: InterfaceLabels, stated: dict[str, Any], name: str) -> Markup:
    routes = [
        _route(labels, stated["components"]["schemas"], method, path, operation)
        for path, methods in stated["paths"].items() for method, operation in methods.items() if operation["tags"][0] == name
    ]
    return tag("section", tag("h2", name), routes, class_="yj-section")


def _route(labels: InterfaceLabels, formats: dict[str, Schema], method: str, path: str, operation: dict[str, Any]) -> Markup:
    head = tag(
        "summary", tag("span", method.upper(), class_=f"yj-method yj-method-{method}"), " ", tag("code", path), " ",
        tag("span", operation["summary"], class_="yj-faint"),
    )
    about = tag("p", said(operation["description"])) if "description" in operation else None
    given = parameters(labels, operation.get("parameters", []))
    asked = join(tag("h4", labels.parameters), given) if given else None
    bodies = (_body(labels, formats, form, one["schema"]) for form, one in operation.get("requestBody", {}).get("content", {}).items())
    answers = [_answer(labels, status, one) for status, one in operation["responses"].items()]
    role = join("，", labels.role, " ", tag("code", operation["x-role"])) if "x-role" in operation else None
    scope = tag("p", f"{labels.scope} ", tag("code", operation["security"][0]["key"][0]), role, class_="yj-faint yj-small")
    return tag("details", head, about, scope, asked, bodies, tag("h4", labels.gives), tag("ul", answers), class_="yj-route", id=operation["operationId"])


def _body(labels: InterfaceLabels, formats: dict[str, Schema], form: str, schema: Schema) -> Markup:
    whole = formats[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return join(tag("h4", labels.body if form == "application/json" else labels.form), fields(labels, whole))


def _answer(labels: InterfaceLabels, status: str, one: dict[str, Any]) -> Markup:
    kinds = [kind(labels, given["schema"]) if form == "application/json" else labels.events for form, given in one.get("content", {}).items()]
    about = "" if one["description"] == "Successful Response" else one["description"]
    return tag("li", tag("code", status), " ", (["｜" if place else "", shown] for place, shown in enumerate(kinds)), " ", said(about))


def _formats(labels: InterfaceLabels, formats: dict[str, Schema]) -> Markup:
    shown = [
        tag("section", tag("h3", name), tag("p", said(schema.get("description", "")), class_="yj-faint"), fields(labels, schema), id=anchor(name), class_="yj-format")
        for name, schema in sorted(formats.items())
    ]
    return tag("section", tag("h2", labels.formats), shown, class_="yj-section")
