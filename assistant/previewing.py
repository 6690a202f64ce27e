"""Previewing: what was read from a document, in lines, before anything is answered from it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.addressed import addressed
from index.clauses import Clause, ClauseTree
from index.library import Reading
from index.numbering import CHINESE_NUMERAL
from index.numerals import number_of

_HEADING = 40
_NUMERAL = re.compile(rf"[0-9]{{1,4}}|{CHINESE_NUMERAL}")


def preview_lines(reading: Reading) -> Iterator[str]:
    """Counts, what may be wrong, the tree, every target and every duty of a document."""
    tree = reading.tree
    clauses = list(tree)
    yield f"条款 {len(clauses)} 条，目标 {len(reading.targets)} 项，任务分工 {len(reading.duties)} 条，工作专班 {len(reading.groups)} 个，时间节点 {len(reading.milestones)} 个"
    for warning in warnings_of(reading):
        yield f"注意：{warning}"
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


def warnings_of(reading: Reading) -> list[str]:
    """What may be wrong with how a document was read, in a line each."""
    found = list(reading.tree.warnings)
    if not any(clause.marker for clause in reading.tree):
        found.append("没有读出条款编号，请核对文件是否为带编号的方案")
    elif not reading.targets and not reading.duties:
        found.append("没有读出目标，也没有读出任务分工，请核对文件是否为方案的全文")
    text = reading.document.text
    if orders := addressed(text):
        found.append(f"有 {len(orders)} 处是写给回答程序的话（如“{' '.join(orders[0].of(text).split())[:_HEADING]}”），不作为目标和分工，请核对文件是否被人改过")
    return found + list(_gaps(reading.tree))


def _gaps(tree: ClauseTree) -> Iterator[str]:
    """Where the printed numbers of clauses side by side leap: what stands between was not read, or is not there."""
    for siblings in (tree.parts, *(clause.children for clause in tree)):
        for one, following in pairwise(siblings):
            (form, number), (next_form, next_number) = _numbered(one), _numbered(following)
            if form == next_form and number and next_number > number + 1:
                yield f"编号不连续：{one.address} 之后是 {following.address}"


def _numbered(clause: Clause) -> tuple[str, int]:
    """A marker's form and its number; 0 for one without."""
    found = _NUMERAL.search(clause.marker)
    if found is None:
        return clause.marker, 0
    is_arabic = found[0].isascii()
    return _NUMERAL.sub("1" if is_arabic else "一", clause.marker, count=1), int(found[0]) if is_arabic else number_of(found[0])


def _short(clause: Clause) -> str:
    return clause.heading if len(clause.heading) <= _HEADING else f"{clause.heading[:_HEADING]}…"
