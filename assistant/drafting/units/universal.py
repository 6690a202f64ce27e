"""Universal: whether one unit leads all tasks of a part, where a question supposes so (附件3的任务都是…牵头吗), judged over every note."""

import re

from assistant.draft import Draft, Quote, task_of
from assistant.drafting.listing import Item, listed
from assistant.inquiry import Inquiry

_ALL = re.compile(r"(?<![有还])(?:都|全部|全都|全|均|统统|清一色)(?:是|由|归|让)?|(?:所有|全部)的?(?:任务|工作|条款)|\ball\b", re.IGNORECASE)
_IN_A_PLACE = re.compile(r"(?:都|全部?|均|只|仅|统统)(?:是)?(?:在|属于|集中|落在|出自)")
_LEADS = re.compile(r"牵头|负责|主抓|挑头|\bleads?\b|\bled\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"(?:吗|么|嘛|吧|对不对|是不是|是否)[?？]?$|^(?:is|are|does|do)\b|是不是都|是否都", re.IGNORECASE)


def draft_all_led(inquiry: Inquiry) -> Draft | None:
    """Yes, or no with how many of the tasks the unit leads; None when no such thing is supposed of one unit."""
    question = inquiry.question
    typed = question.typed
    if len(question.units) != 1 or question.about_group or _IN_A_PLACE.search(typed) or not (_ALL.search(typed) and _LEADS.search(typed) and _SUPPOSED.search(typed)):
        return None
    said, names = question.units[0]
    notes = [
        (reading, reading.tree[duty.address], duty) for reading in inquiry.readings() for duty in reading.duties
        if not question.parts or reading.tree.part_of(reading.tree[duty.address]).address in question.parts
    ]
    if len(notes) < 2:
        return None
    led = [(reading, clause, duty) for reading, clause, duty in notes if set(names) & set(duty.lead)]
    say = inquiry.say
    where = say("list_comma").join(question.parts) or say("the_documents")
    unit = names[0] if len(names) == 1 else said
    if len(led) == len(notes):
        draft = listed(inquiry, [Item(task_of(clause), (Quote(reading, clause, duty.span),)) for reading, clause, duty in led])
        return draft.but(headline=say("all_led", where=where, count=len(notes), unit=unit))
    shown = led or [note for note in notes if note[2].lead][:1]
    draft = listed(inquiry, [Item(task_of(clause), (Quote(reading, clause, duty.span),)) for reading, clause, duty in shown])
    return draft.but(headline=say("not_all_led", where=where, count=len(notes), unit=unit, led=len(led), unled=sum(not duty.lead for _, _, duty in notes)))
