"""Dates: the days, months, quarters and years of a text, and which of them a clause does not print so."""

import re

from evals.matching import normal
from evals.witnesses.numerals import in_digits

_EDGE = r"(?:(?:之|以)?前|(?:之|以)?后|起|止)?"
_DATE = re.compile(rf"(?:(\d{{4}})年)?(\d{{1,2}})月份?(\d{{1,2}}[日号])?(底|初|末|上旬|中旬|下旬)?({_EDGE})")
_YEAR = re.compile(rf"(\d{{4}})年(?!\d)(底|末|初|上半年|下半年|[一二三四]季度)?({_EDGE})")
_FROM_YEAR = re.compile(r"\d{4}[-~—至到]{1,2}(?=\d{4}年)")
"""2025-2035年: its first year has no 年 of its own."""
_PERIOD = re.compile(r"上半年|下半年|[一二三四]季度|年底|年末|每[日天周旬月季年]|每半年")


def without_dates(text: str) -> str:
    """The text, normalised, with its dates blanked."""
    plain = in_digits(normal(text))
    for pattern in (_FROM_YEAR, _DATE, _YEAR):
        plain = pattern.sub(lambda match: "·" * len(match[0]), plain)
    return plain


def unwitnessed_dates(sentence: str, clauses: str, year: int | None = None) -> list[str]:
    """The dates of a sentence that the clauses do not print; ``year``: the documents' own, which needs no witness."""
    said, printed = in_digits(normal(sentence)), in_digits(normal(clauses))
    days = {match.groups()[1:] for match in _DATE.finditer(printed)}
    dated = {match.groups() for match in _DATE.finditer(printed)}
    years = {match[1] for match in re.finditer(r"(\d{4})年", printed)} | ({str(year)} if year else set())
    found = []
    for match in _DATE.finditer(said):
        stands = match.groups()[1:] in days and (match[1] is None or match.groups() in dated or match[1] == str(year))
        found += [] if stands else [f"date {match[0]}"]
    rest = _DATE.sub("·", said)
    found += [f"date {match[0]}" for match in _YEAR.finditer(rest) if match[1] not in years]
    found += [f"date {period}" for period in dict.fromkeys(_PERIOD.findall(said)) if period not in printed]
    return found
