"""Operating: ``backup`` and ``restore``."""

import argparse
from pathlib import Path

from assistant.commands.parser import Commands
from assistant.commands.printing import say
from assistant.settings import Settings


def add_commands(commands: Commands) -> None:
    backup = commands.add("backup", _backup, "备份文件库、对话、账户、记录、设置和 seeds；服务可以照常运行")
    backup.add_argument("file", metavar="FILE", type=Path, help="写到哪个文件（.tar.gz）")
    backup.add_argument("--without-vectors", action="store_true", help="不带算好的向量：文件小，恢复后要重新计算")

    restore = commands.add("restore", _restore, "用一份备份恢复；先停止服务，原有的内容另存在旁边")
    restore.add_argument("file", metavar="FILE", type=Path, help="youju backup 写出的文件")


def _backup(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.operating.backup import back_up

    manifest = back_up(settings, options.file, not options.without_vectors)
    print(f"已备份到 {options.file}：{len(manifest.files)} 个文件，{_megabytes(options.file.stat().st_size)}（展开 {_megabytes(manifest.size)}）")
    if any(one.name.endswith("chat.json") for one in manifest.files):
        say("备份里有大模型的密钥：请像密钥一样保管")
    return 0


def _restore(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.operating.restore import restore

    manifest, aside = restore(settings, options.file)
    print(f"已恢复 {manifest.made} 的备份（{len(manifest.files)} 个文件）；原有的内容在 {aside}")
    say("下次启动时更新索引：运行 youju index 或 youju serve；所有人需要重新登录")
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
