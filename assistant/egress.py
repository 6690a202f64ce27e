"""Egress: watches what this process tries to reach beyond the machine itself."""

import sys
from collections.abc import Callable, Mapping
from ipaddress import ip_address

_EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_TALKATIVE: Mapping[str, str] = {
    "ANONYMIZED_TELEMETRY": "Chroma 的遥测",
    "GRADIO_ANALYTICS_ENABLED": "Gradio 的统计",
    "LANGSMITH_TRACING": "LangSmith 的追踪",
    "LANGSMITH_TRACING_V2": "LangSmith 的追踪",
    "LANGCHAIN_TRACING_V2": "LangSmith 的追踪",
}
_OFF = ("", "0", "false", "no", "off")


def on_egress(act: Callable[[str], None]) -> None:
    """Call ``act`` with the host before every attempt to reach another machine; it may raise to refuse.

    Lasts as long as the process. Loopback addresses and sockets in the file system are this machine.
    """

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _EVENTS:
            host = _host(event, arguments)
            if host is not None and not _is_here(host):
                act(host)

    sys.addaudithook(hook)


def _host(event: str, arguments: tuple[object, ...]) -> str | None:
    """The host an event is about; None where it is about none."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        return str(arguments[0]) if arguments[0] else None
    address = arguments[1]
    return str(address[0]) if isinstance(address, tuple) else None


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def talkative(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables of an environment that switch on reports to others, and what each switches on."""
    return {name: what for name, what in _TALKATIVE.items() if environment.get(name, "").strip().lower() not in _OFF}
