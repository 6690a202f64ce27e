"""A place that is named by its numbers becomes the name of the clause there."""

import pytest

from assistant.assistant import Assistant
from assistant.turns.sections import by_name
from assistant.understand import Understanding

ROWS = [
    ("附件6第二部分有哪些任务", "附件6“防范化解债务和金融风险”有哪些任务"),  # the second group of tasks
    ("附件6第二部分的(二)是讲什么的", "附件6“防范化解债务和金融风险”是讲什么的"),  # the chapter, where it goes on below
    ("附件5二(四)都有哪几条", "附件5“着力优服务增便利”有哪些任务"),
    ("附件4的二(三)第2条谁牵头", "附件4“加快培育新质生产力”谁牵头"),
    ("附件7里民生实事第17项是什么", "附件7“实施消防安全基层基础进阶工程”是什么"),  # a running number
    ("总体方案第三部分,组织实施", "总体方案“组织实施”"),  # the heading said again
    ("附件3第一部分的目标有哪些", "附件3“攻坚目标”的目标有哪些"),  # the chapter of goals
    ("附件3第四条谁牵头", "附件3第四条谁牵头"),  # one of several: left alone
    ("附件9第二部分有哪些任务", "附件9第二部分有哪些任务"),  # no such part
    ("专项债目标是多少", "专项债目标是多少"),
]


@pytest.mark.parametrize(("asked", "named"), ROWS)
def test_a_numbered_place_is_called_by_its_heading(assistant: Assistant, asked: str, named: str) -> None:
    assert by_name(asked, Understanding(assistant.library)) == named
