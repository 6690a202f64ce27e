"""Verifying: ``verify``, which holds one sentence a line against the clauses that it names; it needs no index."""

import argparse
import sys
from typing import Any

from assistant.commands.lines import each_line
from assistant.commands.parser import Commands
from assistant.commands.reading import library_of
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    verify = commands.add("verify", _verify, "核对句子是否都有条款为据（不需要索引）")
    verify.add_argument("--jsonl", action="store_true", required=True, help="从标准输入逐行读取句子和条款，逐行输出核对结果")


def _verify(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.verification.requests import VerifyRequest, read_verify_requests
    from assistant.verification.verify import verify

    library = library_of(settings)

    def verified(request: VerifyRequest) -> dict[str, Any]:
        faults = verify(request.sentence, request.evidence, library, request.question)
        return {"ok": not faults, "faults": [fault.as_json() for fault in faults]}

    return each_line(read_verify_requests(sys.stdin.buffer, library), verified, "核对")
