"""A user's own words in a briefing are held against their source; sections stand as the user wants them."""

from typing import Any

import pytest

from assistant.briefing.as_json import briefing_json
from assistant.briefing.compose import compose
from assistant.briefing.edited import Edit, EditError, edited, reworded, sentences_by_id
from assistant.briefing.markdown import markdown
from assistant.briefing.text import Briefing, Sentence
from index.library import Library
from tests.briefing.test_compose import plan

__all__ = ["plan"]
TARGET = "力争进出口总额增长8%左右"


@pytest.fixture
def briefing(plan: Library) -> Briefing:
    return compose(plan, "县商务局")


def found(briefing: Briefing, words: str, *, key: str = "targets") -> tuple[str, Sentence]:
    return next((id_, one) for id_, one in sentences_by_id(briefing).items() if words in one.text and id_.startswith(key))


@pytest.mark.parametrize(
    ("text", "is_borne_out"),
    [
        (TARGET, True),  # as printed
        ("进出口总额力争增长8%左右，由此推算。", True),  # other words, nothing else said
        ("力争进出口总额增长9%左右", False),  # another figure
        ("力争进出口总额增长8%以上", False),  # another bound
        ("力争进出口总额增长8%左右，已完成5%。", False),  # a figure more
    ],
)
def test_other_words_stand_only_where_their_source_bears_them_out(plan: Library, briefing: Briefing, text: str, is_borne_out: bool) -> None:
    _, one = found(briefing, "进出口总额增长8%左右")
    new, faults = reworded(one, Edit(one.text, text), plan)
    assert (not faults) is is_borne_out
    assert new.is_doubtful is not is_borne_out
    assert new.text.endswith("。")


def test_a_doubtful_sentence_is_marked_and_cites_nothing(plan: Library, briefing: Briefing) -> None:
    id_, one = found(briefing, "外资企业3家")
    text = markdown(edited(briefing, {id_: Edit(one.text, "引进外资企业30家")}, plan), plan)
    assert "引进外资企业30家。〔待核〕" in text
    assert text.count("〔待核〕") == 1


def test_a_mark_that_is_typed_is_no_source(plan: Library, briefing: Briefing) -> None:
    id_, one = found(briefing, "外资企业3家")
    text = markdown(edited(briefing, {id_: Edit(one.text, f"引进外资企业30家[1]。[2]〔统计〕 {one.text}")}, plan), plan)
    assert "引进外资企业30家。" in text
    assert "30家[1]" not in text
    assert text.count("〔待核〕") == 1


def test_a_count_in_other_words_is_doubtful(plan: Library, briefing: Briefing) -> None:
    id_, one = next((id_, one) for id_, one in sentences_by_id(briefing).items() if one.is_computed)
    new = edited(briefing, {id_: Edit(one.text, one.text.replace("项", "大项"))}, plan)
    assert sentences_by_id(new)[id_].is_doubtful
    assert not sentences_by_id(edited(briefing, {id_: Edit(one.text, one.text)}, plan))[id_].is_doubtful


def test_an_emptied_sentence_goes_and_an_empty_section_with_it(plan: Library, briefing: Briefing) -> None:
    dates = {id_: Edit(one.text, " ") for id_, one in sentences_by_id(briefing).items() if id_.startswith("dates.")}
    assert dates
    new = edited(briefing, dates, plan)
    assert "dates" not in [section.key for section in new.sections]
    assert len(list(new.sentences)) == len(list(briefing.sentences)) - len(dates)


def test_an_edit_of_what_stands_no_more_is_refused(plan: Library, briefing: Briefing) -> None:
    id_, _ = found(briefing, "外资企业3家")
    with pytest.raises(EditError, match="重新生成"):
        edited(briefing, {id_: Edit("别的句子。", "新的句子。")}, plan)


def test_sections_stand_in_the_order_that_is_wanted_and_keep_their_ids(plan: Library, briefing: Briefing) -> None:
    keys = [section.key for section in briefing.sections]
    new = briefing.arranged([keys[-1], "nothing", keys[0], keys[0]])
    assert [section.key for section in new.sections] == [keys[-1], keys[0]]
    assert sentences_by_id(new).items() <= sentences_by_id(briefing).items()
    assert briefing.arranged(["nothing"]) == briefing
    assert list(new.labels.values()) == list(range(1, len(new.labels) + 1))


def test_as_json_every_sentence_has_its_id_and_quotes_its_source(plan: Library, briefing: Briefing) -> None:
    rows = [row for section in briefing_json(briefing, plan)["sections"] for row in _rows(section)]
    assert {row["id"]: row["text"] for row in rows} == {id_: one.text for id_, one in sentences_by_id(briefing).items()}
    text = plan.readings[0].document.text
    assert all(text[one["start"] : one["end"]] == one["quote"] for row in rows for one in row["citations"])


def _rows(section: dict[str, Any]) -> list[dict[str, Any]]:
    own = [row for paragraph in section["paragraphs"] for row in paragraph]
    return own + [row for below in section["sections"] for row in _rows(below)]
