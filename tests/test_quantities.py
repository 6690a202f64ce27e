"""Quantities: every numeral with its unit and operators, as printed; what only looks like a figure is none."""

import pytest

from index.quantities import find_quantities
from index.spans import Span
from tests.plans import GENRE

# text, [(operators before, value, unit, operator behind)]
QUANTITIES = [
    ("专项债32.27亿元", [("", "32.27", "亿元", "")]),
    ("增长6.5%以上", [("增长", "6.5", "%", "以上")]),
    ("增长8%左右", [("增长", "8", "%", "左右")]),
    ("约1,200万元", [("", "1,200", "万元", "")]),  # a thousands separator stays in the value
    ("1.2万人次", [("", "1.2", "万人次", "")]),  # the longest unit wins
    ("提高0.5个百分点", [("提高", "0.5", "个百分点", "")]),  # not 个
    ("引进1-2家", [("", "1-2", "家", "")]),  # a range is one value
    ("3至5个", [("", "3至5", "个", "")]),
    ("不少于1项", [("不少于", "1", "项", "")]),
    ("提高到不低于740元/月和485元/月", [("提高到不低于", "740", "元/月", ""), ("", "485", "元/月", "")]),
    ("达到１００家", [("达到", "１００", "家", "")]),  # full width stays as printed
    ("10余家", [("", "10", "家", "")]),  # 余 belongs to the span, not to the value
    ("99元/人", [("", "99", "元/人", "")]),
    ("PM2.5浓度控制在35微克/立方米", [("控制在", "35", "微克/立方米", "")]),
    ("年均增长6%以上", [("年均增长", "6", "%", "以上")]),
    ("服务期不少于5年", [("不少于", "5", "年", "")]),  # a duration, told by its operator
    # what stays unresolved
    ("到2026年", []),  # 到 before a year is no operator of a duration
    ("离校5年内", []),
    ("排名前50名", []),  # a rank
    ("2025年5月底前", []),  # a date
    ("第四届博览会", []),  # an ordinal
    ("第3批项目", []),  # an ordinal in digits
    ("“人才新政36条”", []),  # a name
    ("“1+3+3+6+X”招商机制", []),  # a slogan
    ("“5+15”重点改革", []),
    ("PM2.5浓度", []),  # a substance
    ("4G/5G基站", []),  # a technology
    ("12345热线", []),  # no unit, no quantity
    ("前50强", []),  # a rank
    ("五个以上", []),  # Chinese numerals are read as words
    ("10²", []),  # a digit is never made up
    ("2A级景区", []),  # a class
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[row[0] for row in QUANTITIES])
def test_quantities_are_read_as_printed(text: str, expected: list[tuple[str, ...]]) -> None:
    found = list(find_quantities(text, Span(0, len(text)), GENRE))
    assert [(one.before, one.value, one.unit, one.after) for one in found] == expected
    assert all(one.span.of(text).startswith(one.value) for one in found)
