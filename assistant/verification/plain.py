"""Plain: a text as it is compared, folded and with its Chinese numerals in digits, and where each character came from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from index.folding import fold
from index.genre import Genre
from index.spans import Span

_ONES = {digit: place for place, digit in enumerate("一二三四五六七八九", 1)} | {"〇": 0, "零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_SPELLED = "一二三四五六七八九〇零两"
_RUN = rf"[{_SPELLED}十百千]+(?:点[{_SPELLED}]+)?"
_WHOLE = rf"(?:\d+(?:\.\d+)?[百千](?=[万亿])|{_RUN})"
_YEAR = r"[一二]\s?[〇零九0][〇零一二三四五六七八九0]{2}(?=年)"
_MONTH = r"(?<![一每个])(?:十[一二]|[一二三四五六七八九十])(?=月(?:份|底|初|末|中|前|之前|以前|内|[上下]旬|[一二三四五六七八九十\d]+[日号]))|(?<=年)(?:十[一二]|[一二三四五六七八九十])(?=月)"
_DAY = r"(?<=月)(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])"


@dataclass(frozen=True, slots=True)
class Plain:
    """The compared form of a text. ``starts`` and ``ends`` hold, for each of its characters, the original's stretch."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, span: Span) -> Span:
        """The stretch of the original that a stretch of the compared form stands for."""
        if not self.text:
            return Span(0, len(self.original))
        first = min(max(span.start, 0), len(self.text) - 1)
        last = min(max(span.end - 1, first), len(self.text) - 1)
        return Span(self.starts[first], max(self.ends[last], self.starts[first]))

    def printed(self, span: Span) -> str:
        """The original's own characters for a stretch of the compared form."""
        return self.origin(span).of(self.original)


def plain(text: str, genre: Genre) -> Plain:
    """The compared form: 百分之七 is 7%, 三十二点二七亿元 is 32.27亿元, 四个 is 4个, ９ is 9."""
    folded = fold(text)
    return rewritten(text, folded, _numerals(folded, genre))


def rewritten(original: str, text: str, changes: Iterable[tuple[int, int, str]]) -> Plain:
    """A text, as long as the original, with stretches (start, end) of it written otherwise; the changes in order."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, written in changes:
        pieces += [text[at:start], written]
        starts += [*range(at, start), *[start] * len(written)]
        ends += [*range(at + 1, start + 1), *[end] * len(written)]
        at = end
    pieces.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Plain(original, "".join(pieces), tuple(starts), tuple(ends))


@lru_cache(maxsize=8)
def _pattern(genre: Genre) -> re.Pattern[str]:
    units = genre.unit_pattern
    amount = rf"(?<!第)(?!(?<=[这那另同某哪此该])一[项个件条类种点方家名位次])(?!百分[点比]|一次性|零(?![点一二三四五六七八九十]))(?<![\d一二三四五六七八九十百千])(?P<number>{_WHOLE}(?:[万亿]{_WHOLE})*)(?P<scale>[万亿])?(?=(?P<unit>\s?(?:{units}))|\s*[-~至到—]{{1,2}}\s*{_RUN}(?:{units}))"
    part = rf"(?P<of>百分之|千分之)(?P<share>{_RUN}|\d+(?:\.\d+)?)"
    return re.compile(f"(?P<year>{_YEAR})|(?P<month>{_MONTH})|(?P<day>{_DAY})|{part}|{amount}")


def _numerals(text: str, genre: Genre) -> Iterator[tuple[int, int, str]]:
    for found in _pattern(genre).finditer(text):
        if found["year"]:
            written = "".join(str(_ONES.get(one, one)) for one in found["year"].replace(" ", ""))
        elif found["month"] or found["day"]:
            written = str(_whole(found[0]))
        elif found["of"]:
            value = _value(found["share"])
            written = "" if value is None else _shown(value) + ("%" if found["of"] == "百分之" else "‰")
        else:
            written = _amount(found)
        if written:
            yield *found.span(), written


def _amount(found: re.Match[str]) -> str:
    """The digits of a spelled amount; with several scales (三亿二千万) in its largest."""
    number, scale = found["number"], found["scale"] or ""
    pieces = re.split("([万亿])", number)
    if len(pieces) == 1:
        value = _value(number)
        return "" if value is None else _shown(value) + scale
    total = Decimal(0)
    for piece, unit in zip(pieces[::2], [*pieces[1::2], scale], strict=True):
        value = _value(piece)
        if value is None:
            return ""
        total += value * _SCALES.get(unit, 1)
    largest = max((_SCALES[unit] for unit in pieces[1::2]), default=1)
    name = next(unit for unit, size in _SCALES.items() if size == largest)
    return _shown(total / largest) + name


def _value(spelled: str) -> Decimal | None:
    """The value of 三十二点二七, 三千, 3百; None for what is no number."""
    mixed = re.fullmatch(r"(\d+(?:\.\d+)?)([百千])?", spelled)
    if mixed:
        return Decimal(mixed[1]) * _TENS.get(mixed[2] or "", 1)
    whole, _, digits = spelled.partition("点")
    value = _whole(whole)
    if value is None or (digits and not all(one in _ONES for one in digits)):
        return None
    return Decimal(f"{value}.{''.join(str(_ONES[one]) for one in digits)}") if digits else Decimal(value)


def _whole(spelled: str) -> int | None:
    """The value of a whole number in Chinese characters; None for a row of digits that is none (一二, 三三)."""
    total, pending = 0, None
    for one in spelled:
        if one in _TENS:
            total += (1 if pending is None else pending) * _TENS[one]
            pending = None
        elif pending is None or pending == 0:
            pending = _ONES[one]
        else:
            return None
    return total + (pending or 0)


def _shown(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
