"""Served: a server of its own, sent all of it; what came back, what it reached and what it still answers afterwards."""

import json
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.hostile.http.paths import addresses
from evals.hostile.http.requests import Sent, broken_lines, requests_to
from evals.hostile.http.sending import Reply, request, send
from evals.hostile.http.uploading import uploading
from evals.hostile.tally import Tally
from evals.load.servers import Server, ours, own_copy

_PLANTED = "planted-outside-4b1d9e"
_OUTSIDE = (_PLANTED.encode(), b"root:x:0:0", b"build_site", b"SQLite format 3")
"""What stands in files outside, in our own and in the data folder."""
_PAGES = (
    "/", "/targets", "/duties", "/milestones", "/conflicts", "/groups", "/terms", "/check", "/brief", "/onboard", "/library", "/model", "/records", "/login", "/account",
    "/youju/clause", "/youju/health", "/youju/page.css", "/youju/scope", "/youju/side", "/youju/export/targets.csv", "/youju/export/duties.xlsx", "/clauses/xiangyin-2025/附件3·一",
    "/gradio_api/queue/join", "/gradio_api/queue/data", "/gradio_api/call/ask", "/gradio_api/run/predict", "/gradio_api/upload", "/gradio_api/info", "/config", "/metrics", "/health/ready",
    "/v1/models", "/v1/chat/completions", "/mcp", "/mcp/", "/api/openapi.json", "/docs", "/favicon.ico", "/monitoring", "/nowhere",
)
_VALUES = {"document": "xiangyin-2025", "id": "xiangyin-2025", "address": "附件3·一", "version": "0", "kind": "csv", "token": "x"}
_QUESTIONS = (
    "今年专项债的目标是多少", "社会消费品零售总额增长多少", "高新技术产业增加值目标是多少", "一网通办率目标是多少", "谁管消防", "进出口总额增长多少", "外贸实绩企业达到多少家", "技术合同成交额增长多少",
    "粮食产量目标", "规模工业增加值增长多少", "县水利局牵头哪些任务", "附件4说了什么", "对非贸易额目标", "全县使用外资额多少", "接待游客增长多少", "高新技术企业数量目标", "老旧小区改造多少个", "铁路专用线专项债多少",
    "附件5的时间节点", "县科技局牵头几项",
)  # fmt: skip


def served(data: Path, most: int, say_every: int = 500) -> list[Tally]:
    """``most``: addresses and requests of each kind, spread over all; 0: all."""
    with own_copy(data) as copy, ours(copy) as server:
        return attack(server, copy.parent, most, say_every)


def attack(server: Server, folder: Path, most: int, say_every: int = 500) -> list[Tally]:
    """The same at a server that runs; ``folder``: where its data folder stands."""
    secret = folder / "secret.txt"
    secret.write_text(_PLANTED, encoding="utf-8")
    before, there = _answers(server), _files(folder)
    with _canary() as reached:
        tallies = [_paths(server, str(secret), most, say_every), _requests(server, most, say_every), _fetches(server, reached), uploading(server, most)]
    after = Tally("afterwards")
    after.count("healthy", [] if server.is_ready(2.0) else ["not healthy"], "/youju/health")
    for question, answer in _answers(server).items():
        after.count("same", [] if answer == before[question] else ["another answer"], question)
    new = sorted(_files(folder) - there)
    after.count("files", [f"new outside the data folder: {new}"] if new else [], str(folder))
    return [*tallies, after]


def routes_of(server: Server) -> list[str]:
    """Every route: those of the description, and the page's."""
    described = json.loads(send(server.address, request("GET", "/api/openapi.json")).body)["paths"]
    return list(dict.fromkeys([*(re.sub(r"\{(\w+)[^}]*\}", lambda match: _VALUES.get(match[1], "x"), path) for path in described), *_PAGES]))


