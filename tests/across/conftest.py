"""An assistant over the documents of the evaluation, its index built once a session below the data folder of the session's own."""

from collections.abc import Iterator

import pytest
from filelock import FileLock

from assistant.assistant import Assistant
from assistant.settings import Settings
from evals.library import library_settings
from index.build import build, needs_build
from index.embedding import Encoder


@pytest.fixture(scope="session")
def several(settings: Settings, encoder: Encoder) -> Iterator[Assistant]:
    """Two plans of one county, one of another, one of a city."""
    with FileLock(settings.data.with_name(f"{settings.data.name}.across.lock")):
        own = library_settings(settings)
        if needs_build(own.place, own.model):
            build(own.place, encoder)
    one = Assistant(own)
    one.retrieval.encoder = encoder
    one.load()
    assert one.is_ready, one.retrieval.trouble
    yield one
    one.close()
