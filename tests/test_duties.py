"""Duties: who leads and who supports, as the note prints it."""

import pytest

from index.responsible import is_generic, read_note
from tests.plans import reading_of, task

# the note's inside, lead, support, whether the list is open
NOTES: list[tuple[str, list[str], list[str], bool]] = [
    ("县发改局牵头,县财政局等按职责分工负责", ["县发改局"], ["县财政局"], True),  # 等 stays open
    ("县科技局、县文旅广体局分别牵头,县财政局配合", ["县科技局", "县文旅广体局"], ["县财政局"], False),
    ("县教育局牵头,各负有监管职责行业部门按职责分工负责", ["县教育局"], ["各负有监管职责行业部门"], False),  # a role is never resolved
    ("责任单位:县发改局、县财政局", [], ["县发改局", "县财政局"], False),  # one undifferentiated list supports
    ("县发改局、县财政局按职责分工负责", [], ["县发改局", "县财政局"], False),
    ("牵头单位：市委人才办，责任单位：市发改委、市科技局", ["市委人才办"], ["市发改委", "市科技局"], False),
    ("县应急管理局牵头", ["县应急管理局"], [], False),
    ("由县发改局牵头,县工信局负责", ["县发改局"], ["县工信局"], False),  # 由 is no part of a name
    ("市生态环境局湘阴分局牵头,县住建局等相关部门按职责分工负责", ["市生态环境局湘阴分局"], ["县住建局"], True),
    ("主办:县委办;协办:县政府办", ["县委办"], ["县政府办"], False),
    ("县委组织部(人才办)牵头,各乡镇(街道)负责", ["县委组织部(人才办)"], ["各乡镇(街道)"], False),  # brackets inside a name
    ("县发改局、县司法局牵头", ["县发改局", "县司法局"], [], False),
    ("县工信局、县数据局牵头,县发改局等按职能分工负责", ["县工信局", "县数据局"], ["县发改局"], True),
    ("县发改局、县财政局按职责分工牵头", ["县发改局", "县财政局"], [], False),  # how they lead is no part of a name
    ("县科技局、县教育局共同牵头,县财政局等10个部门参与", ["县科技局", "县教育局"], ["县财政局"], True),
    ("县发改局会同县财政局、县工信局负责", ["县发改局"], ["县财政局", "县工信局"], False),
    ("县发改局负责,县财政局配合", ["县发改局"], ["县财政局"], False),  # one is in charge, the other is said to support
    ("县文旅广体局、县科技局负责", [], ["县文旅广体局", "县科技局"], False),
    ("县发改局牵头、县财政局配合", ["县发改局"], ["县财政局"], False),  # 、 behind a role
    ("县发改局牵头,县工信局等部门和各乡镇配合", ["县发改局"], ["县工信局", "各乡镇"], True),  # 等 in the middle
    ("县委组织部和县人社局牵头,县住房和城乡建设局配合", ["县委组织部", "县人社局"], ["县住房和城乡建设局"], False),  # 和 between and inside names
    ("责任领导:某某;牵头单位:县发改局;完成时限:2025年12月底", ["县发改局"], [], False),  # who answers for it and by when are no units
    ("县科技局牵头,2025年12月底前完成", ["县科技局"], [], False),
    ("牵头单位：县发改局 责任单位：县财政局", ["县发改局"], ["县财政局"], False),
    ("责任单位:各县(市、区)政府,市发改委", [], ["各县(市、区)政府", "市发改委"], False),  # 、 inside brackets
    ("县工商联牵头,各相关县直单位,各相关乡镇街道等按职责分工负责", ["县工商联"], ["各相关县直单位", "各相关乡镇街道"], True),
]


@pytest.mark.parametrize(("note", "lead", "support", "is_open"), NOTES, ids=[row[0] for row in NOTES])
def test_a_note_names_its_units_in_the_printed_order(note: str, lead: list[str], support: list[str], is_open: bool) -> None:
    assert read_note(note) == (lead, support, is_open)


NO_NOTES = [
    "完善政策(详见附件)。",  # a bracket that names nobody
    "落实(负责人)制度。",  # a word of the trade, no note
    "办好省级实事(以省、市专班下达任务为准)。",  # a caveat
    "企业负责人(法定代表人)参加培训。",
]


@pytest.mark.parametrize("sentence", NO_NOTES)
def test_a_bracket_that_assigns_nobody_is_no_duty(sentence: str) -> None:
    assert reading_of(task(sentence)).duties == ()


def test_two_notes_in_a_paragraph_are_two_duties() -> None:
    reading = reading_of(task("一要做好甲。(县科技局牵头)二要做好乙。(县财政局牵头)"))
    assert [duty.lead for duty in reading.duties] == [("县科技局",), ("县财政局",)]


def test_units_that_lead_separately_are_told_from_those_that_lead_together() -> None:
    reading = reading_of(task("做好甲。(县水利局、县林业局分别牵头)做好乙。(县水利局、县林业局牵头)"))
    assert [duty.separately for duty in reading.duties] == [True, False]


def test_each_note_of_a_clause_speaks_for_the_sentences_before_it() -> None:
    reading = reading_of("一、任务\n1. 工作。\n先做甲,再做乙。(县科技局牵头)再做丙,并做丁。\n最后,做好戊。(县财政局、县审计局等按职责分工负责)\n")
    assert [(duty.lead, duty.support, duty.open_list) for duty in reading.duties] == [
        (("县科技局",), (), False), ((), ("县财政局", "县审计局"), True),
    ]
    assert [(duty.address, duty.task) for duty in reading.duties] == [("正文·一·1", "工作"), ("正文·一·1·段2", "工作")]


def test_a_duty_points_at_the_note_without_its_brackets() -> None:
    reading = reading_of(task("做好甲。(县科技局牵头,县财政局配合)"))
    (duty,) = reading.duties
    assert duty.span.of(reading.document.text) == "县科技局牵头,县财政局配合"
    assert (duty.address, duty.task) == ("正文·一·1", "工作")


@pytest.mark.parametrize(("unit", "generic"), [
    ("各负有监管职责行业部门", True), ("相关部门", True), ("各乡镇(街道)", True), ("县直各单位", True), ("县直各行政执法主管部门", True), ("相关建设单位", True), ("各相关乡镇街道", True),
    ("县发改局", False), ("市生态环境局湘阴分局", False), ("樟树镇", False),
])
def test_a_role_is_told_from_a_unit(unit: str, generic: bool) -> None:
    assert is_generic(unit) is generic
