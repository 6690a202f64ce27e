"""Ways: how a request is known: by a key, a session, a gateway's header, or by standing at this machine."""

from collections.abc import Callable, Sequence
from urllib.parse import unquote_to_bytes

from starlette.requests import HTTPConnection

from assistant.entrance.addresses import Network, is_among, peer_of
from assistant.entrance.refused import Refused
from assistant.entrance.who import NOBODY, VISITOR, Entered, Way
from assistant.people.errors import NoSuchAccount
from assistant.people.people import People
from assistant.people.person import HERE

SESSION_COOKIE = "youju_session"
_KEY = "bearer youju_"
_PASSED_ON = ("forwarded", "x-forwarded-", "x-real-ip", "x-client-ip", "x-original-", "via")
"""How the headers begin that a server between reader and page adds: it may serve readers elsewhere."""
_WRONG_KEY = "密钥无效、已过期或已停用：请在“账户”页另建一个"

Find = Callable[[HTTPConnection], Entered]
"""Who comes in with a request. Raises Refused, PeopleUnavailable."""


def shows_key(request: HTTPConnection) -> bool:
    """Whether a request comes with an API key, right or wrong; what gateways show to themselves is none."""
    return any(one.lower().startswith(_KEY) for one in request.headers.getlist("authorization"))


def by_key(request: HTTPConnection, people: People) -> Entered | None:
    """Whoever shows an API key; None where none is shown. Raises Refused for one that opens nothing."""
    if not shows_key(request):
        return None
    shown = request.headers.getlist("authorization")
    person = people.person_of_key(shown[0].partition(" ")[2].strip()) if len(shown) == 1 else None
    if person is None:
        raise Refused(401, _WRONG_KEY)
    return Entered(person, Way.KEY)


def by_place(request: HTTPConnection) -> Entered:
    """Whoever is at this machine, and readers that another server passes on: one says so, or speaks as no browser does any more."""
    is_passed_on = any(name.startswith(_PASSED_ON) for name in request.headers) or request.scope.get("http_version") == "1.0"
    return Entered(VISITOR if is_passed_on else HERE)


def by_session(people: People, with_passwords: bool = True) -> Find:
    """Whoever signed in with this browser. ``with_passwords``: whether that takes a password of ours, which may be one to change first."""

    def find(request: HTTPConnection) -> Entered:
        person = people.person_of_session(request.cookies.get(SESSION_COOKIE, ""))
        if person is None:
            return NOBODY
        try:
            return Entered(person, Way.SESSION, people.account(person.name).must_change and with_passwords)
        except NoSuchAccount:  # removed just now
            return NOBODY

    return find


def by_header(people: People, header: str, proxies: Sequence[Network]) -> Find:
    """Whoever the gateway names, percent-encoded or in UTF-8, which is believed of the gateway alone."""
    name = header.lower().encode()

    def find(request: HTTPConnection) -> Entered:
        if not is_among(peer_of(request), proxies):
            return NOBODY
        given = [value for key, value in request.scope["headers"] if key.lower() == name]
        if len(given) > 1:
            raise Refused(400, f"请求头 {header} 出现了 {len(given)} 次：请检查网关的设置")
        try:
            written = unquote_to_bytes(given[0]).decode("utf-8") if given else ""
        except UnicodeDecodeError:
            raise Refused(400, f"请求头 {header} 不是 UTF-8：请检查网关的设置") from None
        person = people.person_named(written) if written else None
        return Entered(person, Way.GATEWAY if person else Way.NONE)

    return find
