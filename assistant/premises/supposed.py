"""Supposed: what a question takes for given, kind by kind, and the plain question that asks for it instead."""

import re

from assistant.premises.dates import supposed_date, supposed_end, supposed_rhythm
from assistant.premises.figures import supposed_figures
from assistant.premises.framing import framed
from assistant.premises.roles import IS_OF, supposed_holder, supposed_role
from assistant.premises.supposition import Supposition
from assistant.question import Question
from index.genre import Genre

_CHOICE = re.compile(r"还是|有的|咋回事|怎么回事|或者|\bor\b(?! not)|区别|不同|一致|矛盾|哪个对|一个是|各处|两处|几处|分别|一样|相同")
_HEARSAY = re.compile(r"^(?:我们?|有人|网上|大家|群里|外面)?(?:都|也|在|还)?(?:听(?:人|别人|领导|同事)?说|据说|据悉|听闻|风闻|传言说?)(?:过|了)?[,，:：]?\s*(?=[^,，。?？]{4})")
_NUMERAL = re.compile(r"\d")


def supposed(question: Question, genre: Genre) -> Supposition | None:
    """What a question takes for given; None for one that supposes nothing checkable."""
    text = question.typed.strip()
    if _CHOICE.search(text):
        return None
    said = framed(text)
    premise, rest = said.premise, said.rest
    if not premise or not said.is_framed:
        return None
    if found := supposed_rhythm(premise, rest) or supposed_holder(question, premise, rest):
        return found
    role = supposed_role(question, premise, rest)
    if role and not (IS_OF.search(premise) and _NUMERAL.search(premise)):
        return role
    found = supposed_figures(premise, rest, said.asks_why, genre) or supposed_date(premise, rest) or role or supposed_end(premise, rest, said.asks_why, "目标" in text)
    return found or (Supposition(premise, is_statement=True, rest=rest, asks_why=True) if said.asks_why and not rest else None)


def without_hearsay(text: str) -> str:
    """A question without the words that tell where a statement in it was heard."""
    return _HEARSAY.sub("", text, count=1)
