"""Rewriting: asks a model for the whole question that a fragment means, where rules could not tell; checked by the caller."""

from collections.abc import Sequence

from langchain_core.messages import BaseMessage

from assistant.answer import Turn
from assistant.chat.budget import cut_to, tokens_of, tokens_of_messages
from assistant.chat.model import ChatModel
from assistant.chat.prompt import standalone_prompt
from assistant.chat.stop import Stop
from assistant.chat.troubles import ChatTrouble

_SHARE, _MOST_SECONDS = 3, 10.0
"""A third of the time allowed, and no more than a reader waits for; the wording has the rest."""
_MOST_TURNS = 8
_LONGEST_TURN = 200
"""Tokens."""
_QUESTION_TOKENS = 120
_LONGEST = 400
"""Characters of a question that a model writes."""
_NAMES = {"user": "用户", "assistant": "助理"}


def rewrite(asked: str, history: Sequence[Turn], chat: ChatModel, stop: Stop) -> str:
    """The model's first line; empty where it failed or said nothing."""
    messages = _messages(asked, history, chat.tokens)
    if not messages:
        return ""
    try:
        speech = stop.guard(chat.say(messages, min(chat.seconds / _SHARE, _MOST_SECONDS)))
    except ChatTrouble:
        return ""
    said = ""
    try:
        for piece in speech:
            said += piece
            if "\n" in said.strip() or len(said) > _LONGEST:
                break
    except ChatTrouble as caught:
        chat.note(caught.trouble)
        return ""
    finally:
        speech.close()
    chat.note(None)
    return next(iter(said.strip().splitlines()), "").strip("“”\"' ")


def _messages(asked: str, history: Sequence[Turn], tokens: int) -> list[BaseMessage]:
    """The prompt with as many turns as fit, the last first; empty where not even the fragment fits."""
    room = tokens - _QUESTION_TOKENS - tokens_of_messages(standalone_prompt().messages(turns="", question=asked))
    lines: list[str] = []
    for turn in reversed(history[-_MOST_TURNS:]):
        line = f"{_NAMES.get(turn.role, turn.role)}：{cut_to(' '.join(turn.content.split()), _LONGEST_TURN)}"
        room -= tokens_of(line) + 1
        if room < 0:
            break
        lines.insert(0, line)
    return standalone_prompt().messages(turns="\n".join(lines), question=asked) if lines else []
