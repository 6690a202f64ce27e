"""Briefing: ``brief``, which writes what the documents ask of a unit, a part or a topic, as Word or Markdown; it needs no index."""

import argparse
from pathlib import Path

from assistant.commands.parser import Commands
from assistant.commands.printing import say
from assistant.commands.reading import library_of
from assistant.commands.writing import write_whole
from assistant.settings import Settings

_READERS, _LENGTHS = ("leader", "group", "press"), ("short", "medium", "long")


def add_commands(commands: Commands) -> None:
    brief = commands.add("brief", _brief, "写汇报提纲：某单位、某部分或某主题的任务、目标和时间节点，句句有出处（不需要索引）")
    brief.add_argument("--unit", default="", help="单位，如 县科技局")
    brief.add_argument("--part", default="", help="部分，如 附件3")
    brief.add_argument("--topic", default="", help="主题，如 低空经济")
    brief.add_argument("--reader", choices=_READERS, default="leader", help="读者：leader 领导，group 专班，press 媒体（默认 leader）")
    brief.add_argument("--length", choices=_LENGTHS, default="medium", help="篇幅（默认 medium）")
    brief.add_argument("--output", type=Path, metavar="FILE", help="写入 .docx 或 .md；不给出则打印 Markdown")


def _brief(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.briefing.compose import Length, Reader, compose
    from assistant.briefing.markdown import markdown

    output: Path | None = options.output
    if output and output.suffix.lower() not in (".docx", ".md"):
        options.command.error("--output 应以 .docx 或 .md 结尾")
    library = library_of(settings)
    briefing = compose(library, options.unit, options.part, options.topic, Reader(options.reader), Length(options.length))
    if output is None:
        print(markdown(briefing, library))
        return 0
    if output.suffix.lower() == ".docx":
        from assistant.briefing.word import word

        data = word(briefing, library)
    else:
        data = markdown(briefing, library).encode()
    write_whole(output, data)
    say(f"已写入 {output}")
    return 0
