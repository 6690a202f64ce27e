"""Request: what every line says of the request that it was written for, and what that request must not leave in a log."""

from collections.abc import Mapping
from contextvars import ContextVar, Token
from dataclasses import dataclass, field

_SHORTEST_SECRET = 6
"""Characters; hiding anything shorter would leave nothing to read."""


@dataclass(slots=True)
class RequestSeen:
    """One request while it is answered."""

    id: str
    state: Mapping[str, object]
    """What the layers say of it; ``person`` once the entrance has found one."""
    secrets: set[str] = field(default_factory=set, repr=False)

    @property
    def person(self) -> str:
        """The name of who asks; empty until it is known."""
        return str(getattr(self.state.get("person"), "name", ""))


_current: ContextVar[RequestSeen | None] = ContextVar("request", default=None)
_always: set[str] = set()


def begin_request(seen: RequestSeen) -> Token[RequestSeen | None]:
    return _current.set(seen)


def end_request(token: Token[RequestSeen | None]) -> None:
    _current.reset(token)


def current_request() -> RequestSeen | None:
    """The request that this thread or task works for."""
    return _current.get()


def hide(secret: str) -> None:
    """Keep a secret (a password that was typed, a session's token) out of every line of the request in work."""
    seen = _current.get()
    if seen is not None and len(secret) >= _SHORTEST_SECRET:
        seen.secrets.add(secret)


def hide_always(secret: str) -> None:
    """Keep a secret of the configuration out of every line of this process."""
    if len(secret) >= _SHORTEST_SECRET:
        _always.add(secret)


def hidden() -> list[str]:
    """The secrets that are known, the longest first."""
    seen = _current.get()
    return sorted(_always | (seen.secrets if seen else set()), key=len, reverse=True)
