"""Mentioning: which documents print a matter, in how many clauses, with one clause each, and which do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.across.desk import Desk
from assistant.across.desks import Desks
from assistant.across.told import Title
from assistant.draft import Quote
from assistant.phrases import Phrases
from index.clauses import Clause
from index.folding import fold
from index.library import Reading
from index.sentences import sentences_of
from index.spans import Span
from index.tokens import tokens

_HAN = re.compile(r"[\u3400-\u9fff]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")


@dataclass(frozen=True)
class Mentions:
    """The clauses of one document that print the matter."""

    desk: Desk
    quotes: tuple[Quote, ...]

    @property
    def shown(self) -> Quote:
        """The one that is shown: whose heading prints it, else the first."""
        return next((quote for quote in self.quotes if quote.text in quote.clause.heading), self.quotes[0])


def mentions_in(desks: Sequence[Desk], topic: str) -> list[Mentions]:
    """The documents that print the matter, in their order: the words as typed, else another form of them, else all of them in one sentence."""
    return [Mentions(desk, quotes) for desk in desks if (quotes := tuple(_quotes(desk, topic)))]


def printing(desks: Desks, ids: Sequence[str], topic: str) -> list[str]:
    """Of many documents those that print the matter, as typed or in another form of it; else those of which a sentence holds all of its words."""
    desk = desks.of(ids[0])
    words = _words(desk, topic)
    forms = [fold(form).replace(" ", "") for form in _forms(desk, topic, words)]
    folded = {id_: desks.folded(id_) for id_ in ids}
    if found := [id_ for id_, text in folded.items() if any(len(form) > 1 and form in text for form in forms)]:
        return found
    return [id_ for id_, text in folded.items() if any(_of_words(desks.reading(id_), words, text))]


def headline(found: Sequence[Mentions], silent: Sequence[str], topic: str, title: Title, say: Phrases) -> str:
    """2份文件提到“…”：《…》（3处）、《…》（1处）；《…》没有提到."""
    named = [say("document_times", document=title(one.desk.document.id), count=len(one.quotes)) for one in found]
    text = say("mentioned_by", count=len(found), topic=topic, documents=say("list_comma").join(named))
    return text + (say("join") + say("silent", documents=say("list_comma").join(map(title, silent))) if silent else "")


def _quotes(desk: Desk, topic: str) -> Iterator[Quote]:
    reading = desk.library.readings[0]
    words = _words(desk, topic)
    for form in _forms(desk, topic, words):
        wanted = fold(form).replace(" ", "")
        found = [(clause, at) for clause in reading.tree if len(wanted) > 1 and (at := _at(reading, clause, wanted)) >= 0]
        if found:
            yield from (_quote(reading, clause, at) for clause, at in found)
            return
    yield from _of_words(reading, words, fold(reading.document.text))


def _words(desk: Desk, topic: str) -> str:
    """What of a matter is looked up: all of it where it is Chinese, else the words that count."""
    return topic if _HAN.search(topic) else desk.understanding.read(topic).topic


def _forms(desk: Desk, topic: str, words: str) -> list[str]:
    """A matter as typed and in the other forms that the genre knows."""
    return list(dict.fromkeys((topic, words, *desk.library.genre.abbreviations.get(words, ()))))


def _of_words(reading: Reading, words: str, folded: str) -> Iterator[Quote]:
    """The clauses of which one sentence holds all of a matter's words; ``folded``: the document's text, folded."""
    content = [token for token in dict.fromkeys(tokens(words)) if len(token) > 1 and token in folded]
    if len(content) > 1 and not _without(words, content):
        yield from _of_all(reading, content, _FIGURE.findall(words))


def _without(words: str, content: Sequence[str]) -> str:
    """The letters and characters of a matter that none of these tokens holds."""
    spelled = fold(words)
    held = {at + place for token in content for at in range(len(spelled)) if spelled.startswith(token, at) for place in range(len(token))}
    return "".join(character for place, character in enumerate(spelled) if place not in held and character.isalpha())


def _of_all(reading: Reading, content: Sequence[str], figures: Sequence[str]) -> Iterator[Quote]:
    """The clauses of which one sentence holds all of the words and figures."""
    for clause in reading.tree:
        for sentence in sentences_of(reading.tree, clause):
            text = sentence.span.of(reading.document.text)
            if set(content) <= set(tokens(text)) and set(figures) <= set(_FIGURE.findall(text)):
                yield Quote(reading, clause, sentence.span)
                break


def _at(reading: Reading, clause: Clause, wanted: str) -> int:
    return fold(reading.document.text).find(wanted, *clause.span) if wanted in fold(reading.tree.own_text(clause)) else -1


def _quote(reading: Reading, clause: Clause, at: int) -> Quote:
    """The sentence that prints it, or the clause's own text."""
    held = next((sentence.span for sentence in sentences_of(reading.tree, clause) if sentence.span.covers(Span(at, at + 1))), clause.span)
    return Quote(reading, clause, held)
