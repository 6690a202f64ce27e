"""Runs: the characters of a paragraph as they stand on the page: changes accepted, fields' results, no hidden text."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.reading.word.package import MC, M, W
from index.reading.word.styles import Styles, is_on, value, vanishes

_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_LEFT_OUT = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "tbl"))
_TEXT_BOX = f"{W}txbxContent"
_SYMBOLS = {
    0x52: "☑", 0x54: "☒", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA8: "□",
    0xAB: "★", 0xB5: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
"""Characters of the Wingdings fonts."""
_INVISIBLE = {ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"}


@dataclass(slots=True)
class Story:
    """What is met beside the text of a paragraph: text boxes and the notes that are referred to."""

    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(footnote or endnote, its id), in order."""


def text_of(paragraph: Any, styles: Styles, story: Story) -> str:
    """A paragraph's text, without its number."""
    style = styles.style_of(paragraph.find(f"{W}pPr"))
    reader = _Reader(styles, story, styles.hides(style))
    return "".join(reader.pieces(paragraph)).translate(_INVISIBLE)


class _Reader:
    """Reads one paragraph; knows in which fields' instructions it stands."""

    def __init__(self, styles: Styles, story: Story, hidden: bool) -> None:
        self._styles = styles
        self._story = story
        self._hidden = hidden
        self._instructions: list[bool] = []

    def pieces(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _LEFT_OUT or not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                if not self._hides(child):
                    yield from self._run(child)
            elif tag == f"{MC}AlternateContent":
                yield from self.pieces(alternative(child))
            elif tag == f"{M}t":
                yield child.text or ""
            else:
                yield from self.pieces(child)

    def _run(self, run: Any) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType"))
            elif tag == f"{W}t":
                if not any(self._instructions):
                    yield child.text or ""
            elif tag in _SIGNS:
                if not any(self._instructions):
                    yield _SIGNS[tag]
            elif tag == f"{W}sym":
                yield _symbol(child.get(f"{W}char") or "")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._story.notes.append((tag.removeprefix(W).removesuffix("Reference"), child.get(f"{W}id") or ""))
            elif tag == f"{W}ruby":
                base = child.find(f"{W}rubyBase")
                yield from self.pieces(base) if base is not None else ()
            elif tag == f"{MC}AlternateContent":
                self._story.boxes += _boxes(alternative(child))
            else:
                self._story.boxes += _boxes(child)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._instructions.append(True)
        elif self._instructions and kind == "separate":
            self._instructions[-1] = False
        elif self._instructions and kind == "end":
            self._instructions.pop()

    def _hides(self, run: Any) -> bool:
        properties = run.find(f"{W}rPr")
        said = vanishes(properties)
        if said is not None:
            return said
        return self._hidden or self._styles.hides(value(properties, "rStyle"))


def alternative(element: Any) -> Any:
    """Of the forms in which the same thing is written for several Words, the one to read: the first with a text box or text."""
    return next((one for one in element if next(one.iter(f"{W}t"), None) is not None), element[0] if len(element) else element)


def is_gone(properties: Any, name: str) -> bool:
    """Whether a tracked change takes a paragraph's mark or a table's row or cell out."""
    said = properties.find(name) if properties is not None else None
    return said is not None and is_on(said.get(f"{W}val", "1"))


def _boxes(element: Any) -> list[Any]:
    """The outermost text boxes in a drawing."""
    if element.tag == _TEXT_BOX:
        return [element]
    if element.tag == f"{MC}AlternateContent":
        element = alternative(element)
    return [box for child in element if isinstance(child.tag, str) for box in _boxes(child)]


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "")
    return chr(number) if 0x20 <= number < 0xD800 or 0xF900 <= number <= 0xFFFD else ""
