"""Folding: how text is compared. One character stays one character, so a span of the folded text is a span of the text.

Folded are width (full-width letters, digits and punctuation), the kinds of quotation marks, the ideographic space and
letter case. Digits of other scripts are left alone: a numeral is never made up.
"""

from functools import lru_cache

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_QUOTES = {ord(mark): '"' for mark in "“”„‟＂「」『』〝〞"} | {ord(mark): "'" for mark in "‘’＇"}
_BRACKETS = {ord("〔"): "(", ord("〕"): ")", ord("【"): "[", ord("】"): "]"}
_SPACES = {0x3000: " ", 0xA0: " "}
_DASHES = {ord(mark): "-" for mark in "–−－‐‑"} | {ord("～"): "~", ord("〜"): "~"}
_TABLE = _WIDTH | _QUOTES | _BRACKETS | _SPACES | _DASHES
_SHORT, _KEPT = 120, 65536
"""Characters of a name, a heading or a sentence, which are compared again and again, and how many of them are kept folded."""


def fold(text: str) -> str:
    """The text as it is compared; same length, character for character."""
    return _kept(text) if len(text) <= _SHORT else _folded(text)


def _folded(text: str) -> str:
    folded = text.translate(_TABLE)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


_kept = lru_cache(maxsize=_KEPT)(_folded)


def longest_run(one: str, other: str) -> int:
    """Length of the longest stretch of one text that the other holds; only stretches of two characters and more count."""
    best = 1
    for start in range(len(one) - 1):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best if best > 1 else 0
