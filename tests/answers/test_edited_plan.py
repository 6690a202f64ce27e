"""Edited plan: one numeral, unit, operator, lead or date changed in the document, and the answer follows the document."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from index.embedding import Encoder
from tests.answers.opened import opened_edited
from tests.answers.rows import row

# printed, printed instead: each stands once in the plan
EDITS = [
    ("专项债32.27亿元", "专项债41.58亿元"),  # a numeral
    ("到位财政性资金26.95亿元", "到位财政性资金26.95万元"),  # a unit
    ("对外实际投资增长6%以上", "对外实际投资增长6%左右"),  # an operator
    ("(樟树镇牵头,", "(县林业局牵头,"),  # a lead
    ("2025年3月底前完成住房公积金", "2025年9月底前完成住房公积金"),  # a date
    ("高新技术产业增加值增长6%", "高新技术产业增加值增长8%"),  # two that differed agree
    ("现代服务业与先进制造业加快融合,服务业增加值增长8%", "现代服务业与先进制造业加快融合,服务业增加值增长9%"),  # two that agreed differ
    ("(县妇联牵头,", "(县残联牵头,"),  # a unit's tasks change hands
]


@pytest.fixture(scope="module")
def edited(index_data: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the edited plan; the vectors of what did not change come from the session's cache."""
    def edit(text: str) -> str:
        for printed, instead in EDITS:
            assert text.count(printed) == 1, printed
            text = text.replace(printed, instead)
        return text

    yield from opened_edited(tmp_path_factory.mktemp("edited"), index_data, encoder, edit)


# question, in the headline now, no longer anywhere in the answer
FOLLOWED = [
    row("专项债目标是多少", "41.58亿元", "32.27亿元"),
    row("到位财政性资金目标是多少", "26.95万元", "26.95亿元"),
    row("对外实际投资增长多少", "6%左右", "6%以上"),
    row("樟树港辣椒产业博览园由谁牵头", "由县林业局牵头", "樟树镇牵头"),
    row("信用信息归集共享什么时候完成", "2025年9月底前", "3月底前"),
    row("高新技术产业增加值增长多少", "增长8%", "增长6%"),
    row("县残联牵头哪些任务", "共2项", "共1项"),
    row("县妇联牵头哪些任务", "没有由县妇联牵头的任务", "向阳花"),
]


@pytest.mark.parametrize(("question", "now", "before"), FOLLOWED)
def test_the_answer_follows_the_document(edited: Assistant, question: str, now: str, before: str) -> None:
    answer = edited.ask(question)
    assert now in answer.headline
    assert before not in answer.answer


def test_a_disagreement_comes_and_goes_with_the_document(edited: Assistant, assistant: Assistant) -> None:
    settled, new = "高新技术产业增加值增长多少", "服务业增加值增长多少"
    assert assistant.ask(settled).conflicts
    assert not edited.ask(settled).conflicts
    assert not assistant.ask(new).conflicts
    answer = edited.ask(new)
    assert [conflict.kind for conflict in answer.conflicts] == ["value"]
    assert answer.headline.index("8%") < answer.headline.index("9%") < answer.headline.index("表述不一致")


def test_what_was_not_edited_is_answered_as_before(edited: Assistant, assistant: Assistant) -> None:
    for question in ("社零增长多少", "增收减负谁牵头", "附件3有哪些任务", "“六个一”是什么"):
        assert edited.ask(question).headline == assistant.ask(question).headline
