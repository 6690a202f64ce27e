"""Previewing: what was read from a document, in lines, before anything is answered from it."""

from collections.abc import Iterator

from index.clauses import Clause
from index.library import Reading

_HEADING = 40


def preview_lines(reading: Reading) -> Iterator[str]:
    """Counts, what may be wrong, the tree, every target and every duty of a document."""
    tree = reading.tree
    clauses = list(tree)
    yield f"条款 {len(clauses)} 条，目标 {len(reading.targets)} 项，任务分工 {len(reading.duties)} 条，工作专班 {len(reading.groups)} 个，时间节点 {len(reading.milestones)} 个"
    for warning in tree.warnings:
        yield f"注意：{warning}"
    if len(clauses) < 2:
        yield "注意：没有读出条款编号，请核对文件是否为带编号的方案"
    yield from ("", "条款")
    for clause in clauses:
        yield f"{'  ' * len(tree.ancestors(clause))}{clause.address}  {_short(clause)}".rstrip()
    if reading.targets:
        yield from ("", "目标")
    for target in reading.targets:
        yield f"  {target.address}  {target.span.of(tree.document.text)}"
    if reading.duties:
        yield from ("", "任务分工")
    for duty in reading.duties:
        yield f"  {duty.address}  牵头：{'、'.join(duty.lead) or '未列明'}；配合：{'、'.join(duty.support) or '未列明'}"


def _short(clause: Clause) -> str:
    return clause.heading if len(clause.heading) <= _HEADING else f"{clause.heading[:_HEADING]}…"
