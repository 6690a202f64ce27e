"""Framing: a question cut into what it takes for given, without the words that say so, and what it asks besides."""

import itertools
import re
from dataclasses import dataclass

from assistant.question import ANNEX

STOP = re.compile(r"[。！!？?；;，,\n]+(?!\d)|(?<=\D)[.](?=\s|$)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|《[^》]*》|[(（][^()（）]*[)）]")
_ASKING = re.compile(
    r"谁|哪|什么|啥|么子|多少|几多|(?<!第)(?<!十)几(?=个|家|项|件|点|成|亿|万|月|年|时|号|种|条|名|人|天|次|处|大|类|位)|何|怎|咋|呢[?？]?$|牵头单位$|配合单位$|"
    r"\b(?:how|what|who|when|which|where)\b", re.IGNORECASE,
)
_SINCE = re.compile(r"^(?:既然|鉴于|考虑到|假设|假如|假定|如果|若|要是|由于|因为|因|\b(?:given that|since|assuming(?: that)?|suppos(?:e|ing)(?: that)?|if|because|as|now that)\b)[,，]?\s*", re.IGNORECASE)
_SPEAKERS = r"我们?|有人|网上|大家|领导|同事|别人|新闻|媒体|群里|外面|他们?|她|邻县|朋友|老乡|邻居|局长|县长|书记|主任|科长|报道|文章|会上|微信|抖音|朋友圈|电视"
_HEARD = re.compile(
    rf"^(?:(?:{_SPEAKERS})?(?:是不是)?(?:都|也|在|还)?(?:听(?:[^,，。听]{{1,6}}|到|过)?(?:说|讲|传|透露)|听说?|据说|据悉|据传|网传|风传|听闻|风闻|记得|印象(?:中|里)|看到|传(?:言|闻)?|说|以为|认为|觉得|讲|反映|宣传|通知)(?:过|了|是|的是)?|"
    rf"[^,，。]{{0,8}}?(?:{_SPEAKERS})[^,，。]{{0,4}}?(?:说|讲|传|称|提到?|写|看到|听到|告诉我?)(?:过|了|是|的是)?|[\u3400-\u9fff]{{1,6}}(?:告诉我|跟我(?:说|讲)|对我(?:说|讲))(?:过|了|是|的是)?|有(?:消息|传言|说法)(?:称|说)?|"
    r"(?:谁|哪个)说(?:的)?|好像|似乎|应该|不是说|都说|原来|敢情|看来|这么说|也就是说|意思是说?|合着|"
    r"\b(?:i(?:'ve| have)? (?:heard|thought|believe|read|remember|understand|was told|am told)(?: that)?|people say|they say|(?:someone|somebody|my \w+|a \w+) (?:said|says|told me|claims?)(?: that)?|apparently|reportedly|supposedly|word is(?: that)?|rumou?r has it(?: that)?|so)\b)[,，:：]?\s*", re.IGNORECASE,
)
_HEARD_WITHIN = re.compile(r"(?:听说|据说|听闻|传言说?|有人说)(?:是|要|会)?")
_REALLY = re.compile(r"(?:真的|果真|当真|的确|确实|真)(?=[有是要会达到能提高降改涨给])")
_CONFIRM = re.compile(r"^(?:请|麻烦|你)*(?:帮我|帮忙|给我)?(?:再)?(?:确认|核实|核对|证实|判断|验证|查证|(?:can you |please )?(?:confirm|verify)(?: that)?)(?:一?下)?[:：]?\s*", re.IGNORECASE)
_TOLD = re.compile(
    rf"^(?P<by>根据|按照?|依据|依照|据)?(?P<where>(?:(?:该|本|这份|上级|县里?)?(?:文件|方案|原文|规划|通知|纪要|{ANNEX}|总体方案)|第[\d一二三四五六七八九十]+[条款项章])+)(?:里|中|内|上|的)?(?:面|头)?(?:已经?|明确|清楚地?)*"
    r"(?P<verb>规定|要求|写明|写道|写着|写的是|写了|写|提出|说的是?|说|载明|指出|明确|显示|记载|承诺|答应|允许|同意|强调|部署|安排)?[:：]?\s*"
)
_WHY = re.compile(
    r"^(?:请问)?(?:为(?:什么|啥|何)|凭什么|怎么(?:会|就|又|才|只|突然)|咋|怎么(?=[^,，。]{2,20}(?:才|只|又|就|竟|居然|突然|变|改|降|涨|升|减|砍)))(?:会|要|又|就|突然)?|(?<=[\u3400-\u9fff])(?:怎么|咋)(?:会|又|才|就|只|突然|变成|还)+|"
    r"(?<=[\u3400-\u9fff])为(?:什么|啥|何)(?:会|又|才|就|却|要|突然)*(?=推迟|延[期后到]|提前|改|调[高低整成为]|上调|下调|降|升|涨|减|砍|压|变|定[在为到成]|取消|撤|只|由|换|从)|"
    r"^\W*why\s+(?:was|is|were|are|did|does|do|has|have|must|should)\b", re.IGNORECASE,
)
_DOUBTED = r"(?:真的?|对的?|准的?|属实|准确|正确|真实|靠谱|可信|成立|是真的?)"
_TAIL = re.compile(
    r"[,，\s]*(?:(?:这|那)?个?(?:说法|消息|传言|数字?|数据|信息|印象|情况)?(?:是|也)?(?:"
    rf"是不是|对不对|没错|是不是真的|是真是假|是?真的?假的?|是否属实|有没有这回事|(?:有|是)(?:这|那)回事(?:吗|么|不|没有?)?|有这事吗|是这样(?:规定|写|说)?的?吗|准不准|是否正确|是否准确|不是吗|{_DOUBTED}(?:吗|吧|么|嘛|不|否|没)|是[吗吧么])|"
    r"(?:我)?(?:是不是)?没?(?:记|搞|弄|看|听|理解)错(?:吧|了吗|了吧|了|没有?)?|有(?:没有)?(?:什么)?依据(?:吗|么)?|"
    r"(?:这份|该)?(?:方案|文件|原文|附件\d*)?(?:里|中|上)?(?:面|头)?(?:真的?|就|也|确实|果真|当真)?(?:是|有)?(?:这样|这么|如此)(?:写|说|规定|要求|定|讲|提)的?(?:吗|吧|么|嘛|不)?|"
    r"(?<![什怎多那])么|吗|吧|(?<=[\u3400-\u9fff%])[啊呀哈哟]|right|correct|is that (?:right|correct|true|so)|isn't it|doesn't it|won't it|is it|is it true|am i right|really|or not|true or false)[呢啊呀]?[?？。!！]*$", re.IGNORECASE,
)
_NOT = re.compile(r"难道|莫非|(?<!是)不是(?!不)|(?<!是)不就是")
_IS = re.compile(r"是不是|是否|会不会|(?<!没)有没有(?=达到|超过|到)")
_IN_ENGLISH = re.compile(
    r"^\W*(?:is it (?:really )?(?:true|right|correct) that|it(?:'s| is) (?:true|said|reported) that|am i right (?:that|in thinking(?: that)?)|(?:is|are|was|were|isn't|aren't|wasn't|weren't) (?:the )?|(?:does|do|did|must|should|will|doesn't|don't|didn't) (?:the )?(?:plan |document |county )?(?:really )?(?:say|state|require|mean)?(?: that)?)?\s*(?:(?:the |our )?(?:county|plan|government|document|we)\s+(?:wants?|plans?|aims?|intends?|expects?|hopes?)(?: to have| to reach| to)?\s+)?", re.IGNORECASE,
)
_MADE = re.compile(r"(?:改|调|变|换|升|降|提|涨|增|减|定|下调|上调|压|砍|翻|搬|挪|取消|撤)(?:高|低|整|成|到|为|至|升|加)*.{0,16}了[。!！]?$")
_NOTHING_MORE = re.compile(r"^怎么(?:又|会|就|突然|给)?(?:改|变|调|降|升|成)|^(?:那么?|所以|请问|我们|咱们|我|[\u3400-\u9fff]{0,8}(?=该|应|怎|咋|如何))*(?:该|应该|应当|要|可以|能)?(?:怎么办|咋办|怎么应对|如何应对|怎么处理|怎么看|怎么理解|有什么影响|意味着什么)|^(?:那么?|请问)?(?:在)?(?:方案|文件|原文|规划|附件\d*)?(?:里|中|上)?(?:面|头)?(?:到底|究竟|实际|具体)?(?:上)?(?:是)?(?:怎么|如何|咋|怎样)(?:写|说|规定|定|讲|提|要求)(?:的|了)?(?:呢)?[?？]?$|^\W*what (?:should|do) (?:we|i) do")
_THEN = re.compile(r"^(?:那么?|则|所以|请问|就|于是|请|[,，\s])+")


