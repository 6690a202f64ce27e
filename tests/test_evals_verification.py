"""The sentences that the verifier is measured by: faithful ones say what the plan says, each lie says something else."""

from collections import Counter
from pathlib import Path

import pytest

from assistant.answer import Fault
from assistant.ledger import duty_rows, target_rows
from assistant.settings import ROOT
from assistant.verification.evidence import Evidence
from evals.verification.cases import KINDS_OF, PARTS, Case, check_cases, library_of, read_cases
from evals.verification.lies import generate
from evals.verification.numerals import figures_of, in_characters, in_digits
from evals.verification.score import rows_of, run
from index.clauses import Clause
from index.documents import read_document, read_manifest
from index.folding import fold
from index.genre import load_genre
from index.library import Library, read_library
from tests.plans import document

DOCUMENTS = sorted((ROOT / "tests" / "documents").glob("*.txt"))
PLAN = """一、目标
1. 外贸。2025年力争进出口总额增长8%以上,新增外贸企业12家,使用外资额达到3亿元。(县商务局、县发改局牵头,县财政局等按职责分工负责)
2. 医保。(县医保局牵头,县卫健局、县民政局按职责分工负责)
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(read_manifest(ROOT / "seeds"), load_genre())


@pytest.fixture(scope="module")
def generated(library: Library) -> list[Case]:
    return generate(library)


@pytest.fixture(scope="module")
def small() -> list[Case]:
    return generate(read_library([document(PLAN)], load_genre()))


def own_text(library: Library, case: Case) -> str:
    return "\n".join(library.reading(one).tree.own_text(library.reading(one).tree[address]) for one, address in case.evidence)


def said(cases: list[Case], sort: str) -> set[str]:
    return {case.sentence for case in cases if case.sort == sort}


def test_the_sentences_by_hand_stand_in_their_plans_and_are_many_and_spread() -> None:
    cases = read_cases()
    assert not check_cases(cases, library_of(ROOT / "seeds"))
    lies = Counter(case.sort for case in cases if not case.ok)
    assert sum(case.ok for case in cases) >= 200
    assert lies.total() >= 250
    assert len(lies) >= 25
    sizes = [sum(case.part == part for case in cases) for part in PARTS]
    assert min(sizes) >= 0.25 * sum(sizes)


def test_a_case_that_says_what_its_clause_does_not_is_told(library: Library) -> None:
    place = ("xiangyin-2025", "附件5·一")
    wrong = [
        Case("a", "plain", "", "政务服务一网通办率力争达95%以上。", (place,), ok=True),
        Case("a", "digit", "", "政务服务一网通办率力争达90%以上。", (place,), ok=False, kinds=("digit",)),
        Case("b", "plain", "", "无。", (("xiangyin-2025", "附件9·一"),), ok=True),
    ]
    assert len(check_cases(wrong, library)) == 4


def test_every_target_and_every_duty_has_faithful_sentences_and_lies(library: Library, generated: list[Case]) -> None:
    frames = Counter((case.evidence, case.question, case.ok) for case in generated)
    for row in target_rows(library):
        asked = ((row["document"], row["address"]),), f"{row['indicator']}的目标是多少"
        assert frames[(*asked, True)] >= 4, row["quote"]
        assert frames[(*asked, False)] >= 2, row["quote"]
    told = Counter((case.evidence, case.ok) for case in generated if case.question.endswith("由谁负责"))
    for row in duty_rows(library):
        place = ((row["document"], row["address"]),)
        assert told[place, True] >= 3, row["quote"]
        assert told[place, False] >= 3, row["quote"]


@pytest.mark.parametrize("path", [None, *DOCUMENTS], ids=lambda path: path.stem if path else "seeds")
def test_faithful_figures_are_printed_and_no_lie_is(path: Path | None, library: Library, generated: list[Case]) -> None:
    plan = read_library([read_document(path)], load_genre()) if path else library
    cases = generate(plan) if path else generated
    assert not check_cases(cases, plan)
    for case in cases:
        phrase = fold(case.sentence.rpartition("，")[2].rstrip("。"))
        if case.sort in ("digit", "digits_swapped", "magnitude", "moved", "direction", "growth_to_level", "benchmark_changed"):
            assert phrase not in fold(own_text(plan, case)), case
        if case.sort == "wrong_clause":
            assert phrase not in fold(own_text(plan, case)), case


def test_a_name_that_a_lie_brings_in_is_not_in_the_clause(library: Library, generated: list[Case]) -> None:
    swapped = [case for case in generated if case.sort == "unit_swapped" and case.sentence.endswith("牵头。")]
    assert swapped
    for case in swapped:
        assert case.sentence.removesuffix("牵头。").rpartition("由")[2] not in own_text(library, case)


def test_a_lie_changes_one_thing(small: list[Case]) -> None:
    assert "力争进出口总额增长8%以上。" in {case.sentence.removeprefix("2025年，") for case in small if case.sort == "plain"}
    assert any("进出口总额增长8%左右" in one for one in said(small, "operator"))
    assert any("进出口总额增长8%。" in one for one in said(small, "operator_dropped"))
    assert any("进出口总额下降8%以上" in one for one in said(small, "direction"))
    assert any("外贸企业总量达到12家" in one for one in said(small, "scope"))
    assert any("新增外贸企业21家" in one for one in said(small, "digits_swapped"))
    assert any("使用外资额达到3万元" in one for one in said(small, "magnitude"))
    assert any("确保进出口总额增长8%以上" in one for one in said(small, "commitment"))
    assert any("2026年" in one for one in said(small, "date_changed"))
    assert "医保由县卫健局牵头，县医保局配合。" in said(small, "roles_swapped")
    assert "外贸由县财政局牵头，县商务局配合。" in said(small, "roles_swapped")
    assert said(small, "unit_swapped") & {f"医保由{unit}牵头。" for unit in ("县商务局", "县发改局", "县财政局")}


def test_the_same_documents_give_the_same_sentences(library: Library, generated: list[Case]) -> None:
    assert generate(library) == generated
    assert len({case.id for case in generated}) == len(generated)
    assert all(case.ok != bool(case.kinds) for case in generated)
    assert {case.sort for case in generated if not case.ok} <= KINDS_OF.keys()


def test_the_table_counts_what_is_caught_and_what_is_passed(library: Library) -> None:
    place = (("xiangyin-2025", "附件5·一"),)
    cases = [
        Case("1", "digit", "", "下降至18%左右。", place, ok=False, kinds=("digit",)),
        Case("2", "digit", "", "下降至19%左右。", place, ok=False, kinds=("digit",)),
        Case("3", "plain", "", "下降至13%左右。", place, ok=True),
    ]

    def verify(sentence: str, evidence: object, library: Library, question: str) -> list[Fault]:
        kinds = {"18": "digit", "19": "scope"}
        return [Fault(3, 5, kind) for figure, kind in kinds.items() if figure in sentence]

    outcomes = list(run(cases, library, verify))
    lies, of_all = rows_of(outcomes, ok=False)
    assert (lies.sort, lies.sentences, lies.right, lies.kind_right) == ("digit", 2, 2, 1)
    assert of_all.share == 100.0
    assert [row.right for row in rows_of(outcomes, ok=True)] == [1, 1]
    assert isinstance(Evidence(library.readings[0], next(iter(library.readings[0].tree))).clause, Clause)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("增长百分之六点五", ["6.5"]),
        ("三十二点二七亿元", ["32.27"]),
        ("达到１００家以上", ["100"]),
        ("二〇二五年七月份", ["2025", "7"]),
        ("附件3·二·(四)提出新增10家", ["10"]),  # the numbers of places are none
        ("一网通办率", []),  # a word
    ],
)
def test_figures_are_read_however_they_are_written(text: str, figures: list[str]) -> None:
    assert figures_of(text) == figures


@pytest.mark.parametrize("figure", ["7", "10", "13", "100", "108", "280", "1200", "32.27", "0.5", "2030"])
def test_a_figure_in_characters_is_the_figure(figure: str) -> None:
    assert in_digits(in_characters(figure)) == figure


@pytest.mark.parametrize("figure", ["1-2", "市定目标", "20000", "1,200"])
def test_what_has_no_plain_spelling_gets_none(figure: str) -> None:
    assert not in_characters(figure)
