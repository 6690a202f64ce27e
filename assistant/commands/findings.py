"""Findings: the ledger's rows, as JSON or as aligned lines, read from the seeds without an index."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json, say
from assistant.commands.reading import library_of
from assistant.ledger import Row, alias_rows, conflict_rows, duty_rows, group_rows, milestone_rows, names_of, target_rows, term_rows
from assistant.selecting import select
from assistant.settings import Settings
from assistant.tabular import conflict_lines, duty_lines, group_lines, milestone_lines, target_lines, term_lines
from index.aliases import FILE, Status, alias_toml
from index.errors import YoujuError

if TYPE_CHECKING:
    from index.library import Library


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of finding: its command, what it is called, its rows and how a person reads them."""

    command: str
    help: str
    name: str
    rows: "Callable[[Library], list[Row]]"
    lines: Callable[[list[Row]], Iterator[str]]
    has_units: bool = False


_KINDS = (
    _Kind("targets", "列出全部指标", "指标", target_rows, target_lines, has_units=True),
    _Kind("duties", "列出全部责任分工，或一个单位的", "责任分工", duty_rows, duty_lines, has_units=True),
    _Kind("conflicts", "列出表述不一致和口径不同之处", "表述不一致", conflict_rows, conflict_lines),
    _Kind("groups", "列出各工作专班", "专班", group_rows, group_lines),
    _Kind("terms", "列出带引号的提法及其解释", "带引号的提法", term_rows, term_lines),
    _Kind("milestones", "列出时间节点和周期性工作", "时间节点", milestone_rows, milestone_lines, has_units=True),
)

_STATUSES = {Status.CONFIRMED: "已确认是同一单位", Status.PROPOSED: "疑为同一单位", Status.FOUND: "疑为同一单位"}


def add_commands(commands: Commands) -> None:
    for kind in _KINDS:
        command = commands.add(kind.command, _runner(kind), f"{kind.help}（不需要索引）")
        command.add_argument("--json", action="store_true", help="输出 JSON")
        command.add_argument("--part", default="", help="只看一个部分，如 附件3")
        if kind.has_units:
            command.add_argument("--unit", default="", help="只看一个单位，如 县科技局")
        command.set_defaults(unit="")
    aliases = commands.add("aliases", _aliases, "列出可能是同一单位的名称，核对后可放入别名表（不需要索引）")
    aliases.add_argument("--json", action="store_true", help="输出 JSON，别名表已有的也在内")


def _runner(kind: _Kind) -> Callable[[argparse.Namespace, Settings], int]:
    def run(options: argparse.Namespace, settings: Settings) -> int:
        library = library_of(settings)
        try:
            rows = select(library, kind.rows(library), options.unit, options.part)
        except YoujuError:
            if options.json:
                print_json([])
            raise
        if options.json:
            print_json(rows)
        elif rows:
            print("\n".join((*kind.lines(rows), f"共{len(rows)}项")))
        else:
            print(f"文件中没有读到{'符合条件的' if options.part or options.unit else ''}{kind.name}")
        for note in _under_other_names(library, options.unit):
            say(note)
        return 0

    return run


def _under_other_names(library: "Library", unit: str) -> Iterator[str]:
    """A unit may stand under another name too: said, never merged."""
    names = names_of(library, unit) if unit else frozenset()
    others = {other.name: other.status for name in sorted(names) for other in library.other_names(name) if other.name not in names}
    for name, status in others.items():
        yield f"youju: 别名“{name}”（{_STATUSES[status]}）不计在内：可用 --unit {name} 查看"


def _aliases(options: argparse.Namespace, settings: Settings) -> int:
    library = library_of(settings)
    if options.json:
        print_json(alias_rows(library))
        return 0
    print(f"# 别名表 {settings.seeds / FILE} 已有 {len(library.aliases)} 条；另提出 {len(library.proposals)} 条，核对后可放入其中")
    if library.proposals:
        print(f"\n{alias_toml(library.proposals)}", end="")
    return 0
