"""Filter: what a question says of all the targets it wants: their value, kind, wording, unit, lead, part and matter."""

import re
from dataclasses import dataclass

from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.folding import fold
from index.genre import Genre, one_of
from index.quantities import Quantity, find_quantities
from index.spans import Span
from index.tokens import tokens

_IN_CHARACTERS = re.compile(r"百分之[〇零一二两三四五六七八九十百点]+")
_COUNT_IN_CHARACTERS = re.compile(r"(?<![之分一-龥])[一二两三四五六七八九]?[十百千][一二三四五六七八九十百零]*(?=家|个|项|名|件|亿|万)|[一二两三四五六七八九]百[一二三四五六七八九十零]*(?=家|个|项|名|件|亿|万)")
_PART = re.compile(rf"(?:全|整个|整份)?方案|{ANNEX}|总体方案|总方案|(?<!具体)方案|文件")
_EXCEPT = re.compile(r"(?:除了|除开|除去|除|不算)(?P<what>[^,，。?？]{2,16}?)(?:以外|之外|外|[,，\s]|还|都)+")
_GOALS = re.compile(r"(?:攻坚|总体|行动|工作|发展)目标(?:[中里内那]|部分|这|一节|下)")
_RELATED = re.compile(r"有关|相关|涉及|配合|参与|支持")
_SHARE = re.compile(r"占比|比重|占[^,，。]{1,10}比例|\bshares?\b")
_SCOPES = {"总量": r"总量|存量|总数(?!也)|总的数", "新增": r"新增|净增|增量|新培育|新认定", "占比": _SHARE.pattern}
_YEAR = re.compile(r"20\d\d年(?:度|内|底)?")
_GROWTH = re.compile(r"增长|增速|增幅|\bgrow|growth|增(?=\d)", re.IGNORECASE)
_WITHOUT_FIGURE = re.compile(r"(?:没有?|未|不|无)(?:给出?|定|写|明确|规定|设|报)?(?:出)?(?:具体|明确|量化)?(?:的)?(?:数值|数字|数据|量化|数额|数目|数)|without (?:a )?(?:figure|number)")
_FALLS = re.compile(r"(?:往下|要)?(?:下降|压降|降低|压缩|减少)|往下(?:降|走)|降下来|\bfall|\bdrop|decrease", re.IGNORECASE)
_PERCENT = re.compile(r"百分[号比数]|\bpercent(?:age)?s?\b")
_SHOWN_OPERATORS = (  # as a question may name them
    "突破", "超过", "不低于", "不少于", "不高于", "不超过", "控制在", "稳定在", "保持在", "左右", "上下", "以上", "以内", "以下")
