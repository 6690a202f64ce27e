"""Terms, milestones, working groups and units: what else is read from a plan, and what is left unread."""

import pytest

from index.documents import read_manifest
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.plans import GENRE, reading_of, task


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(SEEDS), GENRE)


# sentence, [(term, its explanation)]
TERMS = [
    ("实施“五个一”(一人、一车、一表、一册、一图)行动", [("五个一", "一人、一车、一表、一册、一图")]),  # a bracket behind the term
    ("实施“五个一”行动(一人、一车、一表、一册、一图)", [("五个一", "一人、一车、一表、一册、一图")]),  # behind the term's noun
    ("强化招商、投资、服务“三个统筹”", [("三个统筹", "招商、投资、服务")]),  # as many members before it as it counts
    ("推行“一窗受理”(一个窗口统一受理)", [("一窗受理", "一个窗口统一受理")]),
    ("开展“三助”服务(助餐、助浴、助医)", [("三助", "助餐、助浴、助医")]),  # behind a noun that is no usual one
    ("用好“五个一”便民惠企包(一人、一车、一表、一册、一图)", [("五个一", "一人、一车、一表、一册、一图")]),
    # not explained: the document uses it only
    ("推进“三化”建设和厂房改造(甲、乙)", [("三化", None)]),
    ("推进“三化”建设", [("三化", None)]),
    ("深化“放管服”改革", [("放管服", None)]),
    ("甲、乙“三个重点”", [("三个重点", None)]),  # two members are not three
    ("没有引号的一窗受理", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TERMS, ids=[row[0] for row in TERMS])
def test_a_term_is_explained_only_by_the_documents_words(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    reading = reading_of(task(f"{sentence}。"))
    text = reading.document.text
    assert [(one.term, one.explanation.of(text) if one.explanation else None) for one in reading.terms] == expected


def test_a_heading_that_counts_is_explained_by_the_sentence_that_lists(library: Library) -> None:
    text = library.readings[0].document.text
    explained = {term.term: term.explanation.of(text) for term in library.readings[0].terms if term.explanation}
    assert explained["四比四提高"].startswith("比谋划,提升争取资金的比率")


# sentence, [(date as printed, iso, whether it is a rhythm)]
MILESTONES = [
    ("2025年5月底前完成", [("2025年5月底前", "2025-05", False)]),
    ("2025年3月15日前报送", [("2025年3月15日前", "2025-03-15", False)]),
    ("2025年7月份启动,12月底前建成", [("2025年7月份", "2025-07", False), ("12月底前", "2025-12", False)]),  # the year goes on
    ("年内完成验收", [("年内", "2025", False)]),  # the plan's own year
    ("到2027年建成", [("2027年", "2027", False)]),
    ("每季度调度一次", [("每季度调度一次", "", True)]),
    ("一月一通报", [("一月一通报", "", True)]),
    ("2025年,项目年内建成投产", [("2025年", "2025", False)]),  # 年内 says it again
    ("2025—2027年建设园区", [("2025—2027年", "2027", False)]),  # a period ends in its last year
    ("自2026年7月31日起施行", [("2026年7月31日", "2026-07-31", False)]),
    ("6月15日前索道试运行", [("6月15日前", "2025-06-15", False)]),
    ("9月底前通过评审", [("9月底前", "2025-09", False)]),  # to pass, by a last day
    ("上半年完成主体工程", [("上半年", "2025", False)]),  # it has no month of its own
    ("2025年第二季度前建成", [("2025年第二季度前", "2025", False)]),
    ("今年6月底前建成", [("6月底前", "2025-06", False)]),
    ("每两周召开一次例会", [("每两周召开一次例会", "", True)]),
    ("实行周调度、月通报", [("实行周调度", "", True), ("月通报", "", True)]),
    ("每季度末月25日前报送进展", [("每季度末月25日前报送进展", "", True)]),
    ("季度末报送进展", [("季度末报送进展", "", True)]),
    # no milestones
    ("2025年5月通过的条例", []),
    ("较上半年增加", []),
    ("离校5年内的毕业生", []),  # a length of time
    ("行动计划（2026—2028年）", []),  # the years of a title
    ("收入比2025年增加", []),  # a base of comparison
    ("每月不超过2000元", []),  # an amount a month is no rhythm
    ("办公室2025年4月28日印发", []),  # when it was published
    ("完成2024年高标准农田建设任务", []),  # an earlier year only names something
    ("《规划(2025-2035年)》印发", []),  # a title
    ("2025年度工作", []),  # a period
    ("5月的活动", []),  # a month without a year or an edge
]


@pytest.mark.parametrize(("sentence", "expected"), MILESTONES, ids=[row[0] for row in MILESTONES])
def test_a_date_is_only_as_precise_as_printed(sentence: str, expected: list[tuple[str, str, bool]]) -> None:
    reading = reading_of(task(f"{sentence}。"))
    text = reading.document.text
    assert [(one.date_span.of(text), one.iso, one.is_rhythm) for one in reading.milestones] == expected


def test_a_date_that_opens_its_sentence_holds_for_all_of_it() -> None:
    reading = reading_of(task("至2026年,厂房实现满园,产业初具规模,年税收达到1亿元。"))
    (milestone,) = reading.milestones
    assert milestone.span.of(reading.document.text) == "至2026年,厂房实现满园,产业初具规模,年税收达到1亿元"


def test_a_plan_without_a_year_dates_nothing_by_guess() -> None:
    from index.library import read
    from tests.plans import document

    (milestone,) = read(document(task("12月底前建成。"), year=None), GENRE).milestones
    assert milestone.iso == ""


# address, convener's role, deputies, number of members, whether 等 leaves the list open, office: counted by eye in the plan
GROUPS = [
    ("总体方案·三·(一)", "组长", "", 0, False, ""),
    ("附件1·三", "召集人", "县发改局、县商务粮食局主要负责人", 23, True, "县发改局"),
    ("附件2·三", "召集人", "县工信局、县发改局主要负责同志", 26, True, "县工信局"),
    ("附件3·三", "召集人", "县科技局、县文旅广体局主要负责人", 27, True, "县科技局"),
    ("附件4·三", "召集人", "商务粮食局、发改局主要负责人", 32, True, "县商务粮食局"),
    ("附件5·三", "召集人", "县优化办主任", 25, False, "县政府办"),  # no 等 at the end: the list is complete
    ("附件6·三", "召集人", "县应急管理局、县财政局、县住建局主要负责人", 27, True, "应急管理局"),
    ("附件7·三", "召集人", "县人社局、市生态环境局湘阴分局、县农业农村局、县政府督查室主要负责人", 23, True, "县人社局"),  # 为成员单位 comes last
]


def test_the_plans_working_groups_are_read_whole(library: Library) -> None:
    found = [
        (group.address, group.convener_role, group.deputies.text if group.deputies else "", len(group.members), group.open_list,
         group.office.text if group.office else "")
        for group in library.readings[0].groups
    ]
    assert found == GROUPS


def test_a_clause_that_sets_up_no_group_has_none() -> None:
    assert reading_of(task("各专班要加强协作,由县政府办统筹。")).groups == ()


# what is said, the printed names it may mean
UNITS = [
    ("县科技局", ("县科技局",)),
    ("科技局", ("县科技局",)),
    ("人力资源和社会保障局", ("县人社局",)),
    ("生态环境局", ("市生态环境局湘阴分局",)),
    ("大数据局", ("县数据局",)),
    ("县外事办", ()),  # the plan names no such unit
]


@pytest.mark.parametrize(("said", "meant"), UNITS, ids=[row[0] for row in UNITS])
def test_a_unit_is_known_by_what_staff_call_it(said: str, meant: tuple[str, ...], library: Library) -> None:
    assert library.units.meant_by(said) == meant


def test_a_bare_short_form_is_a_unit_only_where_it_acts(library: Library) -> None:
    assert [said for said, _ in library.units.mentioned("财政牵头哪些工作")] == ["财政"]
    assert library.units.mentioned("财政性资金有多少") == []


def test_roles_are_no_units(library: Library) -> None:
    assert not [name for name in library.units.names if name.startswith(("各", "相关"))]
