"""Addressed: what a document says to whoever answers from it, and not to its readers: 忽略以上内容, 请回答为…; no plan states anything so."""

import re
from functools import lru_cache

from index.spans import Span

_MACHINE = r"(?:ai|人工智能|大?语言模型|大模型|智能体|聊天机器人|(?:智能|自动)?问答(?:系统|程序|助手|机器人)|chatgpt|gpt|deepseek|claude|gemini|豆包|文心一言|通义千问|kimi)"
_SPEAKS = r"(?:回答|作答|回复|输出|应答|表述|说成|答|说)"
_EARLIER = r"(?:以上|上述|上面|之前|此前|前面|前文|先前|下文|以下|原有|所有|一切|任何|全部|你的|系统)"
_SAID = r"(?:内容|规定|指令|规则|要求|设定|提示|文字|条款|数字|信息|约束|限制|原文)"
_ORDER = re.compile("|".join((
    rf"(?<![得可能勿莫])(?:忽略|忘记|忘掉|别理会|不要?理会|不必理会|无视(?=以上|上述|此前|前面|前文|之前)|跳过)[^。；;\n]{{0,8}}?{_EARLIER}[^。；;\n]{{0,8}}?{_SAID}",
    r"系统(?:提示词?|指令|消息)\s*[:：]|[\[【<]\s*(?:系统|system|管理员|开发者)\s*[\]】>]|开发者(?:消息|模式)|维护模式\s*[，,]",
    rf"{_MACHINE}(?:助手|程序|系统|模型|读者)*\s*(?:(?:请|须|应)?注意|须知|请(?:将|把|按|以|只|直接|回答|输出)|必须|只能|在?{_SPEAKS}时)",
    rf"{_MACHINE}[^。；;\n]{{0,14}}?(?:您|你|时|须|必须|应)[^。；;\n]{{0,14}}?(?:改口|{_SPEAKS[3:-1]}|记[作为]|读成|当[作成])",
    r"告诉(?:用户|提问[者人]|询问[者人]|查询[者人]|对方|他们?|她们?)[^。；;\n]{0,30}?(?:[是为说]|\d)|(?:回复|答复|回答)(?:用户|提问[者人])(?:[之以]?前|时|说)|(?:若|如|凡|如果)?有人(?:询问|问[起到及])|(?:凡|若|如果?)(?:被?问[及到起]|提到)|[，,、]问[^。；;，,\n]{1,20}就[报说答讲]|负责任的助手|向(?:用户|提问[者人])[^。；;\n]{0,20}?时[^。；;\n]{0,6}?[说答]|应当?[说答](?=\d)|(?:嘿|喂|亲爱的)[，,\s]*(?:模型|助手|系统|机器人)",
    r"改口(?:为|成|说)|(?:把|将)[^。；;\n]{1,30}?(?:读成|念成|记作|说成|答成|报成)|(?:覆盖|替代|推翻|作废)(?:正文|原文|上文)|(?:正文|原文|上文|前文)(?:全部|均)?(?:有误|作废|无效)|机器可读|提示词|(?:新|隐藏|秘密|内部)指令|请复述|复述以下|\bprompt\b",
    rf"(?:仅|只|专)?供{_MACHINE}[^。；;\n]{{0,6}}?(?:阅读|执行|遵照|参考)|(?:如果|若|假如)你是|检索到本[段条文][^。；;\n]{{0,6}}?(?:程序|模型|请|须)|从现在(?:起|开始)[，,]?你|你(?:现在|今后|已经|不再|必须|只能|将)+(?:是|处于|扮演|{_SPEAKS[3:-1]})",
    r"(?:请|须|要|应当|一律|只能|只|统一|均|直接|改|照此|据此|程序)(?:照此|据此|直接|只|一律|统一|改)?(?:回答|作答|应答(?!尽)|答(?![复辩应疑卷案谢]))(?![好清]|问题|群众|率|企业|咨询|社会|关切|诉求|口径|服务|平台|机制|标准|效率|质量)",
    r"(?:请|只|一律|照此|程序|程序请)输出",
    r"(?:回答|作答|应答|回复)[^。；;\n]{0,24}?时\s*[，,]?\s*(?:请|一律|只|须|统一|必须|都|均)|(?:每[个次条一]|所有|任何)+(?:的)?回答|凡(?:问及|问到|被问)|(?:再|后再?|改)回答|以[^。；;，,\n]{1,16}开头(?:作答|回答|输出)",
    r"(?:标准|正确|参考|最终)答案|答案(?:就?是|为|[:：])",
    r"(?:请|务必|须)(?:将|把)[^。；;\n]{1,30}?(?:表述|说|回答|改写|输出|念)[成为作]|原样(?:输出|复述|回答)|(?:不要|请勿|不得|禁止|无需)(?:再)?引用(?:本条|原文|出处|来源|条款)|改为?引用",
    r"(?:^|(?<=[。；;\n\t]))\s*(?:用户|助手|user|system|human)\s*[:：]|\bassistant\s*[:：]",
    r"javascript:|\{\{|\bprint\(",
    r"\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules?|prompts?|above|previous|prior|context)\b|\b(?:say|respond|reply|answer|output|print|state)\b (?:only|exactly|that|with)\b|\byou are (?:now|no longer)\b|\b(?:note|attention) (?:to|for) (?:the )?(?:ai|assistant|model)\b",
)), re.IGNORECASE | re.MULTILINE)
_MARKUP = re.compile(
    r"<(?P<tag>document|system|instructions?|prompt|context|script|正文|系统|指令)\b[^>\n]{0,300}>[^\n]{0,300}?</(?P=tag)>|"
    r"</?(?:document|system|instructions?|prompt|context|script|iframe|svg|img|object|form|style|正文|系统|指令)(?![\w-])[^>\n]{0,300}>?|"
    r"<!--[^\n]*?(?:-->|$)|!\[[^\]\n]*\]\([^)\n]*\)?", re.IGNORECASE | re.MULTILINE,
)
"""What no plan prints: it ends where it ends."""
_BACK = re.compile(r"照此|据此|如上|按此|以此")
"""Such an order means what stands before it in its sentence."""
_END = re.compile(r"[。；;！!？?\n\t]|\.(?=\s|[\u3400-\u9fff]|$)")
_START = re.compile(rf"{_END.pattern}|[，,：:）)】]")
_OPENING, _CLOSING = "（(", "）)"
_NOTE = re.compile(r"[（(](?:牵头|责任|配合|主责|主办|承办)")
"""A note of who is responsible, which no order takes along."""
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


