"""One question: typed in another width or script, with a slip or in short, it gets the same headline."""

import pytest

from assistant.assistant import Assistant
from tests.answers.rows import row

# typed, the plain question
SAME = [
    row("今年專項債的目標是多少", "今年专项债的目标是多少"),  # traditional
    row("社會消費品零售總額增長多少", "社会消费品零售总额增长多少"),
    row("樟樹港辣椒產業博覽園由誰牽頭", "樟树港辣椒产业博览园由谁牵头"),
    row("ＰＭ２．５目标是多少", "PM2.5目标是多少"),  # full width
    row("附件３里高新技术产业增加值增长多少？", "附件3里高新技术产业增加值增长多少"),
    row("专项在目标是多少", "专项债目标是多少"),  # one character that sounds alike
    row("社会消费品零受总额增长多少", "社会消费品零售总额增长多少"),
    row("固定资产投咨增长多少", "固定资产投资增长多少"),
    row("社零增长多少", "社会消费品零售总额增长多少"),  # as staff abbreviate
    row("固投增长多少", "固定资产投资增长多少"),
    row("高企总量要达到多少家", "高新技术企业总量要达到多少家"),
    row("规上文化企业营业收入增长多少", "规模以上文化企业营业收入增长多少"),
    row("规上工业增加值增长多少", "规模工业增加值增长多少"),
    row("请问一下，社零增长多少？谢谢！", "社零增长多少"),  # polite words
    row("社零 增长 多少", "社零增长多少"),
    row("今年专项债目标是多少", "专项债目标是多少"),
    row("专项债的目标是多少", "专项债目标是多少"),
]


@pytest.mark.parametrize(("typed", "plain"), SAME)
def test_the_same_question_gets_the_same_headline(assistant: Assistant, typed: str, plain: str) -> None:
    one, other = assistant.ask(typed), assistant.ask(plain)
    assert one.headline == other.headline
    assert one.status is other.status


def test_a_mended_slip_is_told(assistant: Assistant) -> None:
    assert assistant.ask("专项在目标是多少").notice == "已按“专项债”理解“专项在”。"
    assert assistant.ask("专项债目标是多少").notice == ""


def test_the_question_is_given_back_as_typed(assistant: Assistant) -> None:
    assert assistant.ask("專項債 目標").question == "專項債 目標"