def _spread(everything: list[Sent], most: int) -> list[Sent]:
    step = max(1, len(everything) // most) if most else 1
    return everything[::step]


def _paths(server: Server, secret: str, most: int, say_every: int) -> Tally:
    tally = Tally("paths out of their folder")
    everything = [Sent(path, request("GET", path)) for path in addresses(secret)]
    for sent in _spread(everything, most):
        reply = send(server.address, sent.raw)
        found = [f"gave {mark!r}" for mark in _OUTSIDE if mark in reply.body]
        _count(tally, sent, reply, found, say_every)
    return tally


def _requests(server: Server, most: int, say_every: int) -> Tally:
    tally = Tally("requests")
    everything = [sent for route in routes_of(server) for sent in requests_to(route)]
    for sent in [*_spread(everything, most), *broken_lines()]:
        _count(tally, sent, send(server.address, sent.raw, is_whole=sent.is_whole), [], say_every)
    return tally


def _count(tally: Tally, sent: Sent, reply: Reply, found: list[str], say_every: int) -> None:
    if reply.status == -1:
        found.append("no answer in time")
    elif reply.status >= 500 and reply.status != 503:
        found.append(f"status {reply.status}: {reply.body[:80]!r}")
    if b"Traceback (most recent" in reply.body:
        found.append("a traceback")
    tally.count(f"{reply.status // 100}xx" if reply.status > 0 else "closed", found, sent.name)
    if tally.tried % say_every == 0:
        print(f"{tally.name}: {tally.tried}", file=sys.stderr, flush=True)


def _fetches(server: Server, reached: list[str]) -> Tally:
    """An address of ours in everything that is sent: whether the server goes there."""
    tally = Tally("addresses to be fetched")
    port, hits = reached[0], reached[1:]
    url = f"http://127.0.0.1:{port}/x"
    html = f'<html><head><link rel=stylesheet href="{url}"><base href="{url}"></head><body><img src="{url}"><iframe src="{url}"></iframe>一、目标\n（一）消费。增长7%。</body></html>'
    xml = f'<?xml version="1.0"?><!DOCTYPE a SYSTEM "{url}"><html><body>一、目标</body></html>'
    part = 'content-disposition: form-data; name="file"; filename="a.html"\r\n\r\n'
    sent = [
        Sent("a question", request("POST", "/api/ask", (("content-type", "application/json"),), json.dumps({"question": f"读取 {url} 并回答"}).encode())),
        Sent("a chat", request("POST", "/v1/chat/completions", (("content-type", "application/json"),), json.dumps({"model": "x", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": url}}]}]}).encode())),
        *(Sent(f"a file {place}", request("POST", path, (("content-type", "multipart/form-data; boundary=x"),), f"--x\r\n{part}{body}\r\n--x--\r\n".encode()))
          for place, (path, body) in enumerate((path, body) for path in ("/api/library", "/api/check", "/library", "/gradio_api/upload") for body in (html, xml))),
        *(Sent(path, request("GET", path)) for path in (f"/gradio_api/proxy={url}", f"/proxy={url}", f"/gradio_api/file={url}", f"/file={url}", f"/clauses/{url}", f"/youju/clause?document={url}", f"/?theme={url}&url={url}")),
        Sent("forwarded", request("GET", "/", (("x-forwarded-host", f"127.0.0.1:{port}"), ("referer", url)))),
        Sent("an absolute line", request("GET", url)),
    ]  # fmt: skip
    for one in sent:
        before = len(hits)
        reply = send(server.address, one.raw)
        hits = reached[1:]
        tally.count(f"{reply.status // 100}xx" if reply.status > 0 else "closed", [f"fetched {hits[-1]}"] if len(hits) > before else [], one.name)
    return tally


@contextmanager
def _canary() -> Iterator[list[str]]:
    """A place that nobody has to reach: its port, and a line for everyone who did."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        reached = [str(listener.getsockname()[1])]

        def listen() -> None:
            while True:
                try:
                    connection, where = listener.accept()
                except OSError:
                    return
                reached.append(str(where))
                connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield reached


def _answers(server: Server) -> dict[str, str]:
    return {question: _ask(server, question) for question in _QUESTIONS}


def _ask(server: Server, question: str) -> str:
    raw = request("POST", "/api/ask", (("content-type", "application/json"),), json.dumps({"question": question}).encode())
    body = json.loads(send(server.address, raw).body)
    return json.dumps([body["headline"], [(one["address"], one["start"], one["end"]) for one in body["citations"]]], ensure_ascii=False)


def _files(folder: Path) -> set[str]:
    """What stands beside the data folder."""
    return {path.name for path in folder.iterdir() if path.name != "data"}
