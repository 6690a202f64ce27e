"""The command ``youju``: ask, search, show, parse, index, doctor, serve. Thin: each command calls one thing and prints it.

Standard output holds the result alone, standard error the progress and, on failure, one line that names the remedy.
Status 0: done; 1: failed; 2: wrong call. What is heavy is imported by the command that needs it.
"""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NoReturn

from assistant.jsonl import Request, RequestError, read_requests
from assistant.settings import HIGHEST_PORT, Settings, read_settings
from index.errors import SeedError, YoujuError

if TYPE_CHECKING:
    from assistant.assistant import Assistant, Hit
    from index.documents import Document

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a test may have put something simpler in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    logging.basicConfig(level=logging.ERROR)
    try:
        options = _parser().parse_args(arguments)
        status: int = options.run(options, read_settings())
        sys.stdout.flush()
        return status
    except YoujuError as error:
        say(f"youju: {error}")
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader has left; Python would complain again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def say(message: str) -> None:
    """One line of progress."""
    print(message, file=sys.stderr, flush=True)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}；用法见 {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="youju", description="有据：问规划、问方案，每个回答都落在条款上。", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"youju {version('youju')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: Callable[[argparse.Namespace, Settings], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        added.set_defaults(run=run, command=added)
        return added

    ask = command("ask", _ask, "回答一个问题，并列出所依据的条款")
    ask.add_argument("question", nargs="?", help="问题")
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--jsonl", action="store_true", help="从标准输入逐行读取问题，逐行输出回答")

    search = command("search", _search, "查找条款，按相关程度排列")
    search.add_argument("question", nargs="?", help="问题或关键词")
    search.add_argument("--top", type=_positive, default=10, metavar="N", help="最多列出几条（默认 10）")
    form = search.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--jsonl", action="store_true", help="从标准输入逐行读取问题，逐行输出条款")

    show = command("show", _show, "显示一个条款的原文")
    show.add_argument("address", help="条款地址，如 附件3·二·(四)·2")
    show.add_argument("--json", action="store_true", help="输出 JSON")

    parse = command("parse", _parse, "读出一份文件的条款结构（不需要索引）")
    parse.add_argument("file", type=Path, help="UTF-8 文本文件")
    parse.add_argument("--json", action="store_true", help="输出 JSON")

    index = command("index", _index, "建立或更新索引")
    index.add_argument("--force", action="store_true", help="即使没有变化也重建")

    doctor = command("doctor", _doctor, "检查环境、模型、索引和外联")
    doctor.add_argument("--full", action="store_true", help="逐条检验索引中的全部条款")

    serve = command("serve", _serve, "打开对话页面")
    serve.add_argument("--host", help="监听地址（默认 127.0.0.1）")
    serve.add_argument("--port", type=_port, help="端口（默认 7860）")
    return parser


def _positive(text: str) -> int:
    with suppress(ValueError):
        if (number := int(text)) > 0:
            return number
    raise argparse.ArgumentTypeError(f"“{text}”应为大于 0 的整数")


def _port(text: str) -> int:
    if (port := _positive(text)) <= HIGHEST_PORT:
        return port
    raise argparse.ArgumentTypeError(f"“{text}”应为 1 到 {HIGHEST_PORT} 的整数")


def _one_question(options: argparse.Namespace) -> str:
    """The question of a call that answers one; the call is refused without it."""
    if options.question is None:
        options.command.error("缺少问题")
    return str(options.question)


def _open(settings: Settings) -> "Assistant":
    """An assistant with its vectors; where they fail it answers from keywords and standard error says why."""
    from assistant.assistant import Assistant

    assistant = Assistant(settings, say)
    assistant.load(say)
    if not assistant.is_ready:
        say(f"youju: 暂时只按关键词查找：{assistant.retrieval.trouble}")
    return assistant


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.show import answer_text

    if options.jsonl:
        with closing(_open(settings)) as assistant:
            return _each_line(lambda request: assistant.ask(request.question, request.history).as_json())
    question = _one_question(options)
    with closing(_open(settings)) as assistant:
        answer = assistant.ask(question)
    if options.json:
        _print_json(answer.as_json())
    else:
        print(answer_text(answer))
    return 0


def _search(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.show import preview

    if options.jsonl:
        with closing(_open(settings)) as assistant:
            return _each_line(lambda request: _found(assistant, request, options.top))
    question = _one_question(options)
    with closing(_open(settings)) as assistant:
        if options.json:
            _print_json({"question": question} | _found(assistant, Request(None, question), options.top))
            return 0
        for place, hit in enumerate(assistant.search(question, top=options.top), start=1):
            print(f"{place}. {hit.clause.address}\n   {preview(hit.reading.tree.own_text(hit.clause))}")
    return 0


def _found(assistant: "Assistant", request: Request, top: int) -> dict[str, Any]:
    started = perf_counter()
    hits = assistant.search(request.question, request.history, top)
    return {"clauses": [_row(hit) for hit in hits], "seconds": round(perf_counter() - started, 4)}


def _row(hit: "Hit") -> dict[str, Any]:
    span = hit.clause.span
    return {
        "document": hit.reading.document.id, "address": hit.clause.address,
        "start": span.start, "end": span.end, "score": round(float(hit.score), 6),
    }


def _each_line(answer: Callable[[Request], dict[str, Any]]) -> int:
    """Answer standard input line by line; a line that cannot be read gets ``error`` and does not stop the rest."""
    faults = 0
    for request in read_requests(sys.stdin.buffer):
        if isinstance(request, RequestError):
            faults += 1
            say(f"youju: {request}")
            row: dict[str, Any] = {"id": request.id, "error": str(request)}
        else:
            row = {"id": request.id} | answer(request)
        print(json.dumps(row, ensure_ascii=False), flush=True)
    if faults:
        say(f"youju: 有 {faults} 行无法读取，其余均已回答：请改正后重新提交这些行")
    return 1 if faults else 0


def _show(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.addresses import find_clause
    from assistant.show import clause_json, clause_text
    from index.documents import read_manifest
    from index.genre import load_genre
    from index.library import read_library

    library = read_library(read_manifest(settings.seeds), load_genre(settings.genre))
    reading, clause = find_clause(library, options.address)
    if options.json:
        _print_json({"document": reading.document.id} | clause_json(reading.tree, clause))
    else:
        print(clause_text(reading.tree, clause))
    return 0


def _parse(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.show import outline, reading_json
    from index.genre import load_genre
    from index.library import read

    reading = read(_document(options.file, settings), load_genre(settings.genre))
    for warning in reading.tree.warnings:
        say(f"youju: {warning}")
    if options.json:
        _print_json(reading_json(reading))
    else:
        print("\n".join(outline(reading.tree)))
    return 0


def _document(file: Path, settings: Settings) -> "Document":
    """The document in a file; one that the manifest lists has the manifest's fields."""
    from index.documents import read_document, read_manifest

    document = read_document(file)
    with suppress(SeedError):
        return next((one for one in read_manifest(settings.seeds) if one.sha256 == document.sha256), document)
    return document


def _index(options: argparse.Namespace, settings: Settings) -> int:
    from index.build import build, needs_build
    from index.edition import current_edition
    from index.embedding import Encoder

    reason = "按要求重建" if options.force else needs_build(settings.place, settings.model)
    if not reason:
        print(f"索引已是最新：{current_edition(settings.data).id}")
        return 0
    say(f"{reason}，开始建立索引")
    edition = build(settings.place, Encoder(settings.model, settings.models, settings.device, say), say)
    print(f"索引已建立：{edition.id}")
    return 0


def _doctor(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.doctor import examine

    worst = 0
    for finding in examine(settings, full=options.full):
        print(finding, flush=True)
        worst = max(worst, 1 if finding.failed else 0)
    return worst


def _serve(options: argparse.Namespace, settings: Settings) -> int:
    from app import serve

    serve(replace(settings, host=options.host or settings.host, port=options.port or settings.port))
    return 0


def _print_json(row: dict[str, Any]) -> None:
    print(json.dumps(row, ensure_ascii=False, indent=2))
