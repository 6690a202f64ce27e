"""Keys: ``key``, which keeps what programs show instead of signing in."""

import argparse
from dataclasses import asdict

from assistant.commands.parser import Commands, positive
from assistant.commands.people import listed, named, people_of
from assistant.commands.printing import print_json, say
from assistant.people.person import Scope
from assistant.settings import Settings

_SCOPES = {
    Scope.ASK: "提问", Scope.READ: "查阅", Scope.WORK: "核稿和汇报", Scope.DOCUMENTS: "更改文件库", Scope.RECORDS: "问答记录", Scope.METRICS: "运行指标",
}


def add_commands(commands: Commands) -> None:
    keys = commands.group("key", "管理程序用的密钥")
    add = keys.add("add", _add, "新建一个密钥，只显示这一次")
    named(add)
    add.add_argument("--label", required=True, metavar="用途", help="作什么用，如 每周汇总")
    add.add_argument(
        "--scope", choices=[scope.value for scope in Scope], action="append", help="可以做什么，可以重复（默认 ask 和 read）：" + listed(_SCOPES)
    )
    add.add_argument("--days", type=positive, default=0, metavar="N", help="多少天后失效（默认不失效）")

    listing = keys.add("list", _list, "列出密钥")
    listing.add_argument("name", nargs="?", help="只列这个账户的")
    listing.add_argument("--json", action="store_true", help="输出 JSON")

    revoke = keys.add("revoke", _revoke, "吊销一个密钥，立即生效")
    revoke.add_argument("id", help="密钥的编号（见 youju key list）")


def _add(options: argparse.Namespace, settings: Settings) -> int:
    key = people_of(settings).add_key(options.name, options.label, [Scope(one) for one in options.scope or (Scope.ASK, Scope.READ)], options.days)
    print(key)
    say("请现在保存这个密钥：它不会再显示")
    return 0


def _list(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.tabular import aligned

    keys = people_of(settings).keys(options.name)
    if options.json:
        print_json([
            asdict(key) | {"created": key.created.isoformat(timespec="seconds"), "expires": key.expires and key.expires.isoformat(timespec="seconds")}
            for key in keys
        ])
        return 0
    for line in aligned([
        (f"{key.id}…", key.owner, key.label, " ".join(key.scopes), "已过期" if key.is_expired else f"{key.expires:%Y-%m-%d} 失效" if key.expires else "不失效",
         f"{key.used} 用过" if key.used else "没有用过")
        for key in keys
    ]):
        print(line)
    return 0


def _revoke(options: argparse.Namespace, settings: Settings) -> int:
    people_of(settings).revoke_key(options.id)
    print("密钥已吊销")
    return 0
