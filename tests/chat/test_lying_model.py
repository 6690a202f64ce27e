"""A lying model, end to end: for every target and duty of the plan it changes one thing of the answer; no lie gets through, the truth does."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field

from assistant.answer import Answer, Verdict
from assistant.assistant import Assistant
from assistant.settings import Settings

Lie = Callable[[str], str]
_AT_ONCE = 5
"""Lies in one answer, behind the truth: no more sentences than that are listened to."""


class Liar(BaseChatModel):
    """Says the answer that it was given as it is, then once for each lie with that one thing changed."""

    lies: Mapping[str, Lie] = Field(default_factory=dict)
    truth: str = ""
    told: dict[str, str] = Field(default_factory=dict)
    """Each lie of the last answer, by its name."""

    @property
    def _llm_type(self) -> str:
        return "liar"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        given = str(messages[-1].content).partition("答案：")[2].partition("\n")[0]
        labels = "".join(dict.fromkeys(re.findall(r"\[\d+\]", given)))
        self.truth = re.sub(r"\[\d+\]", "", given).rstrip("。.")
        self.told = {name: said for name, lie in self.lies.items() if (said := lie(self.truth)) != self.truth}
        for said in (self.truth, *self.told.values()):
            yield ChatGenerationChunk(message=AIMessageChunk(content=f"{said}。{labels}\n"))

    def passed(self, answer: Answer) -> list[str]:
        """The lies that were shown."""
        assert answer.wording is not None
        shown = {re.sub(r"\[\d+\]", "", one.written).rstrip("。.") for one in answer.wording.sentences if one.verdict is Verdict.VERIFIED}
        return [f"{name}: {said}" for name, said in self.told.items() if said in shown]


def _changed(pattern: str, change: Callable[[re.Match[str]], str]) -> Lie:
    return lambda text: re.sub(pattern, change, text, count=1)


def _swapped(*pairs: tuple[str, str]) -> Lie:
    """The first of these words that stands in a text, exchanged for its opposite."""
    opposite = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    words = "|".join(map(re.escape, sorted(opposite, key=len, reverse=True)))
    return _changed(words, lambda found: opposite[found[0]])


_digit = _changed(r"(?<![附件\d])\d(?=[\d.]*(?!\d*个部分))", lambda found: str((int(found[0]) + 1) % 10))
EVERYWHERE: dict[str, Lie] = {
    "digit": _digit,
    "unit": _changed(r"(?<=\d)(亿|万|%|个百分点|家|个|公里|亩|项)", lambda found: {"亿": "万", "万": "亿", "%": "个百分点", "个百分点": "%"}.get(found[0], "万" + found[0])),
    "operator": _swapped(("以上", "左右"), ("增长", "下降"), ("不低于", "不超过"), ("提高", "降低"), ("突破", "接近"), ("达到", "低于")),
    "scope": _swapped(("新增", "累计"), ("总量", "增量")),
    "role": _swapped(("牵头", "配合")),
}
FURTHER: dict[str, Lie] = {
    "ten times": _changed(r"(?<![附件\d.])\d+(?![\d.])", lambda found: found[0] + "0"),
    "bound dropped": lambda text: re.sub("以上|左右|以内", "", text),
    "commitment": _swapped(("力争", "确保")),
    "level": _changed("县(?=[\u4e00-\u9fff]{1,6}(?:局|办|院))", lambda _: "市"),
    "a date added": lambda text: f"{text}，6月底前完成",
    "a unit added": _changed("由(?=县|市)", lambda _: "由县统计局和"),
    "denied": _changed("为|由", lambda found: f"不{found[0]}"),
    "another reason": lambda text: f"{text}，因为财政资金已经到位",
}
QUESTIONS = [
    "今年专项债的目标是多少", "高新技术产业增加值目标是多少", "一网通办率目标是多少", "深化科技体制改革由谁牵头", "虞公港二期什么时候启动", "进出口总额目标是多少",
    "规上工业企业研发机构全覆盖由谁牵头", "固定资产投资目标是多少", "社会消费品零售总额目标是多少", "新增规上工业企业多少家", "推动多少家企业上云上平台",
    "科技成果转化中试基地培育几家",
]


@pytest.fixture
def liar(settings: Settings) -> Iterator[tuple[Assistant, Liar]]:
    """An assistant whose answers a liar words, from question to screen; it searches by keywords, which is quicker."""
    model = Liar(lies=EVERYWHERE)
    one = Assistant(settings, chat=model)
    yield one, model
    one.close()


def test_no_lie_about_any_target_or_duty_gets_through_and_the_truth_does(liar: tuple[Assistant, Liar]) -> None:
    assistant, model = liar
    asked = [(target.address, f"{target.address.partition('·')[0]}的{target.indicator}目标是多少") for reading in assistant.library.readings for target in reading.targets]
    asked += [(duty.address, f"{duty.address.partition('·')[0]}“{duty.task}”由谁{role}") for reading in assistant.library.readings for duty in reading.duties for role in ("牵头", "配合")]
    told: Counter[str] = Counter()
    passed, missed, met, worded = [], [], 0, 0
    for address, question in asked:
        *_, answer = assistant.stream(question)
        if answer.wording is None:
            continue
        worded += 1
        met += any(citation.address == address for citation in answer.citations)
        told.update(model.told.keys())
        passed += [(question, lie) for lie in model.passed(answer)]
        if [one.verdict for one in answer.wording.sentences[:1]] != [Verdict.VERIFIED]:
            missed.append((question, answer.wording.left_out, answer.wording.sentences[:1]))
    assert not passed
    assert len(missed) <= 0.1 * worded, missed
    assert met >= 0.8 * len(asked), "the answers are about the targets and duties that were meant"
    assert all(told[name] >= 5 for name in EVERYWHERE), told


def test_no_further_lie_gets_through(liar: tuple[Assistant, Liar]) -> None:
    assistant, model = liar
    told: Counter[str] = Counter()
    for at in range(0, len(FURTHER), _AT_ONCE):
        model.lies = dict(list(FURTHER.items())[at : at + _AT_ONCE])
        for question in QUESTIONS:
            *_, answer = assistant.stream(question)
            if answer.wording is not None:
                told.update(model.told.keys())
                assert not model.passed(answer), question
    assert told.keys() == FURTHER.keys(), "each lie was told"
