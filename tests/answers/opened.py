"""Opened: an assistant over the seeds in a folder of a test's own, with the session's model."""

from collections.abc import Iterator
from pathlib import Path

from assistant.assistant import Assistant
from index.build import build
from index.embedding import Encoder
from tests.conftest import settings_for


def opened(folder: Path, encoder: Encoder) -> Iterator[Assistant]:
    """Built in ``folder/data`` from ``folder/seeds``; the model is the one that is loaded already."""
    settings = settings_for(folder / "data", folder / "seeds")
    build(settings.place, encoder)
    one = Assistant(settings)
    one.retrieval.encoder = encoder
    one.load()
    assert one.is_ready, one.retrieval.trouble
    yield one
    one.close()
