"""Targets: faithful sentences about every target of a library, and the same sentences with one thing changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.ledger import target_rows
from evals.verification.cases import KINDS_OF, Case
from evals.verification.clause import ClauseText, Row, clause_of, faithful, lie
from evals.verification.dates import other_dates
from evals.verification.numerals import figures_of, in_characters
from index.folding import fold
from index.library import Library

_AFTER = {"及以上": "左右", "以上": "左右", "左右": "以上", "上下": "以上", "及以下": "以上", "以下": "以上", "以内": "以上", "之内": "以上"}
_BOUND = {"不低于": "不高于", "不少于": "不超过", "不高于": "不低于", "不超过": "不低于", "不多于": "不少于", "突破": "接近", "超过": "接近",
          "高于": "低于", "低于": "高于", "快于": "慢于", "优于": "差于", "至少": "最多", "最高": "最低", "最低": "最高"}
_DIRECTION = {"增长": "下降", "提高": "降低", "提升": "下降", "增加": "减少", "下降": "上升", "降低": "提高", "压缩": "延长", "压减": "增加",
              "压降": "增加", "减少": "增加", "缩短": "延长", "扩大": "缩小"}
_LEVEL = ("达到", "达", "稳定在", "保持在", "突破", "超过")
_COMMITMENT = {"力争": "确保", "力促": "确保", "争取": "确保", "努力": "确保", "全力": "确保", "确保": "力争", "坚决": "力争", "必须": "力争"}
_SOFT = ("力争", "力促", "争取", "努力")
_BENCHMARK = {"市定": "省定", "省定": "市定", "国定": "省定", "持续下降": "持续上升", "稳中有降": "稳中有升", "动态清零": "逐步减少", "全覆盖": "部分覆盖",
              "止跌回稳": "持续上涨", "破零": "翻番", "应保尽保": "适度保障", "应检尽检": "抽样检查", "满园": "半数入驻", "全国": "全省", "全省": "全国"}
_SAME_BOUND = {"以上": ("不低于", "至少"), "及以上": ("不低于", "至少"), "左右": ("约",), "以内": ("不超过",)}
_OTHER_BOUND = {"": ("约", "超", "近", "不低于"), "以上": ("约", "不超过"), "及以上": ("约", "不超过"), "左右": ("不低于", "超"), "以内": ("约", "不低于")}
_FRAMES = ("{dated}{commitment}{phrase}。", "根据{part}，{dated}{commitment}{phrase}。", "文件提出，{dated}{commitment}{phrase}。",
           "按照{part}的安排，{dated}要{commitment}{phrase}。")


@dataclass(frozen=True, slots=True)
class Statement:
    """A target in pieces: lead + before + value + unit + after + tail are its words, the commitment and the date aside."""

    clause: ClauseText
    indicator: str
    lead: str
    """What stands before the figure: the indicator, of a figure printed beside another (740元/月和485元/月) its quote so far."""
    before: str
    value: str
    unit: str
    after: str
    tail: str
    commitment: str
    deadline: str
    scope: str
    quote: str
    is_shared: bool
    """It is told as printed: its quote holds another figure, its operator stands apart (不超过年度销售收入的20%), its words hold the
    indicator (完成年度化债任务), or it is of each (每户安装1个)."""

    @property
    def core(self) -> str:
        return f"{self.before}{self.value}{self.unit}{self.after}"

    @property
    def phrase(self) -> str:
        return f"{self.lead}{self.core}{self.tail}"

    @property
    def has_figure(self) -> bool:
        return self.value[:1].isdigit()

    @property
    def question(self) -> str:
        return f"{self.indicator}的目标是多少"

    def told(self, frame: int = 0, phrase: str = "", commitment: str | None = None, dated: str | None = None) -> str:
        """The sentence in one of the frames; ``phrase``, ``commitment`` and ``dated`` where they are changed."""
        return _FRAMES[frame % len(_FRAMES)].format(
            part=self.clause.part, phrase=phrase or self.phrase, commitment=self.commitment if commitment is None else commitment,
            dated=(f"{self.deadline}，" if self.deadline else "") if dated is None else dated,
        )


def statements_of(library: Library) -> list[Statement]:
    """Every target of the library in pieces, in reading order."""
    rows = target_rows(library)
    shared = {_place(row) for row in rows if sum(_place(other) == _place(row) for other in rows) > 1}
    return [one for row in rows if (one := _statement(library, row, _place(row) in shared))]


def _place(row: Row) -> tuple[str, int, int]:
    return row["document"], row["start"], row["end"]


def _statement(library: Library, row: Row, is_shared: bool) -> Statement | None:
    printed, value, unit = row["printed"], row["value"], row["unit"]
    at = printed.find(value)
    if at < 0 or not row["indicator"] or "\n" in row["quote"]:
        return None
    commitment = row["commitment"]
    before = printed[:at].replace(commitment, "", 1).strip() if commitment else printed[:at].strip()
    after = printed[at + len(value) :].strip().removeprefix(unit).strip()
    lead, tail = row["indicator"], ""
    if row["scope"] == "新增" and "新增" not in lead:
        lead = f"新增{lead}"
    apart = any(word not in printed for word in row["operator"].split("+"))
    if is_shared or apart or row["indicator"] in value or ("每" in row["quote"] and "每" not in lead):
        is_shared = True
        lead, found, tail = row["quote"].partition(printed)
        before = printed[:at]
        if not found:
            return None
        if commitment and lead.startswith(commitment):
            lead = lead.removeprefix(commitment)
        elif commitment and commitment in row["quote"]:
            commitment = ""
    return Statement(
        clause=clause_of(library, row), indicator=row["indicator"], lead=lead, before=before, value=value, unit=unit, after=after, tail=tail,
        commitment=commitment, deadline=row["deadline"], scope=row["scope"], quote=row["quote"], is_shared=is_shared,
    )


def target_cases(library: Library) -> Iterator[Case]:
    """Of every target its faithful sentences, then its lies."""
    statements = statements_of(library)
    for number, one in enumerate(statements):
        beside = [other for other in statements if other.clause.place == one.clause.place and other is not one]
        for sort, sentence in _faithful(one, beside):
            yield faithful(one.clause, sort, sentence, one.question)
        for sort, sentence in _lies(one, beside, number):
            yield lie(one.clause, sort, sentence, one.question)
        if elsewhere := _elsewhere(one, statements, number):
            yield Case("", "wrong_clause", one.question, one.told(number), (elsewhere.place,), ok=False, kinds=KINDS_OF["wrong_clause"])


def _faithful(one: Statement, beside: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    yield "plain", one.told(0)
    yield "framed", one.told(1)
    yield "told", one.told(2)
    yield "arranged", one.told(3)
    if "“" not in one.quote and one.commitment in one.quote and (one.scope != "新增" or "新增" in one.quote):
        yield "quoted", f"{one.clause.part}的原文是“{one.quote}”。"
    if spelled := _in_characters(one):
        yield "numerals", one.told(0, spelled.phrase)
    if one.has_figure:
        yield "full_width", one.told(0, _full_width(one).phrase)
    if one.is_shared:
        return
    for word in _SAME_BOUND.get(one.after, ()) if not any(bound in one.before for bound in _BOUND) else ():
        yield "operator_paraphrased", one.told(1, replace(one, before=f"{one.before}{word}", after="").phrase)
    yield "nominal", f"{one.lead}的目标是{one.commitment}{one.core}。"
    if one.before == "增长":
        yield "verb", f"{one.commitment}{one.lead}的增幅为{one.value}{one.unit}{one.after}。"
    elif one.before in ("达", "达到") and one.has_figure:
        yield "verb", f"{one.lead}{one.commitment or '要'}{'达到' if one.before == '达' else '达'}{one.value}{one.unit}{one.after}。"
    elif not one.before and one.has_figure:
        yield "verb", f"{one.commitment}{one.lead}为{one.core}。"
    other = next((other for other in beside if not other.is_shared and other.deadline == one.deadline), None)
    if other:
        first, second = sorted((one, other), key=lambda each: bool(each.commitment))  # what stands behind 力争 may be read as under it
        yield "merged", f"{first.commitment}{first.phrase}，{second.commitment}{second.phrase}。"


def _in_characters(one: Statement) -> Statement | None:
    """增长7% as 增长百分之七; None where the figure has no plain spelling."""
    spelled = in_characters(one.value)
    is_share = one.unit in ("%", "％")
    return replace(one, before=f"{one.before}百分之" if is_share else one.before, value=spelled, unit="" if is_share else one.unit) if spelled else None


def _full_width(one: Statement) -> Statement:
    return replace(one, value="".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in one.value))


def _lies(one: Statement, beside: Sequence[Statement], number: int) -> Iterator[tuple[str, str]]:
    """Each change with its sort, in frames that take turns; none of them is what the clause says elsewhere."""
    changes = [*_figures(one), *_operators(one, beside), *_scopes(one), *_moved(one, beside), *_benchmarks(one)]
    for turn, (sort, changed) in enumerate(changes):
        if sort == "operator_dropped" or one.clause.lacks(changed.lead + changed.core + changed.tail):
            yield sort, one.told(number + turn, changed.phrase)
    false = next((changed for sort, changed in changes if sort == "digit"), None)
    if false and (other := next((other for other in beside if not other.is_shared), None)):
        yield "digit_merged", f"根据{one.clause.part}，{other.commitment}{other.phrase}，{one.commitment}{false.phrase}。"
    yield from _commitments(one, number)
    yield "negation", one.told(number, commitment="不再要求")
    if one.deadline:
        for sort, date in other_dates(one.deadline, one.clause):
            yield sort, one.told(number, dated=f"{date}，")
    elif one.clause.lacks("6月"):
        yield "date_added", one.told(number, dated=f"{one.clause.year}年6月底前，" if one.clause.year else "今年6月底前，")


def _figures(one: Statement) -> Iterator[tuple[str, Statement]]:
    if not one.has_figure:
        return
    digits = [place for place, character in enumerate(one.value) if character.isdigit()]
    for place in reversed(digits):
        figures = [one.value[:place] + digit + one.value[place + 1 :] for digit in "3692581470" if place or digit != "0"]
        if changed := next((figure for figure in figures if _is_new(figure, one)), ""):
            false = replace(one, value=changed)
            yield "digit", false
            if spelled := _in_characters(false):
                yield "digit_in_characters", spelled
            yield "digit_full_width", _full_width(false)
            break
    for left, right in pairwise(digits):
        swapped = list(one.value)
        swapped[left], swapped[right] = swapped[right], swapped[left]
        figure = "".join(swapped)
        if figure[0] != "0" and _is_new(figure, one):
            yield "digits_swapped", replace(one, value=figure)
            break
    if one.unit in ("%", "％", "个百分点"):
        yield "percent_points", replace(one, unit="%" if one.unit == "个百分点" else "个百分点")
    elif one.unit:
        unit = {"亿": "万", "万": "亿"}.get(one.unit[0], "万") + one.unit.removeprefix("亿").removeprefix("万")
        if one.clause.lacks(f"{one.value}{unit}"):
            yield "magnitude", replace(one, unit=unit)


def _is_new(figure: str, one: Statement) -> bool:
    return figure != one.value and not set(figures_of(figure)) <= one.clause.figures


def _operators(one: Statement, beside: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    twins = [other for other in beside if (other.value, other.unit) == (one.value, one.unit)]
    changed: list[tuple[str, Statement]] = []
    if one.after:
        changed += [("operator", replace(one, after=_AFTER.get(one.after, "左右"))), ("operator_dropped", replace(one, after=""))]
    elif one.has_figure and not any(word in one.lead + one.before for word in _BOUND):
        changed.append(("operator_added", replace(one, after="以上")))
    if (bound := _changed(one.before, _BOUND)) and not one.is_shared:
        changed.append(("operator", replace(one, before=bound)))
    if (turned := _changed(one.before, _DIRECTION)) and not one.is_shared:
        changed.append(("direction", replace(one, before=turned)))
    if one.has_figure and not one.is_shared and not any(word in one.before for word in _BOUND):
        words = _OTHER_BOUND.get(one.after, ())
        changed += [("operator_word", replace(one, before=f"{one.before}{word}", after="")) for word in words if not one.before.endswith(word)]
    if one.before in _DIRECTION and one.has_figure:
        changed.append(("growth_to_level", replace(one, before=f"{one.before}到")))
    yield from ((sort, lie) for sort, lie in changed if not any(other.core == lie.core for other in twins))


def _changed(words: str, table: dict[str, str]) -> str:
    """The words with the first of the table's that stands in them put otherwise; empty where none does."""
    found = re.search("|".join(sorted(table, key=len, reverse=True)), words)
    return words[: found.start()] + table[found[0]] + words[found.end() :] if found else ""


