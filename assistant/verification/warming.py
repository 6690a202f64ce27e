"""Warming: read the dictionaries of the checks beside, while a model still thinks of its first sentence."""

from functools import lru_cache
from threading import Thread

from assistant.verification.glosses import read_glosses
from assistant.verification.tagging import words_of


@lru_cache(maxsize=2)
def warm(language: str) -> Thread:
    """Read what sentences in a language (zh, en) are checked with, once a process; done when the thread ends."""
    thread = Thread(target=_read, args=(language,), name="youju-dictionaries", daemon=True)
    thread.start()
    return thread


def _read(language: str) -> None:
    words_of("")
    if language == "en":
        read_glosses()
