"""Claims: a count, or a place, that a question states and asks about (…牵头5项,全在附件7,对吧), confirmed or corrected."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, place_of
from assistant.drafting.groups.group import draft_group
from assistant.drafting.listing import by_part
from assistant.drafting.units.duties import draft_unit_duties
from assistant.drafting.units.lists import draft_unit_list
from assistant.drafting.units.words import LEADING, beyond
from assistant.inquiry import Inquiry
from assistant.question import ANNEX
from index.numerals import number_of

_TAIL = re.compile(
    r"[,，\s]*(?:是不是|对不对|对吗|对吧|对么|是吗|是吧|没错吧|没错|是真的吗|真的吗|是不是真的|是不是对的|是这样吗|准不准|正确吗|(?<![什怎])么|吗|吧|right|correct|is that right|is that correct)[?？。!！]*$", re.IGNORECASE
)
_LEADING_IN = re.compile(r"^(?:听说|据说|我记得|好像|应该|是不是|是否|(?:is it (?:true|right|correct) that))[,，]?\s*", re.IGNORECASE)
_IS = re.compile(r"是不是|是否")
_NUMBER = r"(?:\d+|[一两二三四五六七八九十]{1,3})"
_COUNT = re.compile(rf"(?:只有|只|就|共有?|一共|总共|有|是|了|仅|达)*(?P<count>{_NUMBER})\s*(?P<of>项|个|家|条|件|tasks?\b|units?\b|members?\b)(?!百分|月|人)", re.IGNORECASE)
_PLACE = re.compile(r"[,，\s]*(?:而且|并且|且)?(?:都是?|全部?都?|全部|均|只|仅|统统)(?:是)?(?:在|属于|集中在|落在|出自)(?:了)?\s*(?P<part>附件\s*[\d一二三四五六七八九十]+|总体方案|[\u3400-\u9fff]{2,8}(?:攻坚|方案))(?:里面|里头|里|中|的)*")
_SHARE = re.compile(rf"[,，\s]*(?:其中|里面)(?:在)?\s*(?:{ANNEX}|[\u3400-\u9fff]{{2,8}}(?:攻坚|方案))(?:里|中)?(?:有|占|的是|牵头|配合|是)*(?P<count>{_NUMBER})\s*[项个条件]")
_NONE = re.compile(r"(?:没有?|无)(?:任何)?(?=牵头|配合|参与|任务|活|总牵头)")
_ONLY_SUPPORTS = re.compile(r"(?:只|仅)(?:是|管|负责)?(?:配合|参与|协助)(?:[,，、]?(?:而|从)?(?:不|没有?)(?:用|有)?牵头)?|(?:不|没有?)牵头(?:过)?(?:任何)?(?:任务)?")
_ASKS_MORE = re.compile(r"哪|谁|什么|啥|多少|几(?=[项个家条件])|还是|\b(?:which|who|what|how)\b", re.IGNORECASE)
_SUM = re.compile(r"共(\d+)项")
_OTHER_NAME = re.compile("；?另以|; under the name")
_STATED = re.compile(r"共(?P<a>\d+)|(?P<b>\d+)(?:家|项|个)|(?P<c>\d+) in all|: (?P<d>\d+)")


def draft_claim(inquiry: Inquiry) -> Draft | None:
    """Yes or no with the true count and its parts; None where nothing countable is claimed of units, groups or assignments."""
    typed = _LEADING_IN.sub("", inquiry.question.typed)
    is_claim = typed != inquiry.question.typed or bool(_TAIL.search(typed)) or bool(_IS.search(typed))
    if not is_claim:
        return None
    said = _IS.sub("", _TAIL.sub("", typed))
    if _ASKS_MORE.search(said):
        return None
    count, place = _COUNT.search(said), _PLACE.search(said)
    if _ONLY_SUPPORTS.search(said) and not count and not place and inquiry.question.units and not beyond(inquiry, (_TAIL.pattern,)):
        return _nothing_led(inquiry, said)
    if not count and not place:
        return _none_claimed(inquiry, said) if _NONE.search(said) else None
    share = _SHARE.search(said)
    asked = (_PLACE if place else _SHARE).sub("", said)
    asked = _COUNT.sub(lambda found: f" how many {found['of']}" if found["of"].isascii() else f"有几{found['of']}", asked, count=1) if count else f"{asked.rstrip('的')}的任务有几项"
    draft = _answer(inquiry, asked, parts=() if place or share else inquiry.question.parts)
    if draft is None or (draft.status is not Status.ANSWERED and not draft.quotes):
        return draft
    true = _counted(draft)
    if count and true < 0:
        return None
    is_so = not count or true == number_of(count["count"])
    parts = list(dict.fromkeys(place_of(quote) for quote in draft.quotes))
    wanted = inquiry.question.parts
    if place:
        is_so = is_so and bool(wanted) and set(parts) <= set(wanted)
    if share:
        is_so = is_so and sum(place_of(quote) in wanted for quote in draft.quotes) == number_of(share["count"])
    return _told(inquiry, draft, is_so, parts if place or share else [])


def _answer(inquiry: Inquiry, asked: str, parts: Sequence[str]) -> Draft | None:
    """What is answered where the same is asked without a claim."""
    question = replace(inquiry.question, typed=asked, text=asked, parts=tuple(parts), asks=())
    plain = Inquiry(question, inquiry.ranking)
    if beyond(plain, (r"专班|成员|召集人?|办公室|副|组",)) and not question.means_a_group:
        return None
    drafters: tuple[Callable[[Inquiry], Draft | None], ...] = (draft_group,) if question.means_a_group else (draft_unit_list, draft_unit_duties)
    return next((draft for drafter in drafters if (draft := drafter(plain))), None)


def _counted(draft: Draft) -> int:
    """How many there are by the draft: of what is led and supported together where both are told; -1 where it does not say."""
    own = _OTHER_NAME.split(draft.headline)[0]
    sums = [int(count) for count in _SUM.findall(own)]
    found = _STATED.search(own)
    return sum(sums) if sums else int(next(one for one in found.groups() if one)) if found else -1


def _told(inquiry: Inquiry, draft: Draft, is_so: bool, parts: Sequence[str]) -> Draft:
    say = inquiry.say
    headline = say("claim_yes" if is_so else "claim_no", statement=draft.headline)
    if parts and not all(part in headline for part in parts):
        headline += say("join") + say("claim_parts", parts=by_part(inquiry, draft.quotes))
    return draft.but(headline=headline)


def _nothing_led(inquiry: Inquiry, said: str) -> Draft | None:
    """That a unit only supports, or does not lead at all, with what it leads where it does."""
    name = inquiry.question.units[0][0]
    led = _answer(inquiry, f"{name}牵头哪些任务", inquiry.question.parts)
    if led is None:
        return None
    if led.quotes:
        return _told(inquiry, led, False, [])
    supported = _answer(inquiry, f"{name}配合哪些任务", inquiry.question.parts)
    draft = led if supported is None or not supported.quotes else supported.but(headline=f"{led.headline}{inquiry.say('join')}{supported.headline}")
    return _told(inquiry, draft, True, []).but(status=Status.ANSWERED)


def _none_claimed(inquiry: Inquiry, said: str) -> Draft | None:
    """没有牵头任务吧: what there is all the same, or that there is none."""
    if not inquiry.question.units or inquiry.question.means_a_group or beyond(inquiry, (_TAIL.pattern,)):
        return None
    if re.search(LEADING, said):
        return _nothing_led(inquiry, said)
    draft = _answer(inquiry, _NONE.sub("有哪些", said), inquiry.question.parts)
    return _told(inquiry, draft, not draft.quotes, []) if draft else None
