"""Numbering: the automatic number of each paragraph, counted as Word counts it through its list definitions."""

import re
from dataclasses import dataclass
from typing import Any

from index.reading.word.numerals import numeral
from index.reading.word.package import W
from index.reading.word.styles import Styles, is_on, number, numbered_in, value

_PLACE = re.compile(r"%([1-9])")
_OPEN_END = re.compile(r"[0-9A-Za-z.)\]]$")
_DOTS = frozenset("•·●○■□◆◇▪▫►▶➢❖§ØüoØlnu¨")
"""Signs of bullets that carry no meaning, some as the letters that symbol fonts draw them at."""
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list, as defined."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level, from 1, after which it begins anew; 0 for never, None for any higher one."""
    legal: bool = False
    """Whether the numbers of higher levels are printed in plain digits."""
    suffix: str = "tab"
    style: str = ""


@dataclass(slots=True)
class _List:
    """A list as paragraphs name it: its levels, what it counts with, and the levels that it begins anew."""

    counter: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """The lists of a file, counting while its paragraphs are read in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root, styles)
        self._counts: dict[str, dict[int, int]] = {}

    def marker(self, properties: Any) -> tuple[str, str]:
        """A paragraph's printed number and how it is set off from the text (tab, space, nothing); counts it."""
        found = self._find(properties)
        if found is None:
            return "", "nothing"
        list_, place = found
        counts = self._counts.setdefault(list_.counter, {})
        self._count(list_, place, counts)
        level = list_.levels.get(place, _Level())
        if level.format == "bullet":
            return _bullet(level.text), level.suffix
        printed = _PLACE.sub(lambda match: _printed(list_, int(match[1]) - 1, counts, level.legal), level.text)
        return printed.strip(), level.suffix

    def _find(self, properties: Any) -> tuple[_List, int] | None:
        style = self._styles.style_of(properties)
        own, styled = numbered_in(properties), self._styles.numbered(style)
        list_ = self._lists.get(own.list_id or styled.list_id or "0")
        if list_ is None:
            return None
        place = own.level
        if place is None and own.list_id is None:
            line = self._styles.line_of(style)
            place = next((at for id_ in line for at, level in list_.levels.items() if level.style == id_), styled.level)
        return list_, min(place or 0, _LEVELS - 1)

    @staticmethod
    def _count(list_: _List, place: int, counts: dict[int, int]) -> None:
        if place in list_.restarts:
            counts[place] = list_.restarts.pop(place)
        elif place in counts:
            counts[place] += 1
        else:
            counts[place] = list_.levels.get(place, _Level()).start
        for deeper in [one for one in counts if one > place]:
            restart = list_.levels.get(deeper, _Level()).restart
            if restart is None or place < restart:
                del counts[deeper]


def set_off(marker: str, suffix: str, text: str) -> str:
    """A number before its text: a blank between where the two would run together (1. and 5G基站)."""
    if not marker or not text:
        return marker + text
    runs_on = bool(_OPEN_END.search(marker))
    blank = runs_on and (suffix != "nothing" or text[0].isdigit())
    return f"{marker}{' ' if blank else ''}{text}"


def _printed(list_: _List, place: int, counts: dict[int, int], legal: bool) -> str:
    level = list_.levels.get(place, _Level())
    return numeral(counts.get(place, level.start), "decimal" if legal and level.format != "none" else level.format)


def _bullet(sign: str) -> str:
    """A bullet that means something (——, ★); nothing for a dot."""
    return "" if not sign or sign in _DOTS or any("\ue000" <= one <= "\uf8ff" for one in sign) else sign


def _lists(root: Any, styles: Styles) -> dict[str, _List]:
    if root is None:
        return {}
    abstracts = {one.get(f"{W}abstractNumId"): one for one in root.iterchildren(f"{W}abstractNum")}
    nums = {one.get(f"{W}numId"): one for one in root.iterchildren(f"{W}num")}
    styled = {value(one, "styleLink"): id_ for id_, one in abstracts.items() if value(one, "styleLink")}
    lists = {}
    for list_id, num in nums.items():
        id_ = value(num, "abstractNumId") or ""
        link = value(abstracts.get(id_), "numStyleLink")
        if link:
            named = nums.get(styles.numbered(link).list_id or "")
            id_ = styled.get(link) or value(named, "abstractNumId") or id_
        levels = _levels(abstracts.get(id_))
        restarts = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            place = number(override.get(f"{W}ilvl")) or 0
            levels |= _levels(override)
            start = number(value(override, "startOverride"))
            if start is not None:
                restarts[place] = start
        lists[list_id] = _List(id_, levels, restarts)
    lists.pop("0", None)
    return lists


def _levels(element: Any) -> dict[int, _Level]:
    levels = {}
    for one in element.iterchildren(f"{W}lvl") if element is not None else ():
        legal = one.find(f"{W}isLgl")
        levels[number(one.get(f"{W}ilvl")) or 0] = _Level(
            format=_format(one),
            text=value(one, "lvlText") or "",
            start=_or(number(value(one, "start")), 0),
            restart=number(value(one, "lvlRestart")),
            legal=legal is not None and is_on(legal.get(f"{W}val", "1")),
            suffix=value(one, "suff") or "tab",
            style=value(one, "pStyle") or "",
        )
    return levels


def _format(level: Any) -> str:
    """The level's format; a newer Word's own is wrapped beside the one for older Words."""
    found = level.find(f".//{W}numFmt[@{W}val]")
    formats = [one.get(f"{W}val") for one in level.iter(f"{W}numFmt")] if found is not None else []
    return next((one for one in formats if one != "custom"), "decimal")


def _or(found: int | None, default: int) -> int:
    return default if found is None else found
