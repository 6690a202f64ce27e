"""Troubles: what can keep a model's words out of an answer, told from whatever a client raised."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from json import JSONDecodeError
from ssl import SSLCertVerificationError

_TOO_MANY = 429
_KEY = (401, 403)
_MOVED = range(300, 400)
_BROKEN = 500
_TIMED_OUT = (408, 504)


class Trouble(StrEnum):
    """Why a model's words are not there; the value names the phrase that says so."""

    UNREACHABLE = "left_out_unreachable"
    CERTIFICATE = "left_out_certificate"
    KEY = "left_out_key"
    MISSING = "left_out_missing"
    """No such URL or no such model."""
    BUSY = "left_out_busy"
    FAILED = "left_out_failed"
    REJECTED = "left_out_rejected"
    SILENT = "left_out_silent"
    CUT = "left_out_cut"
    FOREIGN = "left_out_foreign"
    """What came is no chat completion."""
    EMPTY = "left_out_empty"
    ENDLESS = "left_out_endless"
    NO_ROOM = "left_out_no_room"
    """Question and evidence do not fit into the tokens allowed."""
    UNVERIFIED = "left_out_unverified"
    """It spoke, and nothing of it stood."""
    PAUSED = "left_out"
    """It failed some times in a row and is not asked for a while."""

    @property
    def may_pass(self) -> bool:
        """Asking once more may help."""
        return self in (Trouble.BUSY, Trouble.FAILED, Trouble.CUT)

    @property
    def is_of_setup(self) -> bool:
        """Only a change of the settings helps; said once, not under every answer."""
        return self in (Trouble.UNREACHABLE, Trouble.CERTIFICATE, Trouble.KEY, Trouble.MISSING, Trouble.FOREIGN, Trouble.REJECTED)

    @property
    def is_of_endpoint(self) -> bool:
        """The endpoint failed, not what it said."""
        return self.may_pass or self.is_of_setup or self in (Trouble.SILENT, Trouble.EMPTY)


class ChatTrouble(Exception):
    """A model could not be asked or did not end well."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble


def trouble_of(error: BaseException, has_begun: bool) -> Trouble:
    """The kind of what any LangChain chat model raised. ``has_begun``: some of the text had come."""
    for one in _chain(error):
        if isinstance(one, ChatTrouble):
            return one.trouble
        status = getattr(one, "status_code", None)
        if isinstance(status, int):
            return _by_status(status)
    chain = list(_chain(error))
    names = " ".join(type(one).__name__ for one in chain)
    if any(isinstance(one, SSLCertVerificationError) for one in chain):
        return Trouble.CERTIFICATE
    if any(isinstance(one, JSONDecodeError | UnicodeDecodeError) for one in chain):
        return Trouble.FOREIGN
    if "ConnectTimeout" in names:
        return Trouble.UNREACHABLE
    if any(isinstance(one, TimeoutError) for one in chain) or "Timeout" in names:
        return Trouble.SILENT
    if has_begun or "RemoteProtocol" in names or "ReadError" in names:
        return Trouble.CUT if _is_of_network(chain, names) else Trouble.FAILED
    if _is_of_network(chain, names):
        return Trouble.UNREACHABLE
    return Trouble.FOREIGN if isinstance(error, ValueError | TypeError | AttributeError | LookupError | Warning) else Trouble.FAILED


def _is_of_network(chain: Sequence[BaseException], names: str) -> bool:
    return any(isinstance(one, OSError) for one in chain) or "Connect" in names or "RemoteProtocol" in names or "ReadError" in names


def wait_asked(error: BaseException) -> float | None:
    """Seconds that the endpoint asks to wait (Retry-After); None where it asks nothing."""
    for one in _chain(error):
        headers = getattr(getattr(one, "response", None), "headers", None)
        if headers is not None:
            try:
                return max(0.0, float(headers.get("retry-after", "")))
            except ValueError:
                return None
    return None


def _by_status(status: int) -> Trouble:
    if status in _KEY:
        return Trouble.KEY
    if status in (404, 405, 410) or status in _MOVED:
        return Trouble.MISSING
    if status == _TOO_MANY:
        return Trouble.BUSY
    if status in _TIMED_OUT:
        return Trouble.SILENT
    return Trouble.FAILED if status >= _BROKEN else Trouble.REJECTED


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came from, the outermost first."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__
