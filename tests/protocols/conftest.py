"""Shared by the tests of the protocols: one server over the session's assistant."""

from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.service.service import Service
from tests.protocols.serving import Served, serving


@pytest.fixture(scope="package")
def served(assistant: Assistant) -> Iterator[Served]:
    with serving(Service(assistant)) as one:
        yield one