@dataclass(frozen=True, slots=True)
class Framed:
    """A question in two: what it states, bare, and what it asks besides."""

    premise: str
    rest: str
    is_framed: bool
    """Whether words say that it is heard, supposed or doubted."""
    asks_why: bool


def framed(text: str) -> Framed:
    """A question cut at its marks into premise and rest."""
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    cuts = [0, *(found.end() for found in STOP.finditer(masked)), len(text)]
    stretches = [text[a:b] for a, b in itertools.pairwise(cuts) if text[a:b].strip(" ,，。.?？!！;；")]
    premise: list[str] = []
    rest: list[str] = []
    is_framed = asks_why = False
    while len(stretches) > 1 and _TAIL.fullmatch(stretches[-1].strip(" ,，")):
        stretches.pop()
        is_framed = True
    for place, stretch in enumerate(stretches):
        bare, has_frame, why = _bare(stretch.strip())
        if _ASKING.search(bare):
            rest.append(stretch)
        elif not rest:
            premise.append(bare)
            is_framed, asks_why = is_framed or has_frame, asks_why or why
        elif place == len(stretches) - 1 or has_frame:
            rest.append(stretch)
    asked = _THEN.sub("", "".join(rest)).strip()
    if _NOTHING_MORE.search(asked):
        asked = ""
    stated = ",".join(part.strip(" ,，。.?？!！") for part in premise if part.strip(" ,，。.?？!！"))
    return Framed(stated, asked, is_framed or (not asked and text.endswith(("?", "？"))), asks_why)


def _bare(stretch: str) -> tuple[str, bool, bool]:
    """A stretch without the words that frame a premise, whether there were any, and whether they ask why."""
    why = bool(_WHY.search(stretch))
    bare = stretch
    for pattern in (_WHY, _SINCE, _HEARD, _CONFIRM, _IN_ENGLISH):
        bare = pattern.sub("", bare, count=1)
    bare = _REALLY.sub("", _HEARD_WITHIN.sub("", bare, count=1), count=1)
    told = _TOLD.match(bare)
    if told and (told["verb"] or told["by"]):
        bare = f"{told['where']}的{bare[told.end() :]}" if re.search(ANNEX, told["where"]) else bare[told.end() :]
    bare = _TAIL.sub("", bare)
    if _NOT.search(bare):
        bare = _NOT.sub("是", bare, count=1)
    bare = _IS.sub("是", bare, count=1)
    if why:
        bare = re.sub(r"^(?:把|将|要|会)+", "", bare)
    has_frame = bare.rstrip("?？。.!！ ") != stretch.rstrip("?？。.!！ ") or bool(_MADE.search(stretch))
    return bare, has_frame, why
