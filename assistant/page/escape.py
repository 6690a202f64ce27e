"""Escape: foreign text (question, quote, title) as text that neither HTML nor Markdown can read anything into."""

import re
import unicodedata

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LEADING_SPACE = re.compile(r"^[ \t]+", re.MULTILINE)
_KEPT = "\n\t"
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


def escape(text: str) -> str:
    """For an element, an attribute or a Markdown paragraph alike: every ASCII punctuation mark becomes its number."""
    escaped = _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", visible(text))
    return _LEADING_SPACE.sub(lambda found: "&#160;" * len(found[0]), escaped)


def escape_line(text: str) -> str:
    """The same on one line of source, as an HTML block inside Markdown needs it; line breaks stay line breaks."""
    return escape(text).replace("\n", "&#10;")


def visible(text: str) -> str:
    """Without control, bidirectional and invisible characters and lone surrogates: what is left can be seen."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _UNSEEN)
