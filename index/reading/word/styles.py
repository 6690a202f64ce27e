"""Styles: what the styles of a Word file say of numbers and of hidden text, through all that they are based on."""

from dataclasses import dataclass
from typing import Any

from index.reading.word.package import W

_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a paragraph or a style says of its number: the list and the level, each if it is said."""

    list_id: str | None = None
    level: int | None = None


class Styles:
    """The styles of a file."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = ""
        for style in root.iterchildren(f"{W}style") if root is not None else ():
            id_ = style.get(f"{W}styleId") or ""
            self._styles.setdefault(id_, style)
            if style.get(f"{W}type") == "paragraph" and is_on(style.get(f"{W}default", "0")):
                self._default = id_
        self._numbered: dict[str, Numbered] = {}
        self._hidden: dict[str, bool] = {}

    def style_of(self, properties: Any) -> str:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._default

    def name(self, id_: str) -> str:
        """A style's name in small letters, such as ``heading 1`` or ``toc 2``."""
        return (value(self._styles.get(id_), "name") or "").lower()

    def numbered(self, id_: str) -> Numbered:
        """What a style, or the nearest that it is based on, says of numbers."""
        if id_ not in self._numbered:
            found = Numbered()
            for style in self._line(id_):
                said = numbered_in(style.find(f"{W}pPr"))
                found = Numbered(found.list_id or said.list_id, said.level if found.level is None else found.level)
                if found.list_id:
                    break
            self._numbered[id_] = found
        return self._numbered[id_]

    def line_of(self, id_: str) -> list[str]:
        """A style's id and those of all that it is based on."""
        return [style.get(f"{W}styleId") for style in self._line(id_)]

    def hides(self, id_: str | None) -> bool:
        """Whether text in a style is hidden."""
        if not id_:
            return False
        if id_ not in self._hidden:
            said = (vanishes(style.find(f"{W}rPr")) for style in self._line(id_))
            self._hidden[id_] = next((one for one in said if one is not None), False)
        return self._hidden[id_]

    def _line(self, id_: str) -> list[Any]:
        line: list[Any] = []
        while (style := self._styles.get(id_)) is not None and style not in line:
            line.append(style)
            id_ = value(style, "basedOn") or ""
        return line


def numbered_in(properties: Any) -> Numbered:
    """What the properties of a paragraph or a style say of numbers."""
    said = properties.find(f"{W}numPr") if properties is not None else None
    return Numbered(value(said, "numId"), number(value(said, "ilvl")))


def vanishes(properties: Any) -> bool | None:
    """Whether the properties of a run hide it; None where they say nothing."""
    said = properties.find(f"{W}vanish") if properties is not None else None
    return is_on(said.get(f"{W}val", "1")) if said is not None else None


def value(element: Any, name: str) -> str | None:
    """The value of a child."""
    child = element.find(f"{W}{name}") if element is not None else None
    return child.get(f"{W}val") if child is not None else None


def number(text: str | None) -> int | None:
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def is_on(text: str) -> bool:
    return text.lower() not in _OFF
