"""Evidence: what a model is given to word: the ledger's headline with its labels and the numbered quotes, within a budget of tokens.

The question is not among it: what it asks is answered already, and no order or figure in it can reach the model.
"""

import re
from functools import lru_cache

from langchain_core.messages import BaseMessage

from assistant.answer import Answer
from assistant.chat.budget import ANSWER_TOKENS, cut_to, tokens_of, tokens_of_messages
from assistant.chat.prompt import wording_prompt
from assistant.chat.sides import remark
from assistant.chat.troubles import ChatTrouble, Trouble
from assistant.phrases import phrases
from index.addressed import without_addressed

_LANGUAGES = {"zh": "中文", "en": "English"}


def wording_messages(answer: Answer, language: str, tokens: int) -> tuple[list[BaseMessage], tuple[int, ...]]:
    """The prompt that words an answer, and the labels it shows. Raises ChatTrouble where ``tokens`` leave no room for a single quote."""
    values = {"language": _LANGUAGES[language], "answer": _to_word(answer, language)}
    room = tokens - ANSWER_TOKENS - tokens_of_messages(wording_prompt().messages(**values, evidence=""))
    lines: list[str] = []
    labels: list[int] = []
    for citation in answer.citations:
        mark = f" [{citation.label}]"
        quote = cut_to(_one_line(without_addressed(citation.quote)), room - tokens_of(mark))
        if quote:
            lines.append(f"{quote}{mark}")
            labels.append(citation.label)
            room -= tokens_of(lines[-1]) + 1
    if not lines:
        raise ChatTrouble(Trouble.NO_ROOM)
    return wording_prompt().messages(**values, evidence="\n".join(lines)), tuple(labels)


def _to_word(answer: Answer, language: str) -> str:
    """The answer's first line, labels and all, without our remarks, which no clause bears out; every side of what is said differently."""
    line = answer.answer.split("\n", 1)[0]
    differs, others = _remarks(language)
    if answer.conflicts and differs.search(line):
        quotes = {citation.label: _one_line(citation.quote) for citation in answer.citations}
        sides = dict.fromkeys(label for conflict in answer.conflicts for label in conflict.labels)
        return phrases(language)("join").join([*(f"{quotes[label]}[{label}]" for label in sides if label in quotes), remark(answer.conflicts, language)])
    return others.sub("", line)


@lru_cache
def _remarks(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Ours in a headline: that another place differs, and what else is said of the text itself."""
    say = phrases(language)
    elsewhere = [re.escape(say(name, places="\0")).replace("\0", "[^（）]*?") for name in ("differs_elsewhere", "scope_elsewhere")]
    unled = re.search(r"[^：:]+?[，;]", say("no_lead", task="", units=""))
    others = [say("open_list").removeprefix("等"), say("open_members"), unled[0] if unled else ""]
    return re.compile("|".join(elsewhere)), re.compile("|".join(map(re.escape, filter(None, others))))


def _one_line(text: str) -> str:
    return " ".join(text.split())
