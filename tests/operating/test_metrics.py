"""The metrics: what is counted, under which names, and that nothing in them comes from a reader."""

from dataclasses import replace

import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request
from starlette.testclient import TestClient

from assistant.answer import Answer, Status, Verdict, WordedSentence, Wording
from assistant.entrance.who import STATE
from assistant.operating.readiness import Readiness, has_room
from assistant.operating.routes import Operating, add_operating
from assistant.people.person import HERE, Person, Role, Scope
from assistant.service.asker import Asker, Front
from assistant.service.metrics import Metrics

ASKER = Asker(HERE, Front.API)
ANSWER = Answer("q", "q", Status.ANSWERED, "h", "a", seconds=0.03)


def _read(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """(name, values of the labels in the order of their names …) → value."""
    families = text_string_to_metric_families(metrics.text().decode())
    return {(sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value for family in families for sample in family.samples}


def test_answers_are_counted_by_front_and_status_with_their_seconds() -> None:
    metrics = Metrics()
    metrics.answered(ASKER, ANSWER)
    metrics.answered(ASKER, replace(ANSWER, status=Status.NOT_FOUND, seconds=0.2))
    metrics.answered(Asker(HERE, Front.PAGE), ANSWER)
    read = _read(metrics)
    assert read["youju_questions_total", "api", "answered"] == 1
    assert read["youju_questions_total", "api", "not_found"] == 1
    assert read["youju_questions_total", "page", "answered"] == 1
    assert read["youju_question_seconds_bucket", "api", "0.05"] == 1
    assert read["youju_question_seconds_count", "api"] == 2


def test_a_models_sentences_are_counted_by_what_became_of_them() -> None:
    metrics = Metrics()
    sentences = tuple(WordedSentence("w", "s", verdict) for verdict in (Verdict.VERIFIED, Verdict.VERIFIED, Verdict.DROPPED))
    metrics.answered(ASKER, replace(ANSWER, wording=Wording("m", sentences, left_out="停止", seconds=3.0)))
    read = _read(metrics)
    assert read["youju_model_sentences_total", "verified"] == 2
    assert read["youju_model_sentences_total", "dropped"] == 1
    assert read["youju_model_left_out_total",] == 1
    assert read["youju_model_seconds_bucket", "5.0"] == 1


def test_refusals_and_requests_are_counted() -> None:
    metrics = Metrics()
    metrics.refused(ASKER, "Busy")
    metrics.requested("/api/ask", "POST", 503)
    metrics.requested("none", "BREW-COFFEE", 404)
    read = _read(metrics)
    assert read["youju_questions_refused_total", "api", "Busy"] == 1
    assert read["youju_http_requests_total", "POST", "/api/ask", "503"] == 1
    assert read["youju_http_requests_total", "other", "none", "404"] == 1


def test_what_is_watched_is_asked_when_somebody_reads_and_costs_nothing_else_when_it_fails() -> None:
    metrics, waiting = Metrics(), [3]

    def fails() -> dict[str, tuple[str, float]]:
        raise ValueError

    metrics.watch(lambda: {"youju_admission_waiting": ("Questions that wait.", waiting[0])})
    metrics.watch(fails)
    metrics.watch_edition(lambda: "20260101-abc")
    waiting[0] = 5
    read = _read(metrics)
    assert read["youju_admission_waiting",] == 5
    assert read["youju_edition_info", "20260101-abc"] == 1
    assert any(name == "youju_build_info" for name, *_ in read)
    assert read["process_resident_memory_bytes",] > 1_000_000


def _client(person: Person, readiness: Readiness) -> TestClient:
    app = FastAPI()
    add_operating(app, lambda: True, Operating(readiness, Metrics()))

    @app.middleware("http")
    async def enter(request: Request, call_next):  # type: ignore[no-untyped-def]
        request.scope.setdefault("state", {})[STATE] = person
        return await call_next(request)

    return TestClient(app)


@pytest.mark.parametrize(("person", "status"), [
    (HERE, 200), (Person("管", Role.ADMINISTRATOR), 200), (Person("读", Role.READER), 403), (Person("编", Role.EDITOR), 403),
    (Person("管", Role.ADMINISTRATOR, frozenset({Scope.METRICS})), 200), (Person("管", Role.ADMINISTRATOR, frozenset({Scope.ASK})), 403),
    (Person("读", Role.READER, frozenset({Scope.METRICS})), 403),
])
def test_metrics_are_for_administrators_and_keys_of_theirs_for_it(person: Person, status: int) -> None:
    answer = _client(person, Readiness({})).get("/metrics")
    assert answer.status_code == status
    assert ("youju_build_info" in answer.text) is (status == 200)


def test_a_server_is_ready_when_all_its_parts_are_and_says_which_is_not() -> None:
    def breaks() -> bool:
        raise OSError("/srv/secret/path cannot be read")

    well = _client(HERE, Readiness({"index": lambda: True, "disk": lambda: True})).get("/youju/ready")
    assert (well.status_code, well.json()) == (200, {"ok": True, "parts": {"index": "ok", "disk": "ok"}})
    ill = _client(HERE, Readiness({"index": lambda: True, "disk": lambda: False, "records": breaks})).get("/youju/ready")
    assert (ill.status_code, ill.json()) == (503, {"ok": False, "parts": {"index": "ok", "disk": "failed", "records": "failed"}})
    alive = _client(HERE, Readiness({"records": breaks})).get("/youju/health")
    assert (alive.status_code, alive.json()) == (200, {"ok": True, "is_ready": True})


def test_a_full_disk_is_seen(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("data")
    assert has_room(folder, 1)
    assert not has_room(folder, 1 << 60)
