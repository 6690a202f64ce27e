"""Held: checked drafts, kept in memory for a while and for nobody but who sent them."""

import secrets
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from assistant.checking.checkers import Checked

_MOST, _BYTES, _SECONDS = 40, 96 * 2**20, 3600.0


@dataclass(frozen=True, slots=True)
class _Kept:
    owner: str
    checked: Checked
    size: int
    until: float


class Held:
    """When there are too many or they hold too many bytes, the oldest of whoever has most gives way: nobody pushes out the others'. Safe to share between threads."""

    def __init__(self, most: int = _MOST, size: int = _BYTES, seconds: float = _SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._size, self._seconds, self._clock = most, size, seconds, clock
        self._kept: dict[str, _Kept] = {}
        self._lock = Lock()

    def keep(self, owner: str, checked: Checked, size: int) -> str:
        """A token that nobody guesses. ``owner``: what only the sender's browser knows; ``size``: bytes that are held."""
        token = secrets.token_urlsafe(24)
        with self._lock:
            self._kept[token] = _Kept(owner, checked, size, self._clock() + self._seconds)
            self._tidy()
        return token

    def get(self, owner: str, token: str) -> Checked | None:
        """The draft, for its owner and while it is kept."""
        with self._lock:
            self._tidy()
            kept = self._kept.get(token)
        return kept.checked if kept and owner and secrets.compare_digest(kept.owner.encode(), owner.encode()) else None

    def _tidy(self) -> None:
        now = self._clock()
        self._kept = {token: kept for token, kept in self._kept.items() if kept.until > now}
        while len(self._kept) > self._most or (len(self._kept) > 1 and sum(kept.size for kept in self._kept.values()) > self._size):
            held = Counter(kept.owner for kept in self._kept.values())
            owner, _ = held.most_common(1)[0]
            del self._kept[next(token for token, kept in self._kept.items() if kept.owner == owner)]
