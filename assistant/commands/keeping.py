"""Keeping: ``index``, ``doctor`` and ``serve``, which build, examine and open."""

import argparse
from dataclasses import replace

from assistant.commands.giving_way import give_way
from assistant.commands.parser import Commands, port
from assistant.commands.printing import say
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    index = commands.add("index", _index, "建立或更新索引")
    index.add_argument("--force", action="store_true", help="即使没有变化也重建")

    doctor = commands.add("doctor", _doctor, "检查环境、模型、索引和外联")
    doctor.add_argument("--full", action="store_true", help="逐条检验索引中的全部条款")

    serve = commands.add("serve", _serve, "打开对话页面")
    serve.add_argument("--host", help="监听地址（默认 127.0.0.1）")
    serve.add_argument("--port", type=port, help="端口（默认 7860）")


def _index(options: argparse.Namespace, settings: Settings) -> int:
    from index.build import build, needs_build
    from index.edition import current_edition
    from index.embedding import Encoder
    from index.following import follow

    give_way()
    follow(settings.place, say)
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
