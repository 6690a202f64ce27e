"""The measures of the contract, on answers written by hand: what counts as right, headline, cited, refused, first, within five."""

from pathlib import Path

import pytest

from assistant.answer import Answer, Citation, Status
from evals.baseline import Change, Marks, changes, drops, read_baseline, write_baseline
from evals.cases import Case
from evals.goals import thresholds_of, unseen_goals_of
from evals.metrics import GoldSpan, false_quotes, has_right_headline, is_cited, is_refused, is_right, place_of_gold
from evals.run import Outcome
from evals.summary import row_of, rows_of, share, totals_of
from index.spans import Span


def case(
    type: str = "target", status: Status = Status.ANSWERED, values: tuple[str, ...] = ("32.27亿元",), headline_values: tuple[str, ...] | None = None,
    forbidden: tuple[str, ...] = (), id: str = "x-001", file: str = "main-1.jsonl",
) -> Case:
    forms = tuple((value,) for value in values)
    fair = forms if headline_values is None else tuple((value,) for value in headline_values)
    return Case(id, type, "问", "own", status, ("总体方案·一",), forms, fair, forbidden, Path(file), 1)


def answer(text: str, headline: str | None = None, status: Status = Status.ANSWERED, citations: tuple[Citation, ...] = ()) -> Answer:
    return Answer("问", "问", status, text if headline is None else headline, text, citations)


def citation(start: int, end: int, clause_start: int, clause_end: int, quote: str = "甲", document: str = "plan") -> Citation:
    return Citation(1, document, "总体方案·一", (), quote, start, end, clause_start, clause_end)


RIGHT = [
    (case(), answer("专项债目标为32.27亿元。[1]"), True),  # as printed
    (case(), answer("专项债目标为32.27万元。[1]"), False),  # another unit
    (case(), answer("专项债目标为3227亿元。[1]"), False),  # another magnitude
    (case(values=("20家以上",)), answer("新增企业20家。"), False),  # the operator is lost
    (case(values=("20家以上",)), answer("新增企业20家以上。"), True),
    (case(values=("8%",)), answer("增长8%左右。"), False),  # an operator is added
    (case(values=("县科技局", "县工信局")), answer("由县科技局牵头。"), False),  # one of two names
    (case(values=("县科技局", "县工信局")), answer("由县工信局、县科技局牵头。"), True),  # in any order
    (case(forbidden=("26.95亿元",)), answer("专项债32.27亿元，财政性资金26.95亿元。"), False),  # a neighbour's figure is shown
    (case(forbidden=("8%",)), answer("32.27亿元，进出口8%左右。"), True),  # 8%左右 is not the forbidden 8%
    (case("unanswerable", Status.NOT_FOUND, ()), answer("方案没有提到。", status=Status.NOT_FOUND), True),  # says so
    (case("unanswerable", Status.NOT_FOUND, ()), answer("增长7%。"), False),  # answers what nobody set
    (case("unanswerable", Status.NOT_FOUND, (), forbidden=("7%",)), answer("没有提到；相近的有增长7%", status=Status.NOT_FOUND), False),  # … and shows it
    (case("off_topic", Status.OUT_OF_SCOPE, ()), answer("这里只答方案。", status=Status.NOT_FOUND), True),  # either refusal will do
    (case("unspecified", Status.UNSPECIFIED, ("市定目标",)), answer("达到市定目标，未列数值。", status=Status.UNSPECIFIED), True),
    (case("unspecified", Status.UNSPECIFIED, ("市定目标",)), answer("达到市定目标。"), False),  # does not say that no figure is set
    (case("unspecified", Status.UNSPECIFIED, ("市定目标",)), answer("没有提到。", status=Status.NOT_FOUND), False),  # the wording is lost
]


@pytest.mark.parametrize(("asked", "given", "expected"), RIGHT)
def test_right_means_every_value_and_no_forbidden_figure(asked: Case, given: Answer, expected: bool) -> None:
    assert is_right(asked, given) is expected


def test_the_headline_alone_has_to_hold_the_values() -> None:
    assert not has_right_headline(case(), answer("见下。\n专项债32.27亿元。", headline="见下。"))
    assert has_right_headline(case(), answer("专项债32.27亿元。\n第二句。", headline="专项债32.27亿元。"))


def test_a_long_list_is_asked_of_the_answer_and_only_its_essence_of_the_headline() -> None:
    asked = case("list", values=("甲", "乙", "丙"), headline_values=("甲",))
    assert has_right_headline(asked, answer("甲、乙、丙", headline="甲等"))
    assert not is_right(asked, answer("甲等"))


def test_an_empty_headline_is_never_right() -> None:
    assert not has_right_headline(case("list", headline_values=()), answer("32.27亿元", headline=" "))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.NOT_FOUND, True), (Status.OUT_OF_SCOPE, True), (Status.UNSPECIFIED, True),
        (Status.ANSWERED, False), (Status.PARTIAL, False),
    ],
)
def test_three_statuses_are_refusals(status: Status, expected: bool) -> None:
    assert is_refused(answer("答", status=status)) is expected


GOLD = [GoldSpan("plan", Span(100, 200)), GoldSpan("plan", Span(300, 400))]


def test_a_citation_counts_when_its_quote_or_its_clause_touches_a_gold_clause() -> None:
    assert is_cited(case(), answer("答", citations=(citation(150, 160, 100, 200),)), GOLD)
    assert not is_cited(case(), answer("答", citations=(citation(210, 220, 200, 300),)), GOLD)
    assert not is_cited(case(), answer("答", citations=(citation(150, 160, 100, 200, document="other"),)), GOLD)
    assert not is_cited(case(), answer("答"), GOLD)


