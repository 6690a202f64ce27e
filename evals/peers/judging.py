"""Judging: what an answer's text is worth, by one rule for all: no status, no citation and no form of ours is looked at.

*Right*: every value asked for stands in it, unit-strict as in all evaluations, and no forbidden figure. *Wrong figure*: a numeral that stands in
none of the gold clauses, nor in a heading above them, nor in the question, or a figure that the case forbids. Of a question about which the document says nothing
any numeral is wrong but the question's own. Not counted as figures: marks of citations, numbers at the start of a line, places (附件2·二·(一)·1),
and counts of what is listed (共5项): whether a count that was asked for is right, *right* tells.
"""

import re
from collections.abc import Sequence

from evals.cases import Case, gold_clauses
from evals.matching import normal
from evals.metrics import missing_values, shown_forbidden
from index.library import Library

_MARK = re.compile(r"\[\d+\]|(?m:^\s*\d+\s*[.、):](?=\D))|附件\s*\d+(?:·[^\s,。;:]+)*|\(\d+\)(?=\D)|[共另]有?(?:共|计)?\s*\d+\s*[项个家条件]")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def is_right(case: Case, text: str) -> bool:
    """Of a question that the document answers: whether everything asked for is said, and nothing forbidden."""
    return not missing_values(text, case.values) and not shown_forbidden(text, case.forbidden)


def wrong_figures(case: Case, text: str, witnesses: Sequence[str]) -> list[str]:
    """The figures of an answer that nothing bears out; ``witnesses``: gold clauses with their headings."""
    allowed = set().union(*(numerals(witness) for witness in (case.question, *witnesses)))
    return shown_forbidden(text, case.forbidden) + sorted(numerals(_MARK.sub("", normal(text))) - allowed)


def witnesses_of(case: Case, library: Library) -> list[str]:
    """The gold clauses, and the headings above them."""
    return [reading.tree.own_text(one) for reading, clause in gold_clauses(case, library) for one in (*reading.tree.ancestors(clause), clause)]


def numerals(text: str) -> set[str]:
    """The numerals of a text as they are compared."""
    return set(_NUMERAL.findall(normal(text)))
