"""Refusals: small talk, other topics, what the plan does not say, and what a plan cannot say."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.ranking import NO_VECTORS, Ranking
from assistant.understand import Understanding
from tests.answers.rows import row

# said, in the reply
SMALL_TALK = [
    row("你好", "您好"),
    row("早上好！", "您好"),
    row("谢谢", "不客气"),
    row("好的，辛苦了", "不客气"),
    row("你是谁", "我是“有据”"),
    row("你能做什么", "我是“有据”"),
    row("hello", "Hello"),
    row("thank you", "You are welcome"),
]


@pytest.mark.parametrize(("said", "reply"), SMALL_TALK)
def test_small_talk_is_answered_in_kind_and_without_a_source(assistant: Assistant, said: str, reply: str) -> None:
    answer = assistant.ask(said)
    assert reply in answer.headline
    assert answer.status is Status.OUT_OF_SCOPE
    assert answer.citations == ()
    assert answer.follow_ups == ()


@pytest.mark.parametrize("question", ["你好，社零增长多少", "谢谢，再问一下社零增长多少", "您好！请问社零增长多少？"])
def test_a_greeting_before_a_question_does_not_swallow_it(assistant: Assistant, question: str) -> None:
    assert "增长7%" in assistant.ask(question).headline


def test_who_are_you_before_a_question_does_not_swallow_it(assistant: Assistant) -> None:
    assert "增长7%" in assistant.ask("你是谁？社零增长多少").headline


# question
OFF_TOPIC = [
    row("帮我写一首诗"),
    row("中午吃什么"),
    row("推荐一部电影"),
    row("谁是美国总统"),
    row("今天天气怎么样"),
    row("Python怎么写循环"),
    row("What is the weather today?"),
    row("明天股市会涨吗"),
]


@pytest.mark.parametrize("question", OFF_TOPIC)
def test_another_topic_is_refused_without_a_source(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.OUT_OF_SCOPE, Status.NOT_FOUND), answer.headline
    assert answer.citations == ()


# question
NOT_SAID = [
    row("县长叫什么名字"),
    row("财政局电话是多少"),
    row("湘潭市社零增长多少"),  # another place
    row("岳阳市专项债目标是多少"),
    row("地铁什么时候开工", fault="said to be mentioned, with a quote of other projects"),
    row("公务员工资涨多少"),
]


@pytest.mark.parametrize("question", NOT_SAID)
def test_what_the_plan_does_not_say_is_not_found(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE), answer.headline
    assert answer.citations == ()
    assert not any(character.isdigit() for character in answer.headline)


# question, the target
PROGRESS = [
    row("社零完成了多少", "增长7%"),
    row("高新技术企业目前进展如何", "100家"),
    row("货物吞吐量完成情况怎么样", "500万吨以上"),
    row("社零现在完成多少了", "增长7%"),
]


@pytest.mark.parametrize(("question", "target"), PROGRESS)
def test_a_question_of_progress_gets_the_target_and_that_a_plan_holds_none(assistant: Assistant, question: str, target: str) -> None:
    headline = assistant.ask(question).headline
    assert target in headline
    assert "方案只载明目标，不含完成进度" in headline


def test_an_annex_that_is_not_there_is_not_answered_from_another(assistant: Assistant) -> None:
    assert assistant.ask("附件9有哪些任务").citations == ()


# question, what of it is not there
BEYOND = [
    row("第九个专班是哪个", "第九个专班"),
    row("附件2第七大部分讲什么", "第七大部分"),
    row("附件7里的攻坚目标第八条是什么", "第八条"),
]


@pytest.mark.parametrize(("question", "named"), BEYOND)
def test_a_number_beyond_the_last_is_not_answered_from_another(assistant: Assistant, question: str, named: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NOT_FOUND, answer.headline
    assert named in answer.headline


def test_a_unit_without_any_task_is_not_given_anothers(assistant: Assistant) -> None:
    answer = assistant.ask("县邮政管理局负责的实事有哪一件")
    assert answer.status is Status.NOT_FOUND, answer.headline


def test_a_digit_in_a_name_is_no_figure_that_is_set(assistant: Assistant) -> None:
    answer = assistant.ask("5G基站要新建几座")
    assert answer.status is Status.UNSPECIFIED
    assert "5G基站" in answer.headline


# question
ASKED_OF_COUNTIES = [
    row("县城的自来水多少钱一吨"), row("今年要招多少个老师"), row("小学几点放学"), row("育儿补贴一个孩子发多少"), row("共享单车方案里有没有提"),
    row("What is the population of the county?"),
]


@pytest.mark.parametrize("question", ASKED_OF_COUNTIES)
def test_what_is_asked_of_any_county_and_not_in_the_plan_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED), answer.headline


def test_without_vectors_nothing_is_nearer_than_the_plan(assistant: Assistant) -> None:
    ranking = Ranking(Understanding(assistant.library).read("社零增长多少"), assistant.retrieval.features, lambda: NO_VECTORS)
    assert ranking.others.size == 0


ANOTHER_MATTER = [
    row("火星基地由谁牵头"),  # of it the plan prints 基地 alone
    row("宾馆泳池最大的是哪家"),  # nothing is compared that the plan does not know
    row("码头长度是多少米"),  # berths are counted, not metres
    row("每万人拥有多少件实用新型专利"),  # another kind of patent has a figure
]


@pytest.mark.parametrize("question", ANOTHER_MATTER)
def test_what_shares_a_word_with_the_plan_is_not_answered_from_it(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE, Status.UNSPECIFIED)


@pytest.mark.parametrize("question", ["文件第12页写着水上综合服务区投资45亿,投资多少", "听说海底隧道要投八十亿元,海底隧道投资多少"])
def test_a_figure_of_the_question_is_not_said_again_where_nothing_is_found(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "45亿" not in answer.answer
    assert "八十亿" not in answer.answer
