"""What a draft states is found and matched: with the clause, against it, without one, or where the plan says two things."""

import pytest

from assistant.checking.check import Checker, sentences_in
from assistant.checking.statement import Statement, Verdict
from index.genre import load_genre
from index.library import read_library
from tests.plans import document

PLAN = """关于印发《青林县2025年重点工作方案》的通知
一、主要目标
1. 外贸。全年新增外贸企业12家，力争进出口总额增长8%左右，服务业增加值增长6%。(县商务局牵头，县税务局配合)
2. 财政。专项债争取到位32.27亿元，园区产值占比达80%以上。(县财政局牵头)
3. 交通。青云港二期2025年7月份启动，坚持“一张蓝图绘到底”。(县交通运输局牵头，县发改局配合)
二、保障
1. 稳外贸。确保进出口总额增长8%以上。(县商务局牵头)
2. 扩消费。确保2025年5月底前滨河大道全线通车，力争全年新增限额以上住宿餐饮企业20家以上。(县商务局牵头)
3. 救助。社会散居和集中供养孤儿基本生活最低保障标准分别提高到不低于1200元/月和1700元/月。(县民政局牵头)
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(read_library([document(PLAN)], load_genre()))


def only(checker: Checker, text: str) -> Statement:
    rows = list(checker.check(text))
    assert len(rows) == 1, [(row.text, row.verdict) for row in rows]
    return rows[0]


@pytest.mark.parametrize("text", [
    "专项债争取到位32.27亿元。", "专项债争取到位三十二点二七亿元。", "专项债争取到位３２．２７亿元。", "专项债争取到位322700万元。",
    "青云港二期今年7月份开工。", "滨河大道5月底前通车。", "力争新增限上住宿餐饮企业20家以上。",
    "散居孤儿基本生活最低保障标准不低于1200元/月。", "集中供养孤儿每月不低于1700元。",
    "外贸工作由县商务局牵头。", "要坚持“一张蓝图绘到底”。", "青云港二期今年7月份启动。", "园区产值占比要达到百分之八十以上。",
])
def test_what_the_plan_says_is_consistent_and_has_its_clause(checker: Checker, text: str) -> None:
    row = only(checker, text)
    assert row.verdict is Verdict.CONSISTENT
    citation, = row.citations
    assert PLAN[citation.start : citation.end] == citation.quote
    assert citation.clause_start <= citation.start < citation.end <= citation.clause_end


@pytest.mark.parametrize(("text", "kind", "says"), [
    ("专项债争取到位35亿元。", "digit", "32.27亿元"),
    ("专项债争取到位32.27万元。", "magnitude", "32.27亿元"),
    ("园区产值占比要达到80%左右。", "operator", "80%以上"),
    ("青云港二期今年9月份启动。", "date", "7月份"),
    ("外贸工作由县税务局牵头，县商务局配合。", "lead_support", "县商务局牵头"),
    ("要坚持“一张蓝图画到底”。", "quote_char", "一张蓝图绘到底"),
    ("清云港二期今年7月份启动。", "quote_char", "青云港"),
    ("青云港二期今年7月份建成。", "date", "7月份启动"),
    ("滨河大道5月底前开工建设。", "date", "通车"),
    ("力争新增规模以上住宿餐饮企业20家以上。", "scope", "限额以上"),
    ("专项债争取到位32.27亿元，力争新增规上住宿餐饮企业20家以上。", "scope", "限额以上"),
    ("散居孤儿基本生活最低保障标准不低于1700元/月。", "moved", "1200元/月"),
    ("集中供养孤儿每月不低于1200元。", "moved", "1700元/月"),
    ("确保新增外贸企业12家，确保服务业增加值增长6%，青云港二期力争今年启动。", "commitment", ""),
])
def test_what_the_plan_says_otherwise_contradicts_and_shows_what_it_says(checker: Checker, text: str, kind: str, says: str) -> None:
    wrong = [row for row in checker.check(text) if row.verdict is Verdict.CONTRADICTS]
    assert wrong
    if says:
        assert any(says in row.plan_says for row in wrong)


def test_a_figure_of_another_indicator_is_not_consistent(checker: Checker) -> None:
    assert only(checker, "服务业增加值增长80%以上。").verdict is Verdict.CONTRADICTS
    assert only(checker, "园区产值占比达6%。").verdict is Verdict.CONTRADICTS


def test_what_the_plan_does_not_speak_of_is_unsupported(checker: Checker) -> None:
    assert only(checker, "去年粮食总产达到45.2万吨。").verdict is Verdict.UNSUPPORTED


def test_where_the_plan_says_two_things_both_are_shown(checker: Checker) -> None:
    row = only(checker, "进出口总额增长8%左右。")
    assert row.verdict is Verdict.PLAN_DIFFERS
    assert [citation.address for citation in row.citations] == ["正文·一·1", "正文·二·1"]
    assert "8%左右" in row.plan_says and "8%以上" in row.plan_says


def test_a_role_is_that_of_the_task_above_it(checker: Checker) -> None:
    text = "交通工作\n由县交通运输局牵头，县发改局配合。\n财政工作\n由县交通运输局牵头。"
    assert [row.verdict for row in checker.check(text)][:2] == [Verdict.CONSISTENT] * 2
    assert list(checker.check(text))[-1].verdict is not Verdict.CONSISTENT


@pytest.mark.parametrize("text", ["", "\n\n", "同志们：", "要提高站位、压实责任。", "🙂" * 50])
def test_a_text_that_states_nothing_gives_no_row(checker: Checker, text: str) -> None:
    assert list(checker.check(text)) == []


def test_rows_are_stretches_of_the_draft_in_order(checker: Checker) -> None:
    text = "  一、外贸\n\u3000\u3000新增外贸企业12家，服务业增加值增长6%；专项债争取到位32.27亿元！\n"
    rows = list(checker.check(text))
    assert [row.text for row in rows] == ["新增外贸企业12家", "服务业增加值增长6%", "专项债争取到位32.27亿元"]
    assert all(text[row.start : row.end] == row.text for row in rows)


def test_a_long_stretch_without_a_full_stop_is_read_in_pieces() -> None:
    spans = list(sentences_in("外" * 2500))
    assert sum(span.end - span.start for span in spans) == 2500
    assert max(span.end - span.start for span in spans) <= 1000
