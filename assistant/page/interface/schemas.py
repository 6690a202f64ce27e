"""Schemas: a JSON schema as a reader sees it: types in words, fields in a table, names of formats as links."""

from typing import Any

from assistant.page.interface.labels import InterfaceLabels
from assistant.page.pages.markup import Child, Markup, join, tag

Schema = dict[str, Any]


def said(text: str) -> Markup:
    """Text of the description: what stands between backticks is code."""
    pieces = text.split("`")
    return join(tag("code", piece) if place % 2 else piece for place, piece in enumerate(pieces))


def kind(labels: InterfaceLabels, schema: Schema) -> Markup:
    """What a value is, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return tag("a", name, href=f"#{anchor(name)}")
    if "anyOf" in schema:
        return _either(kind(labels, one) for one in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return _either(tag("code", str(value) or "\"\"") for value in schema.get("enum", [schema.get("const")]))
    if schema.get("type") == "array":
        before, _, behind = labels.list_of.partition("{kind}")
        return join(before, kind(labels, schema["items"]), behind) if schema.get("items") else tag("span", "array")
    most = [f"{sign} {schema[key]}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    return tag("span", " ".join((str(schema.get("type", "any")), *most)))


def fields(labels: InterfaceLabels, schema: Schema) -> Markup | None:
    """The fields of an object in a table; nothing where it has none of its own."""
    needed = schema.get("required", ())
    rows = [
        _row(labels, name, kind(labels, one), one.get("description", ""), name in needed) for name, one in schema.get("properties", {}).items()
    ]
    return table(labels, rows) if rows else None


def parameters(labels: InterfaceLabels, given: list[Schema]) -> Markup | None:
    rows = [_row(labels, one["name"], kind(labels, one["schema"]), one.get("description", ""), one.get("required", False)) for one in given]
    return table(labels, rows) if rows else None


def table(labels: InterfaceLabels, rows: list[Markup]) -> Markup:
    head = tag("tr", (tag("th", name, scope="col") for name in (labels.name, labels.kind, labels.meaning)))
    return tag("table", tag("thead", head), tag("tbody", rows), class_="yj-table yj-cards yj-fields")


def anchor(name: str) -> str:
    return f"format-{name}"


def _row(labels: InterfaceLabels, name: str, what: Markup, meaning: str, is_needed: bool) -> Markup:
    needed: Child = tag("span", labels.required, class_="yj-chip") if is_needed else None
    return tag(
        "tr", tag("th", tag("code", name), " ", needed, scope="row"), tag("td", what, data_label=labels.kind),
        tag("td", said(meaning), data_label=labels.meaning) if meaning else tag("td"), class_="yj-row",
    )


def _either(kinds: Any) -> Markup:
    return join(["｜" if place else "", one] for place, one in enumerate(kinds))
