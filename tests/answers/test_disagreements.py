"""Disagreements: clauses that differ are both shown, in document order, and never one of them alone."""

import pytest

from assistant.assistant import Assistant
from assistant.draft import Draft, place_of
from assistant.drafting.agreement.conflicts import draft_conflicts
from assistant.inquiry import Inquiry
from assistant.understand import Understanding
from tests.answers.rows import row

# question, the sides in document order, kind
DIFFERING = [
    row("高新技术产业增加值增长多少", ["总体方案：高新技术产业增加值同比增长8%", "附件3：高新技术产业增加值增长6%"], "value"),
    row("进出口总额增长多少", ["8%左右", "8%以上"], "operator"),
    row("PM2.5目标是多少", ["市定目标", "省定目标"], "benchmark"),
    row("虞公港码头二期、三期8个泊位由谁牵头", ["虞公港建投公司、县交通运输局牵头", "虞公港建设投资有限公司牵头"], "lead"),
    row("高新技术企业总量多少家", ["总体方案：高新技术企业总量达到100家", "附件3：力争高新技术企业数突破100家"], "operator"),
    row("研发经费投入增长多少", ["总体方案：全社会研发经费投入增长9%以上", "附件3：力争全社会研发经费投入增长9%以上"], "commitment"),
    row("水质优良比例目标是什么", ["市定目标", "年度国考断面水质优良比例达到省定目标"], "benchmark"),
    row("水质考核看的是哪级下的指标", ["市定目标", "年度国考断面水质优良比例达到省定目标"], "benchmark"),
    row("项目投资完成率要达到多少", ["100%", "90%以上"], "value"),
    row("今年几家企业申报上市材料", ["1家以上企业申报上市材料", "1家企业申报上市材料"], "operator"),
    row("谁牵头虞公港二期", ["附件2：加快重点项目建设：由虞公港建投公司、县交通运输局牵头", "附件3：", "附件4：推动港口建设：由虞公港建设投资有限公司牵头"], "lead"),
    row("以旧换新谁牵头", ["县商务粮食局、县发改局牵头", "由县发改局牵头", "由县商务粮食局牵头"], "lead"),
    row("重点群体就业有哪些", ["农民工、脱贫人口、退捕渔民、退役军人等群体", "高校毕业生、农民工、退役军人、城镇就业困难人员等重点群体"], "composition"),
    row("三个基地是哪三个", ["储运配送、物资储备、砂石转运", "30万吨国家综合物资储备(长沙)基地"], "composition"),
]


@pytest.mark.parametrize(("question", "sides", "kind"), DIFFERING)
def test_both_sides_are_said_with_their_place(assistant: Assistant, question: str, sides: list[str], kind: str) -> None:
    answer = assistant.ask(question)
    places = [answer.headline.find(side) for side in sides]
    assert -1 not in places, answer.headline
    assert places == sorted(places)
    assert "表述不一致" in answer.headline
    (conflict,) = answer.conflicts
    assert conflict.kind == kind
    by_label = {citation.label: citation for citation in answer.citations}
    differing = [by_label[label] for label in conflict.labels]
    assert len({citation.address for citation in differing}) >= 2
    assert [citation.start for citation in differing] == sorted(citation.start for citation in differing)


# question, the part's figure, the other part's
OF_ONE_PART = [
    row("附件3里高新技术产业增加值增长多少", "6%", "8%"),
    row("总体方案里高新技术产业增加值增长多少", "8%", "6%"),
    row("附件4进出口总额增长多少", "8%以上", "8%左右"),
    row("附件7里PM2.5目标是什么", "省定目标", "市定目标"),
]


@pytest.mark.parametrize(("question", "its", "others"), OF_ONE_PART)
def test_a_question_of_one_part_gets_that_parts_figure(assistant: Assistant, question: str, its: str, others: str) -> None:
    answer = assistant.ask(question)
    assert its in answer.headline
    assert others not in answer.headline
    assert answer.conflicts  # but it is told that another part differs


# question: looks like a disagreement and is none
AGREEING = [
    row("社零增长多少"),  # the same in two parts
    row("新增高新技术企业多少家"),  # 10家 more and 100家 in all
    row("技术合同成交额增长多少"),
    row("虞公港二期什么时候启动"),
    row("增收减负谁牵头"),  # its clause shares another task with one that another unit leads
    row("城市更新谁牵头"),  # two clauses, one lead
]


