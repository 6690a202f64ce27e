"""A real, small chat model, often wrong: over a spread of cases nothing is worse with it than without, and nothing it says stands unproved."""

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.chat.background import start
from assistant.chat.choice import chosen
from assistant.chat.endpoint import close_endpoint, open_endpoint
from assistant.settings import Settings
from evals.cases import case_files, read_cases
from evals.models.printing import told
from evals.models.recording import RecordedModel
from evals.models.run import Pair, run_pairs
from evals.models.tables import cost_of, rows_of, worse
from evals.selection import sample, select

_CASES = 8
_TOKENS = 150
"""Of an answer: what a small model says beyond that repeats what it has said, for half a minute a question."""
_NAME = "local"


@pytest.fixture(scope="module")
def pairs(chat_url: str, settings: Settings) -> Iterator[list[Pair]]:
    """The cases of the train part without the model and with it."""
    endpoint = open_endpoint(chosen(chat_url, _NAME), settings.chat_timeout, _TOKENS)
    model = RecordedModel(inner=endpoint, file=None, model_name=_NAME)
    one = Assistant(settings, chat=model)
    try:
        one.load()
        yield run_pairs(one, model, sample(select(read_cases(case_files()), ["train"]), _CASES))
    finally:
        one.close()
        start(close_endpoint(endpoint)).result(timeout=5)


def test_no_measure_is_lower_with_a_real_model_than_without(pairs: list[Pair], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("", f"a real chat model over {len(pairs)} cases:", *told(cost_of(pairs), len(pairs)), sep="\n  ")
    assert len(pairs) == _CASES
    assert [(row.name, row.lower) for row in rows_of(pairs) if row.lower] == []
    assert worse(pairs) == []


def test_a_real_model_shows_no_figure_unit_or_role_without_its_witness(pairs: list[Pair]) -> None:
    assert [(pair.case.id, pair.unwitnessed) for pair in pairs if pair.unwitnessed] == []


def test_a_real_model_speaks_and_some_of_its_sentences_stand(pairs: list[Pair]) -> None:
    cost = cost_of(pairs)
    assert cost.asked >= _CASES // 3
    assert cost.verified >= cost.asked // 4, "else the prompt, or the model, is not what it was"
