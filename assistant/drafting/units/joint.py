"""Joint: what several units do together, what one leads with others in support, what they share without a lead."""

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft
from assistant.drafting.units.rows import duty_rows, role_called, section, where_of, with_duties
from assistant.drafting.units.words import roles_of_unit
from assistant.inquiry import Inquiry

Said = tuple[str, tuple[str, ...]]
"""A unit as a question says it, and the printed names it may mean."""


def draft_joint(inquiry: Inquiry, units: Sequence[Said]) -> Draft:
    """What several units lead together, or where all of them stand in one note."""
    say = inquiry.say
    roles = roles_of_unit(f"{inquiry.question.typed} {inquiry.question.text}")
    role = roles[0] if len(roles) == 1 else None
    wanted = with_duties(inquiry, units)
    rows = [row for row in duty_rows(inquiry, lambda duty: True) if all(row.names(one, role) for one in wanted)]
    names = say.names([one.name for one in wanted])
    called = role_called(inquiry, role)
    if not rows:
        return Draft(say("no_joint_duty", where=where_of(inquiry), units=names, role=called), status=Status.NOT_FOUND)
    return section(inquiry, say("joint_duties", units=names, role=called, count=len(rows)), rows)


def draft_led_and_supported(inquiry: Inquiry, units: Sequence[Said]) -> Draft | None:
    """A牵头、B配合: what one unit leads with the others in support; None where the question gives no such roles."""
    say, typed = inquiry.say, inquiry.question.typed
    given = [
        (unit, "lead" if re.match(r"[来的]?(?:牵头|主抓|主办|挑头)", behind) else "support" if re.match(r"[来的]?(?:配合|参与|协助|支持|参加)", behind) else "")
        for unit in units for behind in [typed[typed.find(unit[0]) + len(unit[0]) :]]
    ]
    if {role for _, role in given} != {"lead", "support"}:
        return None
    wanted = list(zip(with_duties(inquiry, [unit for unit, _ in given]), [role for _, role in given], strict=True))
    rows = [
        row for row in duty_rows(inquiry, lambda duty: True)
        if all(row.names(one, role == "lead") for one, role in wanted)
    ]
    names = {which: say.names([one.name for one, role in wanted if role == which]) for which in ("lead", "support")}
    if not rows:
        return Draft(say("no_led_and_supported", where=where_of(inquiry), **names), status=Status.NOT_FOUND)
    return section(inquiry, say("led_and_supported", count=len(rows), **names), rows)


def draft_without_lead(inquiry: Inquiry, units: Sequence[Said]) -> Draft:
    """The tasks without a lead for which all the named units are responsible."""
    say = inquiry.say
    wanted = with_duties(inquiry, units)
    rows = [row for row in duty_rows(inquiry, lambda duty: not duty.lead) if all(row.names(one, False) for one in wanted)]
    names, what = say.names([one.name for one in wanted]), say("no_lead_tasks_what")
    if not rows:
        return Draft(say("no_such_tasks", where=where_of(inquiry), what=say("of_units", units=names, what=what)), status=Status.NOT_FOUND)
    return section(inquiry, say("such_tasks", where=where_of(inquiry), what=say("of_units", units=names, what=what), count=len(rows)), rows)
