"""Numerals: a number as Word prints it in each of its number formats."""

from collections.abc import Callable

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_DIGITS, _LEGAL = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LARGEST = 32767
"""Word's own limit."""


def _spelled(number: int, mode: str = "low") -> str:
    import cn2an  # a third of a second to import, and few documents need it

    return str(cn2an.an2cn(number, mode))


def _counted(number: int) -> str:
    return _spelled(number)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _spelled(number, "up")


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else "0"


def _run(*stretches: tuple[int, int]) -> Callable[[int], str]:
    """Signs that stand in stretches of Unicode: (character of 1, how many), …; beyond them the plain digits."""
    signs = "".join(chr(start + place) for start, count in stretches for place in range(count))
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa, bb …, as Word goes on."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _roman(number: int) -> str:
    printed = ""
    for value, sign in _ROMAN:
        printed += sign * (number // value)
        number %= value
    return printed


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_CIRCLED = _run((0x2460, 20), (0x3251, 15), (0x32B1, 15))
_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"),
        _counted,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _run((0x3220, 10)),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _run((0x2474, 20)),
    "decimalEnclosedFullstop": _run((0x2488, 20)),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "none": lambda _: "",
}


def numeral(number: int, format_: str) -> str:
    """The number as printed in a format of Word's (w:numFmt); in plain digits where the format is not one of Chinese or Western writing."""
    return _FORMATS.get(format_, str)(min(max(number, 0), _LARGEST))
