"""Lexicon: the word lists of ordinary.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("ordinary.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of ordinary.toml."""

    phrases: re.Pattern[str]
    of_the_text: frozenset[str]
    general: frozenset[str]
    never: frozenset[str]
    never_characters: frozenset[str]
    synonyms: Mapping[str, frozenset[str]]
    """A word → those that may be printed in its place."""
    antonyms: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Words on two sides, each of which turns the other round."""
    characters: frozenset[str]
    english: frozenset[str]
    renderings: Mapping[str, str]
    """A Chinese word → English words that plans in English have for it and a dictionary has not."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    phrases = sorted(tables["phrases"].split(), key=len, reverse=True)
    rows = [frozenset(row.split()) for row in tables["synonyms"]]
    return Lexicon(
        phrases=re.compile("|".join([*tables["patterns"], *map(re.escape, phrases)])),
        synonyms={word: frozenset().union(*(row for row in rows if word in row)) - {word} for word in frozenset().union(*rows)},
        renderings={word: english.strip() for row in tables["renderings"] for words, english in [row.split("|")] for word in words.split()},
        antonyms=tuple((frozenset(one.split()), frozenset(other.split())) for one, other in (row.split("|") for row in tables["antonyms"])),
        **{name: frozenset(tables[name].split()) for name in ("of_the_text", "general", "never", "english")},
        **{name: frozenset(tables[name]) for name in ("never_characters", "characters")},
    )
