"""Form: what a question asks of several documents together: which of them mention a matter, or how their figures compare."""

import re
from dataclasses import dataclass

from assistant.across.called import NOUN

_DOCUMENT = rf"(?:(?:(?:城市|地方|地区|县市|县|市|区|镇|乡)的?)?{NOUN}|城市|地方|地区|县市|县|市|区|镇|乡)"
_MENTION = r"(?:提到|提及|谈到|涉及|写到|写了|写有|写的?|说到|说了|讲到|讲了|包含|包括|出现|提出|明确|安排|部署|列入|有)(?:过|了|的)*"
_WHICH = rf"(?:(?:哪|几|多少|有几|有哪)(?:几|些|一|个|份|部|项|家|两|里)*|(?<=有没有)){_DOCUMENT}(?:里|中|里面|当中)?(?:都|也|是|会)*(?:没有?|未|不)?"
_MENTIONS = (
    re.compile(rf"^(?:请问|想问|看看|查一下|帮我查|有没有|是不是|一共|总共|是否|这些|库里|库中)*{_WHICH}{_MENTION}(?P<topic>.+)$"),
    re.compile(rf"^(?P<topic>.+?)(?:都|是|分别|会|一共)*(?:在|被){_WHICH}(?:{_MENTION}|提|写|说)?[了过的呢]*[?？]?$"),
    re.compile(rf"^(?P<topic>.+?)(?:都|是|分别|会|一共|有)*{_WHICH}(?:{_MENTION}|提|写|说|在做|在抓|在搞|在推|涉及)[了过的呢]*[?？]?$"),
    re.compile(rf"^(?:提到|写到|涉及|讲到|说到|有)(?P<topic>.+?)的(?:都|一共)*(?:有|是){_WHICH}[呢]?[?？]?$"),
    re.compile(r"^(?:please )?(?:which|what|how many) (?:of the |of these )?(?:plans?|documents?|files?|counties|cities)(?: (?:do|does|that|also|all))* (?:mentions?|covers?|includes?|refers? to|talks? about|says? (?:something|anything) about|speaks? of|contains?)\s+(?P<topic>.+)$", re.IGNORECASE),
)
_ANOTHER = re.compile(r"(?:那么?|再看看?|还有)?(?P<topic>[^?？,，。呢]{2,14}?)呢[?？]?|(?:what|how) about (?P<english>[^?]{3,40})\??", re.IGNORECASE)
_AROUND = re.compile(r"^(?:[“\"‘'\s,，]|提到|写到|说到|讲到|涉及|关于)+|(?:的?(?:内容|表述|说法|字样|要求|工作|任务|相关内容|有关内容))?(?:的)?(?:吗|呢|啊|没有|没|了)?[”\"’'\s?？。!！.]*$")

