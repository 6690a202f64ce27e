"""Form: which documents mention a matter, and what is compared, told by the question's words."""

import pytest

from assistant.across.form import comparison_of, is_bare, mentions_of
from tests.answers.rows import row

# question, the matter
MENTIONS = [
    row("哪几个方案提到低空经济", "低空经济"),
    row("哪些文件提到了科技特派员", "科技特派员"),
    row("有几份方案写到了“送解优”", "送解优"),
    row("有没有哪个方案说到算力", "算力"),
    row("几个方案都提到知识产权吗", "知识产权"),
    row("哪份方案里有无人机", "无人机"),
    row("低空经济在哪几个方案里提到", "低空经济"),
    row("which plans mention cross-border e-commerce?", "cross-border e-commerce"),
    row("哪些方案没有提到低空经济", "低空经济"),  # those that do are told with those that do not
    row("低空经济都有哪些方案在做", "低空经济"),
    row("提到老旧小区的有哪几个方案", "老旧小区"),
    row("哪几个城市的方案提到算力券", "算力券"),
    row("介绍一下这几份文件", ""),
    row("哪几个方案的专项债目标最高", ""),
    row("专项债目标是多少", ""),
    row("附件3提到低空经济吗", ""),
]


@pytest.mark.parametrize(("question", "topic"), MENTIONS)
def test_which_documents_mention_a_matter_is_asked_in_so_many_words(question: str, topic: str) -> None:
    assert mentions_of(question).topic == topic


# question without the names of documents, what is compared
COMPARED = [
    row("专项债目标和 比有什么变化", "专项债目标"),
    row("固定资产投资增速比 高多少", "固定资产投资增速"),
    row("到位财政性资金目标有什么变化", "到位财政性资金目标"),
    row("引进产业项目 比 多几个", "引进产业项目"),
    row("和 谁的专项债目标高", "专项债目标"),
    row("和 比,哪个县的社零增速定得高", "社零增速"),
    row("对比一下 和 的社零增速", "社零增速"),
    row("专项债目标分别是多少", ""),  # 多少 compares nothing
]


@pytest.mark.parametrize(("text", "topic"), COMPARED)
def test_what_is_compared_is_left_without_the_words_that_compare(text: str, topic: str) -> None:
    assert comparison_of(text).topic == topic


@pytest.mark.parametrize(("text", "bare"), [("那呢", True), ("里面呢", True), ("what about", True), ("那牵头单位呢", False), ("专项债呢", False)])
def test_a_question_is_bare_that_only_names_a_document(text: str, bare: bool) -> None:
    assert is_bare(text) is bare
