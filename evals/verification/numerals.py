"""Numerals: the figures that a text holds, however they are written, and a figure written in Chinese characters.

Of its own, so that a slip in the product's reading of numerals cannot pass here.
"""

import re

from index.folding import fold

_DIGITS = "零一二三四五六七八九"
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_PLACE = re.compile(r"(?:附件|附表)\s*\d+|(?:附件|附表)[一二三四五六七八九十]+|\([一二三四五六七八九十\d]+\)")
_ARABIC = re.compile(r"\d+(?:\.\d+)?")
_SPELLED = re.compile(r"[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?(?=万|亿|个|家|件|种|项|名|元|吨|年|月|人)|(?<=百分之)[零〇一二两三四五六七八九十百点]+")


def figures_of(text: str) -> list[str]:
    """The figures of a text in order, in digits; numbers of annexes and of clauses are none.

    >>> figures_of("增长百分之六点五，达到１００家（附件3）")
    ['6.5', '100']
    """
    folded = _PLACE.sub("", fold(text))
    found = [(one.start(), one[0]) for one in _ARABIC.finditer(folded)]
    found += [(one.start(), in_digits(one[0])) for one in _SPELLED.finditer(folded)]
    return [figure for _, figure in sorted(found) if figure]


def in_digits(spelled: str) -> str:
    """A figure in Chinese characters as digits: 三十二点二七 is 32.27, 二〇二五 is 2025; empty for 百 or 千 alone."""
    whole, point, decimals = spelled.partition("点")
    if all(one in _VALUE for one in whole):
        number = "".join(str(_VALUE[one]) for one in whole)
    else:
        total = ones = 0
        for one in whole:
            if one in _TENS:
                total += (ones or (1 if one == "十" else 0)) * _TENS[one]
                ones = 0
            else:
                ones = _VALUE[one]
        number = str(total + ones) if total + ones else ""
    return number + (f".{''.join(str(_VALUE[one]) for one in decimals)}" if point and number else "")


def in_characters(figure: str) -> str:
    """A printed figure below 10,000 in Chinese characters; empty for a larger one, a range and words.

    >>> in_characters("32.27"), in_characters("108")
    ('三十二点二七', '一百零八')
    """
    whole, point, decimals = figure.partition(".")
    if not whole.isascii() or not whole.isdigit() or int(whole) >= 10_000 or (point and not decimals.isdigit()):
        return ""
    spelled = ""
    for digit, place in zip(whole.lstrip("0").rjust(1, "0"), ("千", "百", "十", "")[-len(whole.lstrip("0").rjust(1, "0")):], strict=True):
        spelled += _DIGITS[int(digit)] + (place if digit != "0" else "")
    spelled = re.sub("零+", "零", spelled)
    spelled = spelled if spelled == "零" else spelled.rstrip("零")
    spelled = spelled.removeprefix("一") if spelled.startswith("一十") else spelled
    return spelled + ("点" + "".join(_DIGITS[int(digit)] for digit in decimals) if point else "")
