"""The scripted lying model over the seeds: of every target and duty, no lie gets through and faithful sentences do."""

import pytest

from assistant.settings import ROOT
from assistant.verification.verify import verify
from evals.verification.cases import Case
from evals.verification.lies import generate
from evals.verification.score import Outcome, run
from index.aliases import read_aliases
from index.documents import read_manifest
from index.genre import load_genre
from index.library import read_library

_EVERY = 12
"""One sentence in so many is put before the verifier here; `python -m evals.verification --part generated` takes all."""


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    library = read_library(read_manifest(ROOT / "seeds"), load_genre(), read_aliases(ROOT / "seeds"))
    return list(run(_sample(generate(library)), library, verify))


def _sample(cases: list[Case]) -> list[Case]:
    """Every sort is in it: those of one sort are counted by themselves."""
    by_sort: dict[tuple[str, bool], list[Case]] = {}
    for case in cases:
        by_sort.setdefault((case.sort, case.ok), []).append(case)
    return [case for group in by_sort.values() for case in group[::_EVERY]]


def test_no_lie_gets_through(outcomes: list[Outcome]) -> None:
    assert not [one.case.sentence for one in outcomes if not one.case.ok and not one.faults]


def test_a_lie_is_called_by_its_name(outcomes: list[Outcome]) -> None:
    lies = [one for one in outcomes if not one.case.ok]
    assert sum(one.is_kind_right for one in lies) >= 0.98 * len(lies)


def test_faithful_sentences_pass(outcomes: list[Outcome]) -> None:
    faithful = [one for one in outcomes if one.case.ok]
    assert sum(one.is_right for one in faithful) >= 0.98 * len(faithful)
