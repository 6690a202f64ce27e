"""Mutations: a digit, a unit, an operator, a lead or a date is changed in the document, and answer and rows follow it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.ledger import duty_rows, milestone_rows, target_rows
from index.embedding import Encoder
from tests.answers.opened import opened_edited
from tests.answers.rows import row

# printed, printed instead, wherever it stands
EDITS = [
    # a digit
    ("外贸实绩企业达20家以上", "外贸实绩企业达35家以上"),
    ("旅游总收入突破80亿元", "旅游总收入突破93亿元"),
    # a unit
    ("使用外资额达到300万美元以上", "使用外资额达到300亿美元以上"),
    ("农业总产值达150亿元以上", "农业总产值达150万元以上"),
    # an operator
    ("园区规模工业占比达到80%以上", "园区规模工业占比达到80%以下"),
    ("社会物流总费用占地区生产总值比重下降至13%左右", "社会物流总费用占地区生产总值比重下降至13%以下"),
    # a lead and a support in each other's place
    ("(县市监局牵头,县工信局、县科技局等按职责分工负责)", "(县工信局牵头,县市监局、县科技局等按职责分工负责)"),
    ("(县农业农村局牵头,县高新区、县工信局、县商务粮食局、县科技局、县市监局等按职责分工负责)",
     "(县市监局牵头,县高新区、县工信局、县商务粮食局、县科技局、县农业农村局等按职责分工负责)"),
    # a date
    ("2025年5月底前完成全线征拆", "2025年10月底前完成全线征拆"),
    ("确保虞公港二期2025年7月份启动", "确保虞公港二期2025年11月份启动"),
]


@pytest.fixture(scope="module")
def mutated(index_data: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the plan with every edit made; the vectors of what did not change come from the session's cache."""
    def edit(text: str) -> str:
        for printed, instead in EDITS:
            assert printed in text, printed
            text = text.replace(printed, instead)
        return text

    yield from opened_edited(tmp_path_factory.mktemp("mutated"), index_data, encoder, edit)


# question, in the headline now, no longer anywhere in the answer
ANSWERS = [
    row("外贸实绩企业要达到多少家", "35家以上", "20家"),
    row("旅游总收入目标是多少", "93亿元", "80亿元"),
    row("使用外资额目标是多少", "300亿美元以上", "300万美元"),
    row("农业总产值要达到多少", "150万元以上", "150亿元"),
    row("园区规模工业占比要达到多少", "80%以下", "80%以上"),
    row("社会物流总费用占地区生产总值比重降到多少", "13%以下", "13%左右"),
    row("培育高价值发明专利由谁牵头", "由县工信局牵头", "县市监局牵头"),
    row("绿色食品加工由谁牵头", "由县市监局牵头", "县农业农村局牵头"),
    row("铁路专用线什么时候完成全线征拆", "2025年10月底前", "5月底前完成全线征拆"),
    row("虞公港二期什么时候启动", "2025年11月份", "7月份启动"),
]


@pytest.mark.parametrize(("question", "now", "before"), ANSWERS)
def test_the_answer_follows_the_document(mutated: Assistant, assistant: Assistant, question: str, now: str, before: str) -> None:
    assert before in assistant.ask(question).answer
    answer = mutated.ask(question)
    assert now in answer.headline
    assert before not in answer.answer


def test_the_targets_follow_the_document(mutated: Assistant, assistant: Assistant) -> None:
    rows = {(one["indicator"], one["printed"]) for one in target_rows(mutated.library)} - {(one["indicator"], one["printed"]) for one in target_rows(assistant.library)}
    assert rows == {
        ("外贸实绩企业", "达35家以上"), ("旅游总收入", "突破93亿元"), ("使用外资额", "达到300亿美元以上"), ("农业总产值", "达150万元以上"),
        ("园区规模工业占比", "达到80%以下"), ("社会物流总费用占地区生产总值比重", "下降至13%以下"),
    }


# unit, how many more clauses than before it leads and supports
CHANGED_HANDS = [("县市监局", 0, 0), ("县工信局", 1, -1), ("县农业农村局", -1, 1)]


@pytest.mark.parametrize(("unit", "leads", "supports"), CHANGED_HANDS)
def test_the_duties_follow_the_document(mutated: Assistant, assistant: Assistant, unit: str, leads: int, supports: int) -> None:
    after, before = duty_rows(mutated.library, unit), duty_rows(assistant.library, unit)
    for field, more in (("lead", leads), ("support", supports)):
        assert sum(unit in one[field] for one in after) - sum(unit in one[field] for one in before) == more


def test_the_milestones_follow_the_document(mutated: Assistant, assistant: Assistant) -> None:
    now, before = ({(one["date"], one["iso"]) for one in milestone_rows(one_of.library)} for one_of in (mutated, assistant))
    assert now - before == {("2025年10月底前", "2025-10"), ("2025年11月份", "2025-11")}