def _scopes(one: Statement) -> Iterator[tuple[str, Statement]]:
    if one.is_shared or not one.has_figure:
        return
    if one.lead.startswith("新增"):
        yield "scope", replace(one, lead=f"{one.lead.removeprefix('新增')}总量", before="达到")
    elif one.scope == "占比" and one.before in _LEVEL:
        yield "scope", replace(one, before="增长")
    elif one.before in _LEVEL and one.unit not in ("%", "％") and one.clause.lacks(f"新增{one.indicator.removesuffix('总量')}"):
        yield "scope", replace(one, lead=f"新增{one.indicator.removesuffix('总量').removesuffix('数')}", before="")


def _moved(one: Statement, beside: Sequence[Statement]) -> Iterator[tuple[str, Statement]]:
    """The figure of another target of the clause, that no target with a name like this one's has."""
    if one.is_shared:
        return
    alike = [other for other in (one, *beside) if one.indicator in other.indicator or other.indicator in one.indicator]
    for other in beside:
        if other.is_shared or not other.has_figure or any((same.value, same.unit) == (other.value, other.unit) for same in alike):
            continue
        yield "moved", replace(one, before=other.before, value=other.value, unit=other.unit, after=other.after)
        return


def _benchmarks(one: Statement) -> Iterator[tuple[str, Statement]]:
    if one.has_figure or one.is_shared:
        return
    if changed := _changed(one.value, _BENCHMARK):
        yield "benchmark_changed", replace(one, value=changed)
    if "95" not in one.clause.figures:
        yield "invented", replace(one, before="达到", value="95", unit="%", after="")


