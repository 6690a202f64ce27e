"""The dictionaries of the checks are read beside, once."""

from assistant.verification.glosses import glosses_of
from assistant.verification.warming import warm
from index.genre import load_genre


def test_the_dictionaries_are_read_beside_and_once() -> None:
    reading = warm("en")
    reading.join(timeout=60)
    assert not reading.is_alive()
    assert warm("en") is reading
    assert "hill" in glosses_of("丘陵", load_genre())
