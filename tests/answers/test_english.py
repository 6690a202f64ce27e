"""English: an English question gets an English frame, and names and figures as printed."""

import re

import pytest

from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline
ENGLISH = [
    row("What is the target for retail sales growth?", ["社会消费品零售总额", "增长7%"]),
    row("What is the special bond target?", ["Target for 专项债: 32.27亿元", "10.8亿元"]),
    row("What is the fixed asset investment growth target?", ["固定资产投资", "增长6.5%"]),
    row("Who leads the special bond pilot?", ["led by 县发改局, 县财政局"]),
    row("Which unit leads the Yugong Port construction?", ["led by 虞公港建投公司, 县交通运输局", "led by 虞公港建设投资有限公司", "differ"]),
    row("When will the second phase of Yugong Port start?", ["2025年7月份启动"]),  # never July
    row("Who is the convener of the science and technology innovation task force?", ["召集人 is 县政府办分管副主任"]),
    row("What are the tasks of 附件3?", ["5 in all", "赋能标志性工程建设"]),
    row("What are the tasks in annex 3?", ["5 in all", "赋能标志性工程建设"]),
]


@pytest.mark.parametrize(("question", "said"), ENGLISH)
def test_names_and_figures_stay_as_printed(assistant: Assistant, question: str, said: list[str]) -> None:
    answer = assistant.ask(question)
    assert all(one in answer.headline for one in said), answer.headline
    assert answer.headline.endswith(".")
    assert not re.search(r"billion|million|July|percent", answer.headline)


# question, in the headline
REFUSED = [
    row("What is the weather today?", "not a question about the documents"),
    row("What is the special bond target for 2030?", "nothing for 2030", fault="said to be mentioned as 争竞争专项"),
    row("hello", "Hello"),
    row("", "请输入"),  # no language to tell
]


@pytest.mark.parametrize(("question", "said"), REFUSED)
def test_a_refusal_is_in_the_questions_language(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.ask(question).headline


# question of two languages, in the headline
MIXED = [
    row("粮食产量的target是多少", "10亿斤以上"),
    row("社零的growth是多少", "增长7%"),
    row("what's our 专项债 target", "32.27亿元"),
]


@pytest.mark.parametrize(("question", "figure"), MIXED)
def test_a_question_of_two_languages_is_answered(assistant: Assistant, question: str, figure: str) -> None:
    assert figure in assistant.ask(question).headline
