"""A model smooths a briefing's sentences; what does not say the same, or has no witness, gives way to the composed sentence."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from assistant.briefing.compose import Length, compose
from assistant.briefing.edited import sentences_by_id
from assistant.briefing.kept import changed
from assistant.briefing.lines import Lines
from assistant.briefing.markdown import markdown
from assistant.briefing.text import Briefing
from assistant.briefing.witnessed import unwitnessed
from assistant.briefing.worded import BriefingWording, Outcome, with_words
from assistant.briefing.wording import smoothed
from assistant.chat.model import ChatModel
from assistant.chat.stop import Stop
from index.library import Library
from tests.briefing.test_compose import plan

__all__ = ["plan"]
TARGET, MOVED = "力争进出口总额增长8%左右。", "进出口总额力争增长8%左右。"
_GIVEN = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


class Rewriting(BaseChatModel):
    """Writes each numbered sentence anew as ``write`` has it."""

    write: Callable[[int, str], str]

    @property
    def _llm_type(self) -> str:
        return "rewriting"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        given = str(messages[-1].content).partition("句子：")[2]
        for number, sentence in _GIVEN.findall(given):
            yield ChatGenerationChunk(message=AIMessageChunk(content=f"{self.write(int(number), sentence)}\n"))
        yield ChatGenerationChunk(message=AIMessageChunk(content=""), generation_info={"finish_reason": "stop"})


def chat_that(write: Callable[[int, str], str], seconds: float = 20) -> ChatModel:
    return ChatModel(Rewriting(write=write), "示例模型", seconds, 4096)


def ended(briefing: Briefing, library: Library, write: Callable[[int, str], str], seconds: float = 20) -> BriefingWording:
    *_, last = smoothed(briefing, library, chat_that(write, seconds), Stop())
    return last


@pytest.fixture
def briefing(plan: Library) -> Briefing:
    return compose(plan, unit="县商务局")


def text_of(briefing: Briefing) -> str:
    return "".join(one.whole for one in briefing.sentences)


def test_words_that_say_the_same_stand_wherever_the_sentence_stands_and_keep_its_source(plan: Library, briefing: Briefing) -> None:
    def write(number: int, sentence: str) -> str:
        return f"{number}. {sentence.replace(TARGET, MOVED)}"

    wording = ended(briefing, plan, write)
    new = with_words(briefing, wording)
    worded = [one for one in new.sentences if one.is_worded]
    assert len(worded) == 2 and all(MOVED in one.text for one in worded)
    assert not list(unwitnessed(new.sentences, plan))
    assert sentences_by_id(new).keys() == sentences_by_id(briefing).keys()
    assert [one.sources for one in new.sentences] == [one.sources for one in briefing.sentences]
    assert f"其中{len(worded)}句由模型润色" in markdown(new, plan)
    assert not wording.left_out and not wording.is_open


@pytest.mark.parametrize("wrong", [
    lambda text: text.replace("8%", "9%"),  # another figure
    lambda text: text.replace("力争", ""),  # the commitment gone
    lambda text: text.replace("力争", "确保"),  # another one
    lambda text: text.replace("左右", ""),  # the bound gone
    lambda text: text.replace("左右", "以上"),
    lambda text: text.replace("2025年6月底前", "2025年"),  # a date cut short
    lambda text: text.replace("企业3家", "企业"),  # a figure gone
    lambda text: text.replace("新增", ""),  # the scope gone
    lambda text: text.replace("。", "，由县税务局牵头。"),  # a role more
    lambda text: text.replace("。", "。全县形势一片大好。"),  # two sentences
    lambda text: text.replace("。", "，<b>大力</b>推进。"),
    lambda text: "好的，下面是改写后的句子。",
])
def test_words_that_do_not_say_the_same_give_way_to_the_composed_sentence(plan: Library, briefing: Briefing, wrong: Callable[[str], str]) -> None:
    wording = ended(briefing, plan, lambda number, sentence: f"{number}. {wrong(sentence)}")
    assert text_of(with_words(briefing, wording)) == text_of(briefing)
    dropped = [one for one in wording.sentences if one.outcome is Outcome.DROPPED]
    assert dropped and all(one.faults for one in dropped)
    assert f"{len(dropped)}句没有通过核对" in wording.summary


def test_roles_names_counts_and_sides_are_not_given_to_the_model(plan: Library, briefing: Briefing) -> None:
    given: list[str] = []

    def write(number: int, sentence: str) -> str:
        given.append(sentence)
        return f"{number}. {sentence}"

    wording = ended(briefing, plan, write)
    assert len(given) == len(set(given)) == wording.asked
    assert {one.outcome for one in wording.sentences} == {Outcome.SAME}
    assert not [one for one in given if "牵头" in one or "表述不一致" in one or "项，" in one]


def test_a_model_that_says_nothing_usable_leaves_the_briefing_and_one_line(plan: Library, briefing: Briefing) -> None:
    wording = ended(briefing, plan, lambda number, sentence: "我无法完成。")
    assert text_of(with_words(briefing, wording)) == text_of(briefing)
    assert len(wording.left_out.splitlines()) == 1


def test_time_is_bounded_over_the_whole_briefing_and_what_stood_stays(plan: Library) -> None:
    from time import perf_counter, sleep

    briefing = compose(plan, length=Length.LONG)

    def write(number: int, sentence: str) -> str:
        sleep(0.4)
        return f"{number}. {sentence}"

    started = perf_counter()
    wording = ended(briefing, plan, write, seconds=1)
    assert perf_counter() - started < 3
    assert 0 < len(wording.sentences) < wording.asked
    assert wording.left_out == "模型没有在限定的时间内说完。"


def test_once_stopped_nothing_more_is_asked(plan: Library) -> None:
    briefing, stop = compose(plan, length=Length.LONG), Stop()
    states = smoothed(briefing, plan, chat_that(lambda number, sentence: f"{number}. {sentence}"), stop)
    seen = [next(states), next(states)]
    stop.set()
    assert not list(states)[3:]
    assert seen[-1].is_open


def test_numbered_lines_are_read_as_models_write_them() -> None:
    lines = Lines()
    said = "好的：\n1. 甲。\n2、乙。\n(3) 丙。\n**4.** 丁。\n1.5亿元到位。\n5.2025年完成。\n[6] 戊"
    assert [found for piece in said for found in lines.take(piece)] == [(1, "甲。"), (2, "乙。"), (3, "丙。"), (4, "丁。"), (5, "2025年完成。")]
    assert lines.end() == [(6, "戊")]


@pytest.mark.parametrize(("was", "now", "kind"), [
    ("新增外贸企业12家，引进外资企业3家。", "新增外贸企业12家。", "digit"),
    ("由县商务局、县发改局落实。", "由县商务局落实。", "unit_name"),
    ("推进“两业”融合。", "推进两业融合。", "quote_char"),
    ("上半年完成申报。", "完成申报。", "date"),
    ("原则上不新增债务。", "不新增债务。", "scope"),
    ("完善机制，健全体系，规范流程，强化监督。", "完善机制。", "no_witness"),
    ("新增外贸企业12家。", "外贸企业新增12家。", ""),
])
def test_what_other_words_leave_out_is_named(plan: Library, was: str, now: str, kind: str) -> None:
    assert [fault.kind for fault in changed(was, now, plan)] == ([kind] if kind else [])
