"""Spelling: a word that the plan does not hold but that sounds like one it does (专项在 → 专项债). Numbers are never touched."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

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
        """``texts``: all that is known; ``names``: indicators, abbreviations and other names of things.

        Words are looked up in the texts when a question needs them: to count them all was most of what opening a document cost.
        """
        names = tuple(names)
        self._names = set(filter(_is_word, names))
        self._text = "\n".join((*texts, *self._names))
        self._known = set(map(str.__add__, self._text, self._text[1:])).union(*map(_pairs, names))

    def _count(self, word: str) -> int:
        return len(_places(self._text, word))

    def _sounding_like(self, word: str, slip: int) -> str | None:
        """The word that sounds the same and is another only at ``slip``: the name of a thing, else the one that is held most often."""
        before, after = word[:slip], word[slip + 1 :]
        if len(after) > len(before):
            found = [self._text[at - 1] for at in _places(self._text, after) if at and self._text[max(0, at - 1 - slip) : at - 1] == before]
        else:
            found = [self._text[at + slip] for at in _places(self._text, before) if self._text[at + slip + 1 : at + len(word)] == after and at + slip < len(self._text)]
        sound = _sounding(word[slip])
        words = {f"{before}{one}{after}": count for one, count in Counter(found).items() if _HAN.fullmatch(one) and one != word[slip] and _sounding(one) == sound}
        fit = [one for one, count in words.items() if count >= _OFTEN or one in self._names]
        return max(fit, key=lambda one: (one in self._names, words[one]), default=None)

    def correct(self, text: str) -> tuple[str, dict[str, str]]:
        """The corrected text and what was replaced by what, the longest words first, none of them inside another."""
        changes: dict[str, str] = {}
        runs = [(run, slips) for run in _HAN.findall(text) if (slips := [place for place in range(len(run)) if self._is_slip(run, place)])]
        for size in _SIZES:
            for run, slips in runs:
                for at in range(len(run) - size + 1):
                    word = run[at : at + size]
                    meant = self._meant(run, at, word, [place for place in slips if at <= place < at + size])
                    if meant and word not in changes:
                        changes[word] = meant
        for word, meant in changes.items():
            text = text.replace(word, meant)
        return text, {word: meant for word, meant in changes.items() if meant in text}

    def _meant(self, run: str, at: int, word: str, slips: Sequence[int]) -> str | None:
        if len(slips) != 1 or word in self._text:
            return None
        slip = slips[0] - at
        meant = self._sounding_like(word, slip)
        if meant is None or meant in self._names:
            return meant
        if slip == len(word) - 1 and self._is_cut_off(meant, run[at + len(word) : at + len(word) + 1]):
            return None
        pair = meant[:2] if slip == 0 else meant[-2:]
        is_firm = 0 < slip < len(word) - 1 or self._count(pair) >= _PAIR_OFTEN
        return meant if is_firm and run[slips[0]] not in FUNCTION_WORDS else None

    def _is_cut_off(self, word: str, following: str) -> bool:
        """Whether the documents always go on behind the word, and in one other way: 公司牵 only in 公司牵头."""
        if len(word) >= max(_SIZES):
            return False
        behind = {self._text[at + len(word) : at + len(word) + 1] for at in _places(self._text, word)}
        return len(behind) == 1 and bool(_HAN.fullmatch(next(iter(behind)))) and following not in behind

    def _is_slip(self, run: str, place: int) -> bool:
        """Neither pair with a neighbour is known."""
        return not any(run[start : start + 2] in self._known for start in (place - 1, place) if 0 <= start < len(run) - 1)


@lru_cache(maxsize=10_000)
def _is_word(name: str) -> bool:
    return len(name) in _SIZES and bool(_HAN.fullmatch(name))


@lru_cache(maxsize=10_000)
def _pairs(name: str) -> frozenset[str]:
    """The neighbours in a name; most are the genre's, the same for every document."""
    return frozenset(map(str.__add__, name, name[1:]))


def _places(text: str, word: str) -> list[int]:
    """Where a word begins, overlapping ones too."""
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found


@lru_cache(maxsize=50_000)
def syllable(character: str) -> str:
    """The pinyin of one character without its tone."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # one character is no phrase, and reading them takes most of the import
    from pypinyin import lazy_pinyin  # most questions need no sound

    return str(lazy_pinyin(character)[0])


@lru_cache(maxsize=50_000)
def _sounding(character: str) -> str:
    sound = syllable(character)
    for one, other in _ALIKE:
        sound = sound.replace(one, other)
    return sound

