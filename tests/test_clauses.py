"""The clause tree: own texts in order are the file, and every clause has its one address by the contract's rules."""

from pathlib import Path

import pytest

from assistant.addresses import AddressError, find_clause
from assistant.settings import ROOT
from assistant.show import outline
from index.clauses import ClauseTree, parse
from index.documents import read_document, read_manifest
from index.library import Library
from tests.plans import GENRE, document, reading_of, tree_of

GOLDEN = ROOT / "tests" / "golden" / "xiangyin-2025.tree.txt"
DOCUMENTS = sorted((ROOT / "tests" / "documents").glob("*.txt"))
ODD = ["", "\n", "没有编号的一段话。\n第二段。", "附件1\n", "附件\n附件\n", "一、\n", "——\n——\n", "(1)甲\r\n(2)乙\r\n", "\ufeff一、甲\n", "附件:1. 甲\n"]


@pytest.fixture(scope="module")
def plan() -> ClauseTree:
    return parse(read_manifest(ROOT / "seeds")[0])


def _is_whole(tree: ClauseTree) -> None:
    at = 0
    for clause in tree:
        assert clause.span.start == at, clause.address
        assert clause.span.end >= at, clause.address
        at = clause.span.end
    assert at == len(tree.document.text)
    assert "".join(tree.own_text(clause) for clause in tree) == tree.document.text


