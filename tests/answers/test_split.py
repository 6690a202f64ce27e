"""Split: a question that asks several things, cut into them in order."""

import pytest

from assistant.split import split
from tests.answers.rows import row

# question, its pieces
QUESTIONS = [
    row("社零增长多少，专项债目标是多少", ["社零增长多少", "专项债目标是多少"]),
    row("社零增长多少？完善消费政策谁牵头", ["社零增长多少", "完善消费政策谁牵头"]),
    row("社零增长多少 专项债目标是多少", ["社零增长多少", "专项债目标是多少"]),  # no marks at all
    row("工程机械要做到多少亿,装备制造呢", ["工程机械要做到多少亿", "装备制造到多少亿"]),  # 呢 asks the same of another thing
    # one thing only
    row("专项债目标是多少", ["专项债目标是多少"]),
    row("专项债 目标 是多少", ["专项债 目标 是多少"]),  # spaces inside one thing
    row("县发改局、县财政局牵头哪些任务", ["县发改局、县财政局牵头哪些任务"]),  # a list of names is one thing
    row("“比谋划,比服务”是什么", ["“比谋划,比服务”是什么"]),  # marks inside quotation marks do not cut
    row("How many firms are there in the county", ["How many firms are there in the county"]),  # Latin spaces do not cut
    row("", [""]),
]


@pytest.mark.parametrize(("question", "pieces"), QUESTIONS)
def test_a_question_is_cut_where_it_asks_again(question: str, pieces: list[str]) -> None:
    assert [piece.text for piece in split(question)] == pieces


def test_a_piece_that_names_nothing_waits_for_the_piece_before_it() -> None:
    first, second = split("虞公港二期什么时候启动，什么时候建成")
    assert (first.needs_context, second.needs_context) == (False, True)
