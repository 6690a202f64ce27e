"""Aliases: names that may be one unit are proposed with their evidence, and the file that keeps them is read severely."""

from pathlib import Path

import pytest

from index.aliases import Alias, AliasError, Status, alias_toml, other_names, read_aliases, relation, undecided
from index.documents import read_manifest
from index.library import Library, read_library
from tests.conftest import SEEDS
from tests.plans import GENRE, document


def _library(*notes: str) -> Library:
    tasks = "".join(f"{number}. 工作{number}。做好这件事,抓好那件事。({note})\n" for number, note in enumerate(notes, 1))
    return read_library([document(f"一、任务\n{tasks}")], GENRE)


# one name, another, a word of how they are related; empty where they are two units
RELATED = [
    ("片区办", "县片区办", "级别"),
    ("县地方金融中心", "县地方金融服务中心", "依次见于"),  # an abbreviation
    ("应急局", "县应急管理局", "依次见于"),
    ("某港建投公司", "某港建设投资有限公司", "依次见于"),
    ("某新实业集团", "某新实业公司", "单位类型"),
    ("县政府办公室", "县政府办", "办公室"),
    ("县卫健局", "县卫健委", "“委”与“局”"),
    ("事市场监管局", "县市监局", "错字"),  # 市 typed as 事
    # two units
    ("县水利局", "县水文局", ""),
    ("县委宣传部", "县委宣传部网信办", ""),  # one is a part of the other
    ("县邮政公司", "县邮政管理局", ""),
    ("县委组织部", "县委统战部", ""),
    ("省应急管理厅", "县应急管理局", ""),
    ("市科技局", "县科技局", ""),  # two levels
    ("县委办", "县委编办", ""),
    ("某港产投公司", "某港产业开发区", ""),
    ("县人民法院", "县人民检察院", ""),
]


@pytest.mark.parametrize(("one", "other", "how"), RELATED, ids=[f"{row[0]}-{row[1]}" for row in RELATED])
def test_names_are_related_by_how_they_are_written(one: str, other: str, how: str) -> None:
    for found in (relation(one, other), relation(other, one)):
        assert how in found if how else not found


def test_a_proposal_names_its_evidence_and_where_both_names_stand() -> None:
    (alias,) = _library("县工商联牵头", "县工商联牵头,县财政局配合", "工商联牵头").proposals
    assert (alias.name, alias.same_as, alias.status) == ("工商联", "县工商联", Status.FOUND)
    assert "只差级别“县”" in alias.evidence
    assert "“工商联”见正文·一·3" in alias.evidence
    assert "正文·一·1、正文·一·2" in alias.evidence


def test_names_that_stand_in_one_list_are_two_units() -> None:
    assert _library("县应急局牵头,县应急管理局配合").proposals == ()
    assert _library("县应急局牵头", "县应急管理局牵头").proposals != ()


def test_what_the_file_decides_is_not_proposed_again() -> None:
    found = _library("县工商联牵头", "工商联牵头").proposals
    for status in (Status.CONFIRMED, Status.PROPOSED, Status.REJECTED):
        assert undecided(found, [Alias("plan", "县工商联", "工商联", "看过", status)]) == []
    assert undecided(found, [Alias("another", "县工商联", "工商联", "看过", Status.REJECTED)]) == list(found)  # another document


def test_names_lead_to_each_other_and_the_least_sure_step_counts() -> None:
    aliases = [
        Alias("plan", "甲建投", "甲建投公司", "。", Status.CONFIRMED), Alias("plan", "甲公司", "甲建投公司", "。", Status.PROPOSED),
        Alias("plan", "乙", "甲建投公司", "。", Status.REJECTED), Alias("other", "丙", "甲建投", "。", Status.CONFIRMED),
    ]
    found = {(one.document, one.name): one.status for one in other_names(aliases, "甲建投")}
    assert found == {("plan", "甲建投公司"): Status.CONFIRMED, ("plan", "甲公司"): Status.PROPOSED, ("other", "丙"): Status.CONFIRMED}


def test_the_aliases_of_the_plan_cover_every_proposal() -> None:
    library = read_library(read_manifest(SEEDS), GENRE, read_aliases(SEEDS))
    assert library.proposals == ()
    printed = set(library.units.names)
    assert all({alias.name, alias.same_as} <= printed for alias in library.aliases)
    assert read_library(read_manifest(SEEDS), GENRE).proposals != ()


def test_the_file_gives_back_what_was_written(tmp_path: Path) -> None:
    aliases = (Alias("plan", '“甲”"局\\', "县甲局", "看过\n两次", Status.CONFIRMED), Alias("plan", "乙", "县乙局", "。", Status.REJECTED))
    (tmp_path / "aliases.toml").write_text(alias_toml(aliases), encoding="utf-8")
    assert read_aliases(tmp_path) == aliases


def test_without_a_file_there_are_no_aliases(tmp_path: Path) -> None:
    assert read_aliases(tmp_path) == ()
    assert alias_toml(()) == ""


GOOD = '[[alias]]\ndocument = "plan"\nname = "甲"\nsame_as = "县甲"\nstatus = "proposed"\nevidence = "看过"\n\n'

# what stands behind a good row of six lines and an empty one, what the message says
DAMAGED = [
    ("[[alias]\n", "第 8 行"),  # no TOML
    ('name = "乙\n', "第 8 行"),
    ('[[alias]]\ndocument = "plan"\nname = "乙"\n', "第 8 行起的一条缺少 same_as"),
    (GOOD.replace("proposed", "maybe"), "status 是“maybe”"),
    (GOOD.replace("县甲", "甲"), "name 与 same_as 相同"),
    (GOOD.replace('name = "甲"', "name = 3"), "缺少 name（应为字符串）"),
    (GOOD + "note = 1\n", "第 8 行起的一条里的 note 不认识"),
    ('[units]\n"甲" = "乙"\n', "第 8 行的 units 不认识"),
]


@pytest.mark.parametrize(("damage", "said"), DAMAGED, ids=[row[1] for row in DAMAGED])
def test_a_damaged_file_names_its_line_and_the_next_act(damage: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(GOOD + damage, encoding="utf-8")
    with pytest.raises(AliasError) as raised:
        read_aliases(tmp_path)
    assert said in str(raised.value)
    assert "aliases.toml" in str(raised.value)
    assert "请" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AliasError, match="UTF-8"):
        read_aliases(tmp_path)
