"""Spelling: a word that the plan does not hold but that sounds like one it does (专项在 → 专项债). Numbers are never touched."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SIZES = (5, 4, 3)
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))


class Spelling:
    """Corrects what sounds like the document's own words, three to five characters long, and shares a character with them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known: set[str] = set()
        self._by_sound: dict[str, str] = {}
        self._runs = [run for text in texts for run in _HAN.findall(text)]
        for run in self._runs:
            for size in (2, *_SIZES):
                self._known.update(run[at : at + size] for at in range(len(run) - size + 1))

    def _sounds(self) -> dict[str, str]:
        if not self._by_sound:
            for word in self._known:
                if len(word) in _SIZES:
                    self._by_sound.setdefault(_sound(word), word)
        return self._by_sound

    def correct(self, text: str) -> tuple[str, dict[str, str]]:
        """The corrected text and what was replaced by what, the longest words first, none of them inside another."""
        changes: dict[str, str] = {}
        for size in _SIZES:
            for run in _HAN.findall(text):
                for at in range(len(run) - size + 1):
                    word = run[at : at + size]
                    if meant := self._meant(word):
                        changes[word] = meant
                        text = text.replace(word, meant)
                        run = run.replace(word, meant)
        return text, changes

    def _meant(self, word: str) -> str | None:
        if word in self._known or not self._has_unknown_pair(word):
            return None
        meant = self._sounds().get(_sound(word))
        alike = sum(a == b for a, b in zip(word, meant, strict=True)) if meant else 0
        return meant if alike >= len(word) // 2 + 1 else None

    def _has_unknown_pair(self, word: str) -> bool:
        return any(word[at : at + 2] not in self._known for at in range(len(word) - 1))


@lru_cache(maxsize=200_000)
def _syllable(character: str) -> str:
    sound = lazy_pinyin(character)[0]
    for one, other in _ALIKE:
        sound = sound.replace(one, other)
    return sound


def _sound(word: str) -> str:
    """The syllables without tones, with pairs that many speakers and keyboards confuse made equal."""
    return " ".join(_syllable(character) for character in word)
