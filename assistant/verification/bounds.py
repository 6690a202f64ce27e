"""Bounds: how the words around a numeral bind it: at least or about, by or to, rising or falling, new or in all."""

import re
from dataclasses import dataclass, replace

_BOUNDS = (
    ("least", r"至少|最少|不(?:得|应|能|会|要|可)?(?:低于|少于|小于)|(?<![未不圆])满(?=\s?\d)|起码|底线(?=[是为])|门槛(?=[是为])|最低(?!工资|生活|保障|标准)|下限|\bat least\b|\bno less than\b|\bnot less than\b|\bno fewer than\b|\bminimum\b"),
    ("most", r"不(?:得|应|能|会|要|可)?(?:超过|高于|多于|大于|超出)|至多|最多|最大(?=\s?\d|为)|最高(?!水平|标准)|上限|\bno more than\b|\bnot more than\b|\bat most\b|\bup to\b|\bmaximum\b|\bwithin\b"),
    ("over", r"(?<!不)(?<!不得)(?<!不能)(?:突破|超过|超出|高于|多于|大于|逾)|(?<![不赶商])超(?=\s?\d)|(?<![不超通经度])过(?=\s?\d)|(?<!no )(?<!not )\bmore than\b|\bover\b|\babove\b|\bexceed\w*\b|\bsurpass\w*\b|\bgreater than\b"),
    ("under", r"(?<!不)(?<!不得)(?<!不能)(?:低于|少于|小于)|不足|不到|未满|(?<!no )(?<!not )\bless than\b|\bbelow\b|\bunder\b|(?<!no )\bfewer than\b"),
    ("about", r"(?<!节)(?<!条)(?<!公)(?<!预)约(?=\s?\d|为)|大约|大概|大致|差不多|\babout\b|\baround\b|\bapproximately\b|\broughly\b|\bsome\b(?= \d)"),
    ("near", r"(?<![最附])(?:将近|接近|近)(?=\s?\d)|\bnearly\b|\balmost\b|\bclose to\b"),
    ("vague", r"数(?=[十百千万亿])|(?<![以及])上(?=[十百千万亿]|\d)|几(?=[十百千万亿])"),
)
_LINKS = r"(?:到|至|为|了|达到?|在|于|是|要|应|的|增长|增加|提高|提升|下降|降低|减少|完成|实现|保持|稳定|建成|引进|新增|培育|建设|a |an |by |to |the )*\s*9$"
"""What may stand between a word that binds and its numeral."""
_BEFORE = tuple(
    (name, re.compile(f"(?:{pattern}){'(?:[^,;。、]{0,6}?|[^,;。、0-9]{1,18}的)' if name in ('least', 'most') else '[^,;。、]{0,4}?' if name == 'about' else ''}{_LINKS}")) for name, pattern in _BOUNDS
)
_BINDING = re.compile("|".join(f"(?:{pattern})" for _, pattern in _BOUNDS[:-1]))
_HELD = re.compile(r"控制在")
_AFTER = (
    ("least", re.compile(r"\s*的?(?:\(?(?:及|或|和)?以上\)?|之上|或(?:者)?更[高多大]|打底|起步|起(?![点步动来])|or (?:more|above|higher|over)|and (?:above|over|up)|at least)")),
    ("most", re.compile(r"\s*的?(?:\(?(?:及|或|和)?以下\)?|以内|或(?:者)?更[低少小]|为(?:上)?限|之内|之下|内(?![容外需部在循])|封顶|or (?:less|below|under|lower)|and (?:below|under|less)|at most)")),
    ("about", re.compile(r"\s*(?:左右|上下|前后|or so)")),
)
_VAGUE = re.compile(r"\s*(?:余|多(?!种|个|项|样|元|层|方|式|媒|规|措|边|渠))")
_RISE = r"增长(?!极)|(?<!新)增加(?!值)|提高|提升|上升|增幅|增速|涨幅|递增|上涨|涨(?=\s?\d|了|到|至|约|近|过)|扩大|(?<![新净])增(?=\s?\d|至|到)|升(?=至|到|\s?\d)|\bgrow\w*\b|\bincreas\w*\b|\bris(?:e|es|ing)\b|\brais\w*\b|\bup(?= (?:by|\d))"
_FALL = r"下降|降低|减少|压缩|压减|压降|缩短|降幅|下跌|递减|跌幅|降(?=\s?\d|至|到)|减(?=\s?\d|至|到)|\bfall\w*\b|\bdecreas\w*\b|\breduc\w*\b|\bdrop\w*\b|\bdeclin\w*\b|\bcut\w*\b|\blower\w*\b|\bdown(?= (?:by|to|\d))"
_CHANGE = re.compile(f"(?P<rise>{_RISE})|(?P<fall>{_FALL})")
_TO = re.compile(r"(?:了|并)?(?:稳定|保持|控制)?(?:到|至(?![少多])|为(?!目标)|成|在)|\s*(?:\w+ ){0,2}?to\b")
_MEASURE = re.compile(r"增幅|增速|涨幅|降幅|跌幅")
_BEHIND = re.compile(r"\s*的?(?:年均|年度|同比|实际|预期|目标|annual |year-on-year )*(?:(?P<rise>增长(?!极|点)|增幅|增速|增量|涨幅|提升幅度|上升|growth|increase|rise)|(?P<fall>降幅|下降|跌幅|降低|reduction|decrease|decline|drop))")
_ADDED = re.compile(r"新增|净增|增加(?!值)|增设|新注册|新发放|新设立?|新认定|新引进|新培育|新建|再增|\bnew\b|\badd\w*\b|\badditional\b|\bnewly\b")
_TOTAL = re.compile(r"累计|存量|总量|总数|合计|总计|总共|一共|\btotal\b|\bcumulative\w*\b|\bin all\b")
_STOCK = re.compile(r"累计|存量|\bcumulative\w*\b|\bstock\b")
_SHARE = re.compile(r"占比|比重|占(?!用|地面|道|领)|比例|比率|之比|(?:%|\s)\s?of (?:gdp|the total)\b|\bratio\b|\bshare\b|\bproportion\b|\bpercentage of\b|\baccount\w* for\b")
_RATE = re.compile(r"(?:人|亩|户|年|月|日|地|店|村|校|县|周|季)均|每(?:个(?=[月季人家镇乡村校区县]))?(?:[年月日天周季人户亩家个镇乡村校万名位平区县]|半年)(?!度)|万人(?!次)|平均|\bper capita\b|\bper mu\b|\baverage\b|\bevery year\b|\bannual(?:ly)?\b|\beach year\b")
_LOOSE_RATES = {"年均", "annual", "annually", "every year", "each year", "平均", "average", "万人"}


