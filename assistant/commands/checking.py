"""Checking: ``check``, which holds a draft, or one text a line, against the documents; it needs no index."""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.lines import each_line
from assistant.commands.parser import Commands
from assistant.commands.printing import print_json, say
from assistant.commands.reading import add_documents_option, library_of
from assistant.commands.writing import write_whole
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.checking.drafts import Draft
    from assistant.checking.statement import Statement


def add_commands(commands: Commands) -> None:
    check = commands.add("check", _check, "核稿：把稿件里的数字、单位、时间、引文与文件逐一核对（不需要索引）")
    add_documents_option(check)
    check.add_argument("file", nargs="?", type=Path, help="Word（.docx）或文本稿件；原文件不会被改动")
    check.add_argument("--output", type=Path, metavar="FILE", help="把核对结果作为批注写到 Word 稿件的副本上")
    form = check.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--jsonl", action="store_true", help="从标准输入逐行读取文字，逐行输出核对结果")


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.checking.check import Checker

    if options.jsonl == bool(options.file) or (options.jsonl and options.output):
        options.command.error("请给出一份稿件，或者用 --jsonl 从标准输入读取")
    if options.jsonl:
        from assistant.checking.requests import read_check_requests

        checker = Checker(library_of(settings, options.document))
        return each_line(read_check_requests(sys.stdin.buffer), lambda request: {"statements": [one.as_json() for one in checker.check(request.text)]}, "核对")
    from assistant.checking.drafts import read_draft

    draft = read_draft(options.file)
    statements = list(Checker(library_of(settings, options.document)).check(draft.text))
    if options.output:
        _write(options.output, options.file, draft, statements)
    if options.json:
        print_json({"file": str(options.file), "statements": [one.as_json() for one in statements]})
    else:
        _print(statements)
    return 0


def _write(output: Path, file: Path, draft: "Draft", statements: "list[Statement]") -> None:
    from assistant.checking.comments import AUTHOR, word_comments
    from assistant.checking.drafts import DraftError

    if draft.word is None:
        raise DraftError(f"{file.name} 不是 Word 稿件，无法写批注：去掉 --output，或另存为 .docx 后再核对")
    if output.resolve() == file.resolve():
        raise DraftError("--output 与原稿是同一个文件：原稿不会被改动，请换一个文件名")
    if output.suffix.lower() != draft.word.ending:
        raise DraftError(f"批注稿与原稿是同一种文件：请把 --output 的扩展名写作 {draft.word.ending}")
    write_whole(output, draft.word.with_comments(word_comments(statements), AUTHOR))
    say(f"已写入 {output}")


def _print(statements: "list[Statement]") -> None:
    from assistant.checking.comments import LABELS, comment_of

    for one in statements:
        print(f"{one.text}\n    {comment_of(one)}".replace("\n出处", "\n    出处"))
    tally = Counter(one.verdict for one in statements)
    summary = "，".join(f"{label} {tally[verdict]} 处" for verdict, label in LABELS.items() if tally[verdict])
    print(f"共核对 {len(statements)} 处" + (f"：{summary}" if summary else "：稿件里没有可核对的数字、单位、时间或引文"))
