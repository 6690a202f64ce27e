"""Requests: what a program writes to have one sentence held against clauses, a JSON object a line, and how it is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.addresses import AddressError, find_clause
from assistant.jsonl import RequestError, object_in, requests_in
from assistant.verification.evidence import Evidence, evidence_at
from index.library import Library

_FORM = '{"id": …, "question": …, "sentence": …, "evidence": [{"document": …, "address": …}]}'


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """One sentence and the clauses that it is held against."""

    id: str | int | None
    sentence: str
    evidence: tuple[Evidence, ...]
    question: str = ""


def read_verify_requests(lines: Iterable[bytes], library: Library) -> Iterator[VerifyRequest | RequestError]:
    """A request for every line that is not blank, in order; in place of a malformed one, the error that names it."""
    return requests_in(lines, lambda line: read_verify_request(line, library))


def read_verify_request(line: bytes, library: Library) -> VerifyRequest:
    """The request in one line. Raises RequestError saying what is wrong with it."""
    row, id_ = object_in(line, _FORM)
    sentence, question = row.get("sentence"), row.get("question") or ""
    if not isinstance(sentence, str):
        raise RequestError("缺少 sentence（应为字符串）", id_)
    if not isinstance(question, str):
        raise RequestError("的 question 应为字符串", id_)
    evidence = row.get("evidence")
    if not isinstance(evidence, list):
        raise RequestError("缺少 evidence（应为列表）", id_)
    return VerifyRequest(id_, sentence, tuple(found for one in evidence for found in _evidence(one, library, id_)), question)


def _evidence(one: object, library: Library, id_: str | int | None) -> list[Evidence]:
    if not isinstance(one, dict) or not isinstance(one.get("document"), str):
        raise RequestError('的 evidence 每一项应为 {"document": …, "address": …} 或 {"document": …, "start": …, "end": …}', id_)
    try:
        reading = library.reading(one["document"])
    except KeyError:
        known = "、".join(reading.document.id for reading in library.readings)
        raise RequestError(f"的 evidence 里没有“{one['document']}”这份文件：可用的有 {known}", id_) from None
    if isinstance(one.get("address"), str):
        try:
            return [Evidence(*find_clause(library, f"{one['document']}#{one['address']}"))]
        except AddressError as error:
            raise RequestError(f"的 evidence：{error}", id_) from None
    start, end = one.get("start"), one.get("end")
    if isinstance(start, bool) or isinstance(end, bool) or not isinstance(start, int) or not isinstance(end, int):
        raise RequestError("的 evidence 每一项应有 address，或者 start 和 end（整数）", id_)
    if not 0 <= start < end <= len(reading.document.text):
        raise RequestError(f"的 evidence 里 start、end 应满足 0 ≤ start < end ≤ {len(reading.document.text)}", id_)
    return evidence_at(reading, start, end)
