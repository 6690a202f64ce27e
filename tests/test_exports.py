"""Exports: the tables that offices keep, which open in other programs and in which no text becomes a formula."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime

import pytest
from icalendar import Calendar, Event
from openpyxl import Workbook, load_workbook

from assistant.exports.calendar import days_of, milestones_calendar
from assistant.exports.sheets import as_csv, as_xlsx
from assistant.exports.table import Column, Table, duties_table, milestones_table, targets_table
from assistant.ledger import UnitError, duty_rows, milestone_rows, target_rows
from index.documents import read_manifest
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.plans import GENRE, document, task

TABLES = pytest.mark.parametrize("table_of", [targets_table, duties_table, milestones_table], ids=lambda table_of: table_of.__name__)


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library(read_manifest(SEEDS), GENRE)


def library_of(text: str) -> Library:
    return read_library([document(text)], GENRE)


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def workbook_of(table: Table) -> Workbook:
    return load_workbook(io.BytesIO(as_xlsx(table)))


# ---- tables

def test_the_tables_have_the_columns_that_offices_use(plan: Library) -> None:
    assert [column.name for column in targets_table(plan).columns] == [
        "序号", "指标", "目标值", "口径", "承诺", "时限", "牵头单位", "所在攻坚", "出处", "原文"]
    assert [column.name for column in duties_table(plan).columns] == ["序号", "任务", "目标", "牵头", "配合", "时限", "出处"]


def test_a_table_has_every_row_of_the_ledger_numbered(plan: Library) -> None:
    for table, rows in ((targets_table(plan), target_rows(plan)), (duties_table(plan), duty_rows(plan)), (milestones_table(plan), milestone_rows(plan))):
        assert [row[0] for row in table.rows] == list(range(1, len(rows) + 1))
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_target_is_shown_as_printed() -> None:
    (row,) = targets_table(library_of(task("2025年5月底前,力争专利拥有量同比增长9%以上。(县科技局牵头)"))).rows
    assert row[0] == 1
    assert row[1:8] == ("专利拥有量", "同比增长9%以上", "增长、同比", "力争", "2025年5月底前", "县科技局", "正文")
    assert row[8] == "正文·一·1"


def test_a_year_that_is_only_the_documents_is_said_as_such() -> None:
    (target,) = targets_table(library_of(task("专利达5件。"))).rows
    assert target[5:7] == ("2025年（文件年度）", "本条未明确")


# note, lead and support in the table
NOTES = [
    ("县科技局牵头,县财政局配合", "县科技局", "县财政局"),
    ("县科技局牵头,县财政局等按职责分工负责", "县科技局", "县财政局等（原文未列全）"),
    ("县科技局、县财政局分别牵头", "县科技局、县财政局（分别牵头）", ""),
    ("县科技局、县财政局负责", "未区分牵头", "县科技局、县财政局"),
]


@pytest.mark.parametrize(("note", "lead", "support"), NOTES, ids=[row[0] for row in NOTES])
def test_a_note_is_shown_as_it_divides_the_work(note: str, lead: str, support: str) -> None:
    (row,) = duties_table(library_of(task(f"推进工作。({note})"))).rows
    assert row[3:5] == (lead, support)


def test_a_task_has_its_targets_and_dates() -> None:
    (row,) = duties_table(library_of(task("2025年5月底前专利达5件,7月份前项目达7个。(县科技局牵头)"))).rows
    assert row[1] == "工作"
    assert "5件；" in str(row[2])
    assert row[5] == "2025年5月底前；7月份前"


def test_the_tasks_of_one_unit_are_a_table_of_their_own(plan: Library) -> None:
    assert len(duties_table(plan, "科技局").rows) == len(duty_rows(plan, "县科技局"))
    with pytest.raises(UnitError):
        duties_table(plan, "县旅游局")


def test_a_place_names_its_document_where_there_are_several() -> None:
    one, other = document(task("专利达5件。")), document(task("项目达7个。"))
    library = read_library([one, other], GENRE)
    assert targets_table(library).rows[0][8] == "plan#正文·一·1"


# ---- files

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A0", "＝1+1", '=HYPERLINK("http://x","y")']
PLAIN = ["增长7%", "", "100", "a,b", 'say "x"', "二行\n文字", "——3", "1-2项", "<b>&amp;</b>"]


def hostile_table() -> Table:
    return Table("目标总表", "方案 & 附件", (Column("序号", 6), Column("=指标", 10)), tuple(enumerate([*HOSTILE, *PLAIN], start=1)))


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    header, *rows = csv_rows(as_csv(hostile_table()))
    assert header == ["序号", "'=指标"]
    assert [row[1] for row in rows] == [*(f"'{text}" for text in HOSTILE), *PLAIN]


def test_a_csv_opens_as_chinese_in_excel(plan: Library) -> None:
    content = as_csv(targets_table(plan))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    sheet = workbook_of(hostile_table()).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    texts = [sheet.cell(number, 2) for number in range(2, 2 + len(HOSTILE))]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in texts)
    assert [str(cell.value).strip() for cell in texts] == [text.strip() for text in HOSTILE]


def test_characters_that_a_workbook_cannot_hold_are_left_out() -> None:
    table = Table("表", "", (Column("一", 6),), (("甲\x00乙\x0b丙",),))
    sheet = workbook_of(table).active
    assert sheet is not None
    assert sheet.cell(2, 1).value == "甲乙丙"


@TABLES
def test_a_workbook_holds_the_table_ready_to_be_read_and_printed(table_of: Callable[[Library], Table], plan: Library) -> None:
    table = table_of(plan)
    workbook = workbook_of(table)
    sheet = workbook.active
    assert sheet is not None
    assert workbook.sheetnames == [table.title]
    assert [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)] == list(table.rows)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == ("landscape", 9, "$1:$1")
    assert all(cell.alignment.wrap_text for cell in sheet[2])
    assert all((sheet.row_dimensions[number].height or 0) > 12 for number in range(2, sheet.max_row + 1))


@TABLES
def test_a_csv_holds_the_table(table_of: Callable[[Library], Table], plan: Library) -> None:
    table = table_of(plan)
    header, *rows = csv_rows(as_csv(table))
    assert header == [column.name for column in table.columns]
    assert rows == [[str(cell) for cell in row] for row in table.rows]


@TABLES
def test_a_plan_that_states_nothing_gives_a_table_with_its_header_alone(table_of: Callable[[Library], Table]) -> None:
    table = table_of(library_of(task("做好有关工作。")))
    assert table.rows == ()
    assert len(csv_rows(as_csv(table))) == 1
    sheet = workbook_of(table).active
    assert sheet is not None
    assert sheet.max_row == 1


# ---- calendar

# iso, first day, first day behind
DAYS = [
    ("2025", (2025, 1, 1), (2026, 1, 1)),
    ("2025-05", (2025, 5, 1), (2025, 6, 1)),
    ("2025-12", (2025, 12, 1), (2026, 1, 1)),
    ("2025-03-15", (2025, 3, 15), (2025, 3, 16)),
    ("2025-12-31", (2025, 12, 31), (2026, 1, 1)),
    # no dates
    ("", None, None),
    ("2025-13", None, None),
    ("2025-02-30", None, None),
    ("9999-12", None, None),
]


@pytest.mark.parametrize(("iso", "first", "behind"), DAYS, ids=[row[0] or "none" for row in DAYS])
def test_an_event_is_as_long_as_what_is_printed(iso: str, first: tuple[int, int, int] | None, behind: tuple[int, int, int] | None) -> None:
    assert days_of(iso) == ((date(*first), date(*behind)) if first and behind else None)


def events(library: Library) -> list[Event]:
    return [one for one in Calendar.from_ical(milestones_calendar(library)).walk() if isinstance(one, Event)]


def test_the_calendar_has_every_date_and_no_rhythm(plan: Library) -> None:
    dated = [row for row in milestone_rows(plan) if row["iso"]]
    found = events(plan)
    assert len(found) == len(dated)
    for event, row in zip(found, dated, strict=True):
        start, end = event.start, event.end
        assert not isinstance(start, datetime)
        assert start.isoformat().startswith(row["iso"])
        assert (end - start).days >= {4: 365, 7: 28, 10: 1}[len(row["iso"])]
        assert str(event["SUMMARY"]) == " ".join(row["quote"].split())
        assert row["address"] in str(event["DESCRIPTION"])
        assert row["quote"].strip() in str(event["DESCRIPTION"])


def test_an_events_name_stays_the_same_and_is_its_own(plan: Library) -> None:
    first, second = ([str(event["UID"]) for event in events(plan)] for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first)


def test_two_things_of_the_same_words_are_two_events() -> None:
    names = [str(event["UID"]) for event in events(library_of(task("2025年5月底前完成。2025年5月底前完成。")))]
    assert len(names) == len(set(names)) == 2


def test_a_plan_without_dates_gives_a_calendar_without_events() -> None:
    assert events(library_of(task("做好有关工作。"))) == []
