"""Bindings: whose stream of Gradio's a session hash names: whoever used it first. It is no secret, so nobody else may."""

from collections import OrderedDict
from threading import Lock

_MOST = 256


class Bindings:
    """Each person's latest session hashes, so that nobody can push out another's. Safe to share between threads."""

    def __init__(self, most: int = _MOST) -> None:
        """``most``: how many of one person are kept."""
        self._most = most
        self._owners: dict[str, str] = {}
        self._of: dict[str, OrderedDict[str, None]] = {}
        self._lock = Lock()

    def claim(self, session_hash: str, name: str) -> bool:
        """Whether it is that person's; one that nobody has used becomes it."""
        with self._lock:
            if self._owners.setdefault(session_hash, name) != name:
                return False
            mine = self._of.setdefault(name, OrderedDict())
            mine[session_hash] = None
            mine.move_to_end(session_hash)
            if len(mine) > self._most:
                oldest, _ = mine.popitem(last=False)
                del self._owners[oldest]
            return True
