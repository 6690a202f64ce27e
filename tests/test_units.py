"""Units: every unit that a plan prints is known by its name and by what staff call it; nothing else is."""

import pytest

from index.documents import read_manifest
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.plans import GENRE, document


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(SEEDS), GENRE)


def _library(note: str) -> Library:
    return read_library([document(f"一、任务\n1. 工作。做好这件事。({note})\n")], GENRE)


def test_every_unit_of_duties_and_groups_is_registered(library: Library) -> None:
    names = set(library.units.names)
    for reading in library.readings:
        for duty in reading.duties:
            assert set(duty.units) - set(duty.generic) <= names
        for group in reading.groups:
            assert {*group.members, *group.deputy_units, *group.convener_units} <= names
            assert not group.office or group.office.text in names


@pytest.mark.parametrize("name", ["县政府督查室", "县政府办公室", "县邮政管理局", "湘江新区金龙首开区协调指挥部", "三塘镇", "应急管理局"])
def test_a_unit_that_only_a_group_names_is_registered(name: str, library: Library) -> None:
    assert name in library.units.names  # deputies, conveners, members, offices


# what is said, the printed names it may mean
SAID = [
    ("科技局", ("县科技局",)),
    ("市监局", ("县市监局",)),
    ("市场监督管理局", ("县市监局",)),
    ("发改", ("县发改局", "发改局")),  # printed with and without its level
    ("商粮局", ("县商务粮食局", "商务粮食局")),
    ("人社", ("县人社局",)),
    ("工商联", ("工商联", "县工商联")),  # the form that is printed comes first
    ("片区办", ("片区办", "县片区办")),
    ("指挥部", ("湘江新区金龙首开区协调指挥部",)),  # there is one
    ("督查室", ("县政府督查室",)),
    ("安委办", ("县应安委办",)),
    ("洞庭新实业", ("洞庭新实业集团", "洞庭新实业公司")),  # a company without its kind
    ("城发", ("城发集团",)),
    ("横岭湖管委会", ("横岭湖自然保护区管委会", "横岭湖省级自然保护区管委会")),  # shortened in the middle
    ("环保局", ("市生态环境局湘阴分局",)),
    # no units of the plan
    ("县外事办", ()),
    ("市科技局", ()),  # another level
    ("管委会", ()),  # there are several
]


@pytest.mark.parametrize(("said", "meant"), SAID, ids=[row[0] for row in SAID])
def test_a_unit_is_known_by_what_staff_call_it(said: str, meant: tuple[str, ...], library: Library) -> None:
    assert library.units.meant_by(said) == meant


# the printed name, what staff call it: plans of other counties
ELSEWHERE = [
    ("县市场监督管理局", "市监局"), ("市发展和改革委员会", "发改委"), ("县文化旅游广电体育局", "文旅局"), ("区城市管理和综合执法局", "城管局"),
    ("县卫生健康局", "卫健委"), ("市应急管理局", "应急局"), ("某山森林公园管理处", "某山管理处"), ("某某集团有限公司", "某某集团"),
]


@pytest.mark.parametrize(("printed", "said"), ELSEWHERE, ids=[row[1] for row in ELSEWHERE])
def test_the_names_of_another_county_are_known_too(printed: str, said: str) -> None:
    assert _library(f"{printed}牵头").units.meant_by(said) == (printed,)


# question, what is called a unit in it
MENTIONED = [
    ("发改在附件1牵头几项", ["发改"]),
    ("财政都要干啥", ["财政"]),
    ("财政性资金有多少", []),  # no unit
    ("教育有哪些任务", ["教育"]),
    ("推动教育公平", []),
    ("湘江新区金龙首开区协调指挥部牵头哪些", ["湘江新区金龙首开区协调指挥部"]),
    ("洞庭新实业集团和三塘镇配合什么", ["洞庭新实业集团", "三塘镇"]),
    ("市科技局牵头哪些任务", []),  # another level's
    ("县政府办和优化办的任务", ["县政府办", "优化办"]),
]


@pytest.mark.parametrize(("question", "said"), MENTIONED, ids=[row[0] for row in MENTIONED])
def test_a_unit_is_heard_in_a_question(question: str, said: list[str], library: Library) -> None:
    assert [one for one, _ in library.units.mentioned(question)] == said


# a unit that is not in the plan, the names nearest to it
NEAREST = [
    ("县旅游局", ("县文旅广体局",)),
    ("县体育局", ("县教育局", "县文旅广体局")),
    ("县航天局", ()),  # nothing like it
]


@pytest.mark.parametrize(("said", "near"), NEAREST, ids=[row[0] for row in NEAREST])
def test_the_names_nearest_to_an_unknown_unit_are_found(said: str, near: tuple[str, ...], library: Library) -> None:
    assert library.units.nearest(said) == near
