"""Markdown: the text without what is only markup; # heads and the numbers of lists stay."""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(text: str) -> str:
    """The text, a line a paragraph, head, item and row."""
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough").disable(["code", "lheading"])
    return "".join(f"{line}\n" for line in _lines(reader.parse(_FRONT_MATTER.sub("", text.lstrip("\ufeff")))))


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    opening = ""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            opening = f"{'#' * int(token.tag[1])} "
        elif token.type == "list_item_open" and token.info:
            opening = f"{token.info}{token.markup} "
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield "\t".join(row).rstrip("\t")
            row = None
        elif token.type == "inline" and row is not None:
            row.append(_inline(token).replace("\n", " "))
        elif token.type == "inline":
            yield from _opened(opening, _inline(token))
            opening = ""
        elif token.type == "fence":
            yield from token.content.splitlines()
        elif token.type == "html_block":
            yield from (line for line in _untagged(token.content).splitlines() if line.strip())


def _opened(opening: str, text: str) -> list[str]:
    first, *others = text.split("\n") or [""]
    return [line for line in (opening + first, *others) if line.strip()]


def _inline(token: Token) -> str:
    return "".join(_pieces(token.children or ())).strip()


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "html_inline":
            yield _untagged(token.content)
        elif token.type != "image":
            yield token.content


def _untagged(text: str) -> str:
    return _TAG.sub("", _LINE_TAG.sub("\n", text))