def _commitments(one: Statement, number: int) -> Iterator[tuple[str, str]]:
    if one.commitment:
        yield "commitment", one.told(number, commitment=_COMMITMENT.get(one.commitment, "必须"))
        if one.commitment in _SOFT and not one.is_shared:
            yield "commitment_dropped", one.told(number, f"{one.lead}将{one.core}", commitment="")
    elif not any(fold(word) in _sentence_around(one) for word in _COMMITMENT):
        yield "commitment", one.told(number, commitment="确保")


def _sentence_around(one: Statement) -> str:
    """The clause's sentence that the target stands in, to its beginning."""
    end = one.clause.text.find(fold(one.quote)) + len(one.quote)
    return one.clause.text[one.clause.text.rfind("。", 0, end) + 1 : end]


def _elsewhere(one: Statement, statements: Sequence[Statement], number: int) -> ClauseText | None:
    """The next target's clause of the same document that prints neither the figure nor the indicator."""
    others = (statements[(number + step) % len(statements)].clause for step in range(1, len(statements)))
    said = set(figures_of(one.value)) if one.has_figure else set()
    return next(
        (
            other for other in others
            if other.place != one.clause.place and other.document == one.clause.document and other.lacks(one.indicator[:6])
            and (not said & other.figures if said else other.lacks(one.value))
        ),
        None,
    )
