"""Address: which text is the base URL of an OpenAI-compatible endpoint, and whether it is this machine."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from index.errors import YoujuError
from index.web_address import split


class ChatChoiceError(YoujuError):
    """What was chosen for a chat model cannot be used."""


def checked_url(text: str) -> str:
    """The base URL, without the slash at its end. Raises ChatChoiceError for one that cannot be asked; it never repeats the text."""
    parts = split(text.strip())
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ChatChoiceError("模型接口地址无法使用：请写成 http(s)://主机[:端口]/v1")
    if parts.username is not None or parts.password is not None:
        raise ChatChoiceError("模型接口地址里不能带用户名或密码：请把密钥另填在密钥一栏（YOUJU_CHAT_KEY）")
    if parts.fragment or parts.query or "#" in text or "?" in text:
        raise ChatChoiceError("模型接口地址里不能有“?”“#”：请只填到 /v1 为止")
    return text.strip().rstrip("/").removesuffix("/chat/completions")


def host_of(url: str) -> str:
    """The host of a checked URL."""
    return urlsplit(url).hostname or ""


def is_here(host: str) -> bool:
    """Whether a host is this machine by its address; names other than localhost are looked up nowhere."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
