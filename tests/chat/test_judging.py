"""What becomes of a model's sentences before and after their verification; nothing beyond the ledger's answer is shown."""

from collections.abc import Sequence

import pytest

from assistant.answer import Citation, Fault, Verdict
from assistant.assistant import Assistant
from index.library import Library
from tests.chat.models import accept, chat_of, grown, sentences

LEAD = "深化科技体制改革由谁牵头"
DEBT = "今年专项债的目标是多少"
DIFFER = "高新技术产业增加值目标是多少"

# (question, what the model says, what is shown, verdicts), with a verification that lets everything through
BEFORE_VERIFICATION = [
    (LEAD, "深化科技体制改革由县科技局牵头。[1]", "深化科技体制改革由县科技局牵头。[1]", "v"),
    (LEAD, "深化科技体制改革由县科技局牵头。", "深化科技体制改革由县科技局牵头。[1]", "v"),  # one clause cited: its label is added
    (LEAD, "深化科技体制改革由县科技局牵头。[7]", "", "d"),  # no such label
    (LEAD, "深化科技体制改革由县科技局牵头。[1][7]", "", "d"),
    (DEBT, "专项债目标为32.27亿元。", "专项债目标为32.27亿元。[1]", "v"),
    (DIFFER, "总体方案为8%，附件3为6%。", "", "d"),  # two clauses cited: whose statement it is cannot be told
    (LEAD, "深化科技体制改革由县发改局牵头。[1]", "", "d"),  # a unit that the ledger's answer does not name
    (DEBT, "专项债目标为50亿元。[1]", "", "d"),  # a figure that it does not hold
    (DEBT, "专项债目标为三十二点二七亿元。[1]", "专项债目标为三十二点二七亿元。[1]", "v"),  # the same figure in characters
    (DEBT, "专项债目标为三十三亿元。[1]", "", "d"),
    (DEBT, "专项债目标为百分之八。[1]", "", "d"),
    (DEBT, "专项债目标为32.27亿元，年底完成。[1]", "", "d"),  # a date that it does not hold
    (DEBT, "专项债目标为32.27亿元，上半年完成。[1]", "", "d"),
    (DEBT, "专项债为32.27亿元。[1]专项债为32.27亿元。[1]专项债为32.27亿元！[1]", "专项债为32.27亿元。[1]", "v"),  # said three times, shown once
    (DEBT, "专项债为<b>32.27亿元</b>。[1]", "", "d"),  # what a page might act upon
    (DEBT, "详见[这里](http://example.com)。[1]", "", "d"),
    (DEBT, "专项债为32.27\u202e亿元。[1]", "", "d"),  # turns the reading direction
    (DIFFER, "总体方案提出高新技术产业增加值增长8%。[1]", "", "d"),  # one of two sides
    (DIFFER, "高新技术产业增加值增长8%。[1][2]", "", "d"),  # names one, cites both
    (DIFFER, "总体方案为8%。[1]附件3为6%。[2]", "总体方案为8%。[1]\n附件3为6%。[2]", "vv"),
    (DIFFER, "总体方案为8%，附件3为6%，两处不一致。[1][2]", "总体方案为8%，附件3为6%，两处不一致。[1][2]", "vv"[:1]),
]


@pytest.mark.parametrize(("question", "said", "shown", "verdicts"), BEFORE_VERIFICATION)
def test_nothing_beyond_the_ledgers_answer_is_shown(assistant: Assistant, question: str, said: str, shown: str, verdicts: str) -> None:
    last = grown(assistant, question, chat_of(said), accept)[-1]
    assert last.wording is not None
    assert last.wording.shown == shown
    assert "".join(one.verdict.value[0] for one in last.wording.sentences) == verdicts
    assert all(one.faults for one in last.wording.sentences if one.verdict is Verdict.DROPPED)


def test_one_of_two_sides_waits_for_the_other(assistant: Assistant) -> None:
    answers = grown(assistant, DIFFER, chat_of("总体方案为8%。[1]", "附件3为6%。[2]", "完毕。"), accept)
    shown = [answer.wording.shown for answer in answers if answer.wording]
    assert "总体方案为8%。[1]" not in shown, "never one side alone, not for a moment"
    assert "总体方案为8%。[1]\n附件3为6%。[2]" in shown


def _nothing(statement: str, citations: Sequence[Citation], library: Library, question: str) -> list[Fault]:
    return [Fault(0, 2, "digit", "32.27")]


def test_what_has_no_witness_gives_way_to_the_quote_once(assistant: Assistant) -> None:
    last = grown(assistant, LEAD, chat_of("县科技局牵头改革。[1]", "改革归县科技局牵头。[1]"), _nothing)[-1]
    first, second = sentences(last)
    assert (first.verdict, second.verdict) == (Verdict.REPLACED, Verdict.DROPPED)
    assert first.shown == f"“{last.citations[0].quote.strip()}”[1]"
    assert (first.written, first.faults[0].kind) == ("县科技局牵头改革。[1]", "digit")
    assert last.answer.endswith(f"- {first.shown}（以原文代替）")
    assert last.model is None, "no word of the model's own is shown"


def test_the_ledgers_part_never_changes(assistant: Assistant) -> None:
    first, *fuller = grown(assistant, DEBT, chat_of("专项债目标为32.27亿元。[1]", "假的50亿元。[1]"), accept)
    for answer in fuller:
        assert answer.answer.startswith(first.answer)
        assert (answer.headline, answer.status, answer.citations, answer.conflicts) == (first.headline, first.status, first.citations, first.conflicts)


NOT_ASKED = ["今天天气怎么样", "谢谢", "最低工资今年要涨到多少钱一个月", "县科技局牵头哪些任务", "附件4牵头任务最多的单位是哪个", "火星基地由谁牵头", "12345", ""]


@pytest.mark.parametrize("question", NOT_ASKED)
def test_refusals_and_lists_are_never_given_to_a_model(assistant: Assistant, question: str) -> None:
    chat = chat_of("什么都会说。[1]")
    answers = grown(assistant, question, chat, accept)
    assert len(answers) == 1
    assert answers[0].wording is None


def test_a_model_that_never_stops_is_stopped(assistant: Assistant) -> None:
    last = grown(assistant, DEBT, chat_of(*[f"专项债第{'一二三四五六七八九'[n % 9]}{n}句。[1]" for n in range(1, 200)]), accept)[-1]
    assert len(sentences(last)) <= 6


# (question, what the model says, what is shown), with the verification of the product
VERIFIED = [
    (DIFFER, "附件3提出高新技术产业增加值增长6%。", ""),  # no label: the clause that bears it out is found, and the other side is missing
    ("附件4的进出口总额目标是多少", "力争进出口总额增长8%以上[1]；进出口总额增长8%左右[2]；两处表述不一致。", "力争进出口总额增长8%以上；进出口总额增长8%左右；两处表述不一致。[1][2]"),
    ("附件4的进出口总额目标是多少", "力争进出口总额增长8%以上[1]；进出口总额增长8%以上[2]；两处表述不一致。", ""),  # one side said twice
]


@pytest.mark.parametrize(("question", "said", "shown"), VERIFIED)
def test_clauses_that_differ_are_told_whole_or_not_at_all(assistant: Assistant, question: str, said: str, shown: str) -> None:
    last = grown(assistant, question, chat_of(said))[-1]
    assert last.wording is not None
    assert last.wording.shown == shown
