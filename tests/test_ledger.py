"""The ledger: the contract's rows of every finding, each pointing at its words, and what a plan leaves unsaid left empty."""

from collections.abc import Callable

import pytest

from assistant.ledger import (
    Row,
    UnitError,
    conflict_rows,
    duty_rows,
    group_rows,
    milestone_rows,
    target_rows,
    term_rows,
)
from assistant.settings import ROOT
from index.documents import read_document, read_manifest
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.plans import GENRE, document, task

PLACED = {"document", "address", "quote", "start", "end", "part", "heading"}
CONTRACT: dict[Callable[[Library], list[Row]], set[str]] = {
    target_rows: {"indicator", "operator", "value", "unit", "base", "deadline", "deadline_iso", "deadline_assumed", "commitment", "scope", "lead"},
    duty_rows: {"task", "lead", "support", "open_list", "generic", "separately"},
    group_rows: {"name", "convener", "deputies", "members", "open_list", "office", "office_duty", "rhythm", "leader"},
    term_rows: {"term", "explanation", "members"},
    milestone_rows: {"date", "iso", "is_rhythm"},
}
KINDS = pytest.mark.parametrize("rows_of", CONTRACT, ids=lambda rows_of: rows_of.__name__)


def library_of(text: str, year: int | None = 2025) -> Library:
    return read_library([document(text, year)], GENRE)


@pytest.fixture(scope="module")
def plan() -> Library:
    return read_library(read_manifest(SEEDS), GENRE)


@pytest.fixture(scope="module")
def others() -> Library:
    return read_library([read_document(path) for path in sorted((ROOT / "tests" / "documents").glob("*.txt"))], GENRE)


def assert_placed(library: Library, row: Row) -> None:
    """The row's quote is its span, inside its clause's own text, under its own part."""
    reading = library.reading(row["document"])
    clause = reading.tree[row["address"]]
    assert row["quote"] == reading.document.text[row["start"] : row["end"]]
    assert clause.span.start <= row["start"] < row["end"] <= clause.span.end
    assert row["part"] == reading.tree.part_of(clause).address
    assert row["heading"] == clause.heading


@KINDS
def test_every_row_has_the_contracts_fields_and_quotes_its_span(rows_of: Callable[[Library], list[Row]], plan: Library, others: Library) -> None:
    assert rows_of(plan)
    for library in (plan, others):
        for row in rows_of(library):
            assert row.keys() >= PLACED | CONTRACT[rows_of]
            assert_placed(library, row)


def test_every_side_of_a_conflict_quotes_its_span_in_document_order(plan: Library) -> None:
    assert conflict_rows(plan)
    for row in conflict_rows(plan):
        assert row.keys() >= {"kind", "subject", "note", "sides"}
        assert len(row["sides"]) >= 2
        for side in row["sides"]:
            assert_placed(plan, side)
        assert [side["start"] for side in row["sides"]] == sorted(side["start"] for side in row["sides"])


def test_rows_are_the_findings_in_reading_order(plan: Library) -> None:
    (reading,) = plan.readings
    assert [(row["start"], row["end"]) for row in target_rows(plan)] == [target.span for target in reading.targets]
    assert [(row["start"], row["end"]) for row in duty_rows(plan)] == [duty.span for duty in reading.duties]
    assert len(term_rows(plan)) == len(reading.terms)
    assert len(milestone_rows(plan)) == len(reading.milestones)


@pytest.mark.parametrize("rows_of", [*CONTRACT, conflict_rows], ids=lambda rows_of: rows_of.__name__)
def test_a_plan_that_states_nothing_gives_no_rows(rows_of: Callable[[Library], list[Row]]) -> None:
    assert rows_of(library_of(task("做好有关工作。"))) == []


def test_a_target_is_led_by_the_note_behind_it() -> None:
    library = library_of(task("专利达5件。(县科技局牵头,县财政局配合)项目达7个。(县发改局牵头)"))
    assert [(row["printed"], row["lead"]) for row in target_rows(library)] == [("达5件", ["县科技局"]), ("达7个", ["县发改局"])]


def test_a_target_behind_the_last_note_of_its_clause_is_led_by_that_note() -> None:
    (row,) = target_rows(library_of(task("做好工作。(县科技局牵头,县财政局配合)专利达5件。")))
    assert row["lead"] == ["县科技局"]


def test_a_target_of_a_clause_without_a_note_has_no_lead() -> None:
    (row,) = target_rows(library_of("一、任务\n1. 专利。专利达5件。\n2. 项目。推进项目。(县发改局牵头)\n"))
    assert row["lead"] == []


def test_the_documents_year_is_assumed_only_where_no_date_is_printed() -> None:
    first, second = target_rows(library_of("一、任务\n1. 专利。专利达5件。\n2. 项目。2026年5月底前项目达7个。\n"))
    assert (first["deadline"], first["deadline_iso"], first["deadline_assumed"]) == ("", "", "2025")
    assert (second["deadline_iso"], second["deadline_assumed"]) == ("2026-05", "")
    (row,) = target_rows(library_of(task("专利达5件。"), year=None))
    assert row["deadline_assumed"] == ""


