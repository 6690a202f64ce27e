"""Evidence: what a model is given to word: the question, the ledger's headline and its numbered quotes, within a budget of tokens."""

from langchain_core.messages import BaseMessage

from assistant.answer import Answer
from assistant.chat.budget import ANSWER_TOKENS, cut_to, tokens_of, tokens_of_messages
from assistant.chat.prompt import wording_prompt
from assistant.chat.troubles import ChatTrouble, Trouble

_LANGUAGES = {"zh": "中文", "en": "English"}


def wording_messages(answer: Answer, language: str, tokens: int) -> tuple[list[BaseMessage], tuple[int, ...]]:
    """The prompt that words an answer, and the labels it shows. Raises ChatTrouble where ``tokens`` leave no room for a single quote."""
    values = {"language": _LANGUAGES[language], "question": answer.standalone_question, "headline": answer.headline}
    room = tokens - ANSWER_TOKENS - tokens_of_messages(wording_prompt().messages(**values, evidence=""))
    lines: list[str] = []
    labels: list[int] = []
    for citation in answer.citations:
        mark = f" [{citation.label}]"
        quote = cut_to(_one_line(citation.quote), room - tokens_of(mark))
        if quote:
            lines.append(f"{quote}{mark}")
            labels.append(citation.label)
            room -= tokens_of(lines[-1]) + 1
    if not lines:
        raise ChatTrouble(Trouble.NO_ROOM)
    return wording_prompt().messages(**values, evidence="\n".join(lines)), tuple(labels)


def _one_line(text: str) -> str:
    return " ".join(text.split())
