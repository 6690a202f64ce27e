"""Fitted: the questions that weights are fitted on, and the weight files of the product."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from assistant import answerable, ranking, target_ranking
from assistant.assistant import Assistant
from assistant.ranking import Ranking
from assistant.split import split
from assistant.understand import Understanding
from assistant.weights import read_table
from evals.cases import Case, gold_clauses
from evals.linear import Weights

Table = Mapping[str, float]
"""Weights by the name of their feature."""
PARTS, GROUPS = ("train", "hard"), ("core", "hard", "absent")
PLACES, TARGETS, ANSWERABLE = ranking.WEIGHTS, target_ranking.WEIGHTS, answerable.WEIGHTS
_FROM_ROWS, _FEW = ("count", "filter", "due", "group", "compare"), 7
"""Types that need no ranking, and the clauses of a list beyond which it is one of all rows too."""
_PRIORS = Path(__file__).with_name("priors.json")


@dataclass(frozen=True)
class Asked:
    """A case with its question as understood and every place scored for it."""

    case: Case
    ranking: Ranking
    gold: frozenset[tuple[str, str]]
    """Document and address of each gold clause."""


def asked_of(assistant: Assistant, cases: Sequence[Case]) -> list[Asked]:
    """The cases of the fitted parts; left out are those that ask several things at once and those that are answered from all rows."""
    understanding = Understanding(assistant.library)
    found = []
    for case in cases:
        question = understanding.read(case.question)
        is_ranked = case.type not in _FROM_ROWS and len(case.gold) <= _FEW
        if case.part in PARTS and case.group in GROUPS and is_ranked and len(split(question.typed, understanding.is_chatter)) == 1:
            gold = frozenset((reading.document.id, clause.address) for reading, clause in gold_clauses(case, assistant.library))
            found.append(Asked(case, assistant.retrieval.rank(question), gold))
    return found


def prior(name: str, features: Sequence[str]) -> Weights:
    """The fixed weights that a fit is pulled to, so that fitting again gives the same; nought for a feature without one.

    They are an earlier fit to the same cases, rounded: what is fitted from them has seen every case, in a cross-validation too.
    """
    table: Table = json.loads(_PRIORS.read_text(encoding="utf-8"))[name]
    return np.array([table.get(feature, 0.0) for feature in features])


def table_of(features: Sequence[str], weights: Weights, digits: int = 3) -> dict[str, float]:
    return {feature: round(float(weight), digits) for feature, weight in zip(features, weights, strict=True)}


def write_table(file: Path, table: Table) -> None:
    file.write_text(f"{json.dumps(table, indent=1)}\n", encoding="utf-8")


@contextmanager
def trying(tables: Mapping[Path, Table]) -> Iterator[None]:
    """The product as if these tables stood in the files, which stay as they are."""
    with TemporaryDirectory() as folder:
        tried = {file: file for file in (PLACES, TARGETS, ANSWERABLE)}
        for file, table in tables.items():
            tried[file] = Path(folder) / file.name
            write_table(tried[file], table)
        try:
            _read_from(tried)
            yield
        finally:
            _read_from({file: file for file in tried})


def _read_from(files: Mapping[Path, Path]) -> None:
    ranking.WEIGHTS, target_ranking.WEIGHTS, answerable.WEIGHTS = files[PLACES], files[TARGETS], files[ANSWERABLE]
    read_table.cache_clear()
