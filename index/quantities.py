"""Quantities: every numeral with its unit and the words that bind it (增长、达到 … 以上、左右), as spans of the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.genre import Genre
from index.spans import Span

NUMERAL = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_RANGE = rf"{NUMERAL}(?:\s*[-—–－~～至]\s*{NUMERAL})?"
_NAME_BEFORE = re.compile(r"[A-Za-z+＋.#/第]\s*$|(?<![提目之以当底年月日份])前\s*$|[“《][^”》]{0,8}$")
_NAME_AFTER = re.compile(r"\s*[+＋]|[A-Za-z]+(?![%％])")
_PERIOD = re.compile(r"\s*(?:年(?!均|度(?:内)?[新购])|月(?!/)|日|号|世纪|强|A级|周年|届)")
_SPAN_OF_YEARS = re.compile(r"(?:不(?:少于|低于|超过|高于|短于)|至少|最长|延长[至到]|缩短[至到])$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed quantity; every field as printed."""

    span: Span
    """The numeral with its unit and the operator behind it."""
    value: str
    unit: str
    before: str
    """The operators that stand directly before the numeral (增长, 提高到不低于)."""
    before_start: int
    after: str
    """以上, 左右 … or empty."""


@lru_cache(maxsize=8)
def _patterns(genre: Genre) -> tuple[re.Pattern[str], re.Pattern[str]]:
    units, after, before = rf"(?:[十百千]?[万亿]\s*)?(?:{genre.unit_pattern})", genre.after_pattern, genre.before_pattern
    quantity = re.compile(
        rf"(?P<value>{_RANGE})(?P<late>\s*[余多])?(?P<unit>\s*(?:{units}))?(?P<after>{after})?(?P<more>(?:{units})(?=以上|左右|以内|[,，。；;、]|$))?"
    )
    return quantity, re.compile(rf"((?:(?:{before})(?:到|至|为|了)?)+)$")


def find_quantities(text: str, within: Span, genre: Genre) -> Iterator[Quantity]:
    """The quantities in a stretch, in order. Years, months, ordinals, model names and numerals of slogans are none."""
    pattern, before = _patterns(genre)
    at = within.start
    while found := pattern.search(text, at, within.end):
        at = found.end()
        start = found.start("value")
        if not (found["unit"] or found["more"]) or _is_name(text, start, found, within):
            at = found.end("value")
            continue
        bound = before.search(text, max(within.start, start - 16), start)
        yield Quantity(
            span=Span(start, found.end()),
            value=found["value"],
            unit=(found["unit"] or found["more"]).strip(),
            before=bound[1] if bound else "",
            before_start=bound.start(1) if bound else start,
            after=found["after"] or "",
        )


def _is_name(text: str, start: int, found: re.Match[str], within: Span) -> bool:
    before = text[max(within.start, start - 12) : start]
    end = found.end("value")
    is_period = _PERIOD.match(text, end, within.end) and not (found["unit"] == "年" and _SPAN_OF_YEARS.search(before))
    is_latin = (found["unit"] or "").strip().isascii() and (found["unit"] or "").strip().isalpha() and not text[found.end() : found.end() + 1].isalnum()
    if is_period or (not is_latin and _NAME_AFTER.match(text, end, within.end)):
        return True
    named = _NAME_BEFORE.search(before)
    return named is not None and (named[0][0] not in "“《" or _closes_soon(text, found.end(), within.end))


def _closes_soon(text: str, at: int, end: int) -> bool:
    """The quotation ends within a few characters: the numeral belongs to a name (“人才新政36条”)."""
    return bool(re.match(r"[^“”《》,，。]{0,4}[”》+＋]", text[at:end]))
