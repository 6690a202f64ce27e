"""Records: ``records``, which looks through the record of answers, exports it, and makes cases of the evaluation of it."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.parser import Commands, Parser, positive
from assistant.commands.printing import print_json, say
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.records.records import Records
    from assistant.records.row import Row
    from assistant.records.search import Wanted

_SUFFIXES = (".csv", ".xlsx", ".jsonl")
_STATUSES = ("answered", "partial", "unspecified", "not_found", "out_of_scope", "unanswered")
_SHOWN = 50


def add_commands(commands: Commands) -> None:
    records = commands.add("records", _list, "查看、导出问答记录")
    records.add_argument("--words", default="", metavar="TEXT", help="问题、理解成的问题或结论里有这些字")
    records.add_argument("--person", default="", metavar="NAME", help="只看一个人的")
    records.add_argument("--status", choices=_STATUSES, default="", help="只看一种结果；unanswered 为没有作答的")
    records.add_argument("--since", default="", metavar="DAY", help="从哪一天起，如 2026-05-01")
    records.add_argument("--until", default="", metavar="DAY", help="到哪一天止，含当天")
    records.add_argument("--judged", choices=("good", "bad", "either"), help="只看评价过的：good 有帮助，bad 没帮助，either 两样")
    records.add_argument("--limit", type=positive, metavar="N", help=f"最多几行，新的在前（显示默认 {_SHOWN}，导出和 --json 默认全部）")
    records.add_argument("--json", action="store_true", help="输出 JSON")
    records.add_argument("--output", type=Path, metavar="FILE", help="写成文件：.csv、.xlsx 或 .jsonl")
    acts = records.add_subparsers(metavar="ACT", parser_class=Parser)
    prune = acts.add_parser("prune", help="删去超过保留天数（YOUJU_RETENTION_DAYS）的记录", allow_abbrev=False)
    prune.set_defaults(run=_prune, command=prune)
    case = acts.add_parser("case", help="把一条记录转为评测题", allow_abbrev=False)
    case.add_argument("id", help="记录的编号")
    case.add_argument("--gold", action="append", metavar="ADDRESS", help="出处，代替记录里的（文件#位置，可以多次）")
    case.add_argument("--value", action="append", metavar="TEXT", help="应答内容，照原文，代替推断的（可以多次）")
    case.add_argument("--output", dest="cases", type=Path, metavar="FILE", help="加到哪个文件（默认数据目录的 cases.jsonl）")
    case.set_defaults(run=_case, command=case)


def _list(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.records.search import Judged, Wanted

    output: Path | None = options.output
    if output is not None and output.suffix.casefold() not in _SUFFIXES:
        options.command.error(f"不能写成“{output.name}”：文件名应以 .csv、.xlsx 或 .jsonl 结尾")
    judged = Judged(options.judged) if options.judged else None
    wanted = Wanted(options.words, options.person, options.status, options.since, options.until, judged)
    records = _records(settings)
    if output is not None:
        return _export(records, wanted, options.limit, output)
    if options.json:
        print_json([row.as_json() for row in records.search(wanted, options.limit or -1)])
        return 0
    rows = records.search(wanted, options.limit or _SHOWN)
    print("\n".join((*_lines(rows), f"共{records.counts(wanted).total}条")) if rows else "没有符合条件的记录")
    return 0


def _export(records: "Records", wanted: "Wanted", limit: int | None, output: Path) -> int:
    from assistant.commands.writing import write_whole
    from assistant.records.table import exported

    rows = records.search(wanted, limit or -1)
    write_whole(output, exported(rows, output.suffix.casefold()))
    print(f"已写出 {output}，共{len(rows)}条")
    return 0


def _prune(_options: argparse.Namespace, settings: Settings) -> int:
    if not settings.retention_days:
        print("YOUJU_RETENTION_DAYS 为 0：记录一直保留")
        return 0
    print(f"已删去 {settings.retention_days} 天以前的记录 {_records(settings, settings.retention_days).prune()} 条")
    return 0


def _case(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.commands.reading import library_of
    from assistant.records.case import FILE, append, check, proposed

    library = library_of(settings)
    case = proposed(_records(settings).get(options.id), library)
    case = replace(case, gold=tuple(options.gold or case.gold), values=tuple(options.value or case.values))
    check(case, library)
    path = options.cases or settings.data / FILE
    append(path, case)
    print(f"已写入 {path}：{case.id}")
    say(f"youju: 出处 {'、'.join(case.gold) or '无'}；应答内容 {'、'.join(case.values) or '无'}。请核对后用 python -m evals --cases {path} 评测")
    return 0


def _records(settings: Settings, retention_days: int = 0) -> "Records":
    from assistant.records.records import FILE, Records

    return Records(settings.data / FILE, retention_days)


def _lines(rows: "list[Row]") -> list[str]:
    from assistant.records.table import STATUSES
    from assistant.show import preview
    from assistant.tabular import aligned
    from assistant.visible import visible

    return list(aligned([
        (f"{row.moment:%Y-%m-%d %H:%M}", row.id, visible(row.person), STATUSES.get(row.status, row.status), preview(visible(row.question)), preview(visible(row.headline or row.trouble)))
        for row in rows
    ]))
