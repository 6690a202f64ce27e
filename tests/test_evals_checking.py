"""The evaluation of the check of drafts: the same drafts every time, honest marks, and no wrong figure called consistent."""

from pathlib import Path

import pytest

from assistant.checking.check import Checker
from assistant.checking.statement import Verdict
from evals.checking.__main__ import main, verdict_of
from evals.checking.cases import PARTS, CasesError, hand_made
from evals.checking.drafts import Draft, drafts_of
from index.library import Library

FOUND, CALLED_WRONG = 0.93, 0.05
"""What sixty drafts reach; ``python -m evals.checking`` shows the goals themselves over three hundred."""


@pytest.fixture(scope="module")
def drafts(seeds: Library) -> list[Draft]:
    return drafts_of(seeds, 60)


def test_the_same_drafts_are_made_every_time_and_another_seed_makes_others(seeds: Library, drafts: list[Draft]) -> None:
    assert [draft.text for draft in drafts_of(seeds, 3)] == [draft.text for draft in drafts[:3]]
    assert drafts_of(seeds, 1, seed=1)[0].text != drafts[0].text


def test_every_kind_of_error_is_put_in(drafts: list[Draft]) -> None:
    assert {one.error for draft in drafts for one in draft.seeded} == {"", "digit", "unit", "operator", "date", "role", "name", "moved", "quote"}
    assert all(one.span.of(draft.text).strip() for draft in drafts for one in draft.seeded)


def test_errors_are_found_and_no_wrong_figure_is_called_consistent(seeds: Library, drafts: list[Draft]) -> None:
    checker = Checker(seeds)
    wrong: list[tuple[str, str, str]] = []
    faithful: list[tuple[str, str, str]] = []
    for draft in drafts:
        rows = list(checker.check(draft.text))
        for one in draft.seeded:
            verdict = verdict_of([row for row in rows if row.span.overlaps(one.span)])
            (wrong if one.error else faithful).append((one.error, verdict, one.span.of(draft.text)))
    assert [row for row in wrong if row[0] in ("digit", "unit", "moved") and row[1] == Verdict.CONSISTENT] == []
    missed = [row for row in wrong if row[1] in ("", Verdict.CONSISTENT)]
    assert len(missed) <= (1 - FOUND) * len(wrong), missed
    called = [row for row in faithful if row[1] in (Verdict.CONTRADICTS, Verdict.UNSUPPORTED)]
    assert len(called) <= CALLED_WRONG * len(faithful), called


@pytest.mark.parametrize("part", PARTS)
def test_the_hand_made_drafts_are_read(part: str) -> None:
    drafts = hand_made(part)
    assert len(drafts) > 100
    assert sum(len(draft.seeded) for draft in drafts) > 200


def test_a_broken_case_names_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text('{"id": "a", "text": "增长8%", "statements": [{"stretch": "9%", "verdict": "consistent", "error": ""}]}\n', encoding="utf-8")
    monkeypatch.setattr("evals.checking.cases.FOLDER", tmp_path)
    with pytest.raises(CasesError, match=r"train\.jsonl, line 1"):
        hand_made("train")


def test_the_command_prints_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--drafts", "2"]) == 0
    assert "wrong figures called consistent" in capsys.readouterr().out
