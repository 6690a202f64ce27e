"""Addresses: from where a request comes, and which servers between are believed."""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

from index.errors import YoujuError

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection

Network = IPv4Network | IPv6Network


class ProxiesError(YoujuError):
    """What is set for the servers between cannot be read."""


def networks_from(text: str) -> tuple[Network, ...]:
    """Addresses and networks, between commas or spaces. Raises ProxiesError."""
    found = []
    for one in text.replace(",", " ").split():
        try:
            found.append(ip_network(one))
        except ValueError:
            raise ProxiesError(f"“{one[:60]}”不是地址也不是网段：应如 10.0.0.5 或 10.0.0.0/24") from None
    return tuple(found)


def is_among(address: str, networks: Sequence[Network]) -> bool:
    """Whether an address lies in one of the networks; what is no address lies in none."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in networks)


def peer_of(request: "HTTPConnection") -> str:
    """The address that the connection comes from; empty for a socket of the file system."""
    return request.client.host if request.client else ""


def address_of(request: "HTTPConnection", proxies: Sequence[Network]) -> str:
    """The reader's own address, as far as believed servers tell it."""
    address = peer_of(request)
    passed_on = [one.strip() for header in request.headers.getlist("x-forwarded-for") for one in header.split(",")]
    while passed_on and is_among(address, proxies):
        address = passed_on.pop()
    return address[:64]
