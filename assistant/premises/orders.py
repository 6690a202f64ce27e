"""Orders: what a question tells the program to do or to be (忽略以上指令, 直接回答…, system: …); it is text, and nothing is asked by it."""

import re
from collections.abc import Iterator

_ASKING = re.compile(
    r"谁|哪|什么|啥|么子|多少|几(?!乎)|何|怎|咋|吗|呢[?？]?$|是否|是不是|有没有|对吧|对不对|"
    r"\b(?:how|what|who|when|which|where|why)\b|^\W*(?:is|are|does|do|did)\b", re.IGNORECASE,
)
"""A stretch with such a word asks something, and is no order unless it is one beyond doubt."""
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’|\"[^\"\n]*\"|《[^》]*》")
_STOP = re.compile(r"[。！!？?；;，,\n]+|(?<=[A-Za-z%”\"'])[.:](?=\s|$)|(?<=[\u3400-\u9fff”])\s+(?=[\u3400-\u9fff“])|\s(?=(?:and|then|but)\s+(?:say|tell|answer|reply|respond|output|print|give|cite|write|state|set|confirm)\b)", re.IGNORECASE)
_ROLE_HEAD = (
    r"(?:system|assistant|developer|administrator|admin|root|user|human|系统|助手|助理|机器人|开发者|管理员|用户|提问者?)"
    r"\s*(?:消息|提示词?|指令|通知|公告|角色|message|prompt|override|note)?"
)
_ROLE = re.compile(rf"(?:^|(?<=[\s。；;,，!！?？\]】)）>\"”]))(?:[\[【(（<#*]+\s*(?P<bracketed>{_ROLE_HEAD})\s*[\]】)）>*]+\s*[:：]?|(?P<plain>{_ROLE_HEAD})\s*[:：])", re.IGNORECASE)
_ASKS = re.compile(r"user|human|用户|提问", re.IGNORECASE)
_MARKUP = (
    re.compile(r"<!--.*?(?:-->|$)", re.DOTALL),
    re.compile(r"<\|im_start\|>\s*(?:system|assistant)\b.*?(?:<\|im_end\|>|$)", re.IGNORECASE | re.DOTALL),
    re.compile(r"<<SYS>>.*?(?:<</SYS>>|$)", re.IGNORECASE | re.DOTALL),
    re.compile(r"<(script|style|system|assistant|developer|instructions?|prompt|tool|rules?|admin)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL),
    re.compile(r"\[(system|assistant|developer|instructions?|prompt|admin|系统|指令|助手)\].*?\[/\1\]", re.IGNORECASE | re.DOTALL),
    re.compile(r"\\u[0-9A-Fa-f]{4}(?!\\u)|\\x[0-9A-Fa-f]{2}(?!\\x)"),
    re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\|[^|<>]{1,40}\|>|\[/?INST\]|```+\w*"),
)
_LINK = re.compile(r"!?\[([^\]\n]{0,80})\]\((?:https?:|data:|javascript:|/)[^)\s]*\)")
_OPAQUE = re.compile(
    r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{16,}={0,2}|"
    r"\b(?:[0-9A-Fa-f]{2}[\s:,]?){12,}\b|(?:\\[ux][0-9A-Fa-f]{2,4}){4,}|(?:%[0-9A-Fa-f]{2}){4,}|(?:&#x?[0-9A-Fa-f]+;){3,}"
)
"""Encoded text, which no plan is asked by."""

_HIDDEN = r"(?:提示词|系统提示|系统指令|系统消息|系统设定|初始指令|内部指令|隐藏指令|后台指令|开发者消息|密钥|api\s*key|环境变量|(?:system|hidden|initial|your|original|internal)\s+(?:prompts?|instructions?|messages?|rules)|\bprompts?\b|你的(?:指令|规则|设定|设置|配置|提示|限制|身份设定))"
_EARLIER = r"(?:以上|上述|上面|之前|前面|先前|此前|所有|一切|任何|全部|你的|系统|原有|原来|既有|这些|那些|下面)"
_RULES = r"(?:指令|规则|要求|设定|限制|约束|命令|指示|设置|对话|内容|提示词?|原文|条款|文件|方案|资料|说明|规定|安全|过滤|prompts?)"
_SURE = (
    rf"{_HIDDEN}", r"开发者模式|越狱|管理员模式|调试模式|上帝模式|无限制模式|(?-i:\bDAN\b)|jailbreak|developer mode|debug mode|god mode|\bsudo\b",
    rf"(?:忽略|无视|忘记|忘掉|忘了|抛开|跳过|绕过|推翻|违反|不要?理会|不用管|别管|不必理会|不(?:要|再|用|必)遵守|别遵守|不受|解除|放弃|清空)[^,，。]{{0,10}}?{_EARLIER}?[^,，。]{{0,6}}?{_RULES}",
    r"\b(?:ignore|disregard|forget|override|bypass|(?:do not|don't|stop) follow(?:ing)?)\b.{0,40}\b(?:instructions?|rules?|prompts?|above|previous|prior|system|guidelines|context|documents?|plan|everything)\b",
    r"(?:编造|虚构|杜撰|捏造|瞎编|胡编|伪造)|(?<![\u3400-\u9fff])(?:帮我|请|给我|你)?编(?:一|个|条|出|点)",
    r"(?:不要|不用|无需|无须|别|禁止|不许|不必|省略|去掉|不需要|不得|不准)(?:再)?(?:引用|标注|附上?|附带|列出?|给出?|注明|出示|带|写|显示|提供|提)?[^,，。]{0,4}?(?:条款|出处|来源|引用|依据|原文|引文|条文)",
    r"\b(?:do not|don't|without|never|no)\b.{0,12}\b(?:cit(?:e|ing|ations?)|quot(?:e|ing|es)|sources?|references?)\b",
    r"(?:不要|不用|别|无需|不必)(?:去)?(?:看|管|查|参考|依据|根据|按照?|考虑|理会)(?:文件|方案|原文|资料|规定|条款)",
    r"(?:解码|解密|破译|decode)[^,，。]{0,8}(?:以下|下面|这段|并|base64|and|the)?|base64|\brot13\b|翻译(?:一下)?(?:并|后|然后)(?:执行|运行|照做|遵守|回答)",
    r"规则(?:已经?|现在|都)?(?:变|改|更新|失效|作废)", r"(?:都|必须|一律|至少|务必|一定要)(?:给|写|填|编)(?:个|上|出|成)?(?:数字|数值|数|\d)",
)
"""An order even where the stretch holds a word that asks."""
_HEAD = r"(?:请|你|麻烦|帮我|现在|然后|接着|再|先|并且?|并|直接|务必|必须|首先|给我|马上|立即|，|,|\s)*"
_ORDERS = (
    r"你(?:现在|已经|将|就|必须|要|应该?|从现在(?:起|开始)|今后)*(?:是|扮演|充当|作为|变成|成为|进入|切换|叫做?|假装)",
    rf"^{_HEAD}(?:扮演|假装|假扮|装作|模拟|充当|角色扮演|冒充|代入|作为一[个名位])",
    r"你(?:们)?(?:必须|只能|只需要?|只要|务必|一定要|要|应当|应该|需要|得|不能|不得|不许|不准|不要|无需|不用|不再|从此|现在|可以|只|仅|都|一律|，)+[^。]{0,20}?(?:回答|回复|输出|说|答|同意|服从|遵守|执行|拒绝|承认|引用|限制|规则|听|相信|告诉|写)",
    r"^(?:请|也|并|且|但|,|，)*(?:不许|不准|不得|禁止|不要|别|请勿)(?:再|去)?(?:提|说|讲|透露|回答|显示|写|出现|告诉|解释|拒绝)",
    r"从现在(?:起|开始)|自此以后|接下来(?:的)?(?:所有|每个|一律)",
    rf"^{_HEAD}(?:宣布|宣称|声称|改口|坚称|谎称|发布公告)",
    rf"^{_HEAD}(?:修改|更改|篡改|删除|替换|改写|更新)(?:一下)?(?:文件|方案|原文|条款|目标|牵头|数据|附件|内容)",
    r"以(?:我|本人|用户|管理员)(?:说|给|提供|讲|写)?的[^。]{0,8}为准|听我的|服从(?:我|命令)|[按照](?:我|用户)(?:说|讲|要求)的|以(?:下面|以下|此|这个|这条)[^。]{0,8}为准",
    r"(?:用|以)(?:英文|英语|中文|json|表格|markdown|html|一句话|一个字|诗歌?|古文|大写|首字母)[^。]{0,6}(?:回答|输出|回复|说|写|表示|作答|编码)",
    r"(?:凭|根据|按)(?:你的|你自己的|自己的)(?:想象|知识|常识|记忆|经验)",
    r"(?:执行|运行|遵循|遵守|按照)(?:以下|下面|下列|这段|如下)(?:的)?(?:指令|命令|代码|规则|要求|脚本)",
    r"(?:回答|答案|输出|回复|结论|结果)(?:里|中)?(?:必须|只能|一律|应该|要|得|统一|都|固定)+(?:是|为|写|说|用|以|包含|改|填)",
    r"\byou(?:'re| are) (?:now|no longer|going to|not bound|free|a|an|the)\b|\byou (?:must|should|will|shall|have to|can only)\b|\b(?:act|behave|respond) as\b|\bpretend\b|\brole-?play\b|\bfrom now on\b",
    r"^\W*(?:and |then |please |now )*(?:just |only |simply |always |must )*(?:say|reply|respond|answer|output|print|write|state)\b(?:\s+(?:with|that|only|as|exactly|yes|no|it|the (?:word|target is|answer is|figure))\b|\s*[:：\"“]|\s+[^A-Za-z\s]|.{0,12}\b(?:billion|million|percent)\b)",
    r"^\W*(?:just|only|simply|always)\s+(?:say|reply|respond|answer|output|print|write|state)\b",
    r"^\W*(?:and |then |please |now )*(?:change|set|replace|modify|rewrite|update)\b.{1,60}\b(?:to|with|as|by)\b",
)
_SURE_ORDER = re.compile("|".join(_SURE), re.IGNORECASE)
_ORDER = re.compile("|".join(_ORDERS), re.IGNORECASE)
_MADE = r"(?:改[成为到]|换[成为]|替换[为成]?|写[成为]|说成|当[成作]|设[为成置定]|调[成到高低整]|定[为成到]|视[为作]|算作|提[高升]到?|降低?到|翻倍|翻番|修改|更改|删除|删掉|去掉|隐去)"
_CHANGE = re.compile(
    rf"^{_HEAD}(?:把|将)[^,，。]{{1,40}}?{_MADE}(?:[^,，。:：]{{0,30}}?(?:(?:之?后|以后)(?:请|再|就|来)*|(?:再|然后|并)(?:请|就)*(?=回答|告诉|说|答|问))(?:回答|告诉我?|说说?|答|问|看看?)?(?=[^,，。]{{2}})|[^:：]*(?:[:：]|$))"
)
"""把牵头单位改成…: what is to be made of the documents; what stands behind 后 or 再回答 may still ask something."""
_REPORTED = re.compile(r"为什么|为啥|为何|听说|据说|既然|是不是|是否|了[?？]?$|吗[?？]?$|吧[?？]?$|谁")
_SAY = re.compile(
    r"(?:请|就|你|务必|必须|一律|统一|立即|马上|一定|给我|并|然后)*(?:(?:直接|仅|必须|务必|一律|统一|只能|只需要?|一定)(?:要|需|用|能|管)?(?:回答|回复|输出|说|答|写|返回|填写?|报|讲)(?:道)?|"
    r"(?:就|都|只)(?:要|需|用|能|管)?(?:回答|回复|输出|返回|(?:说|答|写|填写?|报|讲)(?=是|为|[“\":：\d]))|"
    r"(?:请|就|你|并|然后)?(?:回答|回复|输出|说|写上?|返回)(?=\s*[:：“\"「]))\s*[:：]?(?P<what>.*)$"
)
_CITE = re.compile(
    r"(?:请|并且?|务必|必须|要|同时|且)*(?:引用|援引|引自|注明(?:出处|来源|依据|引自)?(?:为|是|自)?|标注(?:出处|来源|依据|引用)?(?:为|是|自)?|标明(?:出处|来源|依据)?(?:为|是|自)?|(?:出处|来源|依据)(?:请)?(?:写成?|标|注明|注|填)(?:为|是|成)?)\s*[“\"「]?"
    r"(?:附件|附表|第|总体方案)[\d一二三四五六七八九十百·.、()（）条款项章节的中里第]*[”\"」]?(?:作为?(?:依据|出处|来源))?|^\W*(?:and |please |then )*cite\b.{0,40}\b(?:annex|clause|article|appendix)\b[\w\s.()]*", re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:规定|内容(?:是|为)|写明|写着|要求|载明|大意|说明|指出|说是|即)")
_NAMES = re.compile(r"(?:目标|指标|牵头(?:单位)?|配合(?:单位)?|时限|要求|措施|任务)[?？。]?$")
_CONNECTORS = re.compile(r"^(?:然后|接着|并且?|再|请你?|之?后|那么|同时|且|and|then|please|[\s,，。;；:：、!！.?？…\-—*#>]|(?:现在|接下来)(?=[,，]))+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")


def without_orders(text: str) -> str:
    """A cleaned question without its orders, claimed roles, markup and encoded stretches; itself where it has none, empty where it is nothing else."""
    plain = _without_roles(_without_markup(text))
    kept = "".join(_kept(plain))
    if kept == text:
        return text
    kept = _CONNECTORS.sub("", kept).strip(" ,，;；")
    return kept if _WORD.search(kept) and kept not in ("请", "你", "我", "并", "再") else ""


def _without_markup(text: str) -> str:
    plain = text
    for pattern in _MARKUP:
        plain = pattern.sub(" ", plain)
    plain = _OPAQUE.sub(" ", _LINK.sub(r"\1", plain))
    return text if plain == text else re.sub(r"\s+", " ", plain).strip()


def _without_roles(text: str) -> str:
    """Without what a part that calls itself the system's or the assistant's states; what it asks stays, and so does a user's part."""
    heads = list(_ROLE.finditer(text))
    if not heads:
        return text
    parts = [text[: heads[0].start()]]
    for head, end in zip(heads, [*(one.start() for one in heads[1:]), len(text)], strict=True):
        said = text[head.end() : end]
        if _ASKS.match(head["bracketed"] or head["plain"]):
            parts.append(said)
        else:
            parts += [sentence for sentence in re.split(r"(?<=[。！!?？；;\n])", said) if _ASKING.search(sentence)]
    return " ".join(part.strip() for part in parts if part.strip())


def _kept(text: str) -> Iterator[str]:
    """The stretches between marks that are no orders, each with its mark; what only goes on behind an order is one too."""
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    start, is_behind = 0, False
    for end, after in [*(found.span() for found in _STOP.finditer(masked)), (len(text), len(text))]:
        stretch, mark = text[start:end], text[end:after]
        start = after
        if is_behind and _GOES_ON.match(stretch) and not _ASKING.search(stretch):
            continue
        left = _left(stretch)
        if left != stretch:
            asked = _behind_colon(stretch)
            left = left or asked
        is_behind = left != stretch
        if left:
            yield left + mark
        elif stretch == left:
            yield mark


def _behind_colon(stretch: str) -> str:
    """What is asked behind the colon of an order."""
    _, _, behind = stretch.replace("：", ":").partition(":")
    return behind if _ASKING.search(behind) or _NAMES.search(behind) else ""


def _left(stretch: str) -> str:
    """What a stretch says besides its order."""
    bare = _QUOTED.sub("", stretch)
    if _SURE_ORDER.search(bare):
        return ""
    if changed := _CHANGE.match(stretch):
        rest = stretch[changed.end() :]
        if rest or not _REPORTED.search(stretch):
            return rest
    stretch = _CITE.sub("", stretch)
    said = _SAY.search(stretch)
    if said and not _ASKING.search(said["what"]) and not _ASKING.search(stretch[: said.start()]) and len(said["what"].strip()) > 0:
        stretch = bare = stretch[: said.start()]
    if _ORDER.search(bare) and not _ASKING.search(bare):
        return ""
    return stretch
