"""Appended: an answer with a model's wording below the ledger's lines, and those lines without it."""

from dataclasses import replace

from assistant.answer import Answer, Verdict, Wording
from assistant.phrases import phrases


def with_wording(answer: Answer, wording: Wording, language: str) -> Answer:
    """The ledger's answer (one without wording) with what is shown of a model's words below it.

    Headline, status, citations and conflicts stay. The words stand under a line of their own, a list item each.
    """
    say = phrases(language)
    shown = [
        f"- {one.shown}{say('wording_replaced') if one.verdict is Verdict.REPLACED else ''}" for one in wording.sentences if one.shown
    ]
    body = "\n".join([answer.answer, "", say("wording"), *shown]) if shown else answer.answer
    has_spoken = any(one.shown and one.verdict is Verdict.VERIFIED for one in wording.sentences)
    return replace(answer, answer=body, wording=wording, model=wording.model if has_spoken else None)


def ledger_lines(answer: Answer) -> str:
    """The ledger's part of ``answer.answer``: all of it but a model's wording."""
    if answer.wording is None or not answer.wording.shown:
        return answer.answer
    for language in ("zh", "en"):
        before, mark, _ = answer.answer.rpartition(f"\n\n{phrases(language)('wording')}\n")
        if mark:
            return before
    return answer.answer
