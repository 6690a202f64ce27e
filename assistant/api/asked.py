"""Asked: what every front for programs makes of a question before it is asked: that it is not too long, and whom 我们局 means."""

from assistant.api.errors import TooLarge
from assistant.ledger import names_of
from assistant.service.service import Service

_MOST_TURNS = 1000


def check_size(service: Service, question: str, turns: int = 0) -> None:
    """Raises TooLarge, before anything is made of the question: what is too long is never cut."""
    longest = service.assistant.settings.longest_question
    if len(question) > longest:
        raise TooLarge(f"问题太长（{len(question)}字），请缩短到{longest}字以内")
    if turns > _MOST_TURNS:
        raise TooLarge(f"之前的对话太长（{turns}轮），请只发最近的 {_MOST_TURNS} 轮以内")


def unit_meant(service: Service, said: str) -> str:
    """The printed name of a unit; empty for none. Raises UnitError."""
    return min(names_of(service.library, said)) if said.strip() else ""