_BASE = r"(?:和|跟|与|同|较|比|相比于?|相较于?|对比|比起)"
_MORE = r"(?:高|低|多(?!少)|(?<!多)少|大|小|增加|减少|提高|提升|下降|降低|增长|升|降|涨|上升|上调|下调)"
_COMPARED = (
    re.compile(r"(?:有|新增|增加|多|少|减少|取消|去掉|删掉|不再列|没有)*(?:了|的)?(?:哪些|什么|啥)(?:目标|指标|任务|内容)?(?:是)?[\s,，]*(?:新增|新加|新的|多出来|增加|没有|没|取消|去掉|删掉|不再列|不提)(?:的|了|过)*"),
    re.compile(r"(?:新增|新加|增加|多出|取消|去掉|删掉|减少)了?(?:哪些|什么|啥)(?:目标|指标|任务|内容)?"),
    re.compile(r"(?:有|是|发生|出现)?(?:了)?(?:什么|啥|哪些|何|没有|多大)?(?:的)?(?:变化|变动|调整|不同|不一样|区别|差别|差异|出入)(?:吗|么|没有|情况|大不大|多大)?(?:是)?(?:多少)?"),
    re.compile(rf"(?:是|有没有|算)?{_MORE}了?(?:还是|或者?|或是){_MORE}了?"),
    re.compile(rf"(?:要|是|会|定得|定的|有)?(?:更|还)?{_MORE}(?:出|了|得)?(?:(?:多少|几)(?:个?百分点|个点|个|家|项|名|件|亿元?|万元?|万人次|万|成|倍|人次?|亩|吨|元)?|一?些|一?点)?(?:吗|么)?(?=[\s?？,，。]*$)"),
    re.compile(r"(?:相)?差(?:了)?(?:多少|几个?|多大|距)?(?:是)?(?:多少)?(?=[\s?？,，。]|$)"),
    re.compile(r"(?:进行|做个?|作)?(?:一个)?(?:对比|比较|相比|来比|比一比|对照|相较)(?:一下|如何|怎么样|看看|来说|来看|而言|起来)*"),
    re.compile(r"(?:谁家?|哪(?:个|一个|家|边|里)?(?:县|市|区|地方|镇|乡)?)(?:的)?(?:最|更|比较)?(?:定得|定的|要求|目标)?(?:的)?(?:更|最|比较)?(?:高|低|多(?!少)|(?<!多)少|大|小|快|慢|严)(?:一些|一点|些)?"),
    re.compile(r"\b(?:how (?:does|do|has|did) )|\b(?:compare[sd]?|comparing|differ(?:s|ent|ence)?|changed?|higher|lower|larger|more|less|than|versus|vs\.?)(?: (?:with|to|from|against|between))?\b", re.IGNORECASE),
)
_AGAINST = re.compile(rf"{_BASE}(?:\s|$)|\b(?:with|to|than|from|against|versus|vs\.?)\s*(?:[?.]|$)", re.IGNORECASE)
"""What is left where the name of a document stood behind a word that compares."""
_WHICH_PLACE = re.compile(rf"哪(?:个|一个|份|一份|家)?(?:县|市|区|地方|镇|乡|{NOUN})")
_WHOSE = re.compile(rf"(?:谁家?|哪(?:个|一个|份|一份|家|边)?(?:县|市|区|地方|镇|乡|{NOUN})?)(?:的)?(?=.*(?:高|低|多(?!少)|(?<!多)少|大|小|快|慢|严))")
_TAIL = re.compile(r"(?:定得|定的|要求|设得)?(?:更|最|比较)?(?:高|低|多(?!少)|(?<!多)少|大|小|快|慢|严)(?:一些|一点|些)?(?:是)?(?:谁|哪(?:个|家|里)?(?:县|市)?)?[\s?？。]*$")
_LEFT = re.compile(rf"^(?:[\s,，、。?？]|{_BASE}|的|那|在|以及|及|及其|还有)+|(?:[\s,，、。?？]|{_BASE}|的|是|要|又|有|了|呢|吗|相|之间|来|里)+$")
_INSIDE = re.compile(rf"(?<=\s){_BASE}(?=\s)|\s{{2,}}")
_HAN_OR_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked of several documents together."""

    kind: str = ""
    """``mentions``: which of them speak of it; ``compare``: their figures against each other; empty: what each says."""
    topic: str = ""


PLAIN = Form()


_DOCUMENTS = re.compile(
    rf"(?:请问|介绍一下|说说|列一下|列出|看看|告诉我|这个|现在|目前|你|您|这里|系统|库|文件库|资料库|里面?|中|一共|总共|都|收录|收|能查|可以查|能问|存|装|有|了|的)*"
    rf"(?:哪些|哪几份|几份|几个|多少份|多少个|什么|这几份|这些)(?:{NOUN}|资料)(?:可以查|可以问|能查|能问|收录)?[了呢吗啊]*[?？]?|"
    r"(?:which|what|how many) (?:documents|plans|files) (?:do you have|are there|are (?:in|held)(?: the library)?|can i ask(?: about)?)\??", re.IGNORECASE,
)


def asks_for_documents(text: str) -> bool:
    """Whether the documents themselves are asked for: 有哪些文件."""
    return bool(_DOCUMENTS.fullmatch(text.strip()))


def mentions_of(text: str) -> Form:
    """Which documents mention a matter, if that is asked."""
    for pattern in _MENTIONS:
        found = pattern.match(text.strip())
        topic = _AROUND.sub("", found["topic"]).strip() if found else ""
        if found and len(topic) > 1:
            return Form("mentions", topic)
    return PLAIN


def another_matter(text: str) -> str:
    """那跨境电商呢, behind a question which documents mention a matter: the other matter; empty where it says anything else."""
    found = _ANOTHER.fullmatch(text.strip())
    return (found["topic"] or found["english"]) if found else ""


def comparison_of(text: str) -> Form:
    """How the figures of several documents compare, if that is asked; ``text`` is without the documents' names, ``topic`` without what compares."""
    if not compares(text):
        return PLAIN
    rest = _WHOSE.sub(" ", text)
    for pattern in _COMPARED:
        rest = pattern.sub(" ", rest)
    if _WHOSE.search(text) or len(rest) < len(text):
        rest = _TAIL.sub("", rest)
    for _ in range(3):
        rest = _LEFT.sub("", _INSIDE.sub(" ", rest))
    return Form("compare", rest)


def stands_against(text: str) -> bool:
    """Whether something is set against what a name stood for (和 比有什么变化), or it is asked whose is more."""
    return bool(_AGAINST.search(text)) or bool(_WHOSE.search(text))


def asks_which_document(text: str) -> bool:
    """Whether it is asked which county's, or which document's, is more: 哪个县的目标高."""
    return bool(_WHICH_PLACE.search(text)) and bool(_WHOSE.search(text))


def compares(text: str) -> bool:
    """Whether words of comparison stand in a question."""
    return any(pattern.search(text) for pattern in _COMPARED) or bool(_WHOSE.search(text)) or bool(re.search(rf"(?:^|\s){_BASE}(?:\s|$)", text))


def is_bare(text: str) -> bool:
    """Whether nothing is left of a question but words that lean: 那呢, 里面呢."""
    rest = re.sub(rf"那么?|这|呢|的|里面?|中|又|也|是|多少|怎么样|怎么|咋|怎样|如何|什么|啥|要求|情况|情形|规定|说的?|看|换成?|换|再|我|想|问|知道|{NOUN}|和|与|跟|目标|吗|吧|啊|\b(?:what|how|about|and|for|in|the|plan|of)\b|[^\w]", "", text, flags=re.IGNORECASE)
    return not _HAN_OR_WORD.search(rest)
