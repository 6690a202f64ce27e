"""Ordinary words: which words of a sentence state nothing by themselves, so that the clause need not print them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.verification.lexicon import lexicon
from assistant.verification.tagging import Word, words_of
from index.spans import Span

Grade = Literal["free", "light", "bearing"]
_FUNCTION = {"p", "r", "y", "e", "o", "d", "f", "q", "u", "uj", "ul", "ud", "uv", "uz", "ug"}
"""Parts of speech that connect: prepositions, pronouns, particles, adverbs, places, measure words; conjunctions are free of any doubt."""
_LIGHT = {"v", "vn", "vd", "vg", "a", "ad", "an", "ag", "z", "i"}
"""Verbs, adjectives and set phrases: they paraphrase where what they are said of is printed."""
_QUALITY = ("性", "感", "度", "力")
_LABELS = {"类", "方面", "层面", "领域", "维度"}
_POINTING = {"等", "这些", "那些", "这类", "此类", "该", "这一", "这", "上述", "各类", "这种", "这项", "该类", "几类", "两类", "三类"}
_DEGREES = {"a", "an", "b", "m"}
_GRAMMAR = "的了着过和与及或等也都还在为是要将把被由对从向以于并且而则就"
_NAMES = {"nr", "ns", "nt", "nz"}


@dataclass(frozen=True, slots=True)
class Graded:
    """One word and what it takes: nothing (free), something printed beside it (light), or the clause's own print (bearing)."""

    span: Span
    text: str
    grade: Grade
    tag: str = ""

    @property
    def is_name(self) -> bool:
        return self.tag in _NAMES

    @property
    def is_excused(self) -> bool:
        """It needs no print wherever it stands; a lone verb only where nothing unprinted stands beside it."""
        return self.grade == "free" or (self.grade == "light" and len(self.text) > 1)

    @property
    def replaces_freely(self) -> bool:
        """Another word in its place changes no name and no degree: 推进 for 推动, but not 省 for 市 or 重大 for 较大."""
        return self.is_excused and self.tag not in _DEGREES and (len(self.text) > 1 or self.text in _GRAMMAR)

    @property
    def of_the_text(self) -> bool:
        """It speaks of the text itself: 文件, 原文, 表述."""
        return self.text in lexicon().of_the_text


@lru_cache(maxsize=1024)
def graded(text: str) -> Sequence[Graded]:
    """The Chinese words of a compared text in order with their grades; phrases whole."""
    found = [Graded(Span(*phrase.span()), phrase[0], "free") for phrase in lexicon().phrases.finditer(text)]
    for phrase in found:
        text = text[: phrase.span.start] + " " * len(phrase.text) + text[phrase.span.end :]
    words = [word for word in words_of(text) if "\u3400" <= word.text[0] <= "\u9fff"]
    for before, word, behind in zip([None, *words], words, [*words[1:], None], strict=False):
        grade = _grade(word)
        if grade == "bearing" and word.tag == "n" and word.text not in lexicon().never and _only_labels(before, word, behind):
            grade = "light"
        found.append(Graded(word.span, word.text, grade, word.tag))
    return sorted(found, key=lambda one: one.span.start)


def is_ordinary(text: str) -> bool:
    """A stretch is made of words that state nothing by themselves."""
    words = graded(text)
    return bool(words) and all(one.is_excused for one in words)


def has_synonym(word: str, held: str) -> bool:
    """The evidence prints a word that this one may stand for."""
    return any(other in held for other in lexicon().synonyms.get(word, ()))


def _only_labels(before: Word | None, word: Word, behind: Word | None) -> bool:
    """A noun that sums up what is listed or named beside it: 财务类目标, 图书馆、文化馆等场馆, 这些平台."""
    is_class = behind is not None and behind.text in _LABELS and behind.span.start == word.span.end
    return is_class or (before is not None and before.text in _POINTING and before.span.end == word.span.start)


def _grade(word: Word) -> Grade:
    known = lexicon()
    if word.text in known.never:
        return "bearing"
    if word.text in known.general or word.text in known.of_the_text or word.tag == "c":
        return "free"
    if known.never_characters.intersection(word.text):
        return "bearing"
    if len(word.text) == 1 and word.text in known.characters:
        return "free"
    if len(word.text) == 1 and word.tag in ("d", "f", "q", "m", "zg"):
        return "light"
    if word.tag in _FUNCTION or (word.tag == "m" and word.text[0] == "一"):
        return "free"
    is_quality = word.tag == "n" and len(word.text) == 3 and word.text.endswith(_QUALITY)
    return "light" if word.tag in _LIGHT or is_quality else "bearing"
