"""A lying model, end to end: it takes the ledger's headline from its prompt and changes one thing; none of it gets through."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult

from assistant.answer import Verdict
from assistant.assistant import Assistant
from assistant.chat.model import ChatModel
from tests.chat.models import grown

Lie = Callable[[str], str]


class Liar(BaseChatModel):
    """Says the headline that it was given, changed."""

    lie: Lie

    @property
    def _llm_type(self) -> str:
        return "liar"

    def _generate(self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: Any = None, **kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        told = str(messages[-1].content)
        headline = told.partition("答案：")[2].partition("\n")[0].rstrip("。")
        labels = "".join(dict.fromkeys(re.findall(r"\[\d+\](?=\n)", told)))
        for character in f"{self.lie(headline)}。{labels}":
            yield ChatGenerationChunk(message=AIMessageChunk(content=character))


def _first_digit(text: str) -> str:
    return re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), text, count=1)


def _swap(one: str, other: str) -> Lie:
    return lambda text: text.replace(one, "\0").replace(other, one).replace("\0", other)


LIES: dict[str, Lie] = {
    "digit": _first_digit,
    "ten times": lambda text: re.sub(r"(\d+(?:\.\d+)?)", lambda found: found[1] + "0", text, count=1),
    "亿 for 万": _swap("亿", "万"),
    "% for 个百分点": _swap("%", "个百分点"),
    "以上 for 左右": _swap("以上", "左右"),
    "以上 dropped": lambda text: text.replace("以上", "").replace("左右", ""),
    "新增 for 累计": _swap("新增", "累计"),
    "增长 for 下降": _swap("增长", "下降"),
    "牵头 for 配合": _swap("牵头", "配合"),
    "力争 for 确保": _swap("力争", "确保"),
    "县 for 市": _swap("县", "市"),
    "a date added": lambda text: f"{text}，6月底前完成",
    "a unit added": lambda text: text.replace("由", "由县统计局和", 1),
    "denied": lambda text: text.replace("为", "不为", 1).replace("由", "不由", 1),
}
QUESTIONS = [
    "今年专项债的目标是多少", "高新技术产业增加值目标是多少", "一网通办率目标是多少", "深化科技体制改革由谁牵头", "虞公港二期什么时候启动", "进出口总额目标是多少",
    "规上工业企业研发机构全覆盖由谁牵头", "固定资产投资目标是多少", "社会消费品零售总额目标是多少", "新增规上工业企业多少家", "推动多少家企业上云上平台",
    "科技成果转化中试基地培育几家",
]


@pytest.fixture(scope="module")
def target_questions(assistant: Assistant) -> list[str]:
    """One question for every third indicator of the plan."""
    indicators = dict.fromkeys(target.indicator for reading in assistant.library.readings for target in reading.targets)
    return [f"{indicator}目标是多少" for indicator in list(indicators)[::3]]


@pytest.mark.parametrize("name", LIES)
def test_no_lie_gets_through(assistant: Assistant, target_questions: list[str], name: str) -> None:
    lie = LIES[name]
    told = 0
    for question in [*QUESTIONS, *target_questions]:
        last = grown(assistant, question, ChatModel(Liar(lie=lie), "liar", 10, 4096))[-1]
        if last.wording is None or lie(last.headline) == last.headline:
            continue
        told += 1
        passed = [one.written for one in last.wording.sentences if one.verdict is Verdict.VERIFIED]
        assert not passed, (question, last.headline, passed)
    assert told > 0, "the lie was told"


def test_the_truth_mostly_gets_through(assistant: Assistant, target_questions: list[str]) -> None:
    worded = [last for question in [*QUESTIONS, *target_questions]
              if (last := grown(assistant, question, ChatModel(Liar(lie=lambda text: text), "honest", 10, 4096))[-1]).wording]
    assert len(worded) >= 20
    stood = [last for last in worded if last.model]
    missed = [(last.headline, [(one.written, one.faults) for one in last.wording.sentences]) for last in worded if last.wording and not last.model]
    assert len(stood) >= 0.8 * len(worded), missed
