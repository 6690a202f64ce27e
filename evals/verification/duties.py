"""Duties: faithful sentences about who leads and supports every task of a library, and the same with a unit or a role changed."""

import re
from collections.abc import Iterator, Sequence

from assistant.ledger import duty_rows
from evals.verification.cases import Case
from evals.verification.clause import ClauseText, Row, clause_of, faithful, lie
from evals.verification.numerals import in_characters
from index.folding import fold
from index.library import Library
from index.responsible import is_generic

_ALIKE = dict(zip("科技财政住建农教卫健水利林业交通商务审计文旅民应急发改工信人社司法公安市监税统自然医保数据",
                  "料枝材攻往健衣数未建永到材亚文道高伤申计交族氏应怠友攺士讠入杜同洁分按巾坚锐充白燃区堡教居", strict=False))
_NO_TASK = re.compile(r"[，,。；;：:\n]")
_LONGEST_TASK = 26
_SHOWN = 6


def duty_cases(library: Library) -> Iterator[Case]:
    """Of every responsibility note its faithful sentences, then its lies."""
    rows = duty_rows(library)
    printed = sorted({unit for row in rows for unit in (*row["lead"], *row["support"]) if not is_generic(unit) and len(unit) <= 12})
    for number, row in enumerate(rows):
        clause = clause_of(library, row)
        beside = [other for other in rows if (other["document"], other["address"]) == clause.place]
        task = row["task"] if 2 <= len(row["task"]) <= _LONGEST_TASK and not _NO_TASK.search(row["task"]) else "这项工作"
        question = f"{task}由谁负责"
        for sort, sentence in _faithful(row, task):
            yield faithful(clause, sort, sentence, question)
        for sort, sentence in _lies(row, task, beside, _strangers(library, clause, printed, number)):
            yield lie(clause, sort, sentence, question)


def _faithful(row: Row, task: str) -> Iterator[tuple[str, str]]:
    lead, support = "、".join(row["lead"]), _named(row["support"], row["open_list"])
    if not lead:
        yield "responsible", f"{task}的责任单位是{support}。"
        yield "responsible_framed", f"根据{row['part']}，{task}由{support}按职责分工负责。"
        yield "responsible_label", f"责任单位：{support}。"
        return
    yield "lead", f"{task}由{lead}牵头。"
    yield "lead_framed", f"根据{row['part']}，{task}的牵头单位是{lead}。"
    yield "lead_first", f"{lead}牵头负责{task}。"
    yield "lead_english", f"The lead unit is {lead}."
    if support:
        yield "lead_support", f"{task}由{lead}牵头，{support}按职责分工负责。"
        yield "lead_support_label", f"牵头单位：{lead}；配合单位：{support}。"
        yield "support", f"在{task}中，{support}负责配合，由{lead}牵头。"
        yield "support_alone", f"配合单位有{support}。"


def _named(units: Sequence[str], is_open: bool) -> str:
    return "、".join(units[:_SHOWN]) + ("等" if is_open or len(units) > _SHOWN else "")


def _lies(row: Row, task: str, beside: Sequence[Row], strangers: Sequence[str]) -> Iterator[tuple[str, str]]:
    leads = {unit for other in beside for unit in other["lead"]}
    supports = {unit for other in beside for unit in other["support"]}
    lead = "、".join(row["lead"])
    first_lead = next((unit for unit in row["lead"] if not is_generic(unit) and unit not in supports), "")
    supporter = next((unit for unit in row["support"] if not is_generic(unit) and unit not in leads), "")
    if supporter and first_lead:
        yield "roles_swapped", f"{task}由{supporter}牵头，{first_lead}配合。"
        yield "roles_swapped", f"根据{row['part']}，{task}的牵头单位是{supporter}。"
        yield "roles_swapped_label", f"牵头单位：{supporter}；配合单位：{first_lead}。"
        yield "roles_swapped_english", f"The lead unit is {supporter}, supported by {first_lead}."
    elif not lead and not is_generic(row["support"][-1]) and len(row["support"]) > 1:
        yield "roles_swapped", f"{task}由{row['support'][-1]}牵头。"  # where a rule makes one of them lead, it is the first
    if first_lead:
        yield "roles_swapped", f"{task}由{first_lead}等单位配合。"
    named = next((unit for unit in (*row["lead"], *row["support"]) if not is_generic(unit)), "")
    if named and (changed := _one_character_changed(named, row, strangers)):
        yield "unit_char", f"{task}由{changed}{'牵头' if lead else '等按职责分工负责'}。"
    if len(row["lead"]) > 1:
        yield "count", f"{task}的牵头单位共有{in_characters(str(len(row['lead']) + 2))}家。"
    if not strangers:
        return
    one, other = strangers[0], strangers[-1]
    if lead:
        yield "unit_swapped", f"{task}由{one}牵头。"
        yield "unit_added", f"{task}由{lead}、{other}牵头。"
        yield "unit_added", f"{task}由{lead}牵头，{'、'.join([*row['support'][:2], one])}等按职责分工负责。"
    else:
        yield "unit_swapped", f"{task}的责任单位是{one}。"
        yield "unit_added", f"{task}的责任单位是{'、'.join([*row['support'][:2], other])}等。"


def _strangers(library: Library, clause: ClauseText, printed: Sequence[str], number: int) -> list[str]:
    """Two units that the documents print and this clause does not, under no other name either."""
    turned = [*printed[number * 7 % len(printed) :], *printed[: number * 7 % len(printed)]]
    found = [
        unit for unit in turned
        if clause.lacks(unit) and clause.lacks(unit.lstrip("省市县区")) and all(clause.lacks(other.name) for other in library.other_names(unit))
    ]
    return found[:2]


def _one_character_changed(unit: str, row: Row, strangers: Sequence[str]) -> str:
    """The name with one of its middle characters put for one that looks or sounds like it; empty for a name of two characters."""
    for place in range(len(unit) - 2, 0, -1):
        other = _ALIKE.get(unit[place], "")
        changed = unit[:place] + other + unit[place + 1 :]
        if other and changed != unit and fold(changed) not in fold(row["quote"]):
            return changed
    return unit[:-2] + "兴" + unit[-1] if len(unit) > 2 and unit[-2] != "兴" else ""
