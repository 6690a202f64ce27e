"""Matching: whether a text holds a gold value. Names by substring; figures strictly, with unit, operator and date as printed.

Of its own, so that a slip in the product's reading of figures cannot pass here: 32.27亿元 is not in 3227亿元, 132.27亿元 or
32.27亿元以上, 7% not in 17%, 7个百分点 or 下降7%, 2项 not in 1-2项, 5月底前 not in 2026年5月底前. 7% is in 增长7%.
"""

import re
from functools import lru_cache

from index.folding import fold

_HAN = r"\u3400-\u9fff"
_CHINESE_NUMERALS = "一二三四五六七八九十百千万亿零〇两几"
_CHINESE_QUANTITY = re.compile(rf"^[{_CHINESE_NUMERALS}]+[个家项条件种批名户人座处台亿万倍成届次天年月]")
_HAS_FIGURE = re.compile(rf"\d|[{_CHINESE_NUMERALS}]+[个家项条件种批名户人座处台亿万倍成]")

_BULLET = re.compile(r"^[ \t>]*(?:[-*+•]\s+)?", re.MULTILINE)
_BREAK = re.compile(r"\s*\n\s*")
_SPACE = re.compile(rf"(?<=[{_HAN}，。、；：])[ \t]+|[ \t]+(?=[{_HAN}，。、；：%])")
_DASH_IN_RANGE = re.compile(r"(?<=\d)—(?=\d)")

_LEFT_OF_NUMERAL = re.compile(r"(?:\d|\d\.|\d ?[-~至]|[a-z]|第|-)$")
_LEFT_OF_THREE_DIGITS = re.compile(r"\d,$")
_LEFT_OPERATOR = re.compile(
    r"(?:不低于|不少于|不超过|不高于|不大于|不小于|不足|不到|至少|最少|最多|最高|最低|低于|高于|少于|多于|大于|小于|超过|超出|超|突破|逾|"
    r"(?<![附最靠邻])近|(?<![节公预])约|(?<![通经不])过|"
    r"(?:at least|at most|more than|less than|fewer than|over|under|about|around|nearly|almost|up to|above|below)\s?)(?:到|至|为|了)?$|"
    r"(?:下降|降低|减少|压减|压降|下滑)了?$"
)
_LEFT_NEGATION = re.compile(r"[未负没不非]$")

_RIGHT_OPERATOR = re.compile(r" ?(?:及|或)?(?:以上|以下|以内|之内|以外|左右|上下)|/(?:月|人|年|天|日|户|吨|亩|件|次|台|周|平|立方|公里|小时)")
_RIGHT = (
    (re.compile(r"\d$"), re.compile(r"\d|[.,]\d| ?%|[a-z]| ?[万亿]")),
    (re.compile(r"[a-z]$"), re.compile(r"[a-z\d]")),
    (re.compile(r"\d\s?[万亿千百]$"), re.compile(r"[万亿元美吨人户亩家个平件次头公斤辆台项名]")),
    (re.compile(r"个$"), re.compile(r"百分点|工作日|自然日|月|小时|星期|季度|点|亿|学时")),
    (re.compile(r"人$"), re.compile(r"次")),
    (re.compile(r"吨$"), re.compile(r"[级位]")),
    (re.compile(r"[日天月年周]$|小时$"), re.compile(r"(?:以|之)?[内前后]|起")),
    (re.compile(r"月份?$"), re.compile(r"份?(?:底|初|末|上旬|中旬|下旬|\d{1,2}[日号]|(?:以|之)?[前后])")),
    (re.compile(r"[底初末旬号]$"), re.compile(r"(?:以|之)?[前后]|起")),
    (re.compile(r"年$"), re.compile(r" ?\d{1,2}月|底|初|末|上半年|下半年|[一二三四]季度")),
)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """The text as it is compared: folded in width and quotation marks, without bold marks, bullets and spaces beside Chinese.

    Line breaks stay: what stands on the next line is no operator of a figure on this one.
    """
    folded = _DASH_IN_RANGE.sub("-", fold(text).replace("**", ""))
    return _SPACE.sub("", _BREAK.sub("\n", _BULLET.sub("", folded)))


def holds(text: str, value: str) -> bool:
    """Whether the text holds the value: a name as a substring, a figure with its own unit, operator and date."""
    wanted = normal(value).strip()
    if not wanted:
        return False
    if not _HAS_FIGURE.search(wanted):
        return wanted.replace("\n", "") in normal(text).replace("\n", "")
    where = normal(text)
    at = where.find(wanted)
    while at >= 0:
        if _stands_free(where, at, wanted):
            return True
        at = where.find(wanted, at + 1)
    return False


def holds_any(text: str, alternatives: tuple[str, ...]) -> bool:
    """Whether the text holds one of the accepted forms of a value."""
    return any(holds(text, form) for form in alternatives)


def _stands_free(text: str, at: int, value: str) -> bool:
    """Nothing beside the figure makes it another figure."""
    before, after = text[max(0, at - 16) : at], text[at + len(value) : at + len(value) + 8]
    return not _changed_from_left(before, value) and not _changed_from_right(after, value)


def _changed_from_left(before: str, value: str) -> bool:
    if re.match(r"\d+月", value) and before.endswith("年"):
        return True
    if _CHINESE_QUANTITY.match(value):
        return bool(re.search(rf"[{_CHINESE_NUMERALS}第\d]$", before) or _LEFT_OPERATOR.search(before))
    if not value[0].isdigit():
        return bool(_LEFT_NEGATION.search(before)) or (value[0].isascii() and value[0].isalpha() and bool(re.search(r"[a-z\d]$", before)))
    if re.match(r"\d{3}(?!\d)", value) and _LEFT_OF_THREE_DIGITS.search(before):
        return True
    return bool(_LEFT_OF_NUMERAL.search(before) or _LEFT_OPERATOR.search(before))


def _changed_from_right(after: str, value: str) -> bool:
    return bool(_RIGHT_OPERATOR.match(after)) or any(tail.search(value) and more.match(after) for tail, more in _RIGHT)
