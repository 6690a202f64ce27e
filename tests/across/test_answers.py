"""Answers over several documents: by document and by name, limited, compared, and refused by all."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.selecting import DocumentError
from evals.cases import case_files, read_cases
from evals.conversation import history_of
from evals.selection import sample
from tests.answers.rows import row

A, B, Q, T = "《湘阴县2025年“七大攻坚”方案》", "《湘阴县2024年“六大攻坚”方案》", "《青禾县2025年“三大行动”实施方案》", "《太仓市人工智能OPC培育发展行动计划》"

# question, what the headline says, what it does not
SAID = [
    row("专项债目标是多少", [f"{A}：专项债目标为32.27亿元", f"{B}：专项债目标为28.5亿元", f"{Q}：争取专项债11.4亿元"], [T]),
    row("去年的方案里专项债是多少", [f"{B}：专项债目标为28.5亿元"], [A, Q]),
    row("专项债目标和去年比有什么变化", [f"{A}比{B}高3.77亿元（计算得出）"], [Q]),
    row("一网通办率比去年提高多少", ["90%以上", "85%以上"], ["高5"]),  # one of them sets it in two ways
    row("湘阴县和青禾县谁的技术合同成交额目标高", ["增长8%以上", "3.6亿元", "不能直接比较"], ["计算得出"]),
    row("太仓的油茶综合产值目标是多少", [f"{T}没有提到；{Q}：油茶综合产值目标为达到18.6亿元"], []),
    row("县民政局牵头哪些任务", [f"{A}：县民政局牵头共2项", f"{B}：县民政局牵头共1项", f"{Q}：县民政局牵头共1项"], []),  # of one name, and three units
    row("听说去年专项债是30亿,对吗", [f"{B}：文件没有这样写，写的是：专项债目标为28.5亿元"], [A]),
    row("太仓的专项债目标是多少", [f"{T}没有提到；{A}：专项债目标为32.27亿元"], ["专项调研"]),  # a word in common is no mention
    row("虞公港铁路专用线2026年建成吗", ["2026年建成投入使用"], [T]),  # a year that a document speaks of
    row("湘阴两年的目标有什么变化", [f"{A}与{B}都有的指标", "社会消费品零售总额增长8% → 增长7%（-1个百分点，计算得出）"], []),
    row("湘阴县今年比去年新增了哪些目标", ["新增：高新技术产业增加值同比增长8%"], []),
    row("城乡低保标准和2024年相比涨了多少", ["740元/月和485元/月", "700元/月和450元/月"], ["计算得出"]),  # two figures each
    row("这个库里有哪些文件", [f"共4份文件：{A}、{B}、{Q}、{T}"], []),
    row("哪几个方案提到低空经济", [f"2份文件提到“低空经济”：{A}（1处）、{Q}（3处）；{B}、{T}没有提到"], []),
]


@pytest.mark.parametrize(("question", "said", "unsaid"), SAID)
def test_every_figure_and_list_stands_under_its_document_s_name(several: Assistant, question: str, said: list[str], unsaid: list[str]) -> None:
    headline = several.ask(question).headline
    assert all(one in headline for one in said), headline
    assert not any(one in headline for one in unsaid), headline


def test_what_no_document_says_is_refused_with_the_documents_that_were_looked_through(several: Assistant) -> None:
    answer = several.ask("地铁三号线什么时候开工")
    assert answer.status is Status.NOT_FOUND
    assert "4份文件都没有提到" in answer.headline
    assert all(title in answer.answer for title in (A, B, Q, T))
    assert not answer.citations


def test_small_talk_is_answered_as_over_one_document(several: Assistant, assistant: Assistant) -> None:
    for question in ("你好", "", "12345", "今天天气怎么样"):
        assert several.ask(question).headline == assistant.ask(question).headline


def test_only_the_documents_that_are_asked_answer(several: Assistant) -> None:
    answer = several.ask("专项债目标是多少", documents=["xiangyin-2024"])
    assert {citation.document for citation in answer.citations} == {"xiangyin-2024"}
    assert several.ask("油茶综合产值是多少", documents=["taicang-opc-2026"]).status is Status.NOT_FOUND  # and nothing is looked for elsewhere
    assert {hit.reading.document.id for hit in several.search("专项债", documents=["qinghe-2025"])} == {"qinghe-2025"}
    with pytest.raises(DocumentError, match="没有文件 nowhere：可用的有 xiangyin-2025"):
        several.ask("专项债目标是多少", documents=["nowhere"])


def test_citations_name_their_document(several: Assistant, assistant: Assistant) -> None:
    citation = several.ask("青禾县的专项债目标").citations[0]
    assert (citation.title, citation.qualified) == (Q, "qinghe-2025#总体方案·一·——5")
    assert citation.as_json()["title"] == Q
    assert f"—— {Q}总体方案·一·——5" in several.ask("青禾县的专项债目标").answer
    alone = assistant.ask("专项债目标是多少").citations[0]
    assert (alone.title, alone.qualified) == ("", alone.address)
    assert "title" not in alone.as_json()


# turns, in the headline
TALKS = [
    (["湘阴2025年专项债目标是多少", "那去年的呢"], f"{B}：专项债目标为28.5亿元"),
    (["湘阴县2025年高新技术企业总量目标是多少", "青禾县呢"], f"{Q}：高新技术企业总量目标为达到42家"),
    (["2024年方案里科技特派员工作站要建几个", "那牵头单位呢"], f"{B}：建设科技特派员工作站：由县科技局牵头"),
    (["2024年的方案里企业上云上平台多少家", "另一份方案里呢"], f"{A}：300家企业上云上平台"),
    (["2024年方案里县科技局牵头哪些任务", "第二条谁牵头"], f"{B}：强化企业科技创新主体地位：由县科技局、县工信局牵头"),
    (["湘阴2025年专项债目标是多少", "和去年比呢"], f"{A}比{B}高3.77亿元（计算得出）"),
]


@pytest.mark.parametrize(("turns", "said"), TALKS)
def test_a_fragment_goes_on_in_the_document_that_was_spoken_of(several: Assistant, turns: list[str], said: str) -> None:
    *before, last = turns
    answer = several.ask(last, history_of(several.ask, before))
    assert said in answer.headline, (answer.standalone_question, answer.headline)
    assert said in several.ask(answer.standalone_question).headline  # as understood, it can be asked anew


def test_a_document_answers_beside_others_as_it_does_alone(several: Assistant, assistant: Assistant) -> None:
    cases = sample([case for case in read_cases(case_files()) if case.is_core and case.part == "train"], 60)
    differ = [
        case.id for case in cases
        if not case.turns and (alone := assistant.ask(case.question)).citations
        and (beside := several.ask(case.question, documents=["xiangyin-2025"])).citations
        and (alone.status, [one.quote for one in alone.citations]) != (beside.status, [one.quote for one in beside.citations])
    ]
    assert len(differ) <= 1, differ
