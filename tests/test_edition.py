"""The edition: built fresh, verified, and only then made current."""

from assistant.assistant import Assistant


def test_the_session_has_an_assistant_that_answers_from_vectors(assistant: Assistant) -> None:
    assert assistant.is_ready
    assert assistant.ask("今年专项债的目标是多少").citations
