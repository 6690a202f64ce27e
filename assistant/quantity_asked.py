"""Quantity asked: what kind of figure a question wants (a share, a growth, money, a count of …), told by its words."""

import re
from dataclasses import dataclass

_PERCENT = re.compile(
    r"百分之|几个?点|多少个?点|百分点|几成|比例|占比|比重|增速|增幅|(?:涨|增|降)幅|(?<!工)率|%|percent|\brates?\b|\bshare\b|coverage", re.IGNORECASE
)
_GROWTH = re.compile(r"增长|增速|增幅|涨|多(?:花)?(?:几|百分之)|比(?:去年|上年)[^,，。]{0,6}多|\bgrow|increase", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:多少|几多|好多|几(?!多)|多大|how many|how much)\s*个?\s*(?P<unit>亿美元|万美元|美元|亿元|万元|亿斤|万斤|亿|万吨|万亩|万人次|万人|人次|工作日|百分点|千瓦|公里|平方米|公顷|米|块钱?|元|钱|吨|亩|斤|天|家|户|项|件|种|类|座|处|所|人|名|位|条|台|套|"
    r"场|次|批|期|根|辆|栋|盏|艘|株|标箱|标准箱|个)?", re.IGNORECASE,
)
_SHARE = re.compile(r"占比|比重|占[^,，。]{1,12}(?:多少|几|百分之)|占到|\bshare\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"([\u3400-\u9fff]{2,12}?)(?:要|得|应|能)?占(?!比)(?:到|全)?[\u3400-\u9fffA-Za-z]{2,}")
_MONEY = re.compile(r"多少钱|几多钱|金额|额度|资金|几个亿|产值|营收|how much money|revenue|funding", re.IGNORECASE)
_COUNT = re.compile(r"[家户个项件]数|数量")
_NUMBER = re.compile(r"(?:多少|几多|好多)(?!个?百分|个?点|以|才|呢|吗|啊|呀)(?P<noun>[\u3400-\u9fff]{2})")
_NEW = re.compile(r"新增|要添|添几|新开|新培育|新认定|再增|增加几|增加多少家|多几家|新上|new(?:ly)?\b|additional", re.IGNORECASE)
_TOTAL = re.compile(r"总数|总量|总共|一共|累计|总体数量|总计|total", re.IGNORECASE)
_PERSONS = re.compile(r"(?:多少|几多|好多|几)[个名位]?(?:[\u3400-\u9fff]{0,2}(?:人|[孕产]妇|妇女|儿童|孩子|学生|员工|工人|教师|医生|患者|病人|群众|居民|村民|农民|干部|党员))(?!均|次|大|民|才|社|口)")
"""People, whom no number of kinds or measures counts."""
_SHARES, _POINTS = {"%", "％", "‰"}, {"个百分点", "百分点"}
_KINDS = {
    "money": {"亿元", "万元", "元", "元/月", "元/人", "元/月/人", "元/人/月", "元/年", "万美元", "亿美元", "美元", "亿", "万"},
    "count": {"家", "户", "个", "项", "件", "种", "座", "处", "所", "条", "台", "套", "台套", "场", "次", "批", "期", "名", "人", "位", "支", "部", "张", "辆", "间", "栋", "根", "盏", "艘", "株"},
    "mass": {"吨", "万吨", "亿吨", "亿斤", "万斤", "公斤"},
    "land": {"亩", "万亩", "公顷", "平方公里", "平方米", "万平方米"},
    "people": {"人", "名", "位", "人次", "万人次", "万人", "万"},
    "length": {"公里", "千米", "米"},
    "power": {"千瓦", "万千瓦", "亿千瓦", "兆瓦", "千瓦时", "亿千瓦时"},
    "boxes": {"标箱", "万标箱", "标准箱", "万标准箱"},
    "time": {"天", "个工作日", "工作日", "小时", "分钟", "年内"},
}
_KIND_OF = {
    "钱": "money", "块": "money", "块钱": "money", "亿": "money", "亿美元": "money", "万美元": "money", "美元": "money", "亿元": "money", "万元": "money", "元": "money",
    "标箱": "boxes", "标准箱": "boxes", "吨": "mass", "万吨": "mass", "亿斤": "mass", "万斤": "mass", "斤": "mass", "亩": "land", "万亩": "land",
    "人": "people", "名": "people", "位": "people", "人次": "people", "万人次": "people", "万人": "people", "天": "time", "工作日": "time", "公里": "length", "千瓦": "power", "米": "length", "公顷": "land", "平方米": "land",
}


@dataclass(frozen=True, slots=True)
class QuantityAsked:
    """What the words of a question demand of a figure; every field is empty or False where they demand nothing."""

    units: frozenset[str]
    """Printed units that would fit."""
    unit: str
    """The unit that is said itself (几项: 项), or empty."""
    is_counted: bool
    """It asks 几 or 多少: only a number answers it, no benchmark."""
    is_growth: bool
    """It asks how much something grows or falls."""
    number_of: str
    """What it asks the number of (多少|游客); no share or growth of something else answers it."""
    share_of: str
    """Whose share it asks for (制造业|占…); empty where it names none."""
    is_share: bool
    """It asks for a share of something (占比、比重)."""
    scope: str
    """新增, 总量 or empty."""


def quantity_asked(text: str) -> QuantityAsked:
    """Read the demand from a cleaned question."""
    asked = _ASKED.search(text)
    said = asked["unit"] if asked else None
    units: set[str] = set()
    if said and said not in ("个",):
        kind = _KIND_OF.get(said, "count")
        units = _SHARES | _POINTS if said == "百分点" else set(_KINDS[kind])
    elif _PERCENT.search(text):
        units = _SHARES | _POINTS
    elif _MONEY.search(text):
        units = set(_KINDS["money"]) | (_KINDS["count"] if _COUNT.search(text) else set())
    elif _PERSONS.search(text):
        units = set(_KINDS["people"]) | {"个", "户"}
    elif said == "个":
        units = set(_KINDS["count"])
    is_growth = bool(_GROWTH.search(text)) or bool(re.search(r"几个?点|多少个?点", text))
    if is_growth and not said and not units:
        units = _SHARES | _POINTS
    scope = "新增" if _NEW.search(text) else "总量" if _TOTAL.search(text) else ""
    of = _SHARE_OF.search(text)
    is_counted = bool(asked or _PERCENT.search(text))
    number = _NUMBER.search(text) if not is_growth and not units else None
    return QuantityAsked(frozenset(units), said or "", is_counted, is_growth, number["noun"] if number else "", of[1] if of else "", bool(_SHARE.search(text)), scope)
