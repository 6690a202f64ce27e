"""Numerals: Chinese numerals that count something, and 百分之…, as digits, so that two ways of writing compare."""

import re

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[零〇一二两三四五六七八九十百千]"
_COUNTED = re.compile(rf"(?<![第\d统唯])({_NUMERAL}+(?:点[零〇一二三四五六七八九]+)?)(?=[个家项条件种批名户人座处台倍成所次天年月亿万吨亩元])")
_PERCENT = re.compile(rf"百分之({_NUMERAL}+(?:点[零〇一二三四五六七八九]+)?|\d+(?:\.\d+)?)")
_LOOSE = ("一", "两")
"""一批, 一个, 两处: they count nothing, or what is said and not what is printed."""


def in_digits(text: str) -> str:
    """The text with numerals before a counter in digits: 五个 as 5个, 三十二点二七亿元 as 32.27亿元, 百分之七 as 7%; 一批 stays."""
    text = _PERCENT.sub(lambda match: f"{_number(match[1])}%", text)
    return _COUNTED.sub(lambda match: match[0] if match[0] in _LOOSE else _number(match[0]), text)


def _number(numeral: str) -> str:
    whole, _, decimals = numeral.partition("点")
    if whole[0].isdigit() and whole[0].isascii():
        return numeral
    told = str(_whole(whole))
    return f"{told}.{''.join(str(_DIGITS[digit]) for digit in decimals)}" if decimals else told


def _whole(numeral: str) -> int:
    """二十三 and 二〇二五 alike."""
    if not any(character in _TENS for character in numeral):
        return int("".join(str(_DIGITS[digit]) for digit in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
