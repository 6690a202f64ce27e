"""Retrieve: the current edition opened for questions: its library, its vectors and the ranking over both.

Opening reads the texts only, so that a page can be served at once. ``load`` brings the vectors and the encoder; until
then, and whenever they fail, questions are ranked by keywords alone, while what failed is mended in the background.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from assistant.features import Features
from assistant.places import Floats
from assistant.question import Question
from assistant.ranking import NO_VECTORS, Near, Ranking
from assistant.remembered import detached, remembered
from assistant.settings import Settings
from assistant.vectors import Vectors
from index.aliases import read_aliases
from index.build import build, needs_build
from index.edition import Edition, current_edition, passages_hash
from index.embedding import Encoder
from index.errors import DataFolderError, IndexLocked, ShelfError, StoreAway, YoujuError
from index.following import follow
from index.kept import kept_library
from index.library import Library

if TYPE_CHECKING:
    from index.stores import Stores

_REMEMBERED = 64
"""Texts whose meaning is kept: a question is asked of every document, and again in its follow-ups."""


@dataclass(frozen=True)
class Meaning:
    """The cosines of one text."""

    passages: Floats
    """Of the passages that were asked for, in the library's order."""
    others: Floats
    """Of what is asked of counties besides these documents."""


class Retrieval:
    """One edition, open. Safe to share between threads; close it at the end."""

    def __init__(self, settings: Settings, say: Callable[[str], None] = lambda _: None, encoder: Encoder | None = None, is_brief: bool = False) -> None:
        """Open the current edition, building it first where it is missing, damaged or of other files.

        ``encoder``: one that is loaded already, or is being loaded; ``is_brief``: see ``Vectors``.
        Raises SeedError, AliasError, ShelfError, DataFolderError, ModelError, StoreAway or IndexLocked, each with the next act in its message.
        """
        self._settings = settings
        self.encoder = encoder or Encoder(settings.model, settings.models, settings.device, say)
        self._is_behind = False
        edition = self._fresh_edition(say)
        self.library = self._read(edition)
        if passages_hash(self.library.readings) != edition.passages_sha256:
            edition = self._rebuilt(edition, say)
        if len(self.library.readings) == 1:
            _ = self.features  # what every question needs is made ready before the first
        self._meaning_of = remembered(self._meaning, _REMEMBERED)
        self._vectors = Vectors(settings, self.encoder, edition, self.library, self._is_behind, is_brief)

    def _fresh_edition(self, say: Callable[[str], None]) -> Edition:
        """Today's edition. While another process builds, and when the shelf, the disk or the server fails, the one before still answers."""
        try:
            follow(self._settings.place, say)
            reason = needs_build(self._settings.place, self._settings.model)
            if reason:
                say(f"{reason}，开始建立索引")
                return build(self._settings.place, self.encoder, say)
        except IndexLocked:
            return self._earlier_edition(IndexLocked("另一个进程正在建立索引，此前没有可用的索引：请等它完成后再试"))
        except (ShelfError, DataFolderError, StoreAway) as error:
            self._is_behind = isinstance(error, StoreAway)
            edition = self._earlier_edition(error)
            say(f"{error}；在此之前，用 {edition.built[:10]} 建立的索引回答")
            return edition
        return current_edition(self._settings.data)

    def _earlier_edition(self, otherwise: YoujuError) -> Edition:
        """The current edition, of whatever documents. Raises ``otherwise`` when there is none."""
        try:
            return current_edition(self._settings.data)
        except YoujuError:
            raise otherwise from None

    def _rebuilt(self, edition: Edition, say: Callable[[str], None]) -> Edition:
        """A new edition in the place of one of another version; while the server is away the texts of that one are answered from."""
        say("索引由另一版本的程序建立，开始重建")
        try:
            edition = build(self._settings.place, self.encoder, say)
        except StoreAway as error:
            say(str(error))
        self.library = self._read(edition)
        return edition

    def _read(self, edition: Edition) -> Library:
        """The edition's plans as read; the names that may be one unit come from the seeds and need no new edition."""
        return kept_library(self._settings.place, edition.read_documents(), read_aliases(self._settings.seeds))

    @cached_property
    def features(self) -> Features:
        """Of all documents together."""
        return Features(self.library)

    @property
    def is_ready(self) -> bool:
        """Whether vectors take part in the ranking."""
        return self._vectors.is_ready

    def load(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Load the encoder and open the vectors. What fails leaves keyword search and its reason in ``trouble``, and is tried again."""
        self._vectors.load(say)

    @property
    def trouble(self) -> str:
        """Why there are no vectors, in one line; empty while all is well."""
        return self._vectors.trouble

    @property
    def edition(self) -> Edition:
        return self._vectors.edition

    @property
    def store(self) -> "Stores":
        """The open vectors. Raises IndexDamaged, or what ``load`` found, when there are none."""
        return self._vectors.store

    def rank(self, question: Question) -> Ranking:
        """Every place in the order in which it answers the question."""
        return Ranking(question, self.features, partial(detached(self._near), question.text))

    def _near(self, text: str) -> Near:
        if not self.is_ready:
            return NO_VECTORS
        vector = self.encoder.encode_query(text)
        return Near(self._vectors.nearest(vector), self._vectors.others @ vector)

    def meaning(self, text: str, start: int = 0, end: int | None = None) -> Meaning | None:
        """How near a question's text is to the passages from ``start`` to ``end``, by default to all of the library. None without vectors."""
        return self._meaning_of(text, start, end) if self.is_ready else None

    def _meaning(self, text: str, start: int, end: int | None) -> Meaning:
        vector = self.encoder.encode_query(text)
        return Meaning(np.asarray(self._passages[start:end] @ vector, dtype=np.float32), self._vectors.others @ vector)

    @cached_property
    def _passages(self) -> Floats:
        return np.asarray(self.edition.vectors(), dtype=np.float32)

    def close(self) -> None:
        self._vectors.close()
