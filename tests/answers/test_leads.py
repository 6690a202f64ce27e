"""Leads: who leads and who supports, as the note of the clause says it."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, the whole headline
LEADS = [
    row("樟树港辣椒产业博览园由谁牵头", "建设樟树港辣椒产业博览园：由樟树镇牵头。"),  # a town leads
    row("完善消费政策由谁牵头", "完善消费政策：由县商务粮食局、县发改局牵头。"),  # two
    row("增收减负谁牵头", "推动增收减负：由县人社局牵头。"),
    row("增收减负哪些单位配合", "推动增收减负：配合单位为县发改局、县商务粮食局、县财政局、县民政局、县医保局等（原文未列全）。"),  # 等 stays open
    row("深化教育综合改革哪些单位配合", "深化教育综合改革：配合单位为县人社局。"),  # no 等, none added
    row("加强政策统筹有哪些配合单位", "加强政策统筹：原文没有列配合单位。"),  # nobody supports
    row("强化法制保障由谁牵头", "强化法制保障：原文未单列牵头单位，由县司法局、县工商联、县优化办等（原文未列全）按职责分工负责。"),  # one list for all
    row("推动文化数字化由谁牵头", "推动文化数字化：原文未单列牵头单位，由县文旅广体局、县科技局按职责分工负责。"),  # 负责 alone
    row("落实全员安全责任制由谁牵头", "持续落实全员安全责任制：由县应安委办、县人社局分别牵头。"),  # 分别牵头
    row("自然灾害防范应对由谁牵头", "持续强化自然灾害防范应对：由县应急管理局、县水利局、县自然资源局、县林业局分别牵头。"),
    row("打非治违有哪些配合单位", "持续强化“打非治违”：配合单位为各负有监管职责行业部门。"),  # a role stays a role
    row("专项债自审自发试点配合单位有哪些", "切实执行专项债券自审自发试点政策：配合单位为相关部门。"),
]


@pytest.mark.parametrize(("question", "headline"), LEADS)
def test_units_are_given_as_the_note_prints_them(assistant: Assistant, question: str, headline: str) -> None:
    assert assistant.ask(question).headline == headline


# question, how the headline begins
YES_NO = [
    row("增收减负是县人社局牵头吗", "是，推动增收减负由县人社局牵头。"),
    row("增收减负是县财政局牵头吗", "县财政局不是牵头单位，推动增收减负由县人社局牵头"),  # it supports
    row("增收减负是不是县教育局牵头", "县教育局不是牵头单位，推动增收减负由县人社局牵头"),  # it has no part in it
    row("强化法制保障是县司法局牵头吗", "强化法制保障：原文未单列牵头单位"),  # neither yes nor no
]


@pytest.mark.parametrize(("question", "beginning"), YES_NO)
def test_a_yes_or_no_question_gets_yes_or_no_with_the_lead(assistant: Assistant, question: str, beginning: str) -> None:
    assert assistant.ask(question).headline.startswith(beginning)


def test_the_note_is_what_is_quoted(assistant: Assistant) -> None:
    (citation, *_) = assistant.ask("增收减负谁牵头").citations
    assert citation.address == "附件1·二·(一)·1"
    assert citation.quote.startswith("县人社局牵头,县发改局、县商务粮食局")


def test_lead_and_support_are_said_both_where_both_are_asked(assistant: Assistant) -> None:
    headline = assistant.ask("增收减负由谁牵头、谁配合").headline
    assert "由县人社局牵头" in headline
    assert "配合单位为县发改局" in headline


# question, the whole headline: the clause that fits best has no note of its own
WITHOUT_A_NOTE = [
    row("总体方案里关键核心技术攻关谁牵头", "总体方案没有规定这一项，附件3·二·(三)·1规定：开展关键核心技术攻关：由县科技局牵头。"),
    row("附件1里PM2.5谁牵头", "附件1没有规定这一项，附件7·二·(五)·2规定：滚动实施大气污染防治五大标志性战役：由市生态环境局湘阴分局牵头。"),
    row("城镇化率谁牵头", "大力推进以人为本的新型城镇化建设：由县发改局牵头（总体方案·一·——1本条未明确牵头单位）。"),
]


@pytest.mark.parametrize(("question", "headline"), WITHOUT_A_NOTE)
def test_where_a_lead_is_set_that_the_clause_leaves_open_is_said(assistant: Assistant, question: str, headline: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline == headline
    assert answer.status is Status.ANSWERED


def test_a_lead_that_no_clause_sets_is_unspecified(assistant: Assistant) -> None:
    answer = assistant.ask("生产安全事故总量谁牵头")
    assert answer.status is Status.UNSPECIFIED
    assert "本条未明确牵头单位" in answer.headline
