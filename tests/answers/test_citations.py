"""Citations: what holds of every answer: quotes are the document's text, labels are used, figures have a source."""

import re

import pytest

from assistant.answer import Answer, Status
from assistant.assistant import Assistant
from tests.answers.figures import unwitnessed
from tests.answers.varied import QUESTIONS


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    return [assistant.ask(question) for question in QUESTIONS]


def test_every_quote_is_the_documents_text_inside_its_clause(assistant: Assistant, answers: list[Answer]) -> None:
    quoted = 0
    for answer in answers:
        for citation in answer.citations:
            reading = assistant.library.reading(citation.document)
            clause = reading.tree[citation.address]
            assert citation.quote == reading.document.text[citation.start : citation.end]
            assert citation.quote.strip()
            assert clause.span.start == citation.clause_start <= citation.start < citation.end <= citation.clause_end == clause.span.end
            assert citation.path == clause.path
            assert citation.match == "exact"
            quoted += 1
    assert quoted > len(QUESTIONS)


def test_every_answer_begins_with_its_headline(answers: list[Answer]) -> None:
    for answer in answers:
        assert answer.headline
        assert answer.answer.startswith(answer.headline)


def test_labels_run_from_one_and_all_are_used(answers: list[Answer]) -> None:
    for answer in answers:
        labels = [citation.label for citation in answer.citations]
        assert labels == list(range(1, len(labels) + 1))
        assert {int(label) for label in re.findall(r"\[(\d+)\]", answer.answer)} >= set(labels), answer.question
        assert {label for conflict in answer.conflicts for label in conflict.labels} <= set(labels)


def test_no_figure_is_shown_that_its_sources_do_not_print(answers: list[Answer]) -> None:
    for answer in answers:
        shown = unwitnessed(answer.headline, [answer.question, *(citation.quote for citation in answer.citations)])
        assert not shown, (answer.question, answer.headline)


def test_an_answer_has_a_source_and_a_refusal_has_none(answers: list[Answer]) -> None:
    for answer in answers:
        is_refusal = answer.status in (Status.NOT_FOUND, Status.OUT_OF_SCOPE)
        assert bool(answer.citations) is not is_refusal, answer.question
        if is_refusal:
            assert answer.follow_ups == ()


def test_a_headline_is_one_line_that_ends(answers: list[Answer]) -> None:
    for answer in answers:
        assert "\n" not in answer.headline
        assert answer.headline.endswith(("。", "."))
        assert not re.search(r"[。；，]{2}|\$\w", answer.headline), answer.headline


def test_the_same_question_is_answered_the_same_again(assistant: Assistant, answers: list[Answer]) -> None:
    for answer in answers[::10]:
        again = assistant.ask(answer.question)
        assert (again.headline, again.citations) == (answer.headline, answer.citations)
