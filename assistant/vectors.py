"""Vectors: those of one edition, open for search; while they cannot be had, what is the matter, and its mending in the background.

A store that is damaged is built again. A server that does not answer costs the question that notices it some seconds at most, and
none after it: until the server is back there are no vectors.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from assistant.mending import Mending
from assistant.other_matters import vectors_of_others
from assistant.places import Floats
from assistant.settings import Settings
from index.build import build, needs_build
from index.edition import Edition, current_edition, passages_hash
from index.embedding import Encoder, VectorCache, canary_of, same_model
from index.errors import IndexDamaged, IndexMissing, ModelError, StoreAway, YoujuError
from index.holding import Hold
from index.library import Library
from index.scan import MOST, Scan

if TYPE_CHECKING:
    from index.stores import Stores

NEAREST = 400
"""Passages that count as found, of a library or of one document of several."""
_SAMPLE = 1000
"""Vectors that a server is asked for when it is opened, at most: below a second."""
_log = logging.getLogger(__name__)


class Vectors:
    """The encoder and one edition's store. Safe to share between threads; close it at the end."""

    def __init__(self, settings: Settings, encoder: Encoder, edition: Edition, library: Library, is_behind: bool = False, is_brief: bool = False) -> None:
        """``library``: the edition's; ``is_behind``: whether an edition of newer documents is due, which could not be built;
        ``is_brief``: whether a few questions are all that is asked: for these no store of this machine is opened.
        """
        self._settings, self._library, self._is_behind = settings, library, is_behind
        self.encoder, self.edition = encoder, edition
        self._hold = Hold(edition.folder)
        self._is_brief = is_brief
        self._store: Stores | Scan | None = None
        self.others: Floats = np.zeros((0, 0), dtype=np.float32)
        """Vectors of what is asked of counties besides these documents."""
        self.trouble = ""
        """Why there are no vectors, in one line; empty while all is well."""
        self._is_closed = False
        self._loading, self._changing = threading.Lock(), threading.Lock()
        self._mending = Mending(self._mend)
        if is_behind:
            self._mending.start()

    @property
    def is_ready(self) -> bool:
        return self._store is not None

    def load(self, say: Callable[[str], None] = lambda _: None) -> None:
        """Load the encoder and open the vectors. What fails leaves keyword search and its reason in ``trouble``, and is tried again."""
        with self._loading:
            if self._store is not None:
                return
            try:
                self.encoder.load()
                if not same_model(self.edition.canary, canary_of(self.encoder)):
                    say("向量模型已更换，开始重建索引")
                    self._adopt(build(self._settings.place, self.encoder, say))
                self.others = vectors_of_others(self.encoder, VectorCache(self._settings.place.data / "vectors.sqlite"))
                store = self._open()
            except YoujuError as error:
                self._note(error)
                if not isinstance(error, ModelError):
                    self._mending.start()
                return
            with self._changing:
                if self._is_closed:
                    store.close()
                else:
                    self._store, self.trouble = store, ""

    def _mend(self) -> bool:
        """Do what is due: build what the edition is behind with, open the vectors. Whether all is well."""
        place = self._settings.place
        try:
            if self._is_behind and needs_build(place, self._settings.model):
                build(place, self.encoder)  # another edition, which is opened when the assistant notices it
            self._is_behind = False
        except YoujuError as error:
            _log.info("the newer documents wait: %s", error)
        self.load()
        return self.is_ready and not self._is_behind

    def _open(self) -> "Stores | Scan":
        """The verified vectors; those that have been damaged since are built again."""
        try:
            if not self._is_of(self.edition):
                raise IndexDamaged("索引由另一版本的程序建立")
            if damage := self.edition.damage():
                raise IndexDamaged(damage)
            return self._opened()
        except IndexDamaged as error:
            _log.warning("the vectors are damaged (%s) and are built again", error)
            self._adopt(self._another_edition() or build(self._settings.place, self.encoder))
            return self._opened()

    def _another_edition(self) -> Edition | None:
        """What another process has built meanwhile."""
        try:
            edition = current_edition(self._settings.data)
        except (IndexMissing, IndexDamaged):
            return None
        return None if edition.id == self.edition.id else edition

    def _adopt(self, edition: Edition) -> None:
        """Answer from another edition of the same texts. Raises IndexDamaged when its texts are others: the assistant opens it as a whole."""
        if not self._is_of(edition):
            raise IndexDamaged("文件已有更新：正在换用新的索引")
        self.edition, self._hold = edition, Hold(edition.folder)

    def _is_of(self, edition: Edition) -> bool:
        return passages_hash(self._library.readings) == edition.passages_sha256

    def _opened(self) -> "Stores | Scan":
        """The current edition's vectors, if the canary finds something in them; and on a server, if all are there and a sample finds itself."""
        if self._is_brief and not self.edition.server and self.edition.passages <= MOST:
            return Scan(self.edition, self._library.passages)
        return self._opened_store()

    def _opened_store(self) -> "Stores":
        from index.stores import Stores

        store = Stores(self.edition, self._settings.place.chroma, self.encoder)
        try:
            if self.edition.passages and not store.nearest(self.edition.canary, NEAREST):
                raise IndexDamaged("向量库查不到任何内容：请运行 youju index 重建")
            if self.edition.server:
                self._check(store)
        except YoujuError:
            store.close()
            raise
        return store

    def _check(self, store: "Stores") -> None:
        store.check_count()
        every = 1 + self.edition.passages // _SAMPLE
        if lost := store.unreachable([one.id for one in self._library.passages[::every]], self.edition.vectors()[::every]):
            raise IndexDamaged(f"向量库里有 {len(lost)} 段查不到：请运行 youju index 重建")

    def nearest(self, vector: Floats) -> Mapping[str, float] | None:
        """The passages nearest to a unit vector, by id with their cosine; None without vectors."""
        store = self._store
        if store is None:
            return None
        try:
            if found := store.nearest(vector.tolist(), NEAREST):
                return found
            raise IndexDamaged("向量库查不到任何内容：请运行 youju index --force 重建")
        except (IndexDamaged, StoreAway) as error:
            self._lose(store, error)
            return None

    def _lose(self, store: "Stores | Scan", error: YoujuError) -> None:
        """Go on without the vectors and mend them."""
        with self._changing:
            if self._store is not store:
                return
            self._store = None
        self._note(error)
        self._mending.start()

    def _note(self, error: YoujuError) -> None:
        if self.trouble != str(error):
            _log.warning("vectors are not available: %s", error)
        self.trouble = str(error)

    @property
    def store(self) -> "Stores":
        """The open store. Raises IndexDamaged, or what ``load`` found, when there is none."""
        self.load()
        with self._changing:
            if isinstance(self._store, Scan):
                self._store = self._opened_store()
            if self._store is None:
                raise IndexDamaged(self.trouble)
            return self._store

    def close(self) -> None:
        """What is being loaded or built now ends by itself and is not used."""
        self._mending.close()
        with self._changing:
            self._is_closed = True
            store, self._store = self._store, None
        if store is not None:
            store.close()
        self._hold.close()
