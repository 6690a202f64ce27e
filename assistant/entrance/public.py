"""Public: the address under which a gateway shows this server to its readers (YOUJU_PUBLIC_URL)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.chat.address import is_here
from index.errors import YoujuError


class PublicError(YoujuError):
    """What is set as the public address cannot be one."""


@dataclass(frozen=True, slots=True)
class Public:
    """A checked public address."""

    origin: str
    """Scheme, host and port, as a browser writes them."""

    @property
    def host(self) -> str:
        """Host and port as they stand in the Host header."""
        return self.origin.partition("://")[2]

    @property
    def is_secure(self) -> bool:
        return self.origin.startswith("https://")


def public_from(text: str) -> Public | None:
    """The public address; None for none. Raises PublicError."""
    if not text:
        return None
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        raise PublicError(_LINE) from None
    host = (parts.hostname or "").lower()
    is_plain = parts.path in ("", "/") and not parts.query and not parts.fragment and parts.username is None and parts.password is None
    if parts.scheme not in ("http", "https") or not host or not text.isascii() or not text.isprintable() or " " in text or not is_plain:
        raise PublicError(_LINE)
    shown = f"[{host}]" if ":" in host else host
    is_usual = port in (None, {"http": 80, "https": 443}[parts.scheme])
    return Public(f"{parts.scheme}://{shown}" if is_usual else f"{parts.scheme}://{shown}:{port}")


def is_elsewhere(text: str) -> bool:
    """Whether a public address is one that other machines reach. Raises PublicError."""
    public = public_from(text)
    return public is not None and not is_here(urlsplit(public.origin).hostname or "")


_LINE = "公开地址无法使用：请写成 https://主机[:端口]，后面不带路径"
