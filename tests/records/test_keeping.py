"""The record keeps a row of every answer, whole and in order, and tells of one to its own reader alone."""

import stat
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.answer import Answer, Status, Turn
from assistant.conversations import Conversations
from assistant.records.records import NoSuchRecord, Records
from assistant.records.row import UNANSWERED
from assistant.records.search import Judged, Wanted
from tests.records.rows import LOCAL, OTHER, READER, answer_to, worded


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    records = Records(tmp_path / "records.sqlite", edition=lambda: "e1")
    yield records
    records.close()


def test_a_row_says_who_asked_what_was_understood_and_what_it_stands_on(records: Records) -> None:
    records.keep(READER, answer_to("那是多少", understood="专项债是多少"), "r1", history=(Turn("user", "专项债有哪些"), Turn("assistant", "共2项")))
    row = records.get("r1")
    assert (row.person, row.front, row.question, row.understood, row.turns) == ("张三", "api", "那是多少", "专项债是多少", ("专项债有哪些",))
    assert (row.status, row.headline, row.conflicts, row.seconds, row.edition) == ("answered", "专项债目标为32.27亿元。", ("value",), 0.03, "e1")
    assert [(one.name, one.start, one.end, one.quote) for one in row.clauses] == [("plan#总体方案·二·(一)", 1085, 1095, "专项债32.27亿元")]
    assert abs(datetime.now(UTC) - datetime.fromisoformat(row.at)) < timedelta(minutes=1) and row.at.endswith("Z")


def test_a_fuller_answer_completes_its_row_and_leaves_what_a_reader_said(records: Records) -> None:
    records.keep(READER, answer_to(), "r1")
    records.judge("r1", "张三", is_helpful=False, reason="答非所问")
    begun = records.get("r1").at
    records.keep(READER, worded(answer_to()), "r1")
    row = records.get("r1")
    assert (row.model, row.verified, row.replaced, row.dropped, row.left_out, row.first_seconds, row.model_seconds) == ("small", 1, 1, 1, "模型停下了", 0.5, 2.0)
    assert (row.helpful, row.reason, row.at) == (False, "答非所问", begun)
    assert records.counts().total == 1


def test_a_question_without_an_answer_has_its_row_with_the_reason(records: Records) -> None:
    records.keep(READER, Answer("问" * 10_000, "", Status.NOT_FOUND, "", ""), "r1", "Busy")
    row = records.get("r1")
    assert (row.status, row.trouble) == (UNANSWERED, "Busy")
    assert len(row.question) < 5000


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "' OR 1=1 --", "=cmd|'/c calc'!A0", "‮", "𠀀" * 50, "甲 " * 3000, ""])
def test_any_text_can_be_kept_and_searched_for(records: Records, text: str) -> None:
    records.keep(READER, answer_to(text, headline=f"甲乙{text}"), "r1")
    assert records.unwritten == 0
    assert records.get("r1").headline.startswith("甲乙")
    assert [row.id for row in records.search(Wanted(words="甲乙"))] == ["r1"]
    records.search(Wanted(words=text, person=text.encode(errors="replace").decode()))


def test_only_ones_own_answer_is_judged(records: Records) -> None:
    records.keep(READER, answer_to(), "r1")
    for record, person in (("r1", "李四"), ("r2", "张三"), ("", ""), ("\ud800", "\0")):
        with pytest.raises(NoSuchRecord):
            records.judge(record, person, is_helpful=True)
    assert records.get("r1").helpful is None
    records.judge("r1", "张三", is_helpful=True)
    assert records.get("r1").helpful is True
    records.judge("r1", "张三", None, "不算数")
    assert (records.get("r1").helpful, records.get("r1").reason) == (None, "")


def test_a_front_may_mark_without_a_name_and_never_hears_of_trouble(records: Records) -> None:
    records.keep(LOCAL, answer_to(), "r1")
    records.mark("r1", is_helpful=False, reason="缺一项")
    records.mark("nothing", is_helpful=False)
    assert [row.reason for row in records.search(Wanted(judged=Judged.BAD))] == ["缺一项"]


@pytest.mark.parametrize(("words", "is_found"), [
    ("专项", True), ("专项债", True), ("债", True), ("32.27", True), ("32.27亿元", True), ("３２．２７亿元", True), ("r&d", True), ("rd", False),
    ("专项债 多少", True), ("专项 粮食", False), ("债专", False), ("2.2", True), ("3.2", False), ("专债", False), ("。", False), ('"', False), ("专项*", True), ("32.28", False),
], ids=str)
def test_every_piece_of_a_text_is_found(records: Records, words: str, is_found: bool) -> None:
    records.keep(READER, answer_to("今年专项债的目标和R&D投入强度是多少"), "r1")
    records.keep(READER, answer_to("水稻播种面积", headline="播种面积42万亩。"), "r2")
    assert [row.id for row in records.search(Wanted(words=words))] == ["r1"] * is_found


