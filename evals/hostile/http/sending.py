"""Sending: bytes to the server as they are, and what comes back; no client stands between that would mend them."""

import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

_TIMEOUT = 90.0
_MOST = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; ``status`` is 0 where the connection was closed without an answer, -1 where nothing came in time."""

    status: int
    body: bytes = b""
    head: bytes = b""


def send(address: str, raw: bytes, timeout: float = _TIMEOUT, is_whole: bool = True) -> Reply:
    """One request on a connection of its own. ``is_whole``: nothing more comes from our side."""
    where = urlsplit(address)
    try:
        with socket.create_connection((where.hostname or "", where.port or 80), timeout=timeout) as connection:
            connection.sendall(raw)
            if not is_whole:
                connection.shutdown(socket.SHUT_WR)
            received = b""
            while len(received) < _MOST and (more := connection.recv(65536)):
                received += more
                if _is_complete(received):
                    break
    except TimeoutError:
        return Reply(-1)
    except OSError:
        return Reply(0)
    return _read(received)


def request(method: str, path: str | bytes, headers: tuple[tuple[str, str], ...] = (), body: bytes = b"", host: str = "127.0.0.1") -> bytes:
    """A request with a right length unless ``headers`` say another."""
    names = {name.lower() for name, _ in headers}
    lines = [*(() if "host" in names else (("host", host),)), *headers, ("connection", "close")]
    if body and not names & {"content-length", "transfer-encoding"}:
        lines.append(("content-length", str(len(body))))
    target = path if isinstance(path, bytes) else path.encode("utf-8", "surrogatepass")
    head = b"".join(f"{name}: {value}\r\n".encode("utf-8", "surrogatepass") for name, value in lines)
    return method.encode() + b" " + target + b" HTTP/1.1\r\n" + head + b"\r\n" + body


def _is_complete(received: bytes) -> bool:
    """Whether an answer that says how long it is has come wholly."""
    head, found, body = received.partition(b"\r\n\r\n")
    lengths = [line.split(b":", 1)[1] for line in head.split(b"\r\n")[1:] if line.lower().startswith(b"content-length:")]
    return bool(found and lengths and len(body) >= int(lengths[0]))


def _read(received: bytes) -> Reply:
    head, _, body = received.partition(b"\r\n\r\n")
    words = head.split(b" ", 2)
    return Reply(int(words[1]), body, head) if len(words) > 1 and words[1][:3].isdigit() else Reply(0, received, head)
