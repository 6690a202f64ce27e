"""Order: names as a Chinese reader looks for them."""


def by_sound(name: str) -> bytes:
    """A key that orders common characters by their sound, as GBK does."""
    return name.encode("gbk", "replace")
