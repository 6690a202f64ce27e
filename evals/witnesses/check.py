"""Check: one sentence as a reader sees it → what in it the clauses that it cites do not bear out."""

import re
from collections.abc import Collection

from evals.matching import normal
from evals.witnesses.commitments import unwitnessed_commitments
from evals.witnesses.dates import unwitnessed_dates, without_dates
from evals.witnesses.figures import unwitnessed_figures
from evals.witnesses.roles import unwitnessed_units

_QUOTE = re.compile(r'"([^"\n]*)"')  # the short ones too, else what stands between two of them is taken for one
_LONG = 6


def unwitnessed(sentence: str, clauses: str, units: Collection[str], year: int | None = None) -> list[str]:
    """One line a fault: figures, dates, units, roles, commitments and long quotes. ``clauses``: their own texts with the headings above; no labels in ``sentence``.

    ``units``: the printed names of units; ``year``: the documents' own.
    """
    quotes = [f"quote {quote}" for quote in _QUOTE.findall(normal(sentence)) if len(quote) >= _LONG and quote not in normal(clauses)]
    return [
        *unwitnessed_figures(without_dates(sentence), without_dates(clauses)), *unwitnessed_dates(sentence, clauses, year),
        *unwitnessed_units(sentence, clauses, units), *unwitnessed_commitments(without_dates(sentence), without_dates(clauses)), *quotes,
    ]
