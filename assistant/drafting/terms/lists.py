"""Lists: the quoted terms that the documents explain, use without a definition, use once or in several parts, counted by part."""

import re
from collections import Counter

from assistant.answer import Status
from assistant.draft import Draft, Quote
from assistant.drafting.listing import SHOWN, by_part
from assistant.inquiry import Inquiry
from index.numerals import number_of

_TERMS = re.compile(r"名词|提法|术语|概念|引号[^,，。]{0,8}(?:词|说法|短语)|说法|新词|简称|\bterms?\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|什么|啥|几|多少|列|所有|全部|清单|(?:名词|提法|术语|概念|词|说法)[?？。]?$|\bwhich\b|\blist\b|how many", re.IGNORECASE)
_UNDEFINED = re.compile(
    r"(?:没有?|未|无)(?:有|给出?|作|做|下|写|明确)*(?:过|出)?(?:任何)?(?:定义|解释|说明|含义)|(?:undefined|not (?:defined|explained)|without (?:a )?definition)", re.IGNORECASE
)
_DEFINED = re.compile(r"(?:有|给出?|作|做|下)了?(?:定义|解释|说明|含义)|(?:解释|说明|定义)(?:了|过)|(?:are|is) (?:defined|explained)", re.IGNORECASE)
_QUOTED = re.compile(r"引号|(?:名词|提法|术语)(?:的)?(?:数量?)?最多|(?:多少|几)个?(?:名词|提法|术语)|quoted|quotation", re.IGNORECASE)
_MOST = re.compile("最多|most", re.IGNORECASE)
_ONCE = re.compile(r"(?:只|仅)(?:出现|用|提)?(?:了|过|到)?(?:一次|一处|1次|1处)|only once", re.IGNORECASE)
_SEVERAL_PARTS = re.compile(r"(?P<count>[两二三四五六七八九]|[2-9]|多|几)个?(?:以上)?(?:的)?(?:附件|部分|方案|地方)|反复出现|多次出现")
_USED = re.compile("出现|用到|用了|提到|使用")


def draft_term_list(inquiry: Inquiry) -> Draft | None:
    """All terms, or those that are defined, undefined, used once or in several parts; None when no such list is asked for."""
    text, say = inquiry.question.typed, inquiry.say
    if not _TERMS.search(text) or not _WHICH.search(text):
        return None
    phrase = _phrase(text)
    if not phrase:
        return None
    fits = _fitting(inquiry, phrase)
    first: dict[str, Quote] = {}
    for reading in inquiry.readings():
        for term in reading.terms:
            quote = Quote.at(reading, term.address, term.span)
            if term.term in fits and inquiry.in_parts(reading, term.address):
                first.setdefault(term.term, quote)
    if not first:
        return Draft(say("no_terms", where=say("list_comma").join(inquiry.question.parts) or say("the_documents"), what=say(phrase)), status=Status.NOT_FOUND)
    rows = tuple((f"{quote.clause.address} “{term}”", place) for place, (term, quote) in enumerate(first.items()))
    if len(first) <= SHOWN:
        shown = say("colon") + say("list_comma").join(f"“{term}”" for term in first)
    else:
        shown = say("colon") + by_part(inquiry, first.values())
    if _MOST.search(text):
        used = {(reading.tree.part_of(reading.tree[term.address]).address, term.term) for reading in inquiry.readings() for term in reading.terms if term.term in fits}
        found = Counter(part for part, _ in used)
        counts = {part.address: found[part.address] for reading in inquiry.readings() for part in reading.tree.parts if found[part.address]}
        shown = say("colon") + say("list_comma").join(say("by_part", part=part, count=count) for part, count in counts.items()) + say("join") + say("most_in", items=say.names([part for part, count in counts.items() if count == max(counts.values())]))
    return Draft(say("terms_counted", what=say(phrase), count=len(first)) + shown, tuple(first.values()), rows=rows, is_computed=True)


def _phrase(text: str) -> str:
    """Which terms are asked for, by the phrase that names them; empty where none are."""
    for phrase, cue in (("terms_undefined", _UNDEFINED), ("terms_defined", _DEFINED), ("terms_once", _ONCE)):
        if cue.search(text):
            return phrase
    if _SEVERAL_PARTS.search(text) and _USED.search(text):
        return "terms_in_several"
    return "terms_quoted" if _QUOTED.search(text) else ""


def _fitting(inquiry: Inquiry, phrase: str) -> set[str]:
    """The terms of that sort in all documents."""
    uses = [(reading, term) for reading in inquiry.readings() for term in reading.terms]
    everything = {term.term for _, term in uses}
    explained = {term.term for _, term in uses if term.explanation}
    if phrase == "terms_defined":
        return explained
    if phrase == "terms_undefined":
        return everything - explained
    if phrase == "terms_once":
        return {term for term, count in Counter(term.term for _, term in uses).items() if count == 1}
    if phrase == "terms_in_several":
        parts = {(term.term, reading.tree.part_of(reading.tree[term.address]).address) for reading, term in uses}
        found = _SEVERAL_PARTS.search(inquiry.question.typed)
        said = found["count"] if found and found["count"] and found["count"] not in "多几" else "二"
        return {term for term, count in Counter(term for term, _ in parts).items() if count >= number_of(said)}
    return everything
