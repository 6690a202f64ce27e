"""Lasting: what a server imports stays until it ends. To search it for garbage takes a fifth of the start, and later holds up questions."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from index.uncollected import uncollected


@contextmanager
def lasting() -> Iterator[None]:
    """What is made in this block is never searched for garbage, and nothing is while it is made."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()
