"""Supposed: what a question takes for given (a figure, a lead unit, a date), and the plain question that asks for it instead."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.figures.filter import in_figures
from assistant.question import ANNEX, Question
from index.genre import Genre
from index.quantities import Quantity, find_quantities
from index.spans import Span

_STOP = re.compile(r"[。！!？?；;，,\n]+(?!\d)|(?<=\D)[.](?=\s|$)")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|《[^》]*》|[(（][^()（）]*[)）]")
_ASKING = re.compile(
    r"谁|哪|什么|啥|么子|多少|几多|(?<!第)(?<!十)几(?=个|家|项|件|点|成|亿|万|月|年|时|号|种|条|名|人|天|次|处|大|类|位)|何|怎|咋|呢[?？]?$|牵头单位$|配合单位$|"
    r"\b(?:how|what|who|when|which|where)\b", re.IGNORECASE,
)
_CHOICE = re.compile(r"还是|或者|\bor\b|区别|不同|一致|矛盾|哪个对|一个是|各处|两处|几处|分别|一样|相同")
_SINCE = re.compile(r"^(?:既然|鉴于|考虑到|假设|假如|假定|如果|若|要是|由于|因为|因|\b(?:given that|since|assuming(?: that)?|suppos(?:e|ing)(?: that)?|if|because|as)\b)[,，]?\s*", re.IGNORECASE)
_HEARD = re.compile(
    r"^(?:(?:我们?|有人|网上|大家|领导|同事|别人|新闻|媒体|群里|外面|他们?|邻县|朋友|老乡)?(?:是不是)?(?:都|也|在|还)?(?:听(?:人|别人|领导|同事|谁|到|过)?说?|据说|据悉|听闻|风闻|记得|印象(?:中|里)|看到|传(?:言|闻)?|说|以为|认为|觉得|讲|反映|宣传|通知)(?:过|了|是)?|(?:谁|哪个)说(?:的)?|好像|似乎|应该|不是说|都说|"
    r"\b(?:i (?:heard|thought|believe|read|remember)(?: that)?|people say|they say|someone (?:said|told me)|apparently|reportedly|rumou?r has it)\b)[,，:：]?\s*", re.IGNORECASE,
)
_HEARSAY = re.compile(r"^(?:我们?|有人|网上|大家|群里|外面)?(?:都|也|在|还)?(?:听(?:人|别人|领导|同事)?说|据说|据悉|听闻|风闻|传言说?)(?:过|了)?[,，:：]?\s*(?=[^,，。?？]{4})")
_HEARD_WITHIN = re.compile(r"(?:听说|据说|听闻|传言说?|有人说)(?:是|要|会)?")
_CONFIRM = re.compile(r"^(?:请|麻烦|你)*(?:帮我|帮忙|给我)?(?:再)?(?:确认|核实|核对|证实|判断|验证|查证|confirm(?: that)?|verify(?: that)?)(?:一?下)?[:：]?\s*", re.IGNORECASE)
_TOLD = re.compile(
    rf"^(?P<by>根据|按照?|依据|依照|据)?(?P<where>(?:(?:该|本|这份|上级|县里?)?(?:文件|方案|原文|规划|通知|纪要|{ANNEX}|总体方案)|第[\d一二三四五六七八九十]+[条款项章])+)(?:里|中|内|上|的)?(?:面|头)?(?:已经?|明确|清楚地?)*"
    r"(?P<verb>规定|要求|写明|写道|写着|写的是|写了|写|提出|说的是?|说|载明|指出|明确|显示|记载)?[:：]?\s*"
)
_WHY = re.compile(r"^(?:请问)?(?:为(?:什么|啥|何)|凭什么|怎么(?:会|就|又|才|只|突然)|咋)(?:会|要|又|就|突然)?|^\W*why\s+(?:was|is|were|are|did|does|do|has|have|must|should)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[,，\s]*(?:是不是|对不对|对吗|对吧|对么|是吗|是吧|是么|没错吧|没错|是真的吗|真的吗|是不是真的|是真是假|属实吗|是否属实|有这回事吗|有没有这回事|有这事吗|是这样吗|准不准|准确吗|正确吗|靠谱吗|可信吗|成立吗|是否正确|是否准确|不是吗|"
    r"(?<![什怎多那])么|吗|吧|right|correct|is that (?:right|correct|true|so)|isn't it|true or false)[呢啊呀]?[?？。!！]*$", re.IGNORECASE,
)
_NOT = re.compile(r"难道|莫非|(?<!是)不是(?!不)|(?<!是)不就是")
_IS = re.compile(r"是不是|是否|会不会|(?<!没)有没有(?=达到|超过|到)")
_IN_ENGLISH = re.compile(
    r"^\W*(?:is it (?:really )?(?:true|right|correct) that|(?:is|are|was|isn't|aren't) (?:the )?|(?:does|do|did|must|should|will|doesn't|don't) (?:the )?(?:plan |document |county )?(?:really )?(?:say|state|require|mean)?(?: that)?)\s*", re.IGNORECASE,
)
_MADE = re.compile(r"(?:改|调|变|换|升|降|提|涨|增|减|定|下调|上调|压|砍|翻)(?:高|低|整|成|到|为|至|升|加)*.{0,16}了[。!！]?$")
_VERBS = re.compile(
    r"(?:(?:的)?(?:目标|指标|任务|增速|数)?(?:要求?|将|会|应该?|得|已经?|被|都|也|今年|现在|目前|最后|总共|一共|竟然|居然|只|才|仅|就|说|写|定|设|是|为|有|到|在|成|至|约|大概|大约|差不多|至少|最多|接近|近|"
    r"改|调整?|变|换|提高|提升|上调|下调|涨|升|降低?|压减?|砍|减到|增加到|达到?|实现|完成|突破|超过|高于|低于|不低于|不少于|不超过|多于|少于|不到|控制|稳定|保持|[,，:：\s])*)$"
)
_VERBS_ENGLISH = re.compile(r"(?:\s*\b(?:must|should|will|would|has|have|had|been|to|be|is|are|was|were|really|only|just|by|at|of|about|around|over|more than|at least|less than|under|above|raised?|cut|set|lowered|increased?|reduced|changed|now|reach(?:es)?|grows?|rises?|falls?|drops?|the))+[\s，,]*$", re.IGNORECASE)
_BEHIND = re.compile(r"(?:人民币|现金)?(?:以上|以下|左右|以内|上下)?(?:了|啦|的)?(?:目标|指标|任务|水平|规模|标准)?(?:了)?")
_GROWS, _FALLS = re.compile(r"增长|增幅|增速|涨|增|\bgrow|\bincrease|\brise", re.IGNORECASE), re.compile(r"下降|降低|减少|下滑|负增长|跌|压减|\bfall|\bdrop|\bdecrease|\bcut\b|\bdecline", re.IGNORECASE)
_LEVEL = re.compile(r"(?:提高|提升|增长|增加|上升|下降|降低|减少|降|涨|升|调)(?:到|至|为)")
_ROLE = re.compile(r"总?牵头|挑头|领头|主抓|主管|主办|负责|归[^,，。]{1,10}管|(?<!主)管|抓|配合|协助|参与|协办|\b(?:lead(?:s|ing)?|led|in charge|responsible|supports?|supporting|assists?)\b", re.IGNORECASE)
_SUPPORTS = re.compile(r"配合|协助|参与|协办|support|assist", re.IGNORECASE)
_IS_OF = re.compile(r"(?:牵头|负责|主抓|主管)的[^,，。]{2,}")
_NUMERAL = re.compile(r"\d")
_LOOSE = re.compile(r"(?<![A-Za-z\d.])(?P<value>\d+(?:\.\d+)?)\s*(?P<unit>[\u3400-\u9fff]{1,4}?)(?=$|[,，。]|了|以[上下内]|左右)")
"""A numeral with a unit that plans do not use (25微克)."""
_OF_TASKS = re.compile(r"(?:不|没有?|未|非)(?:用|有|是|再)?(?:牵头|配合|参与|负责|管)|任务(?!牵头|由|是)|别家|其他|其它|\d+\s*[项个条]|[一两二三四五六七八九十]+[项条]|\btasks\b")
"""What is claimed of a unit's tasks together, or that it has no share."""
_BODY = re.compile(r"(?:\b(?:the|county)\s+)*(?:[A-Z]\w+\s+(?:and\s+)?){1,4}(?:Bureau|Office|Department|Committee|Commission|Center|Centre|Administration)\b")
_RHYTHM = re.compile(r"(?P<often>每?(?:[一两二三双半]|\d+)?个?(?:周|月|季度?|旬|半年|天|日))(?P<act>[^,，。每\d]{0,6}?)(?:一|1|两|2)次(?:会议?)?")
_FEW = re.compile(r"[的是由\s]|单位|部门|工作|任务")
_UNNAMED = re.compile(r"目标|指标|任务|数字|是多少|多少|增长|今年|全年|这个|那个|[\s,，的了就]|\b(?:the|target|is|how|much|growth)\b")
_TOPIC = 2
"""Characters from which something is named."""
_DATE = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|[1-9])[日号])?(?:底|初|中旬|上旬|下旬|末)?(?:之?前)?|(?P<alone>20\d\d)年(?!度)(?:年?底|年初|内)?(?:之?前)?")
_SIGNS = re.compile(r"(\d)\s*个(?:多)?点(?![\u3400-\u9fff])|(\d)\s*个点")
_WORDED = re.compile(r"(?P<value>\d[\d.,]*)\s*(?P<unit>percent|per cent|billion|million|thousand)\b(?:\s*(?:yuan|rmb|dollars?))?", re.IGNORECASE)
_COUNTED = re.compile(r"(?<![\w.])(\d[\d,]*)\s+(?=(?:[A-Za-z-]+\s+){0,3}(?:enterprises|companies|firms|projects|platforms|people|talents|berths|cases|items)\b)", re.IGNORECASE)
_WORDED_UNITS = {"percent": "%", "per cent": "%", "billion": "十亿", "million": "百万", "thousand": "千"}
_NOTHING_MORE = re.compile(r"^怎么(?:又|会|就|突然|给)?(?:改|变|调|降|升|成)|^(?:那么?|所以|请问|我们|咱们|我|[\u3400-\u9fff]{0,8}(?=该|应|怎|咋|如何))*(?:该|应该|应当|要|可以|能)?(?:怎么办|咋办|怎么应对|如何应对|怎么处理|怎么看|怎么理解|有什么影响|意味着什么)|^(?:那么?|请问)?(?:在)?(?:方案|文件|原文|规划|附件\d*)?(?:里|中|上)?(?:面|头)?(?:到底|究竟|实际|具体)?(?:上)?(?:是)?(?:怎么|如何|咋|怎样)(?:写|说|规定|定|讲|提|要求)(?:的|了)?(?:呢)?[?？]?$|^\W*what (?:should|do) (?:we|i) do")
_THEN = re.compile(r"^(?:那么?|则|所以|请问|就|于是|请|[,，\s])+")