_STOPS = re.compile(
    r"最[多高大重少低小]|一下|(?:哪|各)(?:个|一个|条|类|项)?(?:产业|行业|领域|指标|项目)(?!链)|的(?:产业|行业|领域)(?:是|$)|(?:有关|相关)的?|与|跟|全文|文中|整个|通篇|整份|家数|两个字|表述|措辞|字眼|说法|出现|这个数|几个数|个数|数量|部分|那段|能?考核|硬|压了|压|攻坚|计量|考核|衡量|挂钩|沾边|打交道|统统|通通|列全|出来|一份|这?个?词|字样|哪(?:些|几个|几项|几条|几样|几|个|一些|条|项)|列(?:出来|出|举|一下|个|下)?|所有的?|全部的?|清单|汇总|一共|总共|加起来|都有|都是|分别|各(?:个|项|自|产业|行业|领域|条|类)?的?|有(?:什么|啥|多少)|是(?:什么|啥|多少)|多少(?:个|项)?|几[个项]|"
    r"指标|目标|增速|增幅|增长|量化|具体|数值|数字|数据|数额|要求|用的?|用了|写法|写着?的?|写了|提到|提出|单位|设定|定为|定在|定了|定|规定|明确|列明|包含|包括|涉及|设置|下达|安排|年度|今年|全县|我县|主要|达到|做到|实现|完成|量级|级别|档次|这种|这些|那些|这块|方面|"
    r"只说|光说|百分[号比数]|带|给我|看看|看|数给|报给|报一下|说一下|告诉我|帮我|请|的|是|为|要|在|有|里|中|和|个|项|类|条|需要|需|应|都|了|没|给|到|这|那|头|呢|吗|么|啊|"
    r"which|what|list|all|every|targets?|indicators?|grows?|growth|are|is|the|of|by|set|at|in|how many|that|have|has|with|plan|does|do|for|a|an|show|me", re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """What a target has to be. Empty fields ask for nothing."""

    quantity: Quantity | None = None
    either: tuple[Quantity, ...] = ()
    """Several values, any of which will do (两百家、三百家)."""
    scopes: tuple[str, ...] = ()
    """Any of these."""
    commitments: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()
    benchmark: str = ""
    is_without_figure: bool = False
    is_falling: bool = False
    units: tuple[str, ...] = ()
    leads: frozenset[str] = frozenset()
    is_goal: bool = False
    """Only what stands below a heading of goals."""
    is_related: bool = False
    """Supporting units count as well."""
    year: str = ""
    """A later year that they are due in."""
    subject: tuple[str, ...] = ()
    """Words of the matter; all of them belong to it."""
    excepted: tuple[str, ...] = ()
    """Words of what is left out (除了…还有)."""

    @property
    def has_feature(self) -> bool:
        """Whether it describes the targets by anything but their matter and lead."""
        return bool(self.quantity or self.either or self.scopes or self.commitments or self.operators or self.benchmark or self.is_without_figure or self.is_falling or self.units or self.year)

    @property
    def is_open(self) -> bool:
        return not (self.has_feature or self.leads or self.subject)


def target_filter(inquiry: Inquiry) -> TargetFilter | None:
    """What the question describes; None when it names a word that the documents do not know."""
    question, genre = inquiry.question, inquiry.library.genre
    typed = in_figures(without_parts(question.typed))
    without = _EXCEPT.search(typed)
    typed = _EXCEPT.sub(" ", typed)
    quantities = list(find_quantities(typed, Span(0, len(typed)), genre))
    either = tuple(quantities) if len({(one.value, one.unit) for one in quantities}) > 1 else ()
    quantity = None if either else max(quantities, key=lambda one: len(one.after), default=None)  # 80%或80%以上 is 80%以上
    rest = question.without_units(_YEAR.sub(" ", typed))
    for one in quantities:
        rest = rest.replace(typed[one.before_start : one.span.end], " ")
    commitments = tuple(word for word in genre.commitments if word in rest)
    operators = tuple(word for word in _SHOWN_OPERATORS if word in rest)
    benchmark, said_benchmark = _benchmark(inquiry, rest)
    units = _units(rest, genre) if not quantities else ()
    is_without = bool(_WITHOUT_FIGURE.search(rest))
    scopes, scope_words = _scopes(typed, rest)
    if len(scopes) > 1:
        quantity = None  # it is told which of the two the figure is
    is_falling = not quantity and not benchmark and bool(_FALLS.search(rest))
    rest = _FALLS.sub(" ", _WITHOUT_FIGURE.sub(" ", rest)) if is_falling else _WITHOUT_FIGURE.sub(" ", rest)
    for word in (*commitments, *operators, said_benchmark, *scope_words, *units, "占比", "比重", "牵头", "负责", "承担"):
        rest = rest.replace(word, " ") if word else rest
    subject = known_words(inquiry, rest)
    if subject is None:
        return None
    return TargetFilter(
        quantity, either, scopes, commitments, operators, benchmark, is_without, is_falling, units,
        frozenset(name for _, names in question.units for name in names), bool(_GOALS.search(typed)), bool(_RELATED.search(typed)), _later_year(inquiry), subject,
        known_words(inquiry, without["what"]) or () if without else (),
    )


def without_parts(text: str) -> str:
    """A question without the names of parts and of the document as such."""
    return _PART.sub(" ", text)


def in_figures(text: str) -> str:
    """百分之八 as 8%, and 10% or more as 10%以上."""
    text = re.sub(r"(?:at least|no less than|not less than)\s+(\d[\d.]*%?)|(\d[\d.]*%?)\s+(?:or|and) (?:more|above|higher|over)", r"\1\2以上", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:more than|over|above|higher than)\s+(\d)", r"超过\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\b[A-Za-z]+\s+(?=\d)", "，", text)  # a numeral behind a Latin word would be a model's name
    if not (_COUNT_IN_CHARACTERS.search(text) or _IN_CHARACTERS.search(text)):
        return text
    import cn2an  # a third of a second to import, and few questions need it

    text = _COUNT_IN_CHARACTERS.sub(lambda found: str(cn2an.cn2an(found[0], "smart")), text)
    return _IN_CHARACTERS.sub(lambda found: str(cn2an.transform(found[0].replace("百分之百", "百分之一百"), "cn2an")), text)


def _later_year(inquiry: Inquiry) -> str:
    """A year that the question names and that is not the documents' own."""
    own = {reading.document.year for reading in inquiry.readings()}
    return next((str(year) for year in inquiry.question.years if year not in own), "")


def _scopes(typed: str, rest: str) -> tuple[tuple[str, ...], list[str]]:
    """Stock, flow, share and growth, as far as the question names them, and the words that do."""
    named, words = [], []
    for scope, pattern in _SCOPES.items():
        found = re.findall(pattern, rest)
        named += [scope] if found else []
        words += found
    return tuple(named) or (("增长",) if _GROWTH.search(typed) else ()), words


def _benchmark(inquiry: Inquiry, rest: str) -> tuple[str, str]:
    """The aim without a figure that the question names (市定目标, 持续下降), and the words that name it."""
    folded = re.sub(r"(?<=[国省市县])(?:里|级|上|家)?(?:面)?定的?(?:目标)?", "定目标", fold(rest))
    values = {target.value for reading in inquiry.readings() for target in reading.targets if target.is_benchmark}
    value = max((value for value in values if fold(value) in folded), key=len, default="")
    if not value:
        return "", ""
    said = re.search(rf"{value[0]}(?:里|级|上|家)?(?:面)?定的?", rest) if value.endswith("定目标") else re.search(re.escape(value), rest)
    return value, said[0] if said else ""


def _units(rest: str, genre: Genre) -> tuple[str, ...]:
    """The units that the question names without a numeral: 以亿元计的, 带百分号的."""
    if _PERCENT.search(rest):
        return ("%", "％")
    named = one_of((*genre.units, "美元", "钱"))
    unquoted = re.sub(r"[“”\"'‘’]", "", rest)
    found = re.search(
        rf"(?:单位(?:是|为)?|以|按|用|拿)(?P<unit>{named})(?:来)?(?:计|为(?:计量)?单位|考核|衡量|算|做单位|的|$)|(?P<ends>{named})(?:为(?:计量)?单位|作单位|计的|计量的?|算的)", unquoted
    )
    unit = (found["unit"] or found["ends"]) if found else ""
    return tuple(one for one in genre.units if one == unit or (len(unit) > 1 and one.endswith(unit))) if unit else ()


def known_words(inquiry: Inquiry, rest: str) -> tuple[str, ...] | None:
    """What is left of a question, word by word; None when the documents do not know one of the words."""
    if inquiry.question.language == "en":
        rest = " ".join(re.findall(r"[\u3400-\u9fff]{2,}", inquiry.question.topic))
    words = [word for word in re.split(r"[\s,，。;；?？!！、“”\"()（）…]+", _STOPS.sub(" ", rest)) if len(word) > 1]
    knows = inquiry.ranking.features.places.clause_terms.knows
    words = [word for word in words if not word.isascii() or any(knows(token) for token in tokens(word))]
    return tuple(words) if all(any(knows(token) for token in tokens(word)) for word in words) else None
