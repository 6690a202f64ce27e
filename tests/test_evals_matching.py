"""The evaluation's matcher: a right figure is found however it is typeset, and any other figure is not."""

import re

import pytest

from assistant.settings import ROOT
from evals.cases import Case, case_files, read_cases
from evals.matching import holds, holds_any

HELD = [
    ("固定资产投资增长7%。[1]", "增长7%"),  # as printed
    ("固定资产投资增长7%。[1]", "7%"),  # a direction that the value leaves out is no other figure
    ("专项债３２．２７亿元", "32.27亿元"),  # full width
    ("专项债 32.27 亿元", "32.27亿元"),  # spaces beside Chinese
    ("专项债**32.27亿元**。", "32.27亿元"),  # bold
    ("到位财政性资金26.95亿元、专项债32.27亿元", "26.95亿元"),  # the neighbour does not spoil it
    ("新增限上企业20家以上", "20家以上"),  # the operator is part of the value
    ("1. 20家以上", "20家以上"),  # a list's number is no part of the figure
    ("- 20家以上", "20家以上"),  # a bullet is no minus
    ("> 8%\n\n以上两处表述不一致", "8%"),  # what stands on the next line is no operator
    ("攻关1—2项", "1-2项"),  # another dash in the same range
    ("城乡低保标准分别提高到不低于740元/月和485元/月", "485元/月"),  # two figures under one operator, as printed
    ("比重下降至13%左右", "13%左右"),  # 至 gives a level, not a direction
    ("target: 8% in 2025", "8%"),  # an English frame
    ("2025年5月底前全线通车", "2025年5月底前"),  # a date
    ("7月份前完成全线土地报批", "7月份前"),  # a date printed without its year
    ("由县科技局牵头", "县科技局"),  # a name
    ("用好“两重”政策", "\"两重\""),  # other quotation marks
    ("ＡＥＯ认证", "AEO认证"),  # full-width letters
    ("达到市定\n目标", "市定目标"),  # a name broken over lines
    ("一月一调度", "一月一调度"),  # Chinese numerals
    ("建设二期四个泊位", "四个泊位"),  # … and a count in them
    ("附近20家企业", "20家"),  # 近 as part of a word is no operator
    ("通过20家企业", "20家"),  # nor is 过
    ("节约10%", "10%"),  # nor is 约
]
NOT_HELD = [
    ("专项债3227亿元", "32.27亿元"),  # the point is lost
    ("专项债32.27万元", "32.27亿元"),  # another unit
    ("专项债132.27亿元", "32.27亿元"),  # a digit more in front
    ("专项债32.275亿元", "32.27亿元"),  # a digit more behind
    ("专项债32.27亿元", "27亿元"),  # the tail of a figure
    ("专项债32.27亿元", "2.27亿元"),  # the tail of a figure
    ("专项债32.27亿元", "32.27亿"),  # 亿 of what
    ("增长18%", "8%"),  # 8% is not 18%
    ("增长17%", "7%"),
    ("提高7个百分点", "7%"),  # percent and points
    ("增长7%", "7个百分点"),
    ("提高1个百分点", "1个"),  # a unit that goes on
    ("1个工作日办结", "1个"),
    ("用时1个月", "1个"),
    ("企业20家", "20家以上"),  # the operator is missing
    ("企业20家以上", "20家"),  # … or added
    ("引进20家及以上", "20家"),
    ("增长8%左右", "8%"),
    ("增长8%以上", "8%左右"),
    ("控制在8%以内", "8%"),
    ("不低于40%", "40%"),  # an operator in front
    ("突破100家", "100家"),
    ("超过100家", "100家"),
    ("近20家企业", "20家"),
    ("over 20家", "20家"),
    ("下降7%", "7%"),  # the other direction
    ("负增长7%", "增长7%"),
    ("未突破800万", "突破800万"),
    ("增长-7%", "7%"),  # a sign
    ("攻关1-2项", "2项"),  # the end of a range
    ("攻关1至2项", "2项"),
    ("100元/月/人", "100元/月"),  # per month and head
    ("99元/月", "99元/人"),
    ("突破800万元", "800万"),  # persons, not money
    ("800万人次", "800万"),
    ("1,200元/月", "200元/月"),  # a thousand and two hundred
    ("2026年5月底前", "5月底前"),  # a month of some other year
    ("5月底", "5月底前"),  # on or before
    ("2025年7月份前", "2025年7月份"),  # in or before
    ("15月底前", "5月底前"),
    ("2026年7月启动", "2026年"),  # another precision
    ("2025-2035年", "2035年"),  # the end of a period
    ("2026年前建成", "2026年"),
    ("第4家", "4家"),  # an ordinal
    ("G240改线工程", "G24"),  # a name goes on
    ("30MWh", "30MW"),
    ("建设四十个泊位", "十个泊位"),  # Chinese numerals have borders too
    ("十四个泊位", "四个泊位"),
    ("第一批", "一批"),
    ("县科技局", "县工信局"),
    ("", "7%"),
]


