"""Markup: HTML and SVG written as calls. Whatever is not Markup is escaped, so foreign text is never read as markup."""

import html
from collections.abc import Iterable
from typing import TypeAlias

from assistant.page.escape import visible

_VOID = {"meta", "link", "input", "br"}


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
Attribute: TypeAlias = "str | int | float | bool | None"


def tag(element: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """One element. ``class_`` is class, ``aria_label`` aria-label; None and False leave an attribute out.

    Raises ValueError for what the pages' policy forbids: a style attribute and a handler.
    """
    opening = element
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        written = key.rstrip("_").replace("_", "-")
        if written == "style" or written.startswith("on"):
            raise ValueError(written)
        opening += f" {written}" if value is True else f' {written}="{escaped(str(value))}"'
    if element in _VOID:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{join(*children)}</{element}>")


def join(*children: Child) -> Markup:
    """Children one behind the other."""
    return Markup("".join(_written(child) for child in children))


def escaped(text: str) -> Markup:
    """Foreign text, for an element or an attribute alike."""
    return Markup(html.escape(visible(text), quote=True))


def _written(child: Child) -> str:
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return escaped(child)
    if child is None:
        return ""
    return str(child) if isinstance(child, int) else join(*child)
