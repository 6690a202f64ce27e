"""Premises: what a question takes for given is held against the document, and answered with what the document says."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.premises.framing import framed
from tests.answers.rows import row

_NO = ("文件没有这样写", "不是牵头单位", "does not say so", "is not the lead")

# question, in the headline, what is supposed and must not stand in the answer
FALSE = [
    row("听说专项债目标改成50亿了", "32.27亿元", "50亿"),
    row("今年专项债只争取5个亿？", "32.27亿元", "5个亿"),
    row("专项债目标由30亿调整为45亿，对不对", "32.27亿元", "45亿"),
    row("为什么专项债目标砍到10亿", "32.27亿元", "10亿元"),
    row("专项债怎么又涨到60亿了", "32.27亿元", "60亿"),
    row("怎么社零目标才3%", "7%", "3%"),
    row("网传专项债50亿，属实不", "32.27亿元", "50亿"),
    row("同事说专项债目标定在40亿元左右，准确不", "32.27亿元", "40亿"),
    row("人均公卫经费减到60元了，方案是这样写的吗", "99元/人", "60元"),
    row("听隔壁科室讲,全县过亿元的装备制造企业要搞到80家,是不是", "60家", "80家"),
    row("Is it true that fixed asset investment should grow by 10%?", "6.5%", "10%"),
    row("增收减负改由县财政局牵头了？", "县人社局", "县财政局牵头"),
    row("为什么让县教育局牵头培育高价值发明专利", "县市监局", "县教育局牵头"),
    row("县体育局牵头健全社会保障体系，是不是", "县人社局", "县体育局牵头"),  # no unit of the document
    row("县市监局没参与优化消费环境吧", "县市监局牵头", "没参与"),  # denied
    row("科技创新专班的办公室不是在县委办吗", "县科技局", "县委办"),
    row("听说产业专班办公室搬到县发改局了", "县工信局", "搬到"),
    row("虞公港二期9月份启动，对吧", "2025年7月", "9月"),
    row("内需专班每季度调度一次，对吗", "每月", "每季度"),
    row("听说社零增长目标取消了", "7%", "取消"),
]


@pytest.mark.parametrize(("question", "said", "supposed"), FALSE)
def test_a_false_premise_is_answered_with_what_the_document_says(assistant: Assistant, question: str, said: str, supposed: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.headline
    assert any(word in answer.headline for word in _NO)
    assert supposed not in answer.headline


# question, in the headline
TRUE = [
    row("原来专项债目标是32.27亿元啊", "32.27亿元"),
    row("高标准农田建设是县农业农村局牵头，没记错吧", "县农业农村局"),
    row("科技创新专班办公室设在县科技局对吗", "县科技局"),
]


@pytest.mark.parametrize(("question", "said"), TRUE)
def test_a_true_premise_is_confirmed(assistant: Assistant, question: str, said: str) -> None:
    headline = assistant.ask(question).headline
    assert headline.startswith("是，")
    assert said in headline


# what the document says nothing of
UNSAID = [
    row("附件3规定企业认定高企奖励100万，这钱什么时候发"),
    row("为什么方案要求全县裁撤三个乡镇"),
    row("是不是年底前就取消专班了"),
    row("听说招商奖励提高到500万了"),
]


@pytest.mark.parametrize("question", UNSAID)
def test_a_premise_that_the_document_does_not_mention_is_not_built_on(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
    assert answer.citations == ()


# typed, premise, what is asked besides
FRAMES = [
    row("听隔壁科室讲,高企要到80家,是不是", "高企要到80家", ""),
    row("既然目标是8%，由谁负责", "目标是8%", "由谁负责"),
    row("怎么目标才3%", "目标才3%", ""),
    row("领导在会上讲专项债要争取100亿，文件里是这么写的吗", "专项债要争取100亿", ""),
    row("I heard that retail sales should grow 9%, right?", "retail sales should grow 9%", ""),
    row("这个目标真的有50亿元吗", "这个目标有50亿元", ""),
]


@pytest.mark.parametrize(("typed", "premise", "rest"), FRAMES)
def test_the_words_around_a_premise_are_no_part_of_it(typed: str, premise: str, rest: str) -> None:
    found = framed(typed)
    assert (found.premise, found.rest, found.is_framed) == (premise, rest, True)


# questions that suppose nothing
PLAIN = [row("专项债目标是多少"), row("增收减负由谁牵头"), row("专项债和社零的目标分别是多少")]


@pytest.mark.parametrize("typed", PLAIN)
def test_a_plain_question_has_no_frame(typed: str) -> None:
    assert not framed(typed).is_framed
