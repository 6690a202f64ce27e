"""Sentences from a program, a JSON object a line: what is read, what is refused, and what comes back."""

import json

import pytest

from assistant.jsonl import RequestError
from assistant.verification.requests import VerifyRequest, read_verify_requests
from assistant.verification.verify import verify
from index.genre import load_genre
from index.library import Library, read_library
from tests.plans import document

PLAN = """一、目标
力争。
1. 外贸。新增外贸企业12家。(县商务局牵头)
2. 医保。参保率达到95%以上。(县医保局牵头)
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library([document(PLAN)], load_genre())


def read(library: Library, *rows: object) -> list[VerifyRequest | RequestError]:
    lines = [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows]
    return list(read_verify_requests(lines, library))


def row(evidence: list[dict[str, object]], sentence: str = "新增外贸企业12家。") -> dict[str, object]:
    return {"id": "s1", "question": "", "sentence": sentence, "evidence": evidence}


def test_a_clause_is_named_by_its_address_or_by_a_stretch(library: Library) -> None:
    start = PLAN.index("新增")
    by_address, by_stretch = read(library, row([{"document": "plan", "address": "正文·一·1"}]), row([{"document": "plan", "start": start, "end": start + 9}]))
    for request in (by_address, by_stretch):
        assert isinstance(request, VerifyRequest)
        assert not verify(request.sentence, request.evidence, library)
        assert verify("新增外贸企业21家。", request.evidence, library)


def test_a_clause_that_holds_others_bears_out_its_own_text_alone(library: Library) -> None:
    (request,) = read(library, row([{"document": "plan", "address": "正文·一"}]))
    assert isinstance(request, VerifyRequest)
    assert verify(request.sentence, request.evidence, library)


def test_a_stretch_over_two_clauses_is_both(library: Library) -> None:
    (request,) = read(library, row([{"document": "plan", "start": 0, "end": len(PLAN)}], "新增外贸企业12家，参保率达到95%以上。"))
    assert isinstance(request, VerifyRequest)
    assert not verify(request.sentence, request.evidence, library)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"{", "不是 JSON"),
        (b"[]", "不是 JSON 对象"),
        (b"\xff", "不是 UTF-8"),
        ({"id": "s1", "evidence": []}, "sentence"),
        ({"id": "s1", "sentence": "x"}, "evidence"),
        ({"id": "s1", "sentence": "x", "evidence": [{"address": "正文·一"}]}, "evidence"),
        (row([{"document": "other", "address": "正文·一"}]), "other"),
        (row([{"document": "plan", "address": "附件9"}]), "附件9"),
        (row([{"document": "plan", "start": 5, "end": 5}]), "start"),
        (row([{"document": "plan", "start": True, "end": 5}]), "start"),
        (row([{"document": "plan", "start": 0, "end": 10**6}]), "end"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_next_is_read(library: Library, line: object, told: str) -> None:
    refused, blank_left_out = read(library, line, b"  ", row([]))
    assert isinstance(refused, RequestError)
    assert told in str(refused)
    assert isinstance(blank_left_out, VerifyRequest)


def test_empty_evidence_bears_out_nothing(library: Library) -> None:
    (request,) = read(library, row([]))
    assert isinstance(request, VerifyRequest)
    assert verify(request.sentence, request.evidence, library)
