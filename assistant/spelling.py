"""Spelling: a word that the plan does not hold but that sounds like one it does (专项在 → 专项债). Numbers are never touched."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

_HAN = re.compile(r"[\u3400-\u9fff]+")
_SIZES = (5, 4, 3)
_OFTEN = 2
"""How often the documents hold a word that something may be corrected to."""
_PAIR_OFTEN = 6
"""How often they hold the pair that a correction at a word's edge would make."""
FUNCTION_WORDS = frozenset("搞弄咋些样才很更最写讲点做干办没不所该啊呀哦嘛吗是的了在由谁归找哪几要想有让和跟与给里这那个为到从对于把被就都也还又再去来说问请能会得地着过吗呢吧啊什么多少怎样")
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"), ("h", "f"))


class Spelling:
    """Corrects one character of a word of three to five that the documents hold, where both its neighbours speak for it.

    A character is a slip only if neither pair it forms with its neighbours occurs anywhere in the documents. Function
    words (是、由、在 …) are slips only inside the name of an indicator or an abbreviation: 专项在 for 专项债.
    """

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        """``texts``: all that is known; ``names``: indicators, abbreviations and other names of things."""
        self._known: set[str] = set()
        self._counts: Counter[str] = Counter()
        names = tuple(names)
        self._names = {name for name in names if len(name) in _SIZES and _HAN.fullmatch(name)}
        self._known.update(name[at : at + 2] for name in names for at in range(len(name) - 1))
        for run in (run for text in (*texts, *self._names) for run in _HAN.findall(text)):
            self._known.update(run[at : at + 2] for at in range(len(run) - 1))
            for size in (2, *_SIZES):
                self._counts.update(run[at : at + size] for at in range(len(run) - size + 1))

    @cached_property
    def _by_sound(self) -> dict[str, str]:
        words = [word for word, count in self._counts.items() if (len(word) > 2 and count >= _OFTEN) or word in self._names]
        words.sort(key=lambda word: (word in self._names, self._counts[word]))
        return {_sound(word): word for word in words}

    def correct(self, text: str) -> tuple[str, dict[str, str]]:
        """The corrected text and what was replaced by what, the longest words first, none of them inside another."""
        changes: dict[str, str] = {}
        for size in _SIZES:
            for found in _HAN.finditer(text):
                run = found[0]
                for at in range(len(run) - size + 1):
                    word = run[at : at + size]
                    meant = self._meant(run, at, word)
                    if meant and word not in changes:
                        changes[word] = meant
        for word, meant in changes.items():
            text = text.replace(word, meant)
        return text, {word: meant for word, meant in changes.items() if meant in text}

    def _meant(self, run: str, at: int, word: str) -> str | None:
        slips = [place for place in range(at, at + len(word)) if self._is_slip(run, place)]
        if len(slips) != 1 or word in self._counts:
            return None
        meant = self._by_sound.get(_sound(word))
        slip = slips[0] - at
        if not meant or [place for place, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b] != [slip]:
            return None
        if meant in self._names:
            return meant
        if slip == len(word) - 1 and self._is_cut_off(meant, run[at + len(word) : at + len(word) + 1]):
            return None
        pair = meant[:2] if slip == 0 else meant[-2:]
        is_firm = 0 < slip < len(word) - 1 or self._counts[pair] >= _PAIR_OFTEN
        return meant if is_firm and run[slips[0]] not in FUNCTION_WORDS else None

    def _is_cut_off(self, word: str, following: str) -> bool:
        """Whether the documents always go on behind the word, and in one other way: 公司牵 only in 公司牵头."""
        longer = [one for one, count in self._counts.items() if one.startswith(word) and len(one) == len(word) + 1 and count == self._counts[word]]
        return any(not following or one[-1] != following for one in longer)

    def _is_slip(self, run: str, place: int) -> bool:
        """Neither pair with a neighbour is known."""
        before = place > 0 and run[place - 1 : place + 1] in self._known
        after = place + 1 < len(run) and run[place : place + 2] in self._known
        return not before and not after


@lru_cache(maxsize=50_000)
def syllable(character: str) -> str:
    """The pinyin of one character without its tone."""
    from pypinyin import lazy_pinyin  # half a second to import, and most questions need no sound

    return str(lazy_pinyin(character)[0])


@lru_cache(maxsize=50_000)
def _sounding(character: str) -> str:
    sound = syllable(character)
    for one, other in _ALIKE:
        sound = sound.replace(one, other)
    return sound


def _sound(word: str) -> str:
    """The syllables without tones, with pairs that many speakers and keyboards confuse made equal."""
    return " ".join(_sounding(character) for character in word)
