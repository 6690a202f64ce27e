"""Languages: the words of the language that a reader chose, and all of them for the browser's own switch."""

from collections.abc import Mapping
from dataclasses import fields

from assistant.page.chinese import CHINESE_WORDS
from assistant.page.english import ENGLISH_WORDS
from assistant.page.words import ENGLISH, Words


def words_for(language: str) -> Words:
    """The words of a language; Chinese for any but English."""
    return ENGLISH_WORDS if language == ENGLISH else CHINESE_WORDS


def translations() -> Mapping[str, dict[str, str]]:
    """All words by language tag."""
    names = [field.name for field in fields(Words)]
    return {
        words.language: {name: text for name in names if isinstance(text := getattr(words, name), str)} for words in (CHINESE_WORDS, ENGLISH_WORDS)
    }
