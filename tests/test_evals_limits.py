"""Limits: the figures are of the stages they name, and only what stands between the marks is written anew."""

from pathlib import Path

from assistant.assistant import Assistant
from evals.limits.__main__ import _write
from evals.limits.stages import FLOORS, PLAIN, WHOLE, measure

QUESTIONS = ["县里要新建几条旅游公路的目标是多少", "哪个单位牵头消防审批", "外贸实绩企业要达到多少家"]


def test_every_stage_is_timed_once_a_question_beside_the_plain_encoder(assistant: Assistant) -> None:
    times = measure(assistant, {PLAIN: assistant.retrieval.encoder.encode_query}, QUESTIONS)
    assert {len(times.by_name[name]) for name in [*FLOORS, PLAIN, WHOLE, *filter(None, FLOORS.values())]} == {len(QUESTIONS)}


def test_what_is_written_by_hand_around_the_tables_stays(tmp_path: Path) -> None:
    page = tmp_path / "limits.md"
    page.write_text("# Title\n\n<!-- measured -->\nold\n<!-- /measured -->\n\nBy hand.\n")
    _write(page, ["| new |"])
    written = page.read_text()
    assert written.startswith("# Title\n\n<!-- measured -->\n") and written.endswith("<!-- /measured -->\n\nBy hand.\n")
    assert "| new |" in written and "old" not in written
