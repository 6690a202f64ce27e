"""Numerals: the number that a printed numeral stands for, in digits or in Chinese characters."""

_DIGITS = {digit: place for place, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def number_of(printed: str) -> int:
    """The number of a numeral up to 99; digits may be any. 0 for anything else.

    >>> number_of("十二"), number_of("两"), number_of("8")
    (12, 2, 8)
    """
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def value_of(printed: str) -> float | None:
    """The number of a printed value (1,200.5); None for a range and for words."""
    try:
        return float(printed.replace(",", "").replace("，", "").replace("．", "."))
    except ValueError:
        return None
