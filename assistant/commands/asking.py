"""Asking: ``ask`` and ``search``, for one question or for every line of standard input."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from time import perf_counter
from typing import TYPE_CHECKING, Any

from assistant.commands.lines import each_line
from assistant.commands.parser import Commands, positive
from assistant.commands.printing import print_json, say
from assistant.jsonl import Request, RequestError, read_requests
from assistant.settings import Settings
from index.embedding import Encoder
from index.errors import YoujuError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant


def add_commands(commands: Commands) -> None:
    ask = commands.add("ask", _ask, "回答一个问题，并列出所依据的条款")
    ask.add_argument("question", nargs="?", help="问题")
    _limit(ask)
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--jsonl", action="store_true", help="从标准输入逐行读取问题，逐行输出回答")

    search = commands.add("search", _search, "查找条款，按相关程度排列")
    search.add_argument("question", nargs="?", help="问题或关键词")
    search.add_argument("--top", type=positive, default=10, metavar="N", help="最多列出几条（默认 10）")
    _limit(search)
    form = search.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--jsonl", action="store_true", help="从标准输入逐行读取问题，逐行输出条款")


def _limit(command: argparse.ArgumentParser) -> None:
    command.add_argument("--document", action="append", default=[], metavar="ID", help="只问这份文件（可以重复；默认问全部文件）")


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    if options.jsonl:
        with closing(_open(settings)) as assistant:
            return each_line(read_requests(sys.stdin.buffer), lambda request: _answered(assistant, request, options.document), "回答")
    question = _one_question(options)
    with closing(_open(settings)) as assistant:
        if options.json:
            print_json(assistant.ask(question, documents=options.document).as_json())
        else:
            _print_as_it_grows(assistant.stream(question, documents=options.document))
    return 0


def _print_as_it_grows(answers: Iterator["Answer"]) -> None:
    """The ledger's answer at once, then a model's words, each line when it stands."""
    from assistant.show import answer_text, wording_lines

    ledger = next(answers)
    print(answer_text(ledger), flush=True)
    printed = {""}
    for answer in answers:
        for line in wording_lines(answer, ledger):
            if line not in printed:
                print(line if len(printed) > 1 else f"\n{line}", flush=True)
                printed.add(line)


def _search(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.show import preview

    if options.jsonl:
        with closing(_open(settings)) as assistant:
            return each_line(read_requests(sys.stdin.buffer), lambda request: _found(assistant, request, options.top, options.document), "回答")
    question = _one_question(options)
    with closing(_open(settings)) as assistant:
        if options.json:
            print_json({"question": question} | _found(assistant, Request(None, question), options.top, options.document))
            return 0
        for place, hit in enumerate(assistant.search(question, top=options.top, documents=options.document), start=1):
            print(f"{place}. {assistant.place(hit)}\n   {preview(hit.reading.tree.own_text(hit.clause))}")
    return 0


def _one_question(options: argparse.Namespace) -> str:
    """The question of a call that answers one; the call is refused without it."""
    if options.question is None:
        options.command.error("缺少问题")
    return str(options.question)


def _open(settings: Settings) -> "Assistant":
    """An assistant with its vectors; where they fail it answers from keywords and standard error says why."""
    encoder = Encoder(settings.model, settings.models, settings.device, say)
    encoder.load_meanwhile()
    from assistant.assistant import Assistant

    assistant = Assistant(settings, say, encoder=encoder, is_brief=True)
    assistant.load(say)
    if not assistant.is_ready:
        say(f"youju: 暂时只按关键词查找：{assistant.retrieval.trouble}")
    return assistant


def _answered(assistant: "Assistant", request: Request, limit: Sequence[str]) -> dict[str, Any]:
    """The answer to one line; ``limit``: the documents that are asked where the line names none. An unknown document is the line's own error."""
    try:
        return assistant.ask(request.question, request.history, documents=request.documents or limit).as_json()
    except YoujuError as error:
        raise RequestError(str(error), request.id) from error


def _found(assistant: "Assistant", request: Request, top: int, limit: Sequence[str]) -> dict[str, Any]:
    from assistant.show import hit_json

    started = perf_counter()
    hits = assistant.search(request.question, request.history, top, request.documents or limit)
    return {"clauses": [hit_json(hit.reading, hit.clause, hit.score) for hit in hits], "seconds": round(perf_counter() - started, 4)}
