"""Mending: what failed is tried again in the background until it works, with pauses that grow."""

import logging
import threading
from collections.abc import Callable
from weakref import WeakMethod

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0
_GROWTH = 1.5
_log = logging.getLogger(__name__)


class Mending:
    """Tries one act again; at most one thread at a time, which ends when the act's owner is gone."""

    def __init__(self, act: Callable[[], bool]) -> None:
        """``act``: a bound method that says whether all is well now. It is not kept alive by this."""
        self._act = WeakMethod(act)
        self._lock = threading.Lock()
        self._is_running = self._is_wanted = False
        self._end = threading.Event()

    def start(self) -> None:
        """Begin to try, unless that is going on already."""
        with self._lock:
            self._is_wanted = True
            if self._is_running or self._end.is_set():
                return
            self._is_running = True
        threading.Thread(target=self._try, name="mending", daemon=True).start()

    def close(self) -> None:
        """Try no more."""
        self._end.set()

    def _try(self) -> None:
        pause = FIRST_PAUSE
        while not self._end.wait(pause):
            self._is_wanted = False
            if self._is_well():
                with self._lock:
                    if not self._is_wanted:
                        self._is_running = False
                        return
            pause = min(pause * _GROWTH, LONGEST_PAUSE)

    def _is_well(self) -> bool:
        act = self._act()
        try:
            return act is None or act()
        except Exception:
            _log.exception("what is mended in the background failed")
            return False
