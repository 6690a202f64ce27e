"""Word's automatic numbers come out as Word prints them."""

import pytest

from index.reading import read_bytes
from index.reading.word.numerals import numeral
from tests.reading.made import docx, item, lists, lvl, p

CHINESE = (lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "chineseCounting", "（%2）"), lvl(2, "decimal", "%3."))


def lines(data: bytes) -> list[str]:
    return read_bytes(data, "plan.docx").text.splitlines()


@pytest.mark.parametrize(("number", "format_", "printed"), [
    (12, "chineseCounting", "十二"),
    (120, "chineseCountingThousand", "一百二十"),
    (10, "japaneseCounting", "十"),
    (20, "ideographDigital", "二〇"),
    (3, "chineseLegalSimplified", "叁"),
    (4, "ideographTraditional", "丁"),
    (12, "ideographZodiac", "亥"),
    (10, "decimalEnclosedCircle", "⑩"),
    (21, "decimalEnclosedCircleChinese", "㉑"),
    (12, "decimalFullWidth", "１２"),
    (3, "decimalEnclosedParen", "⑶"),
    (27, "upperLetter", "AA"),
    (9, "lowerRoman", "ix"),
    (14, "upperRoman", "XIV"),
    (7, "decimalZero", "07"),
    (5, "none", ""),
    (5, "bahtText", "5"),  # not one of Chinese or Western writing
])  # fmt: skip
def test_a_number_is_printed_in_its_format(number: int, format_: str, printed: str) -> None:
    assert numeral(number, format_) == printed


def test_lower_levels_begin_anew_under_each_higher_one() -> None:
    body = item("目标") + item("消费", 1) + item("7%", 2) + item("投资", 1) + item("6%", 2) + item("任务") + item("平台", 1) + item("高新区", 2)
    assert lines(docx(body, lists(*CHINESE))) == ["一、目标", "（一）消费", "1. 7%", "（二）投资", "1. 6%", "二、任务", "（一）平台", "1. 高新区"]


def test_a_level_runs_on_where_it_is_said_never_to_restart() -> None:
    levels = lvl(0, "chineseCounting", "%1、"), lvl(1, "chineseCounting", "（%2）", '<w:lvlRestart w:val="0"/>')
    body = item("甲") + item("子", 1) + item("乙") + item("丑", 1)
    assert lines(docx(body, lists(*levels))) == ["一、甲", "（一）子", "二、乙", "（二）丑"]


def test_a_level_restarts_after_the_level_that_is_named_alone() -> None:
    levels = lvl(0, "decimal", "%1、"), lvl(1, "decimal", "%2、"), lvl(2, "decimal", "（%3）", '<w:lvlRestart w:val="1"/>')
    body = item("甲") + item("子", 1) + item("x", 2) + item("丑", 1) + item("y", 2) + item("乙") + item("寅", 1) + item("z", 2)
    assert [line for line in lines(docx(body, lists(*levels))) if line[0] == "（"] == ["（1）x", "（2）y", "（1）z"]


def test_a_list_with_a_start_of_its_own_begins_there_and_the_old_one_goes_on() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙") + item("丙", list_id=2) + item("丁", list_id=2) + item("戊")
    assert lines(docx(body, lists(*CHINESE, nums=nums))) == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]


def test_a_level_that_a_list_defines_anew_is_printed_so() -> None:
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "第%1条")}</w:lvlOverride></w:num>'
    assert lines(docx(item("目的") + item("依据"), lists(*CHINESE, nums=nums))) == ["第1条目的", "第2条依据"]


def test_chapters_and_articles_are_numbered_in_words() -> None:
    levels = lvl(0, "chineseCountingThousand", "第%1章"), lvl(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>')
    body = item("总则") + item("目的", 1) + item("分则") + item("职责", 1)
    assert lines(docx(body, lists(*levels))) == ["第一章总则", "第一条目的", "第二章分则", "第二条职责"]


def test_legal_numbers_print_higher_levels_in_digits() -> None:
    levels = lvl(0, "chineseCounting", "%1、"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"), lvl(2, "decimal", "%1.%2.%3")
    assert lines(docx(item("甲") + item("乙", 1) + item("丙", 2), lists(*levels))) == ["一、甲", "1.1 乙", "一.1.1 丙"]


def test_a_number_and_the_figure_behind_it_do_not_run_together() -> None:
    levels = (lvl(0, "decimal", "%1.", '<w:suff w:val="nothing"/>'),)
    assert lines(docx(item("5G基站") + item("基站"), lists(*levels))) == ["1. 5G基站", "2.基站"]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="plain"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="h1"/>') + p("子", '<w:pStyle w:val="h2"/>') + p("正文", '<w:pStyle w:val="plain"/>') + p("乙", '<w:pStyle w:val="h1"/>')
    assert lines(docx(body, lists(*CHINESE), styles)) == ["一、甲", "（一）子", "正文", "二、乙"]


def test_a_paragraph_takes_itself_out_of_its_styles_list() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("甲", '<w:pStyle w:val="h1"/>') + p("乙", '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(docx(body, lists(*CHINESE), styles)) == ["一、甲", "乙"]


def test_a_level_is_found_by_the_style_that_the_list_ties_to_it() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    levels = lvl(0, "chineseCounting", "%1、"), lvl(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')
    assert lines(docx(p("子", '<w:pStyle w:val="h2"/>'), lists(*levels), styles)) == ["（一）子"]


def test_dots_are_left_out_and_dashes_and_stars_stay() -> None:
    levels = lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "——"), lvl(2, "bullet", "★")
    assert lines(docx(item("甲") + item("乙", 1) + item("丙", 2), lists(*levels))) == ["甲", "——乙", "★丙"]


def test_empty_paragraphs_are_counted_as_word_counts_them() -> None:
    assert lines(docx(item("甲") + item("") + item("丙"), lists(*CHINESE))) == ["一、甲", "三、丙"]


def test_a_level_that_is_missing_or_out_of_range_does_no_harm() -> None:
    assert lines(docx(item("甲", 8) + item("乙", 99) + item("丙", 0, 77), lists(*CHINESE))) == ["甲", "乙", "丙"]
