"""A page of HTML gives its lines, numbered lists and tables, and none of its markup."""

import pytest

from index.reading import read_bytes

ROWS: list[tuple[str, str, list[str]]] = [
    ("blocks are lines", "<h1>方案</h1><div>一、目标<p>消费</p>投资</div>", ["方案", "一、目标", "消费", "投资"]),
    ("inline marks are none", "<p>增长<b>7</b><i>%</i>左右</p>", ["增长7%左右"]),
    ("a break in the source is none in Chinese", "<p>社会消费品\n  零售总额\nGDP\ngrowth</p>", ["社会消费品零售总额 GDP growth"]),
    ("a forced break is one", "<p>甲<br>乙<br/>丙</p>", ["甲", "乙", "丙"]),
    ("entities", "<p>A&amp;B&nbsp;&lt;7&#37;&gt;&emsp;</p>", ["A&B <7%>"]),
    ("scripts, styles, menus and forms are out", "<style>p{}</style><script>x</script><nav>首页</nav><p>文</p><form>搜索</form><footer>版权</footer>", ["文"]),
    ("what is hidden is out", '<p style="display: none">隐</p><p hidden>藏</p><p>显</p>', ["显"]),
    ("an ordered list is numbered", "<ol><li>甲</li><li>乙<ol type=a><li>子</li></ol></li><li value=5>5G基站</li></ol>", ["1. 甲", "2. 乙", "a. 子", "5. 5G基站"]),
    ("a list in Chinese numbers", '<ol start="2" style="list-style-type:cjk-ideographic"><li>甲</li><li>乙</li></ol>', ["二、甲", "三、乙"]),
    ("a list counted backwards", "<ol reversed><li>甲</li><li>乙</li></ol>", ["2. 甲", "1. 乙"]),
    ("a list without numbers", '<ul><li>甲</li></ul><ol style="list-style:none"><li>一、乙</li></ol>', ["甲", "一、乙"]),
    ("cells that span", "<table><tr><th rowspan=2>号</th><th colspan=2>单位</th></tr><tr><td>牵头</td><td>配合</td></tr></table>", ["号\t单位\t单位", "号\t牵头\t配合"]),
    ("a cell that spans all that follow", "<table><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>", ["甲\t1", "甲\t2", "甲\t3"]),
    ("paragraphs of a cell", "<table><tr><td><p>县发改局</p><p>县财政局</p></td><td>1</td></tr></table>", ["县发改局 县财政局\t1"]),
    ("a comment of Word's", "<p><!--[if !supportLists]-->一、<!--[endif]-->目标</p>", ["一、目标"]),
    ("what is not closed", "<p>甲<p>乙<table><tr><td>1<td>2", ["甲", "乙", "1\t2"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "page", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_html(what: str, page: str, expected: list[str]) -> None:
    assert read_bytes(f"<html><body>{page}".encode(), "plan.html").text.splitlines() == expected


def test_a_page_is_known_without_its_ending_and_in_any_encoding() -> None:
    page = '<!DOCTYPE html><meta charset="gb2312"><title>题</title><body><p>社会消费品零售总额</p>'
    original = read_bytes(page.encode("gb18030"), "page")
    assert (original.text, original.format, original.encoding) == ("社会消费品零售总额\n", "html", "gb18030")