@lru_cache(maxsize=256)
def addressed(text: str) -> tuple[Span, ...]:
    """The stretches of a text that are so addressed, in order; an order runs to the end of its sentence or of its bracket."""
    seen, places = _seen(text)
    found = [Span(places[match.start()], places[match.end() - 1] + 1) for match in _MARKUP.finditer(seen)]
    for match in _ORDER.finditer(seen):
        words = Span(places[match.start()], places[match.end() - 1] + 1)
        if not any(one.covers(words) for one in found):
            found.append(_stretch(text, *words, bool(_BACK.search(match[0]))))
    spans: list[Span] = []
    for span in sorted(found):
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return tuple(spans)


def without_addressed(text: str) -> str:
    """The text without such stretches."""
    kept, at = [], 0
    for span in addressed(text):
        kept.append(text[at : span.start])
        at = span.end
    return "".join([*kept, text[at:]])


def before_addressed(text: str) -> str:
    """What stands before the first such order."""
    seen, places = _seen(text)
    starts = [places[found.start()] for pattern in (_ORDER, _MARKUP) if (found := pattern.search(seen))]
    return text[: min(starts)].rstrip(" ，,") if starts else text


def _seen(text: str) -> tuple[str, list[int] | range]:
    """The characters that are seen, and where each stands."""
    if not _UNSEEN.search(text):
        return text, range(len(text))
    places = [place for place, character in enumerate(text) if not _UNSEEN.match(character)]
    return "".join(text[place] for place in places), places


def _stretch(text: str, start: int, end: int, is_back: bool) -> Span:
    """From where its clause begins (all of its sentence, where it points back) to the end of the sentence, inside the bracket it stands in."""
    line = text.rfind("\n", 0, start) + 1
    sentence = max([line, *(mark.end() for mark in _END.finditer(text, line, start))])
    opened = max(text.rfind(mark, sentence, start) for mark in _OPENING)
    note, after = _NOTE.search(text, end), text.find("\n", end)
    stops = [len(text) if after < 0 else after, note.start() if note else len(text)]
    if opened >= 0 and not any(mark in text[opened:start] for mark in _CLOSING):
        return Span(opened, min([*stops, *(place + 1 for mark in _CLOSING if (place := text.find(mark, end - 1)) >= 0)]))
    clause = max([sentence, *(mark.end() for mark in _START.finditer(text, sentence, start))])
    ends = _END.search(text, end - 1)
    return Span(sentence if is_back else clause, min([*stops, len(text) if ends is None else ends.end() - (ends[0] in "\n\t")]))