@pytest.mark.parametrize("question", AGREEING)
def test_what_only_looks_different_is_no_disagreement(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.conflicts == ()
    assert "不一致" not in answer.headline


# question, what is said in document order: two scopes are no contradiction
SCOPES = [
    row("专精特新企业新增几家", ["总体方案：专精特新企业6家以上", "附件3：新增创新型及省级以上“专精特新”中小企业10家"]),
    row("虞公港码头要建几个泊位", ["附件2：重点推进虞公港码头二期、三期8个泊位", "附件3：启动虞公港二期四个泊位"]),
]


@pytest.mark.parametrize(("question", "sides"), SCOPES)
def test_two_scopes_are_both_said_and_called_so(assistant: Assistant, question: str, sides: list[str]) -> None:
    answer = assistant.ask(question)
    assert [answer.headline.find(side) for side in sides] == sorted(answer.headline.index(side) for side in sides)
    assert "口径不同" in answer.headline
    assert "不一致" not in answer.headline
    assert [conflict.kind for conflict in answer.conflicts] == ["scope"]


def test_a_lead_of_one_part_is_given_with_the_clauses_that_differ_from_it(assistant: Assistant) -> None:
    answer = assistant.ask("附件4里虞公港二期谁牵头")
    assert answer.headline.startswith("推动港口建设：由虞公港建设投资有限公司牵头（与附件2·二·(三)·2·加快重点项目建设")
    assert [conflict.kind for conflict in answer.conflicts] == ["lead"]
    assert "附件2·二·(三)·2·加快重点项目建设" in [citation.address for citation in answer.citations]


def conflicts_of(assistant: Assistant, question: str) -> Draft | None:
    asked = Understanding(assistant.library).read(question)
    return draft_conflicts(Inquiry(asked, assistant.retrieval.rank(asked)))


# question, in the headline, kinds of the differences
ASKED = [
    row("总体方案和附件4的进出口目标一样吗", ["总体方案：进出口总额增长8%左右", "附件4：力争进出口总额增长8%以上", "表述不一致"], ["operator"]),
    row("附件3的高新技术产业增加值跟总体方案对得上吗", ["8%", "6%", "表述不一致"], ["value"]),
    row("总体方案和附件1的社零目标一样吗", ["附件1", "总体方案", "表述一致", "增长7%"], []),  # they agree
    row("“三个园区”附件2和附件3列的一致不", ["绿色食品加工", "绿色农产品深加工产业园"], ["composition"]),
    row("新兴产业总体方案和附件2列的一样吗", ["低空经济", "着力培育新兴产业：现代港航物流、硅砂新材料、现代文旅"], ["composition"]),
    row("虞公港二期在附件2跟附件4是不是同样的单位牵头", ["虞公港建投公司、县交通运输局牵头", "虞公港建设投资有限公司牵头"], ["lead"]),
    row("对较大以上安全事故,用的是杜绝还是遏制", ["总体方案：坚决杜绝", "附件6：坚决遏制"], ["commitment"]),
    row("附件3和总体方案一致吗", ["共发现", "高新技术产业增加值", "高新技术企业"], ["commitment", "operator", "scope", "value", "scope"]),
]


@pytest.mark.parametrize(("question", "said", "kinds"), ASKED)
def test_a_question_whether_clauses_agree_gets_both_sides_or_that_they_do(assistant: Assistant, question: str, said: list[str], kinds: list[str]) -> None:
    draft = conflicts_of(assistant, question)
    assert draft is not None
    assert all(one in draft.headline for one in said), draft.headline
    assert [difference.kind for difference in draft.differences] == kinds


def test_all_differences_are_counted_by_kind_and_every_side_is_a_row(assistant: Assistant) -> None:
    (reading,) = assistant.library.readings
    draft = conflicts_of(assistant, "方案里有哪些表述不一致")
    assert draft is not None
    assert draft.headline.startswith(f"共发现{len(reading.conflicts)}处")
    assert len(draft.rows) == sum(len(conflict.sides) for conflict in reading.conflicts)
    assert draft.is_computed


def test_the_list_can_be_that_of_one_part_one_unit_or_one_kind(assistant: Assistant) -> None:
    of_part, of_unit, of_kind = (
        conflicts_of(assistant, question) for question in ("附件7有没有前后矛盾的地方", "县科技局牵头的任务有没有前后不一致", "哪些任务的牵头单位前后不一致")
    )
    assert of_part is not None and of_unit is not None and of_kind is not None
    assert all("附件7" in [place_of(of_part.quotes[place]) for place in one.quotes] for one in of_part.differences)
    assert all(any("县科技局" in of_unit.quotes[place].text for place in one.quotes) for one in of_unit.differences)
    assert {one.kind for one in of_kind.differences} == {"lead"}


# question: its words look like a question whether clauses agree
OTHER = [row("矛盾纠纷排查由谁牵头"), row("全国统一大市场建设有哪些任务"), row("社零增长多少"), row("政策取向一致性评估谁负责")]


@pytest.mark.parametrize("question", OTHER)
def test_another_question_is_left_to_others(assistant: Assistant, question: str) -> None:
    assert conflicts_of(assistant, question) is None
