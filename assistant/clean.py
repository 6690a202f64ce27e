"""Clean: a question as typed becomes plain text: no control or invisible characters, one width, simplified Chinese."""

import re
import unicodedata
from functools import lru_cache
from typing import Any

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
"""A terminal's colour codes, whose printable rest would stay behind."""
_SPACE = re.compile(r"\s+")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def clean(text: str) -> str:
    """The question as the rest of the program reads it. Digits are never made up: only full-width forms are folded."""
    text = _COLOUR.sub("", text)
    visible = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    narrow = unicodedata.normalize("NFC", visible).translate(_WIDTH)
    return simplified(_SPACE.sub(" ", narrow).strip())


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; anything else unchanged."""
    return str(_converter().convert(text)) if any("\u3400" <= c <= "\u9fff" for c in text) else text


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
