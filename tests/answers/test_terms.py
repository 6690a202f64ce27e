"""Terms: what the plan's quoted words stand for, or that the plan does not say."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# question, in the headline
EXPLAINED = [
    row("“六个一”是什么", "一榜一奖一中心一册一办一平台"),
    row("四比四提高是什么意思", "比谋划,提升争取资金的比率;比服务,提升项目的开工率"),
    row("三本账是什么", "财政、园区、平台"),
    row("附件3的三个园区指什么", "硅砂新材料产业园"),
    row("六个一是哪六个", "一榜一奖一中心一册一办一平台"),
    row("三化是哪三化", "“三化”指：市场化、法治化、国际化"),  # 差异化、特色化、品牌化、融合化 are four
    row("文艺作品里讲的四个讴歌 讴歌谁", "讴歌党、讴歌祖国、讴歌人民、讴歌英雄"),  # counted, though never called so
]


@pytest.mark.parametrize(("question", "meaning"), EXPLAINED)
def test_a_term_is_explained_in_the_plans_words(assistant: Assistant, question: str, meaning: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED
    assert meaning in answer.headline


def test_an_explanation_holds_the_members_alone(assistant: Assistant) -> None:
    assert "指：财政、园区、平台" in assistant.ask("三本账是什么").headline


def test_explanations_that_differ_are_shown_both(assistant: Assistant) -> None:
    answer = assistant.ask("三个园区是什么")
    assert "附件2：" in answer.headline
    assert "附件3：" in answer.headline
    assert [conflict.kind for conflict in answer.conflicts] == ["composition"]


# question, the term
UNEXPLAINED = [
    row("“四类项目”是什么", "四类项目"),
    row("“两重”是什么意思", "两重"),
    row("5+15重点改革事项是什么", "5+15"),
    row("“五首”创新产品是什么", "五首"),
    row("“五个融合”指什么", "五个融合"),
    row("一港两园到底是哪个港哪两个园", "一港两园"),
]


@pytest.mark.parametrize(("question", "term"), UNEXPLAINED)
def test_a_term_that_is_not_explained_is_said_not_to_be(assistant: Assistant, question: str, term: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.UNSPECIFIED
    assert f"没有给出“{term}”的定义" in answer.headline
    assert term in answer.citations[0].quote


def test_a_term_that_is_not_there_is_not_found(assistant: Assistant) -> None:
    answer = assistant.ask("“一县两园”是什么意思")
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()


def test_explanations_that_differ_leave_out_what_leads_up_to_them(assistant: Assistant) -> None:
    answer = assistant.ask("三个基地指什么")
    assert "附件2：储运配送、物资储备、砂石转运；附件3：30万吨国家综合物资储备(长沙)基地" in answer.headline
    assert [citation.address for citation in answer.citations] == ["附件2·二·(三)·2·优化产业规划布局", "附件3·二·(一)·1"]


def test_terms_asked_side_by_side_are_answered_each(assistant: Assistant) -> None:
    answer = assistant.ask("三个基地和三个园区分别指什么")
    assert answer.headline.index("“三个基地”指") < answer.headline.index("“三个园区”指")
    assert len(answer.citations) == 4
    assert [conflict.labels for conflict in answer.conflicts] == [(1, 2), (3, 4)]


def test_all_places_of_an_unexplained_term_are_cited(assistant: Assistant) -> None:
    answer = assistant.ask("“五好”园区是哪五好")  # quoted as 五好园区 and as 五好
    assert {citation.address for citation in answer.citations} == {"总体方案·二·(二)", "附件2·二·(三)", "附件2·二·(三)·3"}
    assert "另见附件2·二·(三)" in answer.headline
    assert "附件5" not in assistant.ask("四类项目指哪四类").headline  # another “四类”


def test_the_terms_without_a_definition_are_listed(assistant: Assistant) -> None:
    answer = assistant.ask("附件3有哪些名词没有定义")
    assert "文件未作定义的名词共" in answer.headline
    assert "“五首”" in answer.answer
    assert "“三个基地”" not in answer.answer
    explained = assistant.ask("哪些名词有解释")
    assert "“六个一”" in explained.headline