def test_rows_are_chosen_by_person_status_day_and_judgement(records: Records) -> None:
    records.keep(READER, answer_to(), "r1")
    records.keep(OTHER, answer_to(status=Status.NOT_FOUND), "r2")
    records.keep(OTHER, Answer("问", "", Status.NOT_FOUND, "", ""), "r3", "TooMany")
    records.judge("r2", "李四", is_helpful=False)
    today, yesterday = (f"{datetime.now().astimezone() - timedelta(days=days):%Y-%m-%d}" for days in (0, 1))

    def found(wanted: Wanted) -> list[str]:
        assert records.counts(wanted).total == len(records.search(wanted))
        return [row.id for row in records.search(wanted)]

    assert found(Wanted()) == ["r3", "r2", "r1"]
    assert found(Wanted(person="李四")) == ["r3", "r2"]
    assert found(Wanted(status="not_found")) == ["r2"]
    assert found(Wanted(status=UNANSWERED)) == ["r3"]
    assert found(Wanted(judged=Judged.BAD)) == ["r2"] and found(Wanted(judged=Judged.GOOD)) == []
    assert found(Wanted(since=today, until=today)) == ["r3", "r2", "r1"]
    assert found(Wanted(until=yesterday)) == []
    assert found(Wanted(since="0001-01-01", until="9999-12-31")) == ["r3", "r2", "r1"]
    assert found(Wanted(since="9999-12-31")) == found(Wanted(until="0001-01-01")) == []
    counts = records.counts()
    assert (counts.by_status, counts.good, counts.bad, list(counts.by_day.values())) == ({"answered": 1, "not_found": 1, UNANSWERED: 1}, 0, 1, [(1, 2)])
    assert [row.id for row in records.search(most=1, skipped=1)] == ["r2"]
    assert records.persons() == ["张三", "李四"]


def kept_at(path: Path, now: datetime, name: str) -> None:
    """A row of another day."""
    records = Records(path, clock=lambda: now)
    records.keep(READER, answer_to(), name)
    records.search(Wanted(words="专项"))
    records.close()


def test_old_rows_go_and_the_index_of_words_with_them(tmp_path: Path) -> None:
    path, now = tmp_path / "records.sqlite", datetime(2026, 5, 31, 12, tzinfo=UTC)
    kept_at(path, now - timedelta(days=366), "old")
    for days in range(340, 0, -20):
        kept_at(path, now - timedelta(days=days), f"{days} days ago")
    kept_at(path, now, "new")
    assert Records(path, 0, clock=lambda: now + timedelta(days=9000)).prune() == 0
    records = Records(path, 365, clock=lambda: now)
    assert (records.prune(), records.prune()) == (1, 0)
    found = [row.id for row in records.search(Wanted(words="专项"))]
    assert (len(found), found[0], found[-1]) == (18, "new", "340 days ago")
    records.close()


def test_old_rows_go_as_soon_as_the_file_is_looked_after(tmp_path: Path) -> None:
    path, now = tmp_path / "records.sqlite", datetime(2026, 5, 31, 12, tzinfo=UTC)
    kept_at(path, now - timedelta(days=25), "old")
    kept_at(path, now, "new")
    records = Records(path, 20, clock=lambda: now)
    records.tend()
    until = time.monotonic() + 10
    while records.counts().total > 1 and time.monotonic() < until:
        time.sleep(0.05)
    assert [row.id for row in records.search()] == ["new"]
    records.close()


def test_a_clock_that_is_a_year_ahead_at_start_costs_no_row(tmp_path: Path) -> None:
    path, now = tmp_path / "records.sqlite", datetime(2026, 5, 31, 12, tzinfo=UTC)
    kept_at(path, now, "r1")
    assert Records(path, 365, clock=lambda: now + timedelta(days=400)).prune() == 0


def test_answers_of_a_clock_that_leapt_cost_no_row_before_a_week_of_them(tmp_path: Path) -> None:
    path, now = tmp_path / "records.sqlite", datetime(2026, 5, 31, 12, tzinfo=UTC)
    kept_at(path, now - timedelta(days=2), "earlier")
    kept_at(path, now, "r1")
    for days, removed in ((400, 0), (403, 0), (408, 2)):
        kept_at(path, now + timedelta(days=days), f"r{days}")
        assert Records(path, 365, clock=lambda days=days: now + timedelta(days=days)).prune() == removed  # type: ignore[misc]


def test_answers_of_a_clock_that_was_set_back_a_year_stay_with_those_around_them(tmp_path: Path) -> None:
    path, now = tmp_path / "records.sqlite", datetime(2026, 5, 31, 12, tzinfo=UTC)
    kept_at(path, now, "r1")
    kept_at(path, now - timedelta(days=366), "r2")
    kept_at(path, now, "r3")
    records = Records(path, 365, clock=lambda: now)
    assert records.prune() == 0
    records.close()


def test_a_clock_that_is_set_back_an_hour_keeps_the_order_of_answers(tmp_path: Path) -> None:
    now = datetime(2026, 5, 31, 12, tzinfo=UTC)
    records = Records(tmp_path / "records.sqlite", clock=lambda: now)
    for name in ("r1", "r2", "r3"):
        records.keep(READER, answer_to(), name)
        now -= timedelta(hours=1)
    records.close()
    assert [row.id for row in records.search()] == ["r3", "r2", "r1"]
    assert records.get("r3").at < records.get("r1").at


def test_no_other_user_of_the_machine_may_read_the_file(tmp_path: Path, records: Records) -> None:
    records.keep(READER, answer_to(), "r1")
    assert stat.S_IMODE((tmp_path / "records.sqlite").stat().st_mode) == 0o600


def test_what_a_reader_says_on_the_page_joins_the_row(tmp_path: Path, records: Records) -> None:
    conversations = Conversations(tmp_path / "conversations.sqlite", records.mark)
    records.keep(LOCAL, answer_to(), "r1")
    exchange = conversations.ask("owner", "conversation", "今年专项债的目标是多少")
    exchange = replace(exchange, answer=replace(answer_to(), record="r1"))
    conversations.judge(exchange, is_helpful=False, reason="数字错了")
    assert (records.get("r1").helpful, records.get("r1").reason) == (False, "数字错了")
    conversations.take_back(exchange)
    assert records.get("r1").helpful is None
    conversations.judge(replace(exchange, answer=answer_to()), is_helpful=True)
    assert records.get("r1").helpful is None
