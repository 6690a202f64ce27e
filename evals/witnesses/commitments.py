"""Commitments: strong words that a sentence adds to what the clauses say, and weak ones that it loses beside a figure."""

import re

from evals.matching import normal
from evals.witnesses.figures import figures_of

_STRONG = ("确保", "必须", "务必", "杜绝", "must", "ensure", "guarantee")
_QUOTED_WHOLE = re.compile(r'"[^"]*"[。.;；]?')
"""A quotation alone, which says nothing of its own; that it is the clause's is checked as for every quotation."""
_WEAK = re.compile(r"力争|争取|努力|力促|aim|strive|seek")


def unwitnessed_commitments(sentence: str, clauses: str) -> list[str]:
    """Strong words of a sentence that the clauses do not print, and 力争 where every printing of one of its figures has it."""
    said, printed = normal(sentence), normal(clauses)
    found = [f"commitment {word}" for word in _STRONG if word in said and word not in printed and not word.isascii()]
    if _WEAK.search(said) or _QUOTED_WHOLE.fullmatch(said.strip()):
        return found
    for figure in figures_of(said):
        same = [one for one in figures_of(printed) if (one.value, one.unit, one.bound) == (figure.value, figure.unit, figure.bound)]
        if same and all(_WEAK.search(one.phrase) for one in same):
            found.append(f"commitment lost beside {figure.told}")
    return found