def test_of_a_conflict_every_side_has_to_be_cited() -> None:
    one, other = citation(150, 160, 100, 200), citation(310, 320, 300, 400)
    assert not is_cited(case("conflict"), answer("答", citations=(one,)), GOLD)
    assert is_cited(case("conflict"), answer("答", citations=(one, other)), GOLD)


def test_without_a_gold_clause_citing_does_not_count() -> None:
    assert is_cited(case("unanswerable", Status.NOT_FOUND, ()), answer("答"), []) is None


def test_the_place_of_the_first_gold_clause_is_counted_from_nought() -> None:
    rows = [GoldSpan("plan", Span(0, 100)), GoldSpan("other", Span(100, 200)), GoldSpan("plan", Span(199, 300))]
    assert place_of_gold(rows, GOLD) == 2
    assert place_of_gold(rows[:2], GOLD) is None


def test_a_quote_has_to_be_the_text_at_its_offsets_inside_its_clause() -> None:
    texts = {"plan": "甲乙丙丁戊"}
    assert not false_quotes(answer("答", citations=(citation(1, 3, 0, 4, "乙丙"),)), texts)
    for wrong in (citation(1, 3, 0, 4, "乙丁"), citation(1, 3, 2, 4, "乙丙"), citation(1, 1, 0, 4, ""), citation(1, 3, 0, 4, "乙丙", "gone")):
        assert len(false_quotes(answer("答", citations=(wrong,)), texts)) == 1


def outcome(
    id: str = "x-001", right: bool = True, cited: bool | None = True, type: str = "target", status: Status = Status.ANSWERED, place: int | None = 0, refused: bool = False,
    file: str = "main-1.jsonl", false_quotes: int = 0,
) -> Outcome:
    return Outcome(case(type, status, id=id, file=file), answer("答"), right, right, cited, refused, place, false_quotes, 0.02)


def test_what_does_not_count_is_left_out_of_a_share() -> None:
    assert share([True, None, False, None]) == 0.5
    assert share([None]) is None
    row = row_of("all", [outcome(), outcome(cited=None, place=None), outcome(place=4), outcome(place=5)])
    assert (row.cited, row.first, row.within_five) == (1.0, 1 / 3, 2 / 3)


def test_refusals_are_judged_apart_for_what_the_documents_hold_and_what_they_do_not() -> None:
    silent = [outcome(type="unanswerable", status=Status.NOT_FOUND, refused=refused) for refused in (True, True, False, True)]
    answerable = [outcome(refused=refused) for refused in (True, False)]
    found = {threshold.name: threshold for threshold in thresholds_of(silent + answerable)}
    assert found["unanswerable and off-topic refused"].value == 0.75
    assert not found["unanswerable and off-topic refused"].holds
    assert found["answerable refused"].value == 0.5
    assert not found["answerable refused"].holds
    assert found["right"].holds


def test_the_hard_part_has_a_row_of_its_own_and_counts_in_no_other() -> None:
    mixed = [outcome("a"), outcome("b", file="held-out.jsonl"), outcome("c", right=False, place=None, file="hard-1.jsonl", type="lead")]
    assert [(row.name, row.n, row.right) for row in totals_of(mixed)] == [
        ("core", 2, 1.0), ("train part", 1, 1.0), ("test part", 1, 1.0), ("hard part", 1, 0.0), ("own words", 2, 1.0),
    ]
    assert [row.name for row in rows_of(mixed)] == ["target"]
    assert [row.name for row in rows_of(mixed[2:])] == ["lead"]


def test_the_thresholds_are_set_on_the_core_set_except_that_no_quote_may_be_false_anywhere() -> None:
    hard = outcome("c", right=False, refused=True, place=None, file="hard-1.jsonl", false_quotes=1)
    failed = [one.name for one in (*thresholds_of([outcome("a"), hard]), *unseen_goals_of([outcome("a"), hard])) if not one.holds]
    assert failed == ["quotes not in the source"]


def test_a_fall_of_the_hard_part_is_told_by_case_and_not_judged() -> None:
    baseline = {"a": Marks(True, True, True), "c": Marks(True, True, True)}
    now = [outcome("a"), outcome("c", right=False, file="hard-1.jsonl")]
    assert [change.id for change in changes(now, baseline)] == ["c", "c"]
    assert {drop.now for drop in drops(now, baseline)} == {1.0}


def test_a_baseline_is_read_as_it_was_written_and_changes_are_told_by_case(tmp_path: Path) -> None:
    file = tmp_path / "baseline.json"
    write_baseline([outcome("a"), outcome("b", right=False), outcome("c", cited=None)], file)
    baseline = read_baseline(file)
    assert baseline == {"a": Marks(True, True, True), "b": Marks(False, False, True), "c": Marks(True, True, None)}
    now = [outcome("a", right=False), outcome("b"), outcome("c", cited=None), outcome("new")]
    assert changes(now, baseline) == [
        Change("right", "a", "target", is_gain=False), Change("right", "b", "target", is_gain=True),
        Change("headline", "a", "target", is_gain=False), Change("headline", "b", "target", is_gain=True),
    ]


def test_a_fall_of_more_than_one_point_is_too_much() -> None:
    baseline = {f"{n}": Marks(True, True, True) for n in range(100)}
    one_lost = [outcome(f"{n}", right=n > 0) for n in range(100)]
    two_lost = [outcome(f"{n}", right=n > 1) for n in range(100)]
    assert not any(drop.is_too_much for drop in drops(one_lost, baseline))
    assert {drop.measure for drop in drops(two_lost, baseline) if drop.is_too_much} == {"right", "headline"}


def test_without_a_baseline_nothing_has_changed(tmp_path: Path) -> None:
    assert read_baseline(tmp_path / "none.json") == {}
    assert changes([outcome()], {}) == [] == drops([outcome()], {})
