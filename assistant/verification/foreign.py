"""Foreign: Latin words and other scripts have to stand in the evidence, or to render what stands there in English."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.verification.glosses import glosses_of, is_related, stem
from assistant.verification.lexicon import lexicon
from assistant.verification.said import Complaint, Said
from index.genre import Genre
from index.spans import Span

_LATIN = re.compile(r"[a-z][a-z0-9'&.+-]*[a-z0-9]|[a-z]")
_ODD = re.compile(r"[\u0600-\u06ff\u0400-\u04ff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]|[^\x00-\x7f]")
_KNOWN_SIGNS = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\u2000-\u206f·×÷≥≤＋±℃㎡%‰‱—…①-⑳ⅰ-ⅻⅠ-Ⅻ\xa0-\xbf]")


def foreign_faults(said: Said) -> Iterator[Complaint]:
    """One complaint for each word or sign of another script that the evidence neither prints nor means."""
    held, settled = said.held, said.settled
    translated = _translated(said, held)
    glosses = glosses_of(held, said.genre) if said.is_english else frozenset()
    for word in _LATIN.finditer(said.text):
        span = Span(*word.span())
        if any(one.covers(span) for one in (*settled, *translated)) or (said.is_english and _is_rendered(word[0], glosses)):
            continue
        if not re.search(rf"(?<![a-z]){re.escape(word[0])}(?![a-z])", held):
            yield Complaint(span, "no_witness")
    for found in _ODD.finditer(said.text):
        if not _KNOWN_SIGNS.match(found[0]) and found[0] not in held and not any(one.start <= found.start() < one.end for one in settled):
            yield Complaint(Span(*found.span()), "no_witness")


def _is_rendered(word: str, glosses: frozenset[str]) -> bool:
    """An English word, each half of a compound, is a common one or means something that the evidence prints."""
    known = lexicon().english
    parts = [part for part in re.split("[-']", word) if len(part) > 1]
    return word in known or word.removesuffix("'s") in known or all(part in known or is_related(stem(part), glosses) or f"re{stem(part)}" in glosses for part in parts)


@lru_cache(maxsize=8)
def _english(genre: Genre) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(genre.english, key=len, reverse=True)) or r"(?!)")


def _translated(said: Said, held: str) -> list[Span]:
    """English words of the genre of which the evidence prints a Chinese form."""
    return [Span(*found.span()) for found in _english(said.genre).finditer(said.text) if any(form.casefold() in held for form in said.genre.english[found[0]])]
