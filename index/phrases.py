"""Phrases: the words around a value that say what it measures, without the words that only lead up to it."""

import re

from index.genre import Genre, one_of
from index.quantities import Quantity
from index.spans import Span

_BOUNDARY = re.compile(r"[,，;；。:：\n]")
_OPEN_QUOTE = re.compile(r"“(?=[^”]*$)")
_OPEN_BRACKET = re.compile(r"[（(](?=[^（()）]*$)")
_LEADING = re.compile(
    r"^(?:其中|全年|全县(?!域)|全市(?!域)|全省(?!域)|年内|我县|我市|每年|今年|当年(?!度)|在(?![校园建职册读营岗线库编地])|将|同时|并(?![网购轨联])|[（(]\d{1,2}[）)]|"
    r"(?:积极|持续用力|持续|继续|重点|扎实|稳步|着力|加快|大力|全面|深入|不断|进一步)?(?:推动|推进|促进|实现|做到)|积极|"
    r"(?:到|至)?\d{4}年(?:\d{1,2}月份?(?:\d{1,2}[日号])?)?(?:[上中下]旬|底|末|初)?(?:之?前|以前)?|"
    r"(?:到|至)?(?<!\d)\d{1,2}月份?(?:\d{1,2}[日号])?(?:[上中下]旬|底|末|初)?(?:之?前|以前)?(?![\d均度])|"
    r"(?:到|至)?(?:年|[上下]半年|第?[一二三四]季度)(?:底|末)(?:之?前|以前)?|(?:到|至)?(?:[上下]半年|第?[一二三四]季度)(?:之?前|以前)?|[,，]|的|等(?!级))+"
)
_TRAILING = re.compile(r"(?:分别|均|各|为|力争|力促|确保|努力|目标|常年|只|仅|总体|原则上|应|须)+$")
_PREDICATE = re.compile(r"^[^、]*(?:有效|有序|全面|持续|不断|稳步|显著|明显)[^、]{2}、(?=.{4,}$)")
_VERB = re.compile(
    r"(?:对接|推动|引进|引育|培育|建设|建立|实施|开展|安装|组织|打造|认定|守牢|新增|完成|创建|争取|争|启动|服务园区的|接入|"
    r"发放|改造|新建|创新|实行|年满|每户|每|等|的|达|到|三期|二期|一期|前|为|给予|提供|遴选|挖掘|发掘|配备|配置|招引|储备|谋划|举办|选派|选树|评选|支持|扶持)$"
)
_TAIL = re.compile(r"(?:[^,，;；。:：、()（）\n”“]|[(（][^()（）\n]*[)）])*")
_CONJUNCTION = re.compile(r"(?<=.)(?:(?<![普以涉惠危顾波触提])及|和(?![谐平])|(?<![参给授])与|并(?![网购轨联]))(?=.{3,})|(?<=.{2})等(?!级)")
_BASE = re.compile(r"(?:同比|环比|(?:较|比)(?:上年|去年|同期|上年同期|\d{4}年)(?:末|底)?|在\d{4}年(?:的)?基础上)")
_SHARE_OF = re.compile(r"(?P<operator>不超过|不高于|不低于|不少于|不多于|最高)(?:于|达)?(?P<whole>[^,，、]{2,24})的$")
_PERCENT = ("%", "％", "‰", "个百分点", "百分点")


def left_edge(text: str, sentence: Span, at: int, stops: list[int]) -> int:
    """Where the phrase that ends at a value begins: after the last comma, or the last 、 behind another value."""
    start = sentence.start
    for boundary in _BOUNDARY.finditer(text, sentence.start, at):
        start = boundary.end()
    quote = _OPEN_QUOTE.search(text[start:at])
    if quote and text.find("”", at, sentence.end) >= 0:
        start += quote.end()
    bracket = _OPEN_BRACKET.search(text[start:at])
    if bracket:
        start += bracket.end()
    earlier = [stop for stop in stops if start < stop <= at]
    return max(earlier[-1], text.rfind("、", earlier[-1], at) + 1) if earlier else start


def counted_behind(text: str, sentence: Span, quantity: Quantity, stops: list[int]) -> Span | None:
    """What the quantity counts where that is printed behind it: 20个以上|产业项目落地开工."""
    if quantity.unit in _PERCENT:
        return None
    found = _TAIL.match(text, quantity.span.end, sentence.end)
    end = found.end() if found else quantity.span.end
    if any(quantity.span.end < stop <= end for stop in stops):
        return None
    start = quantity.span.end + (text[quantity.span.end : quantity.span.end + 1] == "的")
    cut = _CONJUNCTION.search(text[start:end])
    if cut:
        end = start + cut.start()
    is_named = len(re.sub(r"[(（][^()（）]*[)）]", "", text[start:end])) >= 2
    return Span(start, end) if is_named else None


def is_counted_behind(quantity: Quantity, head: str) -> bool:
    """Whether the words before a quantity leave open what it counts (引进, 每户安装), so that the words behind it say so."""
    return not quantity.before or len(head) < 2 or bool(_VERB.search(head))


def stripped(text: str, span: Span, genre: Genre) -> tuple[int, str]:
    """The phrase without leading time words and commitment; where its printed form starts (commitment kept)."""
    head = span.of(text)
    shown = span.start + len(head) - len(head.lstrip())
    head = head.strip()
    commitment = one_of(genre.commitments)
    while True:
        shorter = re.sub(rf"^(?:{commitment})", "", _LEADING.sub("", head))
        shorter = shorter[1:] if shorter.startswith("“") and shorter.count("“") > shorter.count("”") else shorter
        if shorter == head:
            break
        head = shorter
    head = _TRAILING.sub("", _BASE.sub("", _PREDICATE.sub("", head)))
    return shown, head.strip()


def share_of(head: str, unit: str) -> tuple[str, str]:
    """The operator and the whole of a share whose operator stands before the whole: 不超过|采购费用|的50%. Empty where it is none."""
    found = _SHARE_OF.search(head) if unit in _PERCENT else None
    return (found["operator"], found["whole"]) if found else ("", "")


def base_of(words: str) -> str:
    """What a change is measured against, as printed: 同比, 较上年, 比2020年."""
    found = _BASE.search(words)
    return found[0] if found else ""


def operators_of(before: str, genre: Genre) -> tuple[list[str], str]:
    """The binding words in front of a numeral, and the commitment among them (力争提高)."""
    commitment = commitment_of(before, genre)
    rest = before.replace(commitment, "", 1) if commitment else before
    rest = rest.replace("同比", "").replace("环比", "")
    words = re.findall(rf"(?:{genre.before_pattern})(?:到|至)?", rest)
    return [word for word in words if word], commitment


def commitment_of(text: str, genre: Genre) -> str:
    """力争, 确保 … or empty."""
    found = re.search(one_of(genre.commitments), text)
    return found[0] if found else ""


def scope_of(words: str, operators: list[str], unit: str, genre: Genre) -> str:
    """Whether a value is a growth, a share, a total or what is new; empty where the words do not say."""
    if any("增长" in operator for operator in operators):
        return "增长"
    scopes = {word: scope for word, scope in genre.scopes.items() if word != "占" or unit in _PERCENT}
    closing = [scope for word, scope in scopes.items() if words.endswith((word, f"{word}率"))]
    return next(iter(closing), "") or next((scope for word, scope in scopes.items() if word in words), "")
