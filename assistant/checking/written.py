"""Written: amounts as people write them in drafts (八成以上, ≥20家, +8%, RMB 3.2 billion) in the form that documents print, each character's origin kept."""

import re
from decimal import Decimal

from assistant.verification.plain import Plain, rewritten
from index.genre import Genre

_TENTHS = "一二三四五六七八九"
_SIGNS = {"≥": "不少于", "≧": "不少于", "≤": "不超过", "≦": "不超过", "+": "增长", "＋": "增长"}
_SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9)}
_LARGE, _SMALL = Decimal(10**8), Decimal(10**4)
_THINGS = {"yuan": "元", "rmb": "元", "cny": "元", "tonnes": "吨", "tons": "吨", "mu": "亩"}


def as_printed(text: str, genre: Genre) -> Plain:
    """The text with its amounts as documents print them. ``origin`` gives the stretch of the text that a stretch of it stands for."""
    pattern = re.compile(
        rf"(?P<tenths>[{_TENTHS}两1-9])成(?P<half>半)?(?=以[上下内]|左右|多|[,，。、;；!！?？\s)）]|$|的)|"
        r"(?P<sign>[≥≧≤≦]\s?|(?<![\dA-Za-z.%％])[+＋](?=\d+(?:\.\d+)?\s?[%％]))(?=\d)|"
        r"(?P<money>(?:RMB|CNY|¥)\s?)?(?P<amount>\d+(?:\.\d+)?)\s(?P<scale>million|billion)(?:\s(?P<thing>yuan|RMB|CNY|tonnes|tons|mu)\b)?(?P<again>\s?[(（]\d[^()（）]{1,12}[)）])?|"
        r"(?P<days>\d+)\sworking\sdays?|(?P<gloss>(?<=[\u3400-\u9fff])\s?[(（][A-Za-z][A-Za-z '&,-]{2,40}[)）])|"
        rf"(?P<number>(?<![\d.])\d+(?:\.\d+)?)(?P<bound>及?以[上下内]|左右)?\t(?P<unit>{genre.unit_pattern})(?=\s*(?:[\t|]|$))",
        re.IGNORECASE,
    )
    return rewritten(text, text, ((found.start(), found.end(), _written(found)) for found in pattern.finditer(text)))


def _written(found: re.Match[str]) -> str:
    if found["tenths"]:
        tenths = 2 if found["tenths"] == "两" else _TENTHS.find(found["tenths"]) + 1 or int(found["tenths"])
        return f"{10 * tenths + 5 * bool(found['half'])}%"
    if found["sign"]:
        return _SIGNS[found["sign"].strip()]
    if found["gloss"]:
        return ""
    if found["days"]:
        return f"{found['days']}个工作日"
    if found["unit"]:
        return f"{found['number']}{found['unit']}{found['bound'] or ''}"
    value = Decimal(found["amount"]) * _SCALES[found["scale"].lower()]
    name, size = ("亿", _LARGE) if value >= _LARGE else ("万", _SMALL)
    unit = "元" if found["money"] else _THINGS.get((found["thing"] or "").lower(), "")
    written, again = f"{(value / size).normalize():f}{name}{unit}", found["again"] or ""
    return written + ("" if written in again else again)
