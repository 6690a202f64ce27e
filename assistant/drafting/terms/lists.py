"""Lists: the quoted terms that the documents explain, or use without a definition, counted by part."""

import re

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.listing import SHOWN, by_part
from assistant.inquiry import Inquiry

_TERMS = re.compile(r"名词|提法|术语|概念|(?:引号|打引号)[^,，。]{0,4}(?:词|说法)|说法|新词|简称|\bterms?\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|什么|啥|几|多少|列|所有|全部|清单|\bwhich\b|\blist\b|how many", re.IGNORECASE)
_UNDEFINED = re.compile(
    r"(?:没有?|未|无)(?:有|给出?|作|做|下|写|明确)*(?:过|出)?(?:任何)?(?:定义|解释|说明|含义)|(?:undefined|not (?:defined|explained)|without (?:a )?definition)", re.IGNORECASE
)
_DEFINED = re.compile(r"(?:有|给出?|作|做|下)了?(?:定义|解释|说明|含义)|(?:are|is) (?:defined|explained)", re.IGNORECASE)


def draft_term_list(inquiry: Inquiry) -> Draft | None:
    """All terms without a definition, or with one; None when no such list is asked for."""
    text, say = inquiry.question.typed, inquiry.say
    if not _TERMS.search(text) or not _WHICH.search(text):
        return None
    is_undefined = bool(_UNDEFINED.search(text))
    if not is_undefined and not _DEFINED.search(text):
        return None
    explained = {term.term for reading in inquiry.readings() for term in reading.terms if term.explanation}
    first: dict[str, Quote] = {}
    for reading in inquiry.readings():
        for term in reading.terms:
            quote = Quote.at(reading, term.address, term.span)
            if (term.term in explained) is not is_undefined and inquiry.in_parts(reading, term.address):
                first.setdefault(term.term, quote)
    phrase = "terms_undefined" if is_undefined else "terms_defined"
    if not first:
        return Draft(say("no_terms", where=say("list_comma").join(inquiry.question.parts) or say("the_documents"), what=say(phrase)), status=Status.NOT_FOUND)
    rows = tuple((f"{quote.clause.address} “{term}”", place) for place, (term, quote) in enumerate(first.items()))
    if len(first) <= SHOWN:
        shown = say("colon") + say("list_comma").join(f"“{term}”" for term in first)
    else:
        shown = say("colon") + by_part(inquiry, first.values())
    return Draft(say("terms_counted", what=say(phrase), count=len(first)) + shown, tuple(first.values()), rows=rows, is_computed=True)