@dataclass(frozen=True, slots=True)
class SupposedFigure:
    """A figure that the question takes for given; ``unit`` as said."""

    value: str
    unit: str
    bound: str = ""
    """The words that bind it (超过, 以上)."""
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is taken for given, what asks for it plainly, and what is asked besides."""

    plain: str
    """Empty where it does not say of what."""
    figures: tuple[SupposedFigure, ...] = ()
    unit: tuple[str, tuple[str, ...]] | None = None
    """The unit that is said to lead or support: as said, and the printed names it may mean."""
    supports: bool = False
    dates: tuple[str, ...] = ()
    """The months or years, as 2025-07, 07 or 2025."""
    rhythm: str = ""
    """How often something is said to be done, as said: 每周."""
    rest: str = ""
    asks_why: bool = False


def supposed(question: Question, genre: Genre) -> Supposition | None:
    """What a question takes for given; None for one that supposes nothing checkable."""
    text = _SIGNS.sub(lambda found: f"{found[1] or found[2]}%", question.typed.strip())
    if _CHOICE.search(text):
        return None
    premise, rest, is_framed, asks_why = _parted(text)
    is_framed = is_framed or (not rest and text.endswith(("?", "？")))
    if not premise or not is_framed:
        return None
    if rhythm := _rhythm(premise, rest):
        return rhythm
    role = _role(question, premise, rest)
    if role and not (_IS_OF.search(premise) and _NUMERAL.search(premise)):
        return role
    return _figures(premise, rest, asks_why, genre) or _dates(premise, rest) or role


def without_hearsay(text: str) -> str:
    """A question without the words that tell where a statement in it was heard."""
    return _HEARSAY.sub("", text, count=1)


def _parted(text: str) -> tuple[str, str, bool, bool]:
    """The premise without its frame, what is asked besides, whether there is a frame, and whether a reason is asked for."""
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    cuts = [0, *(found.end() for found in _STOP.finditer(masked)), len(text)]
    stretches = [text[a:b] for a, b in itertools.pairwise(cuts) if text[a:b].strip(" ,，。.?？!！;；")]
    premise: list[str] = []
    rest: list[str] = []
    is_framed = asks_why = False
    while len(stretches) > 1 and _TAIL.fullmatch(stretches[-1].strip(" ,，")):
        stretches.pop()
        is_framed = True
    for place, stretch in enumerate(stretches):
        bare, framed, why = _bare(stretch.strip())
        if _ASKING.search(bare):
            rest.append(stretch)
        elif not rest:
            premise.append(bare)
            is_framed, asks_why = is_framed or framed, asks_why or why
        elif place == len(stretches) - 1 or framed:
            rest.append(stretch)
    asked = _THEN.sub("", "".join(rest)).strip()
    if _NOTHING_MORE.search(asked):
        asked = ""
    return ",".join(part.strip(" ,，。.?？!！") for part in premise if part.strip(" ,，。.?？!！")), asked, is_framed, asks_why


def _bare(stretch: str) -> tuple[str, bool, bool]:
    """A stretch without the words that frame a premise, whether there were any, and whether they ask why."""
    why = bool(_WHY.search(stretch))
    bare = stretch
    for pattern in (_WHY, _SINCE, _HEARD, _CONFIRM, _IN_ENGLISH):
        bare = pattern.sub("", bare, count=1)
    bare = _HEARD_WITHIN.sub("", bare, count=1)
    told = _TOLD.match(bare)
    if told and (told["verb"] or told["by"]):
        bare = f"{told['where']}的{bare[told.end() :]}" if re.search(ANNEX, told["where"]) else bare[told.end() :]
    bare = _TAIL.sub("", bare)
    if _NOT.search(bare):
        bare = _NOT.sub("是", bare, count=1)
    bare = _IS.sub("是", bare, count=1)
    if why:
        bare = re.sub(r"^(?:把|将|要|会)+", "", bare)
    is_framed = bare.rstrip("?？。.!！ ") != stretch.rstrip("?？。.!！ ") or bool(_MADE.search(stretch))
    return bare, is_framed, why


def _role(question: Question, premise: str, rest: str) -> Supposition | None:
    """A unit that is said to lead or to support something."""
    is_english = question.language == "en"
    named = [(said, names) for said, names in question.units if said in premise or (is_english and said not in question.typed)]
    if len(named) != 1 or not _ROLE.search(premise) or question.means_a_group or _OF_TASKS.search(premise):
        return None
    said, names = named[0]
    stretches = premise.split(",")
    place = next((place for place, stretch in enumerate(stretches) if said in stretch), 0)
    task = _task(stretches[place], said)
    if len(_FEW.sub("", task)) < _TOPIC and place:
        task = _task(stretches[place - 1], said)
    supports = bool(_SUPPORTS.search(premise))
    if len(_FEW.sub("", task)) < _TOPIC:
        if not rest:
            return None
        task = ""
    asks = ("who supports ", "who leads ") if is_english else ("由谁配合", "由谁牵头")
    ask = asks[0 if supports else 1]
    return Supposition(f"{ask}{task}" if is_english else f"{task}{ask}", unit=(said, names), supports=supports, rest=rest)


def _rhythm(premise: str, rest: str) -> Supposition | None:
    """How often something is said to be done."""
    found = _RHYTHM.search(premise)
    if not found:
        return None
    plain = f"{premise[: found.start()].rstrip('是要')}多久{found['act'] or '调度'}一次{premise[found.end() :]}"
    return Supposition(plain, rhythm=found["often"], rest=rest)


def _task(stretch: str, said: str) -> str:
    """What a stretch names besides the unit and its role."""
    task = re.sub(rf"(?:是|由|归|为|让|交给|被|应该?)*{re.escape(said)}(?:来|在|是|去|负责)*", " ", stretch)
    task = _ROLE.sub(" ", re.sub(r"[“”\"]", " ", _BODY.sub(" ", task)))
    return re.sub(r"^(?:的|是|着|了|单位|部门|工作|任务|\s)+|(?:的|是|着|了|\s|单位|部门)+$", "", task)


def _figures(premise: str, rest: str, asks_why: bool, genre: Genre) -> Supposition | None:
    """Figures that are said of something."""
    text = _english_figures(in_figures(premise))
    found = list(find_quantities(text, Span(0, len(text)), genre))
    claims = [one for one in found if _closes(text, one)] or found[:1] or list(_loose(text))
    if not claims:
        return None
    plain, start = "", 0
    figures = []
    for one in claims:
        before = text[start : one.before_start]
        bound = f"{one.before}{one.after}"
        said = text[max(start, one.before_start - 8) : one.span.end]
        verbs = _VERBS.search(before)
        tail = _VERBS_ENGLISH.search(before)
        head = before[: tail.start()] if tail else before[: verbs.start()] if verbs else before
        is_growth = bool(_GROWS.search(said) or _FALLS.search(said)) and not _LEVEL.search(said) and one.unit in ("%", "％", "个百分点", "百分点")
        figures.append(SupposedFigure(one.value, one.unit, bound, bool(_FALLS.search(said)) and not _LEVEL.search(said)))
        is_new = "新增" in said and "新增" not in head
        plain += f"{head}{'新增' if is_new else ''}{_ask(head, is_growth, is_new)}"
        noun = _BEHIND.match(text, one.span.end)
        start = noun.end() if noun else one.span.end
    behind = text[start:]
    plain = f"target for {behind} is how much" if re.match(r"\s*[A-Za-z]{3}", behind) and len(claims) == 1 else plain + behind
    return Supposition("" if len(_UNNAMED.sub("", plain)) < _TOPIC else plain.strip(" ,，"), tuple(figures), rest=rest, asks_why=asks_why)


def _loose(text: str) -> Iterator[Quantity]:
    for found in _LOOSE.finditer(text):
        if found["unit"][0] not in "年月日号第":
            yield Quantity(Span(found.start(), found.end()), found["value"], found["unit"], "", found.start(), "")
            return


def _ask(head: str, is_growth: bool, is_new: bool) -> str:
    if re.search(r"[A-Za-z]\s*$", head):
        return " growth target is how much" if is_growth else " target is how much"
    if is_growth:
        return "多少" if re.search(r"(?:增长|增速|增幅|下降|降低)$", head) else "增长多少"
    return "多少" if is_new else "是多少" if head.endswith(("目标", "指标", "任务", "占比", "比重", "率")) else "目标是多少"


def _closes(text: str, one: Quantity) -> bool:
    """The figure ends what is said; one with a noun behind it (过5亿元的企业) only names something."""
    behind = text[one.span.end :]
    return bool(re.match(r"(?:人民币)?(?:了|啦|的)?(?:目标|指标|任务|水平|规模|标准)?(?:了|呢)?\s*(?:$|[,，、。;；和及与并且而]|and\b)", behind))


def _english_figures(text: str) -> str:
    """20 percent as 20%, 5 billion as 50亿: to be told from the plan's figures, never shown."""
    def written(found: re.Match[str]) -> str:
        unit, value = _WORDED_UNITS[found["unit"].lower()], float(found["value"].replace(",", "").rstrip("."))
        factor, own = {"%": (1, "%"), "十亿": (10, "亿"), "百万": (100, "万"), "千": (0.1, "万")}[unit]
        return f"{value * factor:g}{own}"

    return _COUNTED.sub(r"\1家 ", _WORDED.sub(written, text))


def _dates(premise: str, rest: str) -> Supposition | None:
    """A month or a year in which something is said to happen."""
    found = list(_DATE.finditer(premise))
    if len(found) != 1:
        return None
    one = found[0]
    month = f"{int(one['month']):02d}" if one["month"] else ""
    date = "-".join(part for part in (one["year"] or one["alone"] or "", month) if part)
    before = re.sub(r"(?:是|在|于|要|将|到|定在|推迟到|提前到|改到|改在|改成)+$", "", premise[: one.start()])
    what = re.sub(r"^(?:就|才|要|会|的)+|(?:了|的)+$", "", premise[one.end() :])
    if len(re.sub(r"\W", "", before + what)) < 2:
        return None
    return Supposition(f"{before}什么时候{what}" if not re.search(r"[A-Za-z]{3}", before) else f"when {before} {what}", dates=(date,), rest=rest)
