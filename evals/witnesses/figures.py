"""Figures: the numerals of a text with unit, bound and direction, and which of them a clause does not print so."""

import re
from dataclasses import dataclass

from evals.matching import normal
from evals.witnesses.numerals import in_digits

_NUMERAL = r"\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = (
    r"个?百分点|个(?:月|工作日|小时|季度)|%|‰|[万亿千百]{0,2}(?:美元|元|吨|公斤|斤|亩|平方公里|平方米|公里|千瓦时|千瓦|人次|人|户|家|个|项|条|件|种|批|名|座|处|台|倍|成|次|天|所|辆|米|度|级|分|年)|"
    r"[万亿千百]{1,2}|[\u3400-\u9fff]?"
)
_FIGURE = re.compile(rf"(?<![\da-z.])(?P<value>{_NUMERAL}(?:[-~至到]{_NUMERAL})?)[ ]?(?P<unit>{_UNIT})(?P<after>[^,。;、\n]{{0,5}})")
_RANGE = re.compile(r"[~至到]")
_NO_FIGURE = re.compile(r"附件\d+|第\d+[条项款]|\(\d+\)|[a-z]+\d+|\d+[a-z]+")
_BOUNDS = (
    ("≥", re.compile(r"(?:不低于|不少于|不小于|至少|最少|at least|no less than|no fewer than)[^,。;、\n]{0,4}$"), re.compile(r"[^,。;、\n]{0,2}(?:以上)")),
    ("≤", re.compile(r"(?:不超过|不高于|不大于|最多|至多|控制在|at most|no more than|up to)[^,。;、\n]{0,4}$"), re.compile(r"(?:以下|以内|之内)")),
    (">", re.compile(r"(?<![不])(?:超过|突破|超出|(?<!商)超|逾|高于|多于|大于|over|above|more than|exceed)[^,。;、\n]{0,4}$"), None),
    ("<", re.compile(r"(?:(?<![不])(?:低于|少于|小于)|不足|不到|below|under|less than)[^,。;、\n]{0,4}$"), None),
    ("≈", re.compile(r"(?:(?<![预节公])约|(?<![附最靠邻])近|about|around|approximately)[^,。;、\n]{0,2}$"), re.compile(r"(?:左右|上下)")),
)
_RISES = re.compile(r"增长|增速|增幅|提高|提升|上升|增加|grow|increase|rise")
_FALLS = re.compile(r"下降|降低|减少|压减|降幅|decrease|decline|reduce")
_ANEW = re.compile(r"新增|净增")
_IN_ALL = re.compile(r"总量|累计|存量|总数|保有量")
_UP_TO = re.compile(r"(?:增长|提高|提升|上升|下降|降低|减少|压缩|压减|缩短)(?:到|至)")
_REACHES = re.compile(r"达|为|至|到|reach|to ")
_PHRASE_ENDS = re.compile(r"(?<!\d),|,(?!\d{3})|[。;、:\n]")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text, folded; ``phrase``: the words around it up to the next stop."""

    value: str
    unit: str
    bound: str
    """One of ≥ ≤ > < ≈, empty where the figure stands alone."""
    phrase: str

    @property
    def told(self) -> str:
        return f"{self.bound}{self.value}{self.unit}"


def figures_of(text: str) -> list[Figure]:
    """The figures of a text that are no dates, in order."""
    plain = _NO_FIGURE.sub(lambda match: "·" * len(match[0]), in_digits(normal(text)))
    return [_figure(plain, match) for match in _FIGURE.finditer(plain)]


def unwitnessed_figures(sentence: str, clauses: str) -> list[str]:
    """The figures of a sentence that the clauses do not hold with the same unit, bound and direction, or hold of something else."""
    printed = figures_of(clauses)
    return [f"figure {figure.told}" for figure in figures_of(sentence) if not any(_bears_out(one, figure) for one in printed) or _is_moved(figure, printed)]


def _figure(text: str, match: re.Match[str]) -> Figure:
    before, after = text[max(0, match.start() - 14) : match.start()], match["after"]
    bound = next((sign for sign, left, right in _BOUNDS if left.search(before) or (right and right.match(after))), "")
    starts = [end.end() for end in _PHRASE_ENDS.finditer(text, 0, match.start())]
    stop = _PHRASE_ENDS.search(text, match.end("unit"))
    return Figure(_RANGE.sub("-", match["value"].replace(",", "")), match["unit"], bound, text[starts[-1] if starts else 0 : stop.start() if stop else len(text)])


def _bears_out(printed: Figure, said: Figure) -> bool:
    has_no_unit = not said.unit and said.phrase.isascii()
    return (
        printed.value == said.value and (printed.unit == said.unit or has_no_unit) and printed.bound == said.bound
        and not _is_turned(printed.phrase, said.phrase)
    )


def _is_turned(printed: str, said: str) -> bool:
    """A rise told as a fall, 增长 as 增长到, or what is added told as the whole; the other way round too."""
    if (_FALLS.search(said) and not _FALLS.search(printed)) or (_RISES.search(said) and _FALLS.search(printed) and not _RISES.search(printed)):
        return True
    if (_UP_TO.search(said) and not _REACHES.search(printed)) or (_UP_TO.search(printed) and not _REACHES.search(said)):
        return True
    if _ANEW.search(said):
        return not _ANEW.search(printed)
    return bool(_ANEW.search(printed) and _IN_ALL.search(said) and not _IN_ALL.search(printed))


def _is_moved(said: Figure, printed: list[Figure]) -> bool:
    """Whether the words around it are those of another figure of the clauses, by far."""
    own = max((_shared(one.phrase, said.phrase) for one in printed if one.value == said.value and one.unit == said.unit), default=0)
    others = max((_shared(one.phrase, said.phrase) for one in printed if one.value != said.value), default=0)
    return own <= 2 and others >= own + 4


def _shared(one: str, other: str) -> int:
    """How many pairs of Chinese characters both hold, those of common verbs aside."""
    return len(_pairs(one) & _pairs(other))


def _pairs(text: str) -> set[str]:
    words = _RISES.sub("·", _FALLS.sub("·", text))
    return {words[at : at + 2] for at in range(len(words) - 1) if re.fullmatch(r"[\u3400-\u9fff]{2}", words[at : at + 2])}
