"""Roles: a unit that a premise has lead or support something, and who a premise has convene a working group or hold its office."""

import re

from assistant.premises.supposition import Supposition
from assistant.question import Question

_ROLE = re.compile(r"总?牵头|挑头|领头|挂帅|主抓|主管|主办|主导|负总责|总?负责|归口|归[^,，。]{1,10}管|(?<!主)管|抓|配合|协助|参与|协办|\b(?:lead(?:s|ing)?|led|in charge|responsible|supports?|supporting|assists?)\b", re.IGNORECASE)
_SUPPORTS = re.compile(r"配合|协助|参与|协办|support|assist", re.IGNORECASE)
IS_OF = re.compile(r"(?:牵头|负责|主抓|主管)的[^,，。]{2,}")
_DENIED = re.compile(r"(?:并?不|没有?|未|并?非)(?:再|用|由|归|是|要)*(?=(?:[\u3400-\u9fff]{1,8}(?:局|办|委|公司|镇|管委会))?(?:来|去|单位)?(?:总?牵头|挑头|主抓|主管|负责|[^,，。]{0,4}管|配合|协助|参与|协办))")
_OF_TASKS = re.compile(r"任务(?!牵头|由|是)|别家|其他|其它|\d+\s*[项个条]|[一两二三四五六七八九十]+[项条]|\btasks\b")
"""What is claimed of a unit's tasks together."""
_UNKNOWN = re.compile(r"(?:^|[是由归让为,，把将])(?P<unit>(?![是由归让为])[\u3400-\u9fff]{1,8}?(?:局|委|办|厅|院|部|中心|公司|集团|协会|联合会|大队|支队|妇联|残联|团委))(?=(?:来|是|在|去|也|都|不|没|单位|管|统一|具体)*(?:牵头|挑头|主抓|主管|负责|配合|管))")
_BODY = re.compile(r"(?:\b(?:the|county)\s+)*(?:[A-Z]\w+\s+(?:and\s+)?){1,4}(?:Bureau|Office|Department|Committee|Commission|Center|Centre|Administration)\b")
_FEW = re.compile(r"[的是由\s]|单位|部门|工作|任务")
_TOPIC = 2
_HELD = re.compile(
    r"^(?P<what>[^,，。]*?(?P<field>副?召集人|副?组长|办公室))(?:的|都|就|也|会|要|已经|现在|改|换|搬|挪|调整|变更|由|归|放|安排|是|为|在|到|设|成|叫|了)*(?P<held>[^,，。]{2,20}?)(?:来)?(?:担任|兼任|当|牵头)?(?:了|里|的|那里|这边)*$"
)
_ASKS = (("由谁牵头", "由谁配合", "由谁牵头、由谁配合"), ("who leads ", "who supports ", "who leads and supports "))
"""Of who leads, who supports, and both, in Chinese and in English."""
_POST = re.compile(r"(?:的)?(?:主要负责人|主要负责同志|负责人|局长|主任|书记|镇长|部长)$")


def supposed_role(question: Question, premise: str, rest: str) -> Supposition | None:
    """A unit that is said to lead or to support something, or not to."""
    is_english = question.language == "en"
    named = [(said, names) for said, names in question.units if said in premise or (is_english and said not in question.typed)]
    if not named and (unknown := _UNKNOWN.search(premise)):
        named = [(unknown["unit"], (unknown["unit"],))]
    if len(named) != 1 or not _ROLE.search(premise) or question.means_a_group or _OF_TASKS.search(premise):
        return None
    said, names = named[0]
    stretches = premise.split(",")
    place = next((place for place, stretch in enumerate(stretches) if said in stretch), 0)
    task = _task(stretches[place], said)
    if len(_FEW.sub("", task)) < _TOPIC and place:
        task = _task(stretches[place - 1], said)
    supports = bool(_SUPPORTS.search(premise))
    is_denied = bool(_DENIED.search(premise))
    if len(_FEW.sub("", task)) < _TOPIC:
        if not rest or is_denied:
            return None
        task = ""
    ask = _ASKS[is_english][2 if supports and is_denied else supports]
    return Supposition(f"{ask}{task}" if is_english else f"{task}{ask}", unit=(said, names), supports=supports, is_denied=is_denied, rest=rest)


def supposed_holder(question: Question, premise: str, rest: str) -> Supposition | None:
    """Who is said to convene a working group, or where its office is said to sit."""
    found = _HELD.match(premise)
    if not question.means_a_group or not found:
        return None
    held = found["held"]
    bare = _POST.sub("", held)
    names = next((printed for said, printed in question.units if said == bare), ())
    ask = "设在哪" if found["field"] == "办公室" else "是谁"
    return Supposition(f"{found['what']}{ask}", holders=(*names, bare if bare and names else held), rest=rest)


def _task(stretch: str, said: str) -> str:
    """What a stretch names besides the unit and its role."""
    task = re.sub(rf"(?:是|由|归|为|让|交给|被|应该?|换成?|改成?|改由)*{re.escape(said)}(?:来|在|是|去|负责)*", " ", _DENIED.sub("", stretch))
    task = _ROLE.sub(" ", re.sub(r"[“”\"]", " ", _BODY.sub(" ", task)))
    return re.sub(r"^(?:的|是|着|了|单位|部门|工作|任务|\s)+|(?:的|是|着|了|建|\s|单位|部门)+$", "", task)
