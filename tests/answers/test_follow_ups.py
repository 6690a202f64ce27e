"""Follow-ups: every question that an answer suggests is answered itself."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant


@pytest.mark.parametrize("question", ["社零增长多少", "增收减负谁牵头", "虞公港二期什么时候启动", "低保标准是多少"])
def test_what_is_suggested_is_answered(assistant: Assistant, question: str) -> None:
    suggested = assistant.ask(question).follow_ups
    assert 0 < len(suggested) <= 3
    for one in suggested:
        assert assistant.ask(one).status is Status.ANSWERED, one
        assert one != question
