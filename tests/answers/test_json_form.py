"""JSON form: the contract's keys, of every status."""

import json

import pytest

from assistant.answer import Answer
from assistant.assistant import Assistant
from tests.answers.rows import row

_KEYS = {"question", "standalone_question", "status", "headline", "answer", "citations", "conflicts", "model", "seconds"}
_CITATION = {"label", "document", "address", "path", "quote", "start", "end", "clause_start", "clause_end", "match"}

# question, status
STATUSES = [
    row("社零增长多少", "answered"),
    row("社零增长多少，县长叫什么名字", "partial"),
    row("生产安全事故总量下降多少", "unspecified"),
    row("2030年专项债目标是多少", "not_found"),
    row("谢谢", "out_of_scope"),
]


def _json(answer: Answer) -> dict[str, object]:
    read: dict[str, object] = json.loads(json.dumps(answer.as_json(), ensure_ascii=False))
    return read


@pytest.mark.parametrize(("question", "status"), STATUSES)
def test_an_answer_has_the_contracts_keys(assistant: Assistant, question: str, status: str) -> None:
    answer = _json(assistant.ask(question))
    assert answer.keys() >= _KEYS
    assert answer["status"] == status
    assert answer["question"] == question
    assert answer["model"] is None
    assert isinstance(answer["seconds"], float)
    assert "id" not in answer


def test_an_id_is_given_back_first(assistant: Assistant) -> None:
    answer = _json(assistant.ask("社零增长多少", id="q1"))
    assert next(iter(answer.items())) == ("id", "q1")


def test_the_contracts_example_is_cited_as_it_is_written_there(assistant: Assistant) -> None:
    first = assistant.ask("今年专项债的目标是多少").citations[0].as_json()
    assert first == {
        "label": 1, "document": "xiangyin-2025", "address": "总体方案·二·(一)",
        "path": ["总体方案", "二、攻坚重点", "(一)实施内需扩量提效攻坚"],
        "quote": "专项债32.27亿元", "start": 1085, "end": 1095, "clause_start": 907, "clause_end": 1592, "match": "exact",
    }
    assert first.keys() == _CITATION


def test_a_conflict_names_its_labels(assistant: Assistant) -> None:
    (conflict,) = assistant.ask("高新技术产业增加值增长多少").as_json()["conflicts"]
    assert conflict == {"kind": "value", "note": "两处表述不一致", "labels": [1, 2]}
