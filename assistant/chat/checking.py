"""Checking: asks a chosen endpoint for one word, to tell whether it can serve."""

from contextlib import suppress
from dataclasses import dataclass
from time import perf_counter

from langchain_core.messages import HumanMessage

from assistant.chat.budget import ANSWER_TOKENS
from assistant.chat.choice import ChatChoice
from assistant.chat.endpoint import open_endpoint
from assistant.chat.model import ChatModel
from assistant.chat.troubles import ChatTrouble, Trouble
from assistant.phrases import phrases

_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it."""

    trouble: Trouble | None
    """None: it answers."""
    seconds: float
    """Until its first word."""

    def said(self, language: str = "zh") -> str:
        """One line for a reader."""
        say = phrases(language)
        return say(self.trouble.value) if self.trouble else say("chat_answers", seconds=f"{self.seconds:.1f}")


def check_endpoint(choice: ChatChoice, seconds: float = _SECONDS) -> Checked:
    """Ask it once, for ``seconds`` at most."""
    chat = ChatModel(open_endpoint(choice, seconds, ANSWER_TOKENS), choice.model, seconds, ANSWER_TOKENS)
    started = perf_counter()
    speech = None
    try:
        speech = chat.say([HumanMessage("请只回答一个字：好")])
        next(speech)
    except StopIteration:
        return Checked(Trouble.EMPTY, perf_counter() - started)
    except ChatTrouble as caught:
        return Checked(caught.trouble, perf_counter() - started)
    finally:
        if speech is not None:
            speech.close()
        with suppress(Exception):
            chat.close()
    return Checked(None, perf_counter() - started)
