"""Groups: what a clause that sets up a working group says of it, in the forms that such plans use."""

import pytest

from index.groups import WorkingGroup, units_of_posts
from tests.plans import reading_of, task

WHOLE = (
    "成立产业攻坚工作专班,由县政府办分管副主任担任召集人,县工信局、县发改局主要负责同志担任副召集人,"
    "成员单位包括县科技局、县住建局、优化办等。专班办公室设县工信局,负责日常协调和调度工作。工作专班每月举行一次调度会议。"
)


def _group(sentence: str) -> WorkingGroup:
    (group,) = reading_of(task(sentence)).groups
    return group


def test_every_field_of_a_group_is_read_as_printed() -> None:
    group = _group(WHOLE)
    assert group.name == "产业攻坚工作专班"
    assert (group.convener_role, group.convener.text if group.convener else "") == ("召集人", "县政府办分管副主任")
    assert (group.deputy_role, group.deputies.text if group.deputies else "") == ("副召集人", "县工信局、县发改局主要负责同志")
    assert (group.members, group.open_list) == (("县科技局", "县住建局", "优化办"), True)
    assert (group.office.text if group.office else "", group.office_duty.text if group.office_duty else "") == ("县工信局", "负责日常协调和调度工作")
    assert [field.text for field in group.rhythm] == ["工作专班每月举行一次调度会议"]


@pytest.mark.parametrize("rhythm", ["每两月召开一次调度会", "每半年通报一次", "每3个月调度一次", "每周碰头", "定期召开会议"])
def test_a_rhythm_is_read_however_often_it_is(rhythm: str) -> None:
    assert [field.text for field in _group(f"成立工作专班,由县长任组长。{rhythm}。").rhythm] == [rhythm]


def test_every_field_is_its_span() -> None:
    reading = reading_of(task(WHOLE))
    (group,) = reading.groups
    fields = [group.convener, group.deputies, group.office, group.office_duty, *group.rhythm]
    assert all(field and field.span.of(reading.document.text) == field.text for field in fields)
    assert group.members_span and group.members_span.of(reading.document.text) == "县科技局、县住建局、优化办等"


CHAIRS = [
    ("召集人由分管副县长担任,副召集人由县民政局主要负责人担任", ("召集人", "分管副县长"), ("副召集人", "县民政局主要负责人")),
    ("指挥长由县长兼任", ("指挥长", "县长"), ("", "")),
    ("组长:县长 副组长:常务副县长、分管副县长 成员:县财政局、县水利局", ("组长", "县长"), ("副组长", "常务副县长、分管副县长")),
    ("组  长:县长\n副组长:县农业农村局局长\n成  员:县财政局、县水利局", ("组长", "县长"), ("副组长", "县农业农村局局长")),
    ("由县长任组长、常务副县长任副组长,县财政局、县水利局为成员单位", ("组长", "县长"), ("副组长", "常务副县长")),
    ("由县政府办副主任任组长,由县财政局局长任副组长", ("组长", "县政府办副主任"), ("副组长", "县财政局局长")),
    ("组长由县委书记担任,办公室主任由县农业农村局局长兼任", ("组长", "县委书记"), ("", "")),  # who heads its office chairs nothing
]


@pytest.mark.parametrize(("who", "chair", "deputy"), CHAIRS, ids=[row[0] for row in CHAIRS])
def test_who_chairs_is_read_with_the_post_before_or_behind(who: str, chair: tuple[str, str], deputy: tuple[str, str]) -> None:
    group = _group(f"成立乡村振兴领导小组,{who}。")
    assert (group.convener_role, group.convener.text if group.convener else "") == chair
    assert (group.deputy_role, group.deputies.text if group.deputies else "") == deputy
    assert group.members == (("县财政局", "县水利局") if "县水利局" in who else ())


def test_a_group_may_be_named_behind_those_who_make_it_up() -> None:
    group = _group("成立由县长任组长,分管副县长任副组长,县财政局、县水利局为成员的防汛工作领导小组,实行周调度、月通报。")
    assert (group.name, group.members) == ("防汛工作领导小组", ("县财政局", "县水利局"))
    assert [field.text for field in group.rhythm] == ["实行周调度、月通报"]


# sentence, members, whether the list is open
MEMBERS = [
    ("成立防汛指挥部,由县长任指挥长,县水利局、县气象局为成员单位", ("县水利局", "县气象局"), False),  # 为成员单位 comes last
    ("成立防汛指挥部,由县长任指挥长,成员单位:县水利局、县气象局", ("县水利局", "县气象局"), False),
    ("成立防汛领导小组,县长任组长,由县水利局、县气象局等部门组成", ("县水利局", "县气象局"), True),  # no 由 before the chair
    ("成立防汛领导小组,由县长任组长", (), False),
]


@pytest.mark.parametrize(("sentence", "members", "is_open"), MEMBERS, ids=[row[0] for row in MEMBERS])
def test_members_are_read_in_the_forms_of_the_genre(sentence: str, members: tuple[str, ...], is_open: bool) -> None:
    group = _group(f"{sentence}。")
    assert (group.members, group.open_list) == (members, is_open)


POSTS = [
    ("县发改局、县商务粮食局主要负责人", ("县发改局", "县商务粮食局")),
    ("县优化办主任", ("县优化办",)),
    ("县政府办分管副主任", ("县政府办",)),
    ("县人社局、县政府督查室主要负责人", ("县人社局", "县政府督查室")),
    ("县政府常务副县长", ()),  # a post of no unit
]


@pytest.mark.parametrize(("posts", "units"), POSTS, ids=[row[0] for row in POSTS])
def test_posts_name_their_units(posts: str, units: tuple[str, ...]) -> None:
    assert units_of_posts(posts) == units
