"""Visible: foreign text without what cannot be seen in it."""

import unicodedata

_KEPT = "\n\t"
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


def visible(text: str) -> str:
    """Without control, bidirectional and invisible characters and lone surrogates: what is left can be seen."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _UNSEEN)
