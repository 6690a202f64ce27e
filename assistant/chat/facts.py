"""Facts: which figures, dates and units a text states, so that a model's words hold none that the ledger's answer does not."""

import re

from assistant.answer import Answer
from index.folding import fold
from index.genre import Genre
from index.library import Library

_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CHARACTERS = "〇零一二两三四五六七八九十百千万亿"
_DATE_WORD = re.compile(r"[上下]半年|第?[一二三四]季度|[年月季]度?[底末初中]|[上中下]旬|年内|明年|去年|前年|后年|上年")
_DIGITS = {character: str(place) for place, character in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_TENS = {"十": 10, "百": 100, "千": 1000}


def strange_facts(statement: str, answer: Answer, library: Library) -> list[str]:
    """The figures, date words and units of a statement that stand nowhere in the answer; empty when there are none."""
    shown = "\n".join([answer.headline, answer.answer, *(f"{c.quote}\n{' '.join(c.path)}\n{c.address}" for c in answer.citations)])
    return [*_strange_numerals(statement, shown, library.genre), *_strange_dates(statement, shown), *_strange_units(statement, shown, library)]


def _strange_numerals(statement: str, shown: str, genre: Genre) -> list[str]:
    known = numerals(shown, genre)
    return [numeral for numeral in numerals(statement, genre) if numeral not in known]


def numerals(text: str, genre: Genre) -> list[str]:
    """The numerals of a text in digits, without separators and idle zeros; those in characters where a unit follows."""
    folded = fold(text)
    found = [_plain(numeral.replace(",", "")) for numeral in _NUMERAL.findall(folded)]
    return found + [value for match in _in_characters(genre).finditer(folded) if (value := _value(match["share"] or match["count"]))]


def _in_characters(genre: Genre) -> re.Pattern[str]:
    numeral = rf"[{_CHARACTERS}]+(?:点[{_CHARACTERS}]+)?"
    return re.compile(rf"(?P<half>百分之(?P<share>{numeral}))|(?P<count>{numeral})(?=个?(?:{genre.unit_pattern}))")


def _value(characters: str) -> str:
    """三十二点二七 → 32.27; empty for what is no numeral. A closing 万 or 亿 is a unit, as it is behind digits."""
    whole, _, rest = characters.rstrip("万亿").partition("点")
    if not whole or set(whole) & {"万", "亿"}:
        return ""
    if not set(whole) & set(_TENS):
        number = "".join(_DIGITS[one] for one in whole)
    else:
        total, digit = 0, 0
        for one in whole:
            if one in _TENS:
                total, digit = total + (digit or 1) * _TENS[one], 0
            else:
                digit = int(_DIGITS[one])
        number = str(total + digit)
    return _plain(f"{number}.{''.join(_DIGITS.get(one, '') for one in rest)}" if rest else number)


def _plain(numeral: str) -> str:
    whole, _, rest = numeral.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def _strange_dates(statement: str, shown: str) -> list[str]:
    return [word for word in _DATE_WORD.findall(statement) if word.removeprefix("第") not in shown]


def _strange_units(statement: str, shown: str, library: Library) -> list[str]:
    known = {name for _, names in library.units.mentioned(shown) for name in names}
    return [said for said, names in library.units.mentioned(statement) if said not in shown and not known & set(names)]
