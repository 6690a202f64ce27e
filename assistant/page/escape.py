"""Escape: foreign text (question, quote, title) as text that neither HTML nor Markdown can read anything into."""

import re

from assistant.visible import visible as visible

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_LEADING_SPACE = re.compile(r"^[ \t]+", re.MULTILINE)


def escape(text: str) -> str:
    """For an element, an attribute or a Markdown paragraph alike: every ASCII punctuation mark becomes its number."""
    escaped = _PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", visible(text))
    return _LEADING_SPACE.sub(lambda found: "&#160;" * len(found[0]), escaped)


def escape_line(text: str) -> str:
    """The same on one line of source, as an HTML block inside Markdown needs it; line breaks stay line breaks."""
    return escape(text).replace("\n", "&#10;")
