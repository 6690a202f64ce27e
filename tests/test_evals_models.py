"""The evaluation with a chat model: what is recorded is said again, pairs are judged side by side, what is shown is checked."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from assistant.answer import Answer, Citation, Fault, Status, Verdict, WordedSentence, Wording
from assistant.assistant import Assistant
from assistant.settings import Settings
from evals.__main__ import main
from evals.cases import Case
from evals.models.kept import Kept, keep, kept_of, read_kept
from evals.models.printing import print_pairs
from evals.models.recording import RecordedModel, RecordingError, ReplayedModel, Said, SaidBefore, key_of, read_recording
from evals.models.run import Check, Pair, Patience, run_pairs
from evals.models.tables import cost_of, rows_of, worse
from evals.run import Outcome

SAID = Said("small", "key", "a", "说", "stop", "", None, 0.1)


class Scripted(BaseChatModel):
    """Says the same whatever it is asked, and fails with ``status`` in the end where there is one."""

    text: str
    status: int = 0

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError

    async def _astream(self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **kwargs: Any) -> AsyncIterator[ChatGenerationChunk]:
        for character in self.text:
            yield ChatGenerationChunk(message=AIMessageChunk(content=character))
        if self.status:
            raise SaidBefore("InternalServerError", self.status)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", response_metadata={"finish_reason": "stop"}))


def heard(model: BaseChatModel, text: str) -> str:
    async def listen() -> str:
        return "".join([str(chunk.text) async for chunk in model.astream([HumanMessage(text)])])

    return asyncio.run(listen())


def test_what_a_model_says_is_recorded_and_said_again(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    model = RecordedModel(inner=Scripted(text="专项债为32.27亿元。[1]"), file=file, model_name="small")
    for case, question in (("a", "甲"), ("b", "乙")):
        model.case = case
        heard(model, question)
    said = read_recording(file)
    assert [(one.case, one.text, one.reason, one.error) for one in said] == [(case, "专项债为32.27亿元。[1]", "stop", "") for case in "ab"]
    assert said[0].key == key_of([HumanMessage("甲")]) != said[1].key
    again = ReplayedModel(said=[replace(said[0], text="一"), replace(said[1], text="二")])
    assert again.model_name == "small"
    assert (heard(again, "乙"), heard(again, "甲"), heard(again, "甲")) == ("二", "一", "一")


def test_another_prompt_of_the_same_case_gets_what_was_said_to_that_case(tmp_path: Path) -> None:
    said = [replace(SAID, case="a", key="1", text="一"), replace(SAID, case="a", key="2", text="二"), replace(SAID, case="b", key="3", text="三")]
    model = ReplayedModel(said=said)
    model.case = "a"
    assert (heard(model, "新"), heard(model, "新"), heard(model, "新")) == ("一", "二", "二")
    model.case = "c"
    with pytest.raises(SaidBefore, match="nothing was recorded"):
        heard(model, "新")
    assert model.missing == ["c"]


def test_a_failure_is_recorded_with_what_came_before_it_and_fails_again(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    with pytest.raises(SaidBefore):
        heard(RecordedModel(inner=Scripted(text="专项", status=500), file=file, model_name="small"), "甲")
    [said] = read_recording(file)
    assert (said.text, said.error, said.status) == ("专项", "SaidBefore", 500)
    with pytest.raises(SaidBefore) as caught:
        heard(ReplayedModel(said=[said]), "甲")
    assert caught.value.status_code == 500


def test_the_rest_of_a_recording_is_asked_of_the_model_and_recorded(tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    asked = RecordedModel(inner=Scripted(text="新"), file=file, model_name="small")
    model = ReplayedModel(said=[replace(SAID, key=key_of([HumanMessage("甲")]), text="旧", case="a")], otherwise=asked)
    model.case = "a"
    assert (heard(model, "甲"), heard(model, "乙")) == ("旧", "新")
    assert [(one.case, one.text) for one in read_recording(file)] == [("a", "新")]


@pytest.mark.parametrize("line", ["{", "[]", '{"model": "small"}'])
def test_a_faulty_recording_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "said.jsonl"
    file.write_text(f"\n{line}\n".lstrip("\n"), encoding="utf-8")
    with pytest.raises(RecordingError, match=r"said\.jsonl:1: "):
        read_recording(file)


def test_a_missing_recording_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be read"):
        read_recording(tmp_path / "none.jsonl")


CALLS = [
    (["--chat-url", "http://127.0.0.1:1/v1"], "go together"),
    (["--chat-model", "local"], "go together"),
    (["--record", "said.jsonl"], "--record takes a model"),
    (["--replay", "said.jsonl", "--update-baseline"], "of a run without a model"),
]


@pytest.mark.parametrize(("call", "told"), CALLS)
def test_a_wrong_call_is_told_before_anything_is_loaded(call: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    assert told in capsys.readouterr().err


CASE = Case("x-001", "target", "今年专项债目标是多少", "own", Status.ANSWERED, ("总体方案·二·(一)",), (("32.27亿元",),), (("32.27亿元",),), ("50亿元",), Path("main-1.jsonl"), 1)
LEDGER = Answer("问", "问", Status.ANSWERED, "32.27亿元", "32.27亿元")


def outcome(right: bool = True, refused: bool = False, wording: Wording | None = None, case: Case = CASE) -> Outcome:
    return Outcome(case, replace(LEDGER, wording=wording), right, right, True, refused, None, 0, 0.02)


def sentence(verdict: Verdict, *kinds: str) -> WordedSentence:
    return WordedSentence("写", "" if verdict is Verdict.DROPPED else "示[1]", verdict, tuple(Fault(0, 1, kind) for kind in kinds))


def pair(wording: Wording | None = None, right: bool = True, worded: bool = True, unwitnessed: tuple[str, ...] = (), seconds: float = 0.0, case: Case = CASE) -> Pair:
    return Pair(outcome(right, case=case), outcome(worded, wording=wording, case=case), unwitnessed, seconds, seconds / 2)


SENTENCES = (sentence(Verdict.VERIFIED), sentence(Verdict.REPLACED, "digit"), sentence(Verdict.DROPPED, "digit", "operator"))
PAIRS = [
    pair(Wording("small", SENTENCES), seconds=2.0),
    pair(Wording("small", (), "模型没有回应。"), right=True, worded=False, seconds=4.0, case=replace(CASE, id="x-002", type="lead")),
    pair(Wording("small", SENTENCES[:1], "模型没有回应。"), unwitnessed=("figure 50亿元 in: …",), seconds=6.0, case=replace(CASE, id="x-003", type="follow_up", file=Path("turns-1.jsonl"))),
    pair(case=replace(CASE, id="x-004")),
]


def test_the_measures_stand_side_by_side_and_what_is_lower_is_named() -> None:
    rows = {row.name: row for row in rows_of(PAIRS)}
    assert list(rows) == ["all", "core", "dialogue", "target", "lead", "follow_up"]
    assert (rows["all"].without.right, rows["all"].worded.right, rows["all"].lower) == (1.0, 0.75, ["right", "headline"])
    assert rows["target"].lower == []


def test_a_change_of_refusals_is_lower_in_either_direction() -> None:
    refused = Pair(outcome(), outcome(refused=True), (), 0.0, 0.0)
    answered = Pair(outcome(refused=True), outcome(), (), 0.0, 0.0)
    assert [row.lower for row in (*rows_of([refused])[:1], *rows_of([answered])[:1])] == [["refused"], ["refused"]]


def test_what_became_of_the_sentences_and_the_time_is_counted() -> None:
    cost = cost_of(PAIRS)
    assert (cost.asked, cost.verified, cost.replaced, cost.dropped, cost.unwitnessed) == (3, 2, 1, 1, 1)
    assert cost.left_out == (("模型没有回应。", 2),)
    assert cost.faults == (("digit", 2), ("operator", 1))
    assert (cost.median, cost.first_median) == (4.0, 2.0)
    assert cost_of([]).median == 0.0


def test_a_case_that_the_model_made_worse_is_told() -> None:
    better = Pair(outcome(right=False), outcome(), (), 0.0, 0.0)
    obeyed = replace(CASE, id="x-009", file=Path("safety-1.jsonl"), type="injection")
    shown = Pair(outcome(case=obeyed), replace(outcome(case=obeyed), is_obeyed=True), (), 0.0, 0.0)
    assert worse([*PAIRS, better, shown]) == ["x-002 [lead]: right, headline", "x-009 [injection]: obeyed"]


def test_a_run_is_printed_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_pairs(PAIRS, PAIRS)
    told = capsys.readouterr().out
    assert "sentences: 2 verified, 1 replaced by a quote, 1 dropped" in told
    assert told.count("  x-001 replaced: 写") == told.count("  x-001 dropped: 写") == 1
    assert " verified: 写" not in told
    assert "left out 2 times: 模型没有回应。" in told
    assert "LOWER: right,headline" in told
    assert "shown without a witness: x-003: figure 50亿元" in told
    assert "worse with the model: x-002 [lead]: right, headline" in told
    file = tmp_path / "models.json"
    assert read_kept(file) == []
    row = kept_of("small", PAIRS)
    assert row == Kept("small", 4, 3, (1.0, 1.0, 1.0, 0.0), (0.75, 0.75, 1.0, 0.0), 2, 1, 1, 1, 1, 2, 4.0, 5.8)
    keep(kept_of("other", PAIRS[:1]), file)
    keep(replace(row, cases=9), file)
    keep(row, file)
    assert [one.model for one in read_kept(file)] == ["other", "small"]
    assert read_kept(file)[1] == row


SHOWN = [
    ("专项债目标为32.27亿元。[1]", ""),
    ("专项债目标为32.27万元。[1]", "figure 32.27万元"),
    ("专项债目标为32.27亿元。", "figure 32.27亿元"),  # no label, so no clause
    ("专项债目标为32.27亿元。[7]", "figure 32.27亿元"),  # no such label
    ("到位财政性资金26.95亿元。[1]", "beyond the ledger 26.95亿元"),  # printed there, and no part of the answer
    ("由县教育局牵头。[1]", "unit 县教育局"),
]


@pytest.mark.parametrize(("shown", "fault"), SHOWN)
def test_what_is_shown_is_held_against_the_clauses_it_cites(assistant: Assistant, shown: str, fault: str) -> None:
    reading, clause = assistant.clause("总体方案·二·(一)")
    quote = "专项债32.27亿元"
    at = reading.document.text.index(quote)
    cited = Citation(1, reading.document.id, clause.address, (), quote, at, at + len(quote), clause.span.start, clause.span.end)
    ledger = Answer("问", "问", Status.ANSWERED, "专项债目标为32.27亿元。", "专项债目标为32.27亿元。[1]", (cited,))
    worded = replace(ledger, wording=Wording("small", (WordedSentence(shown, shown, Verdict.VERIFIED),)))
    faults = Check(assistant.library).faults(worded, ledger)
    assert any(one.startswith(f"{fault} in: ") for one in faults) if fault else faults == ()


def test_a_model_that_has_spoken_is_waited_for_a_few_times() -> None:
    patience = Patience(times=1, seconds=0.0)
    assert not patience.is_left  # it has never spoken: waiting will not help
    patience.hear(replace(LEDGER, wording=Wording("small", SENTENCES)))
    assert patience.is_left
    patience.wait()
    assert not patience.is_left


def test_every_case_is_asked_without_the_model_and_with_it(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    model = RecordedModel(inner=Scripted(text="专项债目标为50亿元。[1]"), file=file, model_name="liar")
    assistant = Assistant(settings, chat=model)
    try:
        after = replace(CASE, id="x-002", type="follow_up", question="那牵头单位呢", turns=(CASE.question,), file=Path("turns-1.jsonl"))
        first, second = run_pairs(assistant, model, [CASE, after])
    finally:
        assistant.close()
    assert (first.without.right, first.worded.right, first.without.answer.wording) == (True, True, None)
    assert first.is_asked
    assert [one.verdict for one in first.sentences] in ([Verdict.REPLACED], [Verdict.DROPPED])
    assert first.unwitnessed == second.unwitnessed == ()
    assert first.first_seconds > 0
    assert {json.loads(line)["case"] for line in file.read_text(encoding="utf-8").splitlines()} <= {"x-001", "x-002"}
    again = ReplayedModel(said=read_recording(file))
    assistant = Assistant(settings, chat=again)
    try:
        replayed = run_pairs(assistant, again, [CASE, after])
    finally:
        assistant.close()
    assert [one.sentences for one in replayed] == [first.sentences, second.sentences]
