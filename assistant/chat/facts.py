"""Facts: which figures, dates and units a text states, so that a model's words hold none that the ledger's answer does not."""

import re

from assistant.answer import Answer
from assistant.verification.plain import plain
from index.genre import Genre
from index.library import Library

_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_DATE_WORD = re.compile(r"[上下]半年|第?[一二三四]季度|[年月季]度?[底末初中]|[上中下]旬|年内|明年|去年|前年|后年|上年")


def strange_facts(statement: str, answer: Answer, library: Library) -> list[str]:
    """The figures, date words and units of a statement that stand nowhere in the answer; empty when there are none."""
    shown = "\n".join([answer.headline, answer.answer, *(f"{c.quote}\n{' '.join(c.path)}\n{c.address}" for c in answer.citations)])
    return [*_strange_numerals(statement, shown, library.genre), *_strange_dates(statement, shown), *_strange_units(statement, shown, library)]


def _strange_numerals(statement: str, shown: str, genre: Genre) -> list[str]:
    known = numerals(shown, genre)
    return [numeral for numeral in numerals(statement, genre) if numeral not in known]


def numerals(text: str, genre: Genre) -> list[str]:
    """The numerals of a text in digits, without separators and idle zeros; those in characters where a unit follows."""
    return [_plain(numeral.replace(",", "")) for numeral in _NUMERAL.findall(plain(text, genre).text)]


def _plain(numeral: str) -> str:
    whole, _, rest = numeral.partition(".")
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def _strange_dates(statement: str, shown: str) -> list[str]:
    return [word for word in _DATE_WORD.findall(statement) if word.removeprefix("第") not in shown]


def _strange_units(statement: str, shown: str, library: Library) -> list[str]:
    known = {name for _, names in library.units.mentioned(shown) for name in names}
    return [said for said, names in library.units.mentioned(statement) if said not in shown and not known & set(names)]
