"""HTML: a page as lines: blocks, numbered lists and tables; scripts, styles and menus left out."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from index.reading.table import Cell, lines_of_table
from index.reading.word.numerals import numeral

_LEFT_OUT = frozenset((
    "head", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "nav", "footer", "aside",
    "form", "button", "select", "textarea", "input",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "ol", "p",
    "pre", "section", "summary", "ul",
))  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)\s*(?:;|$)", re.IGNORECASE)
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {
    "none": "none", "disc": "none", "circle": "none", "square": "none", "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter",
    "lower-latin": "lowerLetter", "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified", "cjk-decimal": "ideographDigital", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
_CHINESE = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…]"
_BREAK_IN_CHINESE = re.compile(rf"(?<={_CHINESE})[ \t]*[\r\n]\s*(?={_CHINESE})")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = {ord(sign): None for sign in "\u00ad\u200b\u200c\u200d\u2060\ufeff"} | {0xA0: " "}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEEPEST = 400
_BREAK = "\n"


def read_html(text: str) -> str:
    """The text of a page, a line a block and a row."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text.lstrip("\ufeff")), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    body = root.find("body")
    lines = _lines(body if body is not None else root)
    return "".join(f"{line}\n" for line in lines)


def _lines(element: Any) -> list[str]:
    """The lines of an element that are not empty."""
    joined = "".join(_pieces(element, 0))
    return [line for part in joined.split(_BREAK) if (line := part.translate(_INVISIBLE).strip())]


def _pieces(element: Any, depth: int) -> Iterator[str]:
    """What stands in an element, with a break before and behind every block."""
    if depth > _DEEPEST:
        return
    yield _flowing(element.text, element.tag == "pre")
    for child in element:
        if isinstance(child.tag, str) and not _is_left_out(child):
            yield from _child(child, depth + 1)
        yield _flowing(child.tail, element.tag == "pre")


def _child(child: Any, depth: int) -> Iterator[str]:
    if child.tag == "br":
        yield _BREAK
    elif child.tag == "table":
        yield _BREAK + "".join(f"{line}{_BREAK}" for line in lines_of_table(_rows(child)))
    elif child.tag == "ol":
        yield _BREAK
        yield from _numbered(child, depth)
    elif child.tag == "rt":
        return
    elif child.tag in _BLOCKS:
        yield _BREAK
        yield from _pieces(child, depth)
        yield _BREAK
    else:
        yield from _pieces(child, depth)


def _flowing(text: str | None, is_set: bool) -> str:
    """Text as it flows: a break in the source is a blank, and none between Chinese characters."""
    if not text or is_set:
        return (text or "").replace("\r\n", "\n")
    return _BLANKS.sub(" ", _BREAK_IN_CHINESE.sub("", text))


def _numbered(list_: Any, depth: int) -> Iterator[str]:
    items = [child for child in list_ if child.tag == "li" and not _is_left_out(child)]
    backwards = list_.get("reversed") is not None
    count = _number(list_.get("start"), len(items) if backwards else 1)
    for item in items:
        count = _number(item.get("value"), count)
        marker = numeral(count, _format(list_))
        inside = "".join(_pieces(item, depth)).lstrip(f"{_BREAK} \u3000")
        yield f"{_marked(marker)}{inside}{_BREAK}"
        count += -1 if backwards else 1


def _format(list_: Any) -> str:
    style = _LIST_STYLE.search(list_.get("style") or "")
    return _STYLES.get(style[1].lower(), "decimal") if style else _TYPES.get(list_.get("type") or "1", "decimal")


def _marked(marker: str) -> str:
    if not marker:
        return ""
    return f"{marker}. " if marker.isascii() else f"{marker}、"


def _rows(table: Any) -> list[list[Cell]]:
    rows = []
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table or _is_left_out(row):
            continue
        cells = [child for child in row if child.tag in ("td", "th")]
        rows.append([Cell("\n".join(_lines(cell)), _number(cell.get("colspan"), 1), _number(cell.get("rowspan"), 1)) for cell in cells])
    return rows


def _is_left_out(element: Any) -> bool:
    return element.tag in _LEFT_OUT or element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _number(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
