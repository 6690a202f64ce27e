"""Lines: the characters of a page as printed lines, with their places."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

_RADICALS = str.maketrans(
    "⺁⺄⺈⺊⺋⺌⺗⺝⺟⺠⺩⺬⻁⻄⻅⻆⻉⻋⻌⻑⻓⻔⻖⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "厂乙刀卜㔾小心月母民王示虎西见角贝车辶長长门阝青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)
"""Radicals that fonts put in the place of the character; those of the other block Unicode itself maps."""
_CODE = re.compile(r"\(cid:\d+\)")
_WORD = re.compile(r"[!-~]")
_UNIT = r"[（(《“‘【〔「]*(?:[0-9A-Za-z.,%+/-]+|.)[，。、；：？！,;:）)》”’】〕」…%]*"
_FIRST_TOKEN = re.compile(rf"{_UNIT}(?:(?:(?<=[“”‘’])|(?=[“”‘’])|(?<=[0-9A-Za-z])(?=[（(])){_UNIT})*")
"""What no line may be broken in: a word or character with its marks, and what quotation marks tie to it."""
_SPACE_IN_WORDS, _SPACE = 0.18, 1.0
"""Gaps, in sizes of the type, that are a blank: between letters or digits, and elsewhere."""
_TWICE = 0.15
"""How far from each other, in sizes of the type, one character is printed twice to look bold."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one row of a table; places in points from the page's upper left corner."""

    text: str
    page: int
    """From 0."""
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    is_row: bool = False
    ends_blank: bool = False
    """Whether a blank is printed behind it."""
    token: float = 0.0
    """How wide its first word or character is, with the marks that cannot be parted from it."""


def lines_of(characters: Iterable[dict[str, Any]], page: int) -> list[Line]:
    """The lines of a page's characters from top to bottom."""
    lines: list[list[dict[str, Any]]] = []
    middle = 0.0
    for one in sorted(characters, key=_middle):
        if not lines or _middle(one) - middle > 0.5 * max(one["size"], lines[-1][0]["size"]):
            lines.append([])
            middle = _middle(one)
        lines[-1].append(one)
    return [line for group in lines if (line := _line(sorted(group, key=lambda one: one["x0"]), page))]


def characters_of(page: Any) -> list[dict[str, Any]]:
    """The upright characters of a page."""
    return [one for one in page.chars if one["upright"] and one["size"] > 1]


def is_code(one: dict[str, Any]) -> bool:
    """Whether a character is known by its number in the font alone."""
    return bool(_CODE.fullmatch(one["text"])) or "\ue000" <= one["text"] <= "\uf8ff" or one["text"] == "\ufffd"


def _middle(one: dict[str, Any]) -> float:
    return float(one["top"] + one["bottom"]) / 2


def _line(characters: Sequence[dict[str, Any]], page: int) -> Line | None:
    places: list[tuple[str, float, float]] = []  # a character, where it begins and ends
    for one in characters:
        text = _usual(one["text"])
        if places and places[-1][0] == text and abs(places[-1][1] - one["x0"]) < _TWICE * one["size"]:
            continue
        if places and text.strip() and places[-1][0] != " ":
            before, _, end = places[-1]
            words = _WORD.fullmatch(before[-1]) and _WORD.fullmatch(text[0])
            if one["x0"] - end > (_SPACE_IN_WORDS if words else _SPACE) * one["size"]:
                places.append((" ", end, one["x0"]))
        places += [(sign if sign.strip() else " ", one["x0"], one["x1"]) for sign in text]
    ends_blank = bool(places) and places[-1][0] == " "
    while places and places[-1][0] == " ":
        places.pop()
    while places and places[0][0] == " ":
        places.pop(0)
    if not places:
        return None
    text = "".join(sign for sign, _, _ in places)
    token = _FIRST_TOKEN.match(text)
    return Line(
        text, page, places[0][1], places[-1][2], min(one["top"] for one in characters), max(one["bottom"] for one in characters),
        median(one["size"] for one in characters), ends_blank=ends_blank,
        token=places[token.end() - 1][2] - places[0][1] if token else 0.0,
    )  # fmt: skip


OPENING = re.compile(
    r"(?:第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十]+、|[(（](?:[一二三四五六七八九十]+|\d{1,3})[)）]"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.．、]?(?=[^\d.．、%％年月日个项家亿万元人])|[①-⑳]|——|[•●■◆★▲*])\s*"
)
"""What opens a numbered paragraph."""


def _usual(text: str) -> str:
    """The usual characters in the place of radicals and joined letters; full-width ones stay."""
    if (len(text) == 1 and "\u2f00" <= text <= "\u2fd5") or (text and "\ufb00" <= text[0] <= "\ufb06"):
        return unicodedata.normalize("NFKC", text)
    return text.translate(_RADICALS)
