"""What the bench beside peers counts: one rule for all pieces and answers, and a page that hides no peer's lead."""

import sys
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.settings import ROOT
from evals.cases import Case, gold_clauses
from evals.peers.contestants import CONTESTANTS
from evals.peers.finding import Text, covers_half, place_of_proof, proof
from evals.peers.judging import is_right, witnesses_of, wrong_figures
from evals.peers.measure import answered_of, times_of
from evals.peers.page import ahead, page_of
from evals.peers.pipelines.base import Given
from evals.peers.process import Reply, WorkerFailed, running
from evals.peers.results import Answered, Found, Result, Run, Times, read_run, write_run
from evals.peers.worker import PIPELINES
from index.documents import read_manifest
from index.genre import load_genre
from index.library import Library, read_library
from index.spans import Span


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(ROOT / "seeds"), load_genre())


def case(question: str = "专项债目标多少", values: tuple[tuple[str, ...], ...] = (("32.27亿元",),), gold: tuple[str, ...] = ("总体方案·二·(一)",),
         forbidden: tuple[str, ...] = (), status: Status = Status.ANSWERED) -> Case:
    return Case("x-1", "target", question, "own", status, gold, values, values, forbidden, Path("main-1.jsonl"), 1)


def test_a_piece_finds_the_clause_when_it_holds_half_of_what_answers(library: Library) -> None:
    one = case()
    (reading, clause), = gold_clauses(one, library)
    wanted = proof(one, reading, clause)
    text = reading.document.text
    assert text[wanted.start : wanted.end] == "32.27亿元"
    whole = Text(text)
    beside = text[wanted.end : wanted.end + 200]
    assert place_of_proof([beside, text[wanted.start - 40 : wanted.end + 40]], whole, [wanted]) == 1
    assert place_of_proof([beside, text[: 300]], whole, [wanted]) is None
    assert not covers_half(Span(wanted.start, wanted.start + 2), wanted)


def test_a_piece_is_found_whatever_its_library_did_to_spaces_and_breaks(library: Library) -> None:
    text = library.readings[0].document.text
    assert Span(100, 400).start in [span.start for span in Text(text).spans(" ".join(text[100:400].split("\n")) + " ")]
    assert Text("甲乙 甲\n乙").spans("甲乙") == [Span(0, 2), Span(3, 6)]
    assert Text("甲乙").spans("丙") == []
    assert Text("甲乙").spans(" ") == []


def test_where_no_value_stands_in_the_clause_its_first_line_is_the_proof(library: Library) -> None:
    one = case(values=(("共3",),), gold=("附件3·二·(四)·2",))
    (reading, clause), = gold_clauses(one, library)
    wanted = proof(one, reading, clause)
    assert reading.document.text[wanted.start : wanted.end] == reading.tree.own_text(clause).strip().partition("\n")[0]


@pytest.mark.parametrize(("text", "right", "wrong"), [
    ("专项债目标为32.27亿元。[7]", True, []),
    ("1. 专项债目标为32.27亿元(附件9·二·(八)),共6项", True, []),
    ("专项债目标为3227亿元。", False, ["3227"]),
    ("专项债目标为３２.２７亿元，另有77.7亿元", True, ["77.7"]),
    ("文件没有写。", False, []),
    ("2031年是32.27亿元", True, ["2031"]),
])
def test_what_an_answer_is_worth_is_read_off_its_text_alone(text: str, right: bool, wrong: list[str], library: Library) -> None:
    one = case()
    assert is_right(one, text) is right
    assert wrong_figures(one, text, witnesses_of(one, library)) == wrong


def test_of_what_the_plan_does_not_say_every_figure_is_wrong_but_the_questions_own(library: Library) -> None:
    silent = case("2030年的房价是多少", values=(), gold=(), status=Status.NOT_FOUND)
    said = [(silent, Reply("2030年的房价文件没有写", 1.0, 0.5)), (silent, Reply("8000元", 3.0, 0.5)), (silent, None)]
    came = answered_of(said, library)
    assert (came.answerable, came.asked, came.wrong, came.failed) == (0, 3, 1, 1)
    assert came.seconds == times_of([Reply("", 1.0, 0.5), Reply("", 3.0, 0.5)])


def run_of(peer_ms: float) -> Run:
    def row(name: str, first: int, ms: float) -> Result:
        return Result(name, build_seconds=2, start_seconds=1, memory=2**30, disk=2**20, characters=500, times=Times(ms, ms * 2, ms),
                      found={"train": Found(10, first, 9), "test": Found(10, first, 9)}, answered=Answered(8, first - 2, 10, 1, 0, Times(ms, ms, ms)))
    return Run("2026-01-01", "2 cores", 0.5, "small", {"txtai": "9"}, [row("ours", 9, 40), row("txtai-hybrid", 7, peer_ms), Result("llama-index", "bge is not on this machine")])


def test_the_page_says_where_a_peer_is_ahead() -> None:
    assert "median ms: txtai hybrid, our model 20; youju 40" in ahead(run_of(20))
    assert "ms" not in ahead(run_of(80))
    text = page_of(run_of(20))
    assert "| txtai hybrid, our model | 0.78 | 1.00 | 70.0% |" in text
    assert "| LlamaIndex, default | not measured: bge is not on this machine |" in text


def test_a_run_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    write_run(run_of(20), tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run_of(20)


def test_every_contestant_has_a_pipeline_and_a_name_of_its_own() -> None:
    assert {one.pipeline for one in CONTESTANTS} == set(PIPELINES)
    assert len({one.name for one in CONTESTANTS}) == len({one.label for one in CONTESTANTS}) == len(CONTESTANTS)


def test_a_worker_whose_library_is_not_there_says_so(tmp_path: Path) -> None:
    with running("txtai", Given(tmp_path / "plan.txt", tmp_path), sys.executable, tmp_path / "log") as worker, pytest.raises(WorkerFailed):
        worker.tell("build")


def test_a_worker_whose_peer_raises_says_what_and_goes_on(tmp_path: Path) -> None:
    with running("ours", Given(tmp_path / "plan.txt", tmp_path, str(tmp_path)), sys.executable, tmp_path / "log") as worker:
        for _ in range(2):
            with pytest.raises(WorkerFailed, match="open it first"):
                worker.tell("search", "专项债")
        assert worker.peak > 0