@pytest.mark.parametrize(("text", "value"), HELD)
def test_a_value_is_found_as_printed(text: str, value: str) -> None:
    assert holds(text, value)


@pytest.mark.parametrize(("text", "value"), NOT_HELD)
def test_another_figure_is_not_the_value(text: str, value: str) -> None:
    assert not holds(text, value)


def test_one_accepted_form_is_enough() -> None:
    assert holds_any("5月底前通车", ("2025年5月底前", "5月底前"))
    assert not holds_any("6月底前通车", ("2025年5月底前", "5月底前"))


def _figures() -> list[str]:
    """Every gold value of the cases that is a numeral with a unit."""
    cases: list[Case] = read_cases(case_files())
    forms = {form for case in cases for forms in case.values for form in forms}
    return sorted(form for form in forms if re.search(r"\d(?:[万亿千百]?[\u4e00-\u9fff]{0,4}|%)(?:以上|左右|以下)?(?:/.)*$", form) and form.isprintable())


def _mutations(figure: str) -> list[str]:
    """The same figure with one thing wrong: a digit, the unit, the operator."""
    wrong = []
    for at, character in enumerate(figure):
        if character.isdigit():
            wrong.append(f"{figure[:at]}{(int(character) + 1) % 10}{figure[at + 1 :]}")
            wrong.append(f"{figure[:at]}{character}{figure[at:]}")
    wrong += [figure.replace(unit, other) for unit, other in UNITS if unit in figure]
    if not figure.endswith(("前", "底", "月", "月份", "年")):
        wrong += [figure.removesuffix(operator) for operator in ("以上", "左右") if figure.endswith(operator)]
        wrong += [f"{figure}{operator}" for operator in ("以上", "左右", "以内", "及以上") if not re.search("以上|左右|以内", figure)]
        wrong += [f"{operator}{figure}" for operator in ("不低于", "超过", "约") if figure[0].isdigit()]
    return [one for one in wrong if one != figure]


UNITS = (("亿元", "万元"), ("亿元", "亿"), ("万美元", "万元"), ("%", "个百分点"), ("家", "万家"), ("/月", "/年"), ("/人", "/月"), ("万亩", "亿亩"), ("项", "个"), ("年", "月"))


def test_every_gold_figure_is_found_in_a_sentence_and_none_of_its_mutations_is() -> None:
    figures = _figures()
    assert len(figures) > 60
    slipped = []
    for figure in figures:
        assert holds(f"今年目标为{figure}。[1]", figure), figure
        slipped += [(figure, wrong) for wrong in _mutations(figure) if holds(f"今年目标为{wrong}。[1]", figure)]
    assert not slipped


def test_every_figure_of_the_plan_is_found_where_it_stands() -> None:
    """The strictness does not lose what is printed: a figure cut out with its operators is found in its own sentence."""
    text = (ROOT / "seeds" / "xiangyin-2025.txt").read_text(encoding="utf-8")
    pattern = re.compile(
        r"(?:不低于|不少于|突破|达到|增长)?(?<![\d.+\-])\d+(?:\.\d+)?(?:亿元|万美元|万吨|万亩|亿斤|个百分点|%|家|项|个|件|名|元/月/人|元/月|元/人)(?:及以上|以上|左右)?(?![/月工百小])"
    )
    lost = [found[0] for found in pattern.finditer(text) if not holds(text[max(0, found.start() - 40) : found.end() + 20], found[0])]
    assert lost == ["5亿元以上", "10亿元"], "only these stand behind an operator of their own that the pattern leaves out (过5亿元以上企业)"