def test_the_plan_has_the_reviewed_tree(plan: ClauseTree) -> None:
    """The file is reviewed line by line; `youju parse seeds/xiangyin-2025.txt` prints what stands in it."""
    assert list(outline(plan)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_own_texts_in_order_are_the_plan(plan: ClauseTree) -> None:
    _is_whole(plan)
    assert plan.warnings == ()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_own_texts_in_order_are_any_document(path: Path) -> None:
    tree = parse(read_document(path))
    _is_whole(tree)
    addresses = [clause.address for part in tree.parts for clause in part.walk()]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_own_texts_in_order_are_any_text(text: str) -> None:
    _is_whole(tree_of(text))


def test_every_line_of_the_plan_with_a_marker_opens_a_clause(plan: ClauseTree) -> None:
    lines = plan.document.text.splitlines()
    assert sum(line.startswith("——") for line in lines) == 7
    assert [part.address for part in plan.parts] == ["总体方案", "附件清单", *(f"附件{number}" for number in range(1, 8))]
    assert len(plan.get("附件清单").children) == 7  # type: ignore[union-attr]


ADDRESSES = [
    # rule 1: the part and the printed markers, without 、 . or spaces, brackets half-width
    ("附件3\n科技方案\n二、任务\n（四）赋能\n2. 强化。正文。\n", "附件3·二·(四)·2", "2. 强化。正文。\n"),
    ("总则。\n附件 2\n方案\n一 、目标\n", "附件2·一", "一 、目标\n"),
    # rule 2: the text before the first annex is 总体方案 if annexes follow, else 正文
    ("前面。\n一、目标\n附件1\n方案\n一、目标\n", "总体方案·一", "一、目标\n"),
    ("标题\n一、目标\n", "正文·一", "一、目标\n"),
    # rule 3: the part's title lines are the part, what follows them before the first marker is 前言, the end is 落款
    ("附件3\n科技方案\n为了发展,制定本方案。\n一、目标\n", "附件3", "附件3\n科技方案\n"),
    ("附件3\n科技方案\n为了发展,制定本方案。\n一、目标\n", "附件3·前言", "为了发展,制定本方案。\n"),
    ("标题\n一、目标\n增长。\n某县人民政府\n2025年3月1日\n", "正文·落款", "某县人民政府\n2025年3月1日\n"),
    # rule 3: a date inside a sentence signs nothing
    ("标题\n一、目标\n增长。\n本办法自2025年3月1日起施行。\n", "正文·一", "一、目标\n增长。\n本办法自2025年3月1日起施行。\n"),
    # rule 4: —— lines are numbered in their parent
    ("一、目标\n——甲。\n——乙。\n——丙。\n", "正文·一·——3", "——丙。\n"),
    # rule 5: a labelled paragraph is a child beside a sibling that has a label too
    ("1. 做大产业。\n装备制造产业。依托园区。\n工程机械制造。承接配套。\n", "正文·1·装备制造产业", "装备制造产业。依托园区。\n"),
    # rule 5: alone it belongs to the clause before it, as every other unmarked paragraph does
    ("1. 做大产业。\n装备制造产业。依托园区。\n", "正文·1", "1. 做大产业。\n装备制造产业。依托园区。\n"),
    ("1. 医疗救助。\n落实实施细则工作要求,开展参保资助。\n", "正文·1", "1. 医疗救助。\n落实实施细则工作要求,开展参保资助。\n"),
    # rule 5: notes of responsibility look like labels and are none
    ("1. 做大产业。\n牵头单位:县工信局。\n责任单位:县发改局。\n", "正文·1", "1. 做大产业。\n牵头单位:县工信局。\n责任单位:县发改局。\n"),
    # rule 6: the list of annexes opens no part
    ("一、目标\n附件:1. 内需方案\n2. 产业方案\n附件1\n内需方案\n一、目标\n", "附件清单·2", "2. 产业方案\n"),
    ("一、目标\n附件:1. 内需方案\n2. 产业方案\n附件1\n内需方案\n一、目标\n", "附件1·一", "一、目标\n"),
    # rule 7: running numbers keep the printed number
    ("1. 教育\n(1)设备。\n2. 就业\n(2)就业。\n", "正文·2·(2)", "(2)就业。\n"),
    # rule 7: a repeated address gets #2
    ("一、目标\n增长。\n一、目标\n下降。\n", "正文·一#2", "一、目标\n下降。\n"),
    # rule 7: inline (1) and 一是 are no clauses
    ("1. 工作。(1)甲;(2)乙。一是丙。\n", "正文·1", "1. 工作。(1)甲;(2)乙。一是丙。\n"),
    # a decimal at the start of a line is no number of a clause
    ("一、目标\n32.27亿元专项债。\n", "正文·一", "一、目标\n32.27亿元专项债。\n"),
    # a mention of an annex in a sentence is no part
    ("一、目标\n附件1所列项目按期完成。\n", "正文·一", "一、目标\n附件1所列项目按期完成。\n"),
]


@pytest.mark.parametrize(("text", "address", "own"), ADDRESSES, ids=[f"{row[1]} in {row[0][:12]!r}" for row in ADDRESSES])
def test_addresses_follow_the_contract(text: str, address: str, own: str) -> None:
    tree = tree_of(text)
    clause = tree.get(address)
    assert clause, [one.address for one in tree]
    assert tree.own_text(clause) == own


def test_a_repeated_address_is_warned_of() -> None:
    assert "正文·一#2" in tree_of("一、甲\n一、乙\n").warnings[0]


def test_a_manifest_may_name_the_part_before_the_annexes() -> None:
    from dataclasses import replace

    tree = parse(replace(document("一、目标\n附件1\n方案\n"), main_part="行动计划"))
    assert [clause.address for clause in tree] == ["行动计划", "行动计划·一", "附件1"]


def test_a_path_runs_from_the_part_to_the_clauses_own_heading(plan: ClauseTree) -> None:
    assert plan.get("附件1·二·(一)·1").path == (  # type: ignore[union-attr]
        "附件1 内需扩量提效攻坚实施方案", "二、攻坚任务", "(一)大力提振消费", "1. 推动增收减负",
    )


WRITTEN = ["附件3·二·(四)·2", "附件3·二·四·2", "附件３·二·（四）·２", " 附件3 · 二 · (四) · 2. ", "xiangyin-2025#附件3·二·四·2", "附件3・二・(四)・2"]


@pytest.fixture(scope="module")
def library() -> Library:
    from index.library import read_library

    return read_library(read_manifest(ROOT / "seeds"), GENRE)


@pytest.mark.parametrize("written", WRITTEN)
def test_an_address_is_found_however_it_is_typed(written: str, library: Library) -> None:
    _, clause = find_clause(library, written)
    assert clause.address == "附件3·二·(四)·2"


@pytest.mark.parametrize("written", ["", "附件9", "附件3·二·(四)·22", "other#附件3", "总体方案·一·——8", "附件3二四2"])
def test_an_address_without_a_clause_says_where_to_look(written: str, library: Library) -> None:
    with pytest.raises(AddressError, match=r"youju search|相近的有"):
        find_clause(library, written)


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "seeds" / "xiangyin-2025.txt"], ids=lambda path: path.stem)
def test_every_finding_lies_inside_the_clause_it_names(path: Path) -> None:
    reading = reading_of(read_document(path).text)
    tree = reading.tree
    spans = [(one.address, one.span) for layer in (reading.targets, reading.duties, reading.terms, reading.milestones, reading.passages)
             for one in layer]
    for address, span in spans:
        assert tree.get(address).span.covers(span), (address, span.of(tree.document.text))  # type: ignore[union-attr]
