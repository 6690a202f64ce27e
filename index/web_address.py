"""Web address: a URL that somebody wrote down, split where it can be one at all."""

from urllib.parse import SplitResult, urlsplit

_LONGEST = 2000


def split(text: str) -> SplitResult | None:
    """Its parts; None for what is too long, holds other characters than a URL may, or cannot be read."""
    if len(text) > _LONGEST or not text.isascii() or not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises for what is no port
    except ValueError:
        return None
    return parts
