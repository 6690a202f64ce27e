"""Percentages: shares that a draft tells in tenths (八成以上) in the form that documents print (80%以上), each character's origin kept."""

import re

from assistant.verification.plain import Plain, rewritten

_TENTHS = "一二三四五六七八九"
_SHARE = re.compile(rf"(?P<tenths>[{_TENTHS}两1-9])成(?P<half>半)?(?=以[上下内]|左右|多|[,，。；;、!！?？\s)）]|$|的)")


def with_percentages(text: str) -> Plain:
    """The text with its tenths as percentages. ``origin`` gives the stretch of the text that a stretch of it stands for."""
    return rewritten(text, text, ((found.start(), found.end(), _percentage(found)) for found in _SHARE.finditer(text)))


def _percentage(found: re.Match[str]) -> str:
    tenths = 2 if found["tenths"] == "两" else _TENTHS.find(found["tenths"]) + 1 or int(found["tenths"])
    return f"{10 * tenths + 5 * bool(found['half'])}%"
