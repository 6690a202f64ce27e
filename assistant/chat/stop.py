"""Stop: ends a model's speech from another thread than the one that listens to it."""

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.chat.speech import Speech


class Stop:
    """Set once; every speech that is or will be guarded is closed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._speeches: list[Speech] = []
        self.is_set = False

    def guard(self, speech: "Speech") -> "Speech":
        with self._lock:
            self._speeches.append(speech)
        if self.is_set:
            speech.close()
        return speech

    def set(self) -> None:
        with self._lock:
            self.is_set = True
            speeches = list(self._speeches)
        for speech in speeches:
            speech.close()
