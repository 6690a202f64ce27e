"""Watching: what one server's metrics and readiness look at."""

from collections.abc import Mapping

from assistant.operating.readiness import Readiness, has_room
from assistant.records.records import Records
from assistant.service.metrics import Metrics
from assistant.service.service import Service
from assistant.settings import Settings


def watch(metrics: Metrics, service: Service, records: Records) -> None:
    """Show also how the server's questions and documents stand."""

    def now() -> Mapping[str, tuple[str, float]]:
        library = service.assistant.library
        return {
            "youju_questions_under_way": ("Questions that are being answered, a model's words included.", service.under_way),
            "youju_admission_under_way": ("Questions that have a place.", service.admission.under_way),
            "youju_admission_waiting": ("Questions that wait for a place.", service.admission.waiting),
            "youju_records_unwritten": ("Rows of the record of answers that could not be written yet.", records.unwritten),
            "youju_documents": ("Documents that are asked.", len(library.readings)),
            "youju_passages": ("Passages that the index holds.", service.assistant.retrieval.edition.passages),
            "youju_vectors_ready": ("Whether answers come from vectors too.", service.is_ready),
        }

    metrics.watch(now)
    metrics.watch_edition(lambda: service.assistant.retrieval.edition.id)


def readiness_of(service: Service, records: Records, settings: Settings) -> Readiness:
    """The parts that a server needs for its work. Without vectors it answers from keywords, and is not ready."""

    def has_vectors() -> bool:
        retrieval = service.assistant.retrieval
        return service.is_ready and not service.trouble and bool(retrieval.store.nearest(retrieval.edition.canary, 1))

    return Readiness({
        "encoder": lambda: service.assistant.retrieval.encoder.is_loaded,
        "chroma" if settings.chroma_url else "index": has_vectors,
        "records": lambda: not records.unwritten,
        "disk": lambda: has_room(settings.data),
    })
