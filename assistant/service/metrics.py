"""Metrics: what the service counts of itself, in Prometheus' form."""

import logging
import platform
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, disable_created_metrics, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from assistant.answer import Answer
from assistant.service.asker import Asker

disable_created_metrics()  # type: ignore[no-untyped-call]
_log = logging.getLogger(__name__)
CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_MODEL_SECONDS = (0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 40.0, 60.0, 120.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

Gauges = Callable[[], Mapping[str, tuple[str, float]]]
"""Name → (what it says, value), asked when somebody reads the metrics."""


class Metrics:
    """Measuring, and what is counted outside of questions. Each has a registry of its own; safe to share between threads."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._questions = Counter("youju_questions", "Questions answered.", ("front", "status"), registry=registry)
        self._seconds = Histogram("youju_question_seconds", "Seconds to the ledger's answer.", ("front",), buckets=_SECONDS, registry=registry)
        self._refusals = Counter("youju_questions_refused", "Questions not answered, by reason.", ("front", "reason"), registry=registry)
        self._model_seconds = Histogram(
            "youju_model_seconds", "Seconds from the ledger's answer to the model's last word.", buckets=_MODEL_SECONDS, registry=registry)
        self._sentences = Counter("youju_model_sentences", "Sentences of a model, by what became of them.", ("verdict",), registry=registry)
        self._left_out = Counter("youju_model_left_out", "Answers whose model's words are not (all) there.", registry=registry)
        self._requests = Counter("youju_http_requests", "HTTP requests.", ("route", "method", "status"), registry=registry)
        ProcessCollector(registry=registry)
        registry.register(_Build())

    def answered(self, asker: Asker, answer: Answer) -> None:
        self._questions.labels(asker.front.value, answer.status.value).inc()
        self._seconds.labels(asker.front.value).observe(answer.seconds)
        if answer.wording:
            self._model_seconds.observe(answer.wording.seconds)
            for sentence in answer.wording.sentences:
                self._sentences.labels(sentence.verdict.value).inc()
            if answer.wording.left_out:
                self._left_out.inc()

    def refused(self, asker: Asker, reason: str) -> None:
        self._refusals.labels(asker.front.value, reason).inc()

    def requested(self, route: str, method: str, status: int) -> None:
        """One HTTP request is over. ``route``: the template of its path, never the path itself."""
        self._requests.labels(route, method if method in _METHODS else "other", str(status)).inc()

    def watch(self, gauges: Gauges) -> None:
        """Show also what these say at the time of reading. What raises is left out."""
        self._registry.register(_Watched(gauges))

    def watch_edition(self, edition: Callable[[], str]) -> None:
        """Show also the id of the edition that answers."""
        self._registry.register(_Edition(edition))

    def text(self) -> bytes:
        """All of it, as a scraper reads it."""
        return generate_latest(self._registry)


class _Build:
    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily("youju_build", "What is running.", value={"version": version("youju"), "python": platform.python_version()})


class _Edition:
    def __init__(self, edition: Callable[[], str]) -> None:
        self._edition = edition

    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily("youju_edition", "The edition of the index that answers.", value={"id": self._edition()})


class _Watched:
    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges

    def collect(self) -> Iterable[Metric]:
        try:
            read = self._gauges()
        except Exception:
            _log.exception("some metrics cannot be read")
            return
        for name, (said, value) in read.items():
            yield GaugeMetricFamily(name, said, value=value)

    def describe(self) -> Iterable[Metric]:
        return ()  # nothing is asked before somebody reads
