"""Words: whether a question on units says anything beyond units, roles, parts and the words that ask for a list or a count."""

import re
from collections.abc import Iterable

from assistant.inquiry import Inquiry

LEADING = r"(?:联[合和])?(?:总?牵头|主抓|主办|主责|领头|领衔|挑头|带头|打头|挂帅|挑大梁|扛旗?)|\b(?:leads?|led|leading)\b"
"""What a lead does."""
SUPPORTING = r"打?[配陪][合和]|参与|参加|协助|支持|协办|打下手|搭把?手|帮忙|有份|按?职责分工|分工负责|\b(?:supports?|supporting|supported|assists?|participates?|involved|take part|takes part)\b"
"""What the others do."""
TASKS = r"任务|工作|事项|事情|条目|条款|活儿?|职责|责任|分工|\b(?:tasks?|duties|responsibilities)\b"
PARTS = r"附件\s*[\d一二三四五六七八九十]*|总体方案|攻坚|方案|文件|部分|板块|\b(?:annex(?:es)?|appendix|parts?|plan)\b\s*\d*"

_ROLE_WORDS = re.compile(f"{LEADING}|{SUPPORTING}|{TASKS}|{PARTS}", re.IGNORECASE)
_FILLER = re.compile(
    r"请问|请|麻烦|帮我|帮忙|给我|劳驾|想问|问一?下|我们|我是|咱们|对一下|核对一?下|到底|究竟|一共|总共|共计|合计|加起来|全部|全都|所有|统统|都有|都是|整个|今年|现在|"
    r"列出来?|列一下|列个|列|统计一?下|统计|整理|梳理|捋一?捋|找全|找出来?|查一?下|报一?下|说一?下|数一?数|算一?下|一览|名单|清单|做成?一?[张个]?表|出[张个]表|看看|"
    r"哪些|哪几|哪边|哪|什么|啥|多少|几|谁|单位|部门|委办局|分别|各自|各个|每个|每|各|别的|其他|其余|其它|另外|剩下|余下|还|又|也|都|只是|只|就|既|而|但|"
    r"没关系|无关|有关|关系|相关|涉及|沾边|沾|提到|出现|包括|包含|含|带|归|由|让|给|对|凡是|承担|负责|管|做|干|办|派|担任|作为|当|任|属于|分到|"
    r"没有?|未|无|不是|不用|不|并非|非|除了|除开|除去|除|以外|之外|外|不算|"
    r"写明|写|标明|标|注明|载明|列明|明确|指定|单列|定|点|"
    r"最多|最少|最高|最低|更多|更少|最|多|少|前|名|位|排名|排序|排个序|排|比一比|比较|比|相差|差|数量|项数|数目|数|"
    r"一起|共同|联合|联和|同时|合作|一道|一块|和|跟|与|同|及|或者?|还是|"
    r"在|里面|里头|里|中|头|上|下|内|的|了|着|过|有|是|要|得|该|能|会|来|去|让|把|被|那边|这边|那|这|手上|手头|手里|名下|以|从|出|全|整|"
    r"[一两二三四五六七八九十]|个|家|项|条|件|样|些|块|桩|类|摊|点|句|呢|吧|吗|啊|呀|哦|嘛|么|啦|"
    r"\b(?:which|what|who|how|many|much|the|a|an|of|in|by|on|to|for|are|is|be|do|does|did|not|no|without|any|all|and|or|but|only|them|it|that|there|have|has|had|with|each|every|both|most|fewest|least|"
    r"more|fewer|less|than|units?|departments?|bureaus?|list|show|compare|true|right|correct|me|please|number|its|their|under|jointly|together)\b|[\d\s,，.。、;；:：?？!！“”\"'()（）]", re.IGNORECASE,
)
_LEADS = re.compile(r"(?<![不非没])(?<!不是)(?<!没有)(?:牵头|主抓|主办|领头|领衔|挑头|挂帅|打头|挑大梁)|\b(?:leads?|led|leading)\b|扛", re.IGNORECASE)
_LEADS_NOT = re.compile(r"(?:不|非|没有?|不是)(?:牵头|主抓|主办|领头|挑头|挂帅)|(?:without|not|never) lead|only support", re.IGNORECASE)
_SUPPORTS = re.compile(r"[配陪][合和]|参与|参加|协助|支持|协办|打下手|搭手|帮忙|分工负责|support|assist", re.IGNORECASE)


def beyond(inquiry: Inquiry, further: Iterable[str] = ()) -> str:
    """What the question says besides; ``further``: words that belong to what is asked here."""
    text = inquiry.question.typed
    for name in sorted({name for said, names in inquiry.question.units for name in (said, *names)}, key=len, reverse=True):
        text = text.replace(name, " ")
    for reading in inquiry.readings():
        for part in reading.tree.parts:
            if part.heading and part.address in inquiry.question.parts:
                text = re.sub(rf"[{re.escape(part.heading)}]{{4,}}|[{re.escape(part.heading)}]{{2,}}(?=攻坚|方案|领域|板块|那)", " ", text)
    for pattern in further:
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    return re.sub(r"\s+", "", _FILLER.sub(" ", _ROLE_WORDS.sub(" ", text)))


def role_asked(text: str) -> bool | None:
    """The one role that a text names: True for leading, False for supporting; None where it names both or neither."""
    leads, supports = bool(re.search(LEADING, text, re.IGNORECASE)), bool(re.search(SUPPORTING, text, re.IGNORECASE))
    return leads if leads != supports else None


def roles_of_unit(text: str) -> list[bool]:
    """What is asked of a named unit, one role or both: True for what it leads; 不牵头 asks for what it supports."""
    text = text.replace("有没有", "有")
    leads, supports = bool(_LEADS.search(text)), bool(_SUPPORTS.search(text))
    if _LEADS_NOT.search(text):
        return [False]
    return [True] if leads and not supports else [False] if supports and not leads else [True, False]
