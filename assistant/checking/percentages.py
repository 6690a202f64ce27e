"""Percentages: shares that a draft tells in tenths (八成以上) in the form that documents print (80%以上), each character's origin kept."""

import re

from assistant.verification.plain import Plain

_TENTHS = "一二三四五六七八九"
_SHARE = re.compile(rf"(?P<tenths>[{_TENTHS}两1-9])成(?P<half>半)?(?=以[上下内]|左右|多|[,，。；;、!！?？\s)）]|$|的)")


def with_percentages(text: str) -> Plain:
    """The text with its tenths as percentages. ``origin`` gives the stretch of the text that a stretch of it stands for."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for found in _SHARE.finditer(text):
        tenths = 2 if found["tenths"] == "两" else _TENTHS.find(found["tenths"]) + 1 or int(found["tenths"])
        written = f"{10 * tenths + 5 * bool(found['half'])}%"
        pieces += [text[at : found.start()], written]
        starts += [*range(at, found.start()), *[found.start()] * len(written)]
        ends += [*range(at + 1, found.start() + 1), *[found.end()] * len(written)]
        at = found.end()
    pieces.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Plain(text, "".join(pieces), tuple(starts), tuple(ends))
