"""Briefing: ``brief``, which writes what the documents ask of a unit, a part or a topic, as Word, Markdown or JSON; it needs no index."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json, say
from assistant.commands.reading import add_documents_option, library_of
from assistant.commands.writing import write_whole
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.briefing.edited import Edit
    from assistant.briefing.text import Briefing
    from assistant.chat.model import ChatModel
    from index.library import Library

_READERS, _LENGTHS = ("leader", "group", "press"), ("short", "medium", "long")


def add_commands(commands: Commands) -> None:
    brief = commands.add("brief", _brief, "写汇报提纲：某单位、某部分或某主题的任务、目标和时间节点，句句有出处（不需要索引）")
    brief.add_argument("--unit", default="", help="单位，如 县科技局")
    brief.add_argument("--part", default="", help="部分，如 附件3")
    brief.add_argument("--topic", default="", help="主题，如 低空经济")
    add_documents_option(brief)
    brief.add_argument("--reader", choices=_READERS, default="leader", help="读者：leader 领导，group 专班，press 媒体（默认 leader）")
    brief.add_argument("--length", choices=_LENGTHS, default="medium", help="篇幅（默认 medium）")
    brief.add_argument("--edits", type=Path, metavar="FILE", help='改动（JSON）：{"句子的编号": {"was": 原句, "text": 改后的句子}}，编号见 --json')
    brief.add_argument("--no-model", action="store_true", help="不用已设置的模型润色")
    form = brief.add_mutually_exclusive_group()
    form.add_argument("--output", type=Path, metavar="FILE", help="写入 .docx 或 .md；不给出则打印 Markdown")
    form.add_argument("--json", action="store_true", help="输出 JSON")


def _brief(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.briefing.as_json import briefing_json
    from assistant.briefing.compose import Length, Reader, compose
    from assistant.briefing.made import made
    from assistant.briefing.markdown import markdown

    output: Path | None = options.output
    if output and output.suffix.lower() not in (".docx", ".md"):
        options.command.error("--output 应以 .docx 或 .md 结尾")
    edits = _edits(options.edits) if options.edits else {}
    library = library_of(settings, options.document)
    composed = compose(library, options.unit, options.part, options.topic, Reader(options.reader), Length(options.length))
    chat = None if options.no_model else _chat(settings)
    if chat:
        say(f"{chat.name} 正在润色，最多 {chat.seconds:.0f} 秒；按 Ctrl+C 不再等它……")
    briefing, wording = made(composed, library, chat, edits)
    if wording:
        say(wording.summary)
    for one in briefing.doubtful:
        say(f"没有出处，已标〔待核〕：{one.whole}")
    if options.json:
        print_json(briefing_json(briefing, library, wording))
    elif output is None:
        print(markdown(briefing, library))
    else:
        write_whole(output, _content(briefing, library, output))
        say(f"已写入 {output}")
    return 0


def _content(briefing: "Briefing", library: "Library", output: Path) -> bytes:
    from assistant.briefing.markdown import markdown

    if output.suffix.lower() != ".docx":
        return markdown(briefing, library).encode()
    from assistant.briefing.word import word

    return word(briefing, library)


def _edits(path: Path) -> "dict[str, Edit]":
    """The edits of a file. Raises EditError."""
    from assistant.briefing.edited import EditError, read_edits

    try:
        return read_edits(path.read_bytes())
    except OSError as error:
        raise EditError(f"无法读取 {path}（{error.strerror}）：请检查路径") from error


def _chat(settings: Settings) -> "ChatModel | None":
    """The model that words the answers too, if one was chosen."""
    from assistant.chat.chosen import Chosen

    return Chosen(settings, say).model
