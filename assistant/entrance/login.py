"""Login: how people are let in to one server, as its settings say; and that no server for others is without."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

from assistant.chat.address import is_here
from assistant.entrance.addresses import Network, networks_from
from assistant.entrance.attempts import Attempts
from assistant.entrance.public import Public, is_elsewhere, public_from
from assistant.entrance.ways import Find, by_header, by_key, by_place, by_session
from assistant.entrance.who import Entered
from assistant.people.people import People
from assistant.service.rates import Rates
from assistant.settings import Settings
from index.errors import YoujuError

if TYPE_CHECKING:
    from assistant.entrance.oidc import Provider

_LOOPBACK = "127.0.0.0/8, ::1"


class NoLogin(YoujuError):
    """A server that others reach would let in anybody, or nobody."""


class Kind(StrEnum):
    """Who says who somebody is; the values are those of YOUJU_LOGIN."""

    NONE = ""
    USERS = "users"
    HEADER = "header"
    OIDC = "oidc"


@dataclass(frozen=True, slots=True)
class Login:
    """One server's way of letting people in."""

    kind: Kind
    people: People
    proxies: tuple[Network, ...]
    """The servers in front that are believed."""
    public: Public | None
    rates: Rates
    uploads_per_minute: int
    attempts: Attempts
    provider: "Provider | None"
    """Where people sign in, if not here."""
    _find: Find

    def find(self, request: HTTPConnection) -> Entered:
        """Who comes in; a key goes before everything else, since it may do less. Raises Refused, PeopleUnavailable."""
        return by_key(request, self.people) or self._find(request)


def login_for(settings: Settings, people: People, rates: Rates) -> Login:
    """The login of a server with these settings.

    Raises NoLogin where others would reach it without one, ProxiesError, PeopleUnavailable.
    """
    kind = Kind(settings.login)
    proxies = networks_from(settings.login_proxies or _LOOPBACK)
    is_for_others = not is_here(settings.host) or is_elsewhere(settings.public_url)
    if kind is Kind.NONE and is_for_others and not people.is_empty:
        kind = Kind.USERS
    if people.is_empty and (kind is Kind.USERS or (kind is Kind.NONE and is_for_others)):
        raise NoLogin(
            f"{settings.public_url or settings.host} 别人也能访问，须先有人能登录：请运行 youju user add 名字 --role administrator，"
            "或设置 YOUJU_LOGIN=header（由网关认人）、YOUJU_LOGIN=oidc（统一身份登录）"
        )
    public = public_from(settings.public_url)
    return Login(
        kind, people, proxies, public, rates, settings.uploads_per_minute, Attempts(rates, settings.sign_ins_per_minute),
        _provider(settings, public) if kind is Kind.OIDC else None, _way(kind, people, settings, proxies),
    )


def _provider(settings: Settings, public: Public | None) -> "Provider | None":
    from assistant.entrance.oidc import Provider  # loads a client that other servers never need

    return Provider(settings.oidc_issuer, settings.oidc_client, settings.oidc_secret, f"{public.origin}/login/callback", settings.oidc_claim) if public else None


def _way(kind: Kind, people: People, settings: Settings, proxies: tuple[Network, ...]) -> Find:
    if kind is Kind.NONE:
        return by_place
    if kind is Kind.HEADER:
        return by_header(people, settings.login_header, proxies)
    return by_session(people, with_passwords=kind is Kind.USERS)
