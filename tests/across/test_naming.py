"""Naming: which documents a question names, and what is left of it."""

import pytest

from assistant.across.called import called
from assistant.across.naming import Names
from index.documents import Document
from tests.answers.rows import row

_TITLES = {
    "a25": ("湘阴县2025年“七大攻坚”方案", 2025), "a24": ("湘阴县2024年“六大攻坚”方案", 2024),
    "q25": ("青禾县2025年“三大行动”实施方案", 2025), "t26": ("太仓市人工智能OPC培育发展行动计划（2026-2028年）", 2026),
}
_TEXT = "市生态环境局湘阴分局牵头,科技创新赋能攻坚实施方案,湘阴段工程量达50%以上。"


@pytest.fixture(scope="module")
def names() -> Names:
    documents = [Document(id_, title, _TEXT, "", year) for id_, (title, year) in _TITLES.items()]
    return Names(called(documents), [_TEXT])


# question, documents, what is left
NAMED = [
    row("专项债目标是多少", [], "专项债目标是多少"),
    row("2024年的方案里专项债是多少", ["a24"], "专项债是多少"),
    row("去年的方案里专项债是多少", ["a24"], "专项债是多少"),  # of the series that has one
    row("上一年度的专项债", ["a24"], "专项债"),
    row("今年湘阴县的专项债", ["a25"], "专项债"),
    row("青禾县的专项债目标", ["q25"], "专项债目标"),
    row("青禾的专项债目标", ["q25"], "专项债目标"),
    row("湘阴2025年的低保标准是多少", ["a25"], "低保标准是多少"),
    row("湘阴县和青禾县的专项债", ["a25", "a24", "q25"], "和 专项债"),
    row("市里的方案要上线多少个好物工具", ["t26"], "要上线多少个好物工具"),
    row("太仓OPC计划由谁牵头", ["t26"], "由谁牵头"),
    row("OPC行动计划里的算力", ["t26"], "算力"),
    row("七大攻坚方案里引进产业项目多少个", ["a25"], "引进产业项目多少个"),
    row("《湘阴县2024年“六大攻坚”方案》的专项债", ["a24"], "专项债"),
    row("《三大行动》里清淤河道多少公里", ["q25"], "清淤河道多少公里"),
    row("a24的专项债", [], "a24的专项债"),  # an id that short may be a word
    row("the special bond target in Xiangyin's 2024 plan", ["a24"], "the special bond target"),
    row("各方案的专项债", [], "专项债"),
    # no name of a document
    row("市生态环境局湘阴分局牵头哪些任务", [], "市生态环境局湘阴分局牵头哪些任务"),
    row("铁路专用线2025年7月份前完成什么", [], "铁路专用线2025年7月份前完成什么"),
    row("2025年底前建成几个起降点", [], "2025年底前建成几个起降点"),
    row("2023年的专项债", [], "2023年的专项债"),  # of no document
    row("科技创新赋能攻坚实施方案有哪些任务", [], "科技创新赋能攻坚实施方案有哪些任务"),  # a part of one
    row("七大攻坚是哪七个", [], "七大攻坚是哪七个"),
    row("总投资2025万元的项目", [], "总投资2025万元的项目"),
    row("平江县的专项债", [], "平江县的专项债"),
]


@pytest.mark.parametrize(("question", "documents", "left"), NAMED)
def test_a_question_names_documents_by_title_place_year_and_level(names: Names, question: str, documents: list[str], left: str) -> None:
    named = names.read(question)
    assert list(named.documents) == documents
    assert " ".join(named.text.split()) == left


# what was spoken of, question, documents
BEHIND = [
    row(["a25"], "那去年的呢", ["a24"]),
    row(["a24"], "2025年呢", ["a25", "q25"]),
    row(["a24"], "另一份方案里呢", ["a25"]),
    row(["q25"], "另一份湘阴的方案里呢", ["a25", "a24"]),
    row(["a24"], "其他方案呢", ["a25"]),
]


@pytest.mark.parametrize(("spoken_of", "question", "documents"), BEHIND)
def test_the_other_one_and_last_year_are_told_from_what_was_spoken_of(names: Names, spoken_of: list[str], question: str, documents: list[str]) -> None:
    assert list(names.read(question, spoken_of).documents) == documents


def test_a_title_is_shown_without_the_brackets_behind_it(names: Names) -> None:
    assert names.title("t26") == "《太仓市人工智能OPC培育发展行动计划》"


def test_two_titles_that_differ_in_their_brackets_alone_are_shown_whole() -> None:
    documents = [Document(id_, f"某县方案（{year}年）", "", "", year) for id_, year in (("x", 2024), ("y", 2025))]
    assert [one.title for one in called(documents)] == ["某县方案（2024年）", "某县方案（2025年）"]