@dataclass(frozen=True, slots=True)
class Binding:
    """What the words around a numeral say of it."""

    bounds: frozenset[str]
    """least, most, over, under, about, near, vague; empty where it is plainly set."""
    change: str
    """rises, falls (by so much), rises_to, falls_to, or empty: a level."""
    is_added: bool
    is_total: bool
    is_stock: bool
    is_share: bool
    rates: frozenset[str]
    """人均, 亩均, 每年 …"""


def binding_of(left: str, right: str, numeral_tail: str) -> Binding:
    """The binding of a numeral.

    ``left``: the phrase before it; ``numeral_tail``: what directly follows the numeral and its unit; ``right``: the phrase behind.
    """
    near = f"{left[-18:].rstrip()} 9"
    bounds = {name for name, pattern in _BEFORE if pattern.search(near)}
    bounds |= {name for name, pattern in _AFTER if pattern.match(numeral_tail)}
    if _HELD.search(near) and not bounds:
        bounds.add("most")
    both = f"{left} {right}"
    return Binding(
        bounds=frozenset(bounds),
        change=_change(left, right),
        is_added=bool(_ADDED.search(both)),
        is_total=bool(_TOTAL.search(both)),
        is_stock=bool(_STOCK.search(both)),
        is_share=bool(_SHARE.search(both)),
        rates=frozenset(rate for found in _RATE.findall(both) if (rate := _rate(found)) not in _LOOSE_RATES),
    )


def _rate(printed: str) -> str:
    """每个月 is 每月."""
    return printed.replace("每个", "每") if len(printed) > len("每个") else printed


def widened(binding: Binding, around: str) -> Binding:
    """A binding with what words in another segment say: new, in all, a share, a rise."""
    other = binding_of(around, "", "")
    return replace(
        binding, change=binding.change or _change_in(around), is_added=binding.is_added or other.is_added, is_total=binding.is_total or other.is_total,
        is_stock=binding.is_stock or other.is_stock, is_share=binding.is_share or other.is_share, rates=binding.rates | other.rates,
    )


def bound_words(text: str) -> list[tuple[int, int]]:
    """Where words stand that bind a numeral behind them."""
    return [found.span() for found in _BINDING.finditer(text)]


def is_vague(text_behind: str) -> bool:
    """余 or 多 between a numeral and its unit."""
    return bool(_VAGUE.match(text_behind))


def says_growth(text: str) -> bool:
    """The text asks for or speaks of a growth."""
    return bool(re.search(rf"{_RISE}|增", text))


def _change_in(text: str) -> str:
    """rises or falls, by the last word that says so; empty where none does."""
    found = next(iter([*_CHANGE.finditer(text)][-1:]), None)
    return "" if not found else "rises" if found["rise"] else "falls"


def _change(left: str, right: str) -> str:
    behind = _BEHIND.match(right)
    if behind:
        return "rises" if behind["rise"] else "falls"
    found = next(iter([*_CHANGE.finditer(f"{left.rstrip()}9")][-1:]), None)
    if not found or len(left) - found.end() > 16:
        return ""
    name = "rises" if found["rise"] else "falls"
    is_to = _TO.match(left, found.end()) and not _MEASURE.match(found[0]) and not re.match(r"为目标", left[found.end() :])
    return f"{name}_to" if is_to else name


def says_share(text: str) -> bool:
    """占比, 比重 …: what follows is a part of something."""
    return bool(_SHARE.search(text))
