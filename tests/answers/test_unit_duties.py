"""Unit duties: everything that one unit leads or supports, counted and complete against the notes themselves."""

import pytest

from assistant.answer import Status
from assistant.assistant import Assistant
from tests.answers.rows import row

# unit, part or "", tasks it leads: counted by eye in the plan
COUNTED = [
    row("县妇联", "", 1),
    row("县教育局", "", 2),
    row("县科技局", "", 11),
    row("县科技局", "附件3", 10),
    row("县应安委办", "", 5),
    row("县供电公司", "", 2),
    row("樟树镇", "", 1),
]


@pytest.mark.parametrize(("unit", "part", "count"), COUNTED)
def test_the_tasks_of_a_unit_are_counted(assistant: Assistant, unit: str, part: str, count: int) -> None:
    answer = assistant.ask(f"{unit}在{part}牵头哪些任务" if part else f"{unit}牵头哪些任务")
    assert f"共{count}项" in answer.headline
    assert len(answer.citations) == count  # each by its own clause
    assert all(unit in citation.quote for citation in answer.citations)
    assert all(citation.address.startswith(part) for citation in answer.citations)


@pytest.mark.parametrize("unit", ["县科技局", "县人社局", "县商务粮食局", "县水利局", "市生态环境局湘阴分局"])
@pytest.mark.parametrize(("role", "ask"), [("lead", "牵头"), ("support", "配合")])
def test_no_task_of_a_unit_is_missing(assistant: Assistant, unit: str, role: str, ask: str) -> None:
    noted = [duty.address for reading in assistant.library.readings for duty in reading.duties if unit in getattr(duty, role)]
    answer = assistant.ask(f"{unit}{ask}哪些任务")
    assert sorted(citation.address for citation in answer.citations) == sorted(noted)


@pytest.mark.parametrize("question", ["县科技局牵头哪些任务", "县教育局牵头哪些任务"])
def test_a_count_is_marked_as_computed(assistant: Assistant, question: str) -> None:
    assert "按下列条目统计" in assistant.ask(question).answer


def test_a_long_list_has_all_its_rows_in_the_answer(assistant: Assistant) -> None:
    answer = assistant.ask("县科技局牵头哪些任务")
    rows = [line for line in answer.answer.splitlines() if line.startswith("- ")]
    assert len(rows) == 11
    assert all(citation.address in row for citation, row in zip(answer.citations, rows, strict=True))


# question, what is said
ABSENT = [
    row("县航天局牵头哪些任务", "文件中没有出现“县航天局”。"),
    row("火星局负责什么", "文件中没有出现“火星局”。"),
    row("县住房公积金中心牵头哪些任务", "文件没有由县住房公积金中心牵头的任务。"),  # it only supports
    row("县妇联在附件3牵头哪些任务", "附件3没有由县妇联牵头的任务。"),
    row("县科技局在附件7牵头哪些任务", "附件7没有由县科技局牵头的任务。"),
]


@pytest.mark.parametrize(("question", "said"), ABSENT)
def test_a_unit_without_tasks_is_said_to_have_none(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.headline == said
    assert answer.status is Status.NOT_FOUND
    assert answer.citations == ()
