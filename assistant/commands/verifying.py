"""Verifying: ``verify``, which holds one sentence a line against the clauses that it names; it needs no index."""

import argparse
import json
import sys
from typing import Any

from assistant.commands.parser import Commands
from assistant.commands.printing import say
from assistant.commands.reading import library_of
from assistant.jsonl import RequestError
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    verify = commands.add("verify", _verify, "核对句子是否都有条款为据（不需要索引）")
    verify.add_argument("--jsonl", action="store_true", required=True, help="从标准输入逐行读取句子和条款，逐行输出核对结果")


def _verify(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.verification.requests import read_verify_requests
    from assistant.verification.verify import verify

    library = library_of(settings)
    unread = 0
    for request in read_verify_requests(sys.stdin.buffer, library):
        if isinstance(request, RequestError):
            unread += 1
            say(f"youju: {request}")
            row: dict[str, Any] = {"id": request.id, "error": str(request)}
        else:
            faults = verify(request.sentence, request.evidence, library, request.question)
            row = {"id": request.id, "ok": not faults, "faults": [fault.as_json() for fault in faults]}
        print(json.dumps(row, ensure_ascii=False), flush=True)
    if unread:
        say(f"youju: 有 {unread} 行无法读取，其余均已核对：请改正后重新提交这些行")
    return 1 if unread else 0
