"""Questions: those that the assistant answers by itself, with its own answer: what every reader has to get under load."""

import random
from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Status
from assistant.assistant import Assistant
from assistant.settings import Settings
from evals.cases import case_files, read_cases
from evals.load.speaking import Asked, plain


def questions_for(data: Path, count: int, seed: int) -> list[Asked]:
    """So many different questions with what the assistant answers when nobody else asks."""
    assistant = Assistant(Settings(data=data, genre=data / "genre.toml"))
    assistant.load()
    try:
        cases = [case for case in read_cases(case_files()) if case.is_of("core") and case.is_of("train")]
        random.Random(seed).shuffle(cases)  # noqa: S311 - an order, no secret
        return _answered(assistant, [case.question for case in cases], count)
    finally:
        assistant.close()


def _answered(assistant: Assistant, questions: Sequence[str], count: int) -> list[Asked]:
    found: list[Asked] = []
    for question in dict.fromkeys(questions):
        answer = assistant.ask(question)
        if answer.status is Status.ANSWERED and len(plain(answer.headline)) > 8:
            found.append(Asked(question, answer.headline))
        if len(found) == count:
            break
    return found
