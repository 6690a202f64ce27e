"""Server: where a Chroma server stands, by its URL, and the token it may want."""

from dataclasses import dataclass, field

from index.errors import YoujuError
from index.web_address import split


class ServerAddressError(YoujuError):
    """A URL or token that no Chroma server can be asked with."""


@dataclass(frozen=True, slots=True)
class Server:
    """A Chroma server."""

    url: str
    """As ``checked_server`` gives it: without a slash at its end."""
    token: str = field(default="", repr=False)
    """Sent as ``Authorization: Bearer``, to a gateway before the server; the server itself asks for none."""

    def __str__(self) -> str:
        return self.url


def checked_server(url: str, token: str = "") -> Server:
    """The server at a URL that somebody wrote down. Raises ServerAddressError, which repeats neither."""
    url, token = url.strip(), token.strip()
    parts = split(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerAddressError("向量库服务的地址无法使用：请写成 http(s)://主机:端口")
    if parts.username is not None or parts.password is not None:
        raise ServerAddressError("向量库服务的地址里不能带用户名或密码：请把令牌写在 YOUJU_CHROMA_TOKEN")
    if "?" in url or "#" in url:
        raise ServerAddressError("向量库服务的地址里不能有“?”“#”：请写成 http(s)://主机:端口")
    if token and not (token.isascii() and token.isprintable()):
        raise ServerAddressError("向量库服务的令牌里有无法使用的字符：请重新复制")
    return Server(url.rstrip("/"), token)
