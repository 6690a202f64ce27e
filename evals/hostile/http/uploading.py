"""Uploading: documents under hostile names: each is kept under a name that can do nothing, and comes back as it was sent."""

import json
import random
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from evals.hostile.http.sending import request, send
from evals.hostile.tally import Tally
from evals.load.servers import Server

_UPS = ("../", "..\\", "/", "\\", "C:\\", "//server/share/", "./././", "....//", "%2e%2e%2f", "~/", "file:///", "..%5c")
_TARGETS = ("passwd", "app.py", "library.sqlite", "方案.txt")
_SINGLE = (
    "\x00.txt", "方案\x00.txt", "方案.txt\x00.exe", "\x1b[31m方案.txt", "方\u202e案txt.exe", "\u200b\u200b.txt", "方案\u2028.txt", "a\tb.txt", "．．／方案.txt", "方案.txt" * 200, "专" * 5000, ".", "..", "...",
    " ", ". .txt", "CON", "NUL.txt", "aux", "COM1.txt", "LPT9", "con.docx", "方案.txt.", "方案.txt ", ".htaccess", ".env", "-rf", "--help", "$(id).txt", "`id`.txt", ";rm.txt", "|x.txt", "&x.txt",
    "*.txt", "?.txt", "<b>.txt", "<img src=x onerror=alert(1)>.html", "\"><script>alert(1)</script>.txt", "javascript:alert(1).txt", "{{7*7}}.txt", "${x}.txt", "%s%n.txt", "%00.txt", "' OR 1=1--.txt",
    "a;filename=b.txt", "方案.txt; x=\"", "😀.txt", "e\u0301\u0301\u0301.txt", "\u0301" * 100 + ".txt", "\ufeff方案.txt", "\ud83d.txt", "方案.TXT", "方案", ".txt", "1", "true", "null", "__proto__", "index.html", "x" * 255 + ".txt",
    "方案(1).txt", "方案#a.txt", "方案?x=1.txt", "方案&amp;.txt", "\U000e0041.txt", "a\u00adb.txt", "=cmd|' /C calc'!A0.txt", "@SUM(1).txt", "+1.txt",
)  # fmt: skip
_UNSEEN = ("Cc", "Cf", "Cs")


def names() -> Iterator[str]:
    yield from (up * deep + target for up in _UPS for deep in (1, 4) for target in _TARGETS[:2] if deep == 1 or up in _UPS[:4])
    yield from (up + target for up in _UPS[:6] for target in _TARGETS[2:])
    yield from _SINGLE


def uploading(server: Server, most: int, seed: int = 1) -> Tally:
    """``most``: how many of the names, 0: all."""
    tally = Tally("file names")
    chosen = list(dict.fromkeys(names()))
    if 0 < most < len(chosen):
        chosen = random.Random(seed).sample(chosen, most)  # noqa: S311 - which names, no secret
    for number, name in enumerate(chosen):
        text = f"某县2026年第{number}号方案\n一、目标\n1.消费。社会消费品零售总额增长{number}%。（牵头单位：县商务局）\n".encode()
        status, job = _upload(server, name, text)
        found = [f"status {status}"] if status >= 500 or status <= 0 else []
        found += _kept(server, job, text) if status == 200 and job.get("document") else []
        tally.count(f"{status // 100}xx", found, repr(name[:60]))
    return tally


def _upload(server: Server, name: str, data: bytes) -> tuple[int, dict[str, str]]:
    written = name.encode("utf-8", "surrogatepass").replace(b"\r", b"").replace(b"\n", b"").replace(b'"', b"%22")
    body = b'--x\r\ncontent-disposition: form-data; name="file"; filename="' + written + b'"\r\ncontent-type: text/plain\r\n\r\n' + data + b"\r\n--x--\r\n"
    reply = send(server.address, request("POST", "/api/library", (("content-type", "multipart/form-data; boundary=x"),), body), timeout=120)
    try:
        jobs = json.loads(reply.body).get("jobs") or [{}]
    except ValueError:
        jobs = [{}]
    return reply.status, jobs[0]


def _kept(server: Server, job: dict[str, str], data: bytes) -> list[str]:
    """What is wrong with how one document is kept and given back."""
    id_ = str(job["document"])
    found = [] if re.fullmatch(r"\w[\w.-]*", id_) else [f"id {id_!r}"]
    reply = send(server.address, request("GET", f"/library/{quote(id_, safe='')}/1/original"))
    head = reply.head.decode("latin-1")
    if reply.status != 200 or reply.body != data:
        found.append(f"original: {reply.status}, {len(reply.body)} of {len(data)} bytes")
    dispositions = re.findall(r"(?im)^content-disposition: (.*?)\r?$", head)
    if len(dispositions) != 1 or "attachment" not in dispositions[0] or re.search(r'filename="[^"]*[\\/]', dispositions[0]):
        found.append(f"content-disposition: {dispositions}")
    if re.search(r"(?im)^content-type: text/html", head):
        found.append("given back as a page")
    shown = str(job.get("subject", ""))
    if any(unicodedata.category(one) in _UNSEEN for one in shown) or "/" in shown or "\\" in shown:
        found.append(f"shown as {shown[:60]!r}")
    return found
