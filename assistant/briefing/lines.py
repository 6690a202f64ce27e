"""Lines: numbered sentences as a model is given them, and its numbered lines as they come."""

import re
from collections.abc import Sequence

_LINE = re.compile(r"^[\s>*#-]*[\[【(（〔第]?\s*(\d{1,2})\s*(?:[\]】)）〕句][.．、:：]?|[.．](?!\d{1,2}(?!\d))|[、:：]|(?=\s))\s*(.+?)\s*$")
"""A number, what sets it off, and the sentence; 1.5亿元 has no number, 1.2025年 has one."""
_LONGEST = 1200
"""Characters of a line; a model that ends none says nothing that is numbered."""


def numbered_lines(sentences: Sequence[str]) -> str:
    """One line a sentence, from 1."""
    return "\n".join(f"{number}. {' '.join(sentence.split())}" for number, sentence in enumerate(sentences, start=1))


class Lines:
    """Takes pieces of text, gives (number, sentence) for each numbered line that is whole; other lines say nothing."""

    def __init__(self) -> None:
        self._rest = ""

    def take(self, piece: str) -> list[tuple[int, str]]:
        *whole, rest = f"{self._rest}{piece}".split("\n")
        self._rest = rest[:_LONGEST]
        return [found for line in whole if (found := _read(line))]

    def end(self) -> list[tuple[int, str]]:
        """The last line, where the model had finished it."""
        last, self._rest = self._rest, ""
        return [found] if (found := _read(last)) else []


def _read(line: str) -> tuple[int, str] | None:
    found = _LINE.match(line.replace("**", "").replace("`", ""))
    return (int(found[1]), found[2]) if found else None
