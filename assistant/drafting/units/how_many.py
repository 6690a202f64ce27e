"""How many: how many units lead or support a matter, counted from the responsibility note of its clause."""

import re

from assistant.draft import Draft, Quote, task_of
from assistant.drafting.refusals import refuse_after_search
from assistant.drafting.units.leads import noted, support_phrase
from assistant.inquiry import Inquiry

_NUMBER = r"(?:几|多少)(?:家|个)?(?:单位|部门)?"
_SUPPORTS = r"(?:配合|协助|参与|协办|支持)"
_LEADS = r"(?:牵头|主抓|主办|主责)"
_ROLE = rf"(?:(?P<supports>{_SUPPORTS})|(?P<leads>{_LEADS}))"
_BEHIND = re.compile(rf"{_ROLE}(?:的)?(?:单位|部门)?(?:一共|总共|共|都|分别)*(?:有|是|列了?)?(?<!哪)(?:几|多少)(?:家|个)(?:单位|部门)?(?:[\s,，。?？呢啊呀]|$)")
_AHEAD = re.compile(rf"(?<!哪)(?:几|多少)(?:家|个)(?:单位|部门)?(?:来|去|在|是|共同|一起)*{_ROLE}")
_ENGLISH = re.compile(r"how many (?:(?:units?|departments?|bureaus?|agencies|bodies|offices) )?(?:are )?(?:(?P<supports>support|assist|help|cooperat)|(?P<leads>lead))\w*", re.IGNORECASE)


def draft_how_many(inquiry: Inquiry) -> Draft | None:
    """有几家配合单位: the units by name and how many they are; None where no such number is asked of a matter."""
    text = inquiry.question.typed
    found = _BEHIND.search(text) or _AHEAD.search(text) or _ENGLISH.search(text)
    if not found or inquiry.question.units or not inquiry.question.topic_tokens or refuse_after_search(inquiry):
        return None
    note = noted(inquiry)
    if not note or not note[1].lead:
        return None
    place, duty = note
    say, task = inquiry.say, task_of(place.clause)
    units = duty.support if found["supports"] else duty.lead
    if not units:
        return None
    named = support_phrase(inquiry, task, duty) if found["supports"] else say("lead", task=task, units=say.names(duty.lead))
    return Draft(f"{named}{say('join')}{say('units_in_all', count=len(units))}", (Quote(place.reading, place.clause, duty.span),))
