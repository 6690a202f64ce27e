"""The evaluation across documents as CI runs it: what holds of the cases that were mended on and of those that were not."""

import pytest

from assistant.assistant import Assistant
from evals.across import Judged, judged, share_right
from evals.cases import across_files, check_cases, read_cases


@pytest.fixture(scope="module")
def outcomes(several: Assistant) -> list[Judged]:
    return judged(several, read_cases(across_files()))


def test_every_case_stands_in_its_documents(several: Assistant) -> None:
    assert check_cases(read_cases(across_files()), several.library) == []


@pytest.mark.parametrize(("part", "least"), [("train", 0.95), ("test", 0.90)])
def test_questions_across_documents_are_answered(outcomes: list[Judged], part: str, least: float) -> None:
    own = [one for one in outcomes if one.case.part == part]
    assert len(own) >= 40
    assert share_right(own) >= least, "run python -m evals --part across -v"


def test_every_quote_is_the_text_at_its_offsets_and_every_figure_has_its_document_s_name(outcomes: list[Judged]) -> None:
    assert sum(one.false_quotes for one in outcomes) == 0
    assert sum(one.unnamed for one in outcomes) == 0