def test_a_duty_comes_with_the_targets_and_dates_under_its_note() -> None:
    first, second = duty_rows(library_of(task("2025年5月底前专利达5件。(县科技局、县工信局分别牵头,县财政局等配合)项目达7个。(县发改局牵头)")))
    assert (first["lead"], first["support"], first["open_list"], first["separately"]) == (["县科技局", "县工信局"], ["县财政局"], True, True)
    assert [target for target in first["targets"] if "5件" in target]
    assert first["dates"] == ["2025年5月底前"]
    assert (second["dates"], second["deadline_assumed"], second["separately"]) == ([], "2025", False)
    assert [target for target in second["targets"] if "7个" in target]


def test_a_rhythm_is_no_date_of_a_duty() -> None:
    (row,) = duty_rows(library_of(task("实行一月一通报。(县发改局牵头)")))
    assert row["dates"] == []


@pytest.mark.parametrize("said", ["县科技局", "科技局", " 县科技局 "])
def test_the_duties_of_a_unit_are_those_that_name_it(said: str, plan: Library) -> None:
    rows = duty_rows(plan, said)
    assert rows
    assert rows == [row for row in duty_rows(plan) if "县科技局" in (*row["lead"], *row["support"])]


def test_a_role_that_the_plan_prints_has_its_duties(plan: Library) -> None:
    assert duty_rows(plan, "各负有监管职责行业部门")


def test_a_unit_that_is_not_in_the_plan_is_said_not_to_be_there_with_the_nearest(plan: Library) -> None:
    with pytest.raises(UnitError, match=r"没有出现“县旅游局”：.*县文旅广体局"):
        duty_rows(plan, "县旅游局")
    with pytest.raises(UnitError, match=r"没有出现“ABC”：.*youju"):
        duty_rows(plan, "ABC")


def test_a_group_has_every_field_that_its_clause_sets() -> None:
    (row,) = group_rows(library_of(
        "一、机制\n成立工业攻坚工作专班,由县政府办副主任担任召集人,县工信局主要负责人担任副召集人,成员单位包括县工信局、县财政局等,"
        "工作专班办公室设在县工信局,负责日常协调工作。每月召开一次会议。\n"
    ))
    assert (row["name"], row["convener"], row["deputies"]) == ("工业攻坚工作专班", "县政府办副主任", "县工信局主要负责人")
    assert (row["members"], row["open_list"]) == (["县工信局", "县财政局"], True)
    assert (row["office"], row["office_duty"], row["rhythm"], row["leader"]) == ("县工信局", "负责日常协调工作", ["每月召开一次会议"], "")


# sentence, term, explanation, members
SLOGANS = [
    ("打造储运、储备、转运“三个基地”", "三个基地", "储运、储备、转运", ["储运", "储备", "转运"]),
    ("打造储运(粮食、煤炭)、储备、转运“三个基地”", "三个基地", "储运(粮食、煤炭)、储备、转运", ["储运(粮食、煤炭)", "储备", "转运"]),
    ("抓好“六个一”行动(一榜一奖一中心一册一办一平台)", "六个一", "一榜一奖一中心一册一办一平台", ["一榜", "一奖", "一中心", "一册", "一办", "一平台"]),
    ("构建“1+1+X”体系。做强甲产业;做优乙产业;做大丙、丁产业", "1+1+X", "做强甲产业;做优乙产业;做大丙、丁产业。", ["做强甲产业", "做优乙产业", "做大丙、丁产业"]),
    ("推行“一窗受理”(一个窗口统一受理)", "一窗受理", "一个窗口统一受理", []),  # no numbered slogan
    ("推进“三化”建设", "三化", "", []),  # not defined
]


@pytest.mark.parametrize(("sentence", "term", "explanation", "members"), SLOGANS, ids=[row[0] for row in SLOGANS])
def test_a_slogan_has_as_many_members_as_it_counts_or_none(sentence: str, term: str, explanation: str, members: list[str]) -> None:
    (row,) = term_rows(library_of(task(f"{sentence}。")))
    assert (row["term"], row["explanation"], row["members"]) == (term, explanation, members)
    assert row["explained_at"] == ([row["address"]] if explanation else [])


def test_a_term_that_is_explained_elsewhere_says_where() -> None:
    first, second = term_rows(library_of("一、任务\n1. 基地。建好“三个基地”。\n2. 港口。打造储运、储备、转运“三个基地”。\n"))
    assert (first["explanation"], first["explained_at"]) == ("", [second["address"]])


def test_a_rhythm_has_no_date_of_the_calendar(plan: Library) -> None:
    rows = milestone_rows(plan)
    assert {row["is_rhythm"] for row in rows} == {True, False}
    assert all(not row["iso"] for row in rows if row["is_rhythm"])
    assert all(row["date"] in row["quote"] for row in rows)
