"""Numerals: the number that a short numeral stands for, printed in digits or in Chinese characters."""

_DIGITS = {digit: place for place, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}


def number_of(printed: str) -> int:
    """The number of a numeral up to 99; digits may be any.

    >>> number_of("十二"), number_of("两"), number_of("8")
    (12, 2, 8)
    """
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
