"""Orders: what a question tells the program to do or to be (忽略以上指令, 直接回答…, system: …); it is text, and nothing is asked by it."""

import itertools
import re
from collections.abc import Iterator

from assistant.premises.markup import without_markup, without_roles
from assistant.premises.order_words import ASKING, CHANGE, CITE, GOES_ON, NAMES, ORDER, REPORTED, REQUEST, SAY, STATES, SURE, TO_THE_PROGRAM

_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|‘[^’]*’|\"[^\"\n]*\"|《[^》]*》")
_ASIDE = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,200})[)）】\]]|\*{1,2}([^*]{3,200})\*{1,2}|\{\{([^{}]{3,200})\}\}|“([^“”]{4,200})”|\"([^\"\n]{4,200})\"")
_IMPERATIVE = r"(?:(?:and|then|but|please|now|just|only)\s+)*(?:ignore|disregard|forget|say|tell|answer|reply|respond|output|print|write|state|cite|set|confirm|do not|don't|never|always|you (?:must|are))\b"
_STOP = re.compile(
    r"[。！!？?；;，,\n]+|\.{2,}|…+|(?<=[A-Za-z%”\"'])\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Z\u3400-\u9fff])|(?<=[\u3400-\u9fff)])\.(?=\s|$)|(?<=[\u3400-\u9fff”])\s+(?=[\u3400-\u9fff“])|\s+(?:-{2,}|/{2,}|#+|\|+)\s+|\s(?=(?:要求|提示|备注|注|说明|规则|任务|注意)[:：])|"
    rf"\s(?=(?:and|then|but)\s+(?:say|tell|answer|reply|respond|output|print|give|cite|write|state|set|confirm)\b)|(?<=[\u3400-\u9fff%])\s+(?={_IMPERATIVE})", re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！!？?；;\n]|\.{2,}|…")
_CONNECTORS = re.compile(r"^(?:然后|接着|并且?|再|请你?|之?后|那么|同时|且|and|then|please|[\s,，。;；:：、!！.?？…\-—*#>]|(?:现在|接下来)(?=[,，])|我(?:是|叫)[^,，。]{1,12}[,，])+", re.IGNORECASE)
_LEADS_ON = re.compile(r"[,，]?\s*(?:(?:并且?|然后|再|接着|顺便|同时|请|来)+(?:回答|告诉我?|说说?)?|回答|告诉我|说说|请问|and|then|tell me)[:：]?\s*", re.IGNORECASE)
_TRAILS = re.compile(r"[,，\s]*(?:并且?|然后|再|接着|顺便|同时|最后|和|and|then)[^,，。]{0,8}$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_ASKED_OF = re.compile(r"[?？]|目标|指标|请问|[是要由]|多少|谁|哪些?|个|家|什么|几|怎么|牵头|配合|单位|部门|[达到定有]|今年|全年|增长|提高|下降|负责|时候|完成|设在|办公室")
_ASKED_FOR = re.compile(r"(?:说|给|报|写|编|来|估|猜)(?:一?个|出)(?P<what>[^,，。:：“\"\d]{2,20}?)的?(?:数字?|数值|数据)(?:就行|就好|即可|吧|来|出来)*(?=$|[,，。!！?？])")
_ONLY_QUOTED = re.compile(r"^\s*(?:“[^”]*”|\"[^\"]*\"|「[^」]*」)\s*[,，。;；]\s*")
_PERSONS = re.compile(r"你|我|\b(?:you|i)\b", re.IGNORECASE)
_NOUN = 8
"""Characters that may be the bare name of what is asked for."""
_TOPIC = 3
"""Characters besides question words from which a stretch says what it asks of."""


def without_orders(text: str) -> str:
    """A cleaned question without its orders, claimed roles, markup and encoded stretches; itself where it has none, empty where it is nothing else."""
    plain = without_roles(without_markup(text))
    plain = _ASIDE.sub(_kept_aside, plain)
    kept = "".join(_kept(plain)) or _asked_for(plain)
    if kept == text:
        return text
    kept = _CONNECTORS.sub("", _asking_sentences(kept)).strip(" ,，;；{}[]\"\\")
    return kept if _WORD.search(kept) and kept not in ("请", "你", "我", "并", "再") else ""


def _asked_for(text: str) -> str:
    """What an order wants a figure said of (随便说个…的数): that is asked all the same."""
    found = _ASKED_FOR.search(text)
    return f"{found['what']}是多少" if found and len(found["what"].removeprefix("具体").removeprefix("大概")) > _TOPIC else ""


def _kept_aside(found: re.Match[str]) -> str:
    """What stands in brackets or quotation marks, unless it is an order as a whole."""
    said = next(one for one in found.groups() if one is not None)
    return found[0] if "".join(_kept(without_roles(f"{said}"))).strip(" ,，。") else " "


def _asking_sentences(kept: str) -> str:
    """What is left beside orders, without the sentences that neither ask nor name what is asked for, where another one does."""
    kept = kept.strip(" ,，。;；")
    if not any(pattern.search(kept) for pattern in (ASKING, NAMES, REQUEST, REPORTED)) and (len(kept) > _NOUN or _PERSONS.search(kept)):
        return ""
    beside = _ONLY_QUOTED.sub("", kept)
    kept = beside if ASKING.search(beside) and len(_ASKED_OF.sub("", beside)) >= _TOPIC else kept
    cuts = [0, *(found.end() for found in _SENTENCE.finditer(kept)), len(kept)]
    sentences = [kept[start:end] for start, end in itertools.pairwise(cuts)]
    asking = [one for one in sentences if len(_ASKED_OF.sub("", one)) >= _TOPIC and ASKING.search(one)]
    if not asking:
        return kept
    return "".join(one for one in sentences if ASKING.search(one) or NAMES.search(one) or REQUEST.search(one) or REPORTED.search(one))


def _kept(text: str) -> Iterator[str]:
    """The stretches between marks that are no orders, each with its mark; what only goes on behind an order is one too."""
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), text)
    start, is_behind = 0, False
    for end, after in [*(found.span() for found in _STOP.finditer(masked)), (len(text), len(text))]:
        stretch, mark = text[start:end], text[end:after]
        start = after
        if is_behind and GOES_ON.match(stretch) and not ASKING.search(stretch):
            continue
        left = _left(stretch)
        is_behind = left != stretch
        if left:
            yield left + mark
        elif stretch == left:
            yield mark


def _left(stretch: str) -> str:
    """What a stretch says besides its order."""
    head, colon, tail = stretch.replace("：", ":").partition(":")
    if colon and tail.strip() and _left_of_one(head) != head:
        changed = CHANGE.match(head)
        behind = _behind(tail, changed["what"] if changed else "")
        return behind if ASKING.search(tail) or (NAMES.search(tail) and not STATES.search(tail)) else ""
    return _left_of_one(stretch)


def _behind(asked: str, what: str) -> str:
    """What is asked behind an order to change something; of that, where it says too little itself."""
    return f"{what}{asked}" if what and len(_ASKED_OF.sub("", asked)) < _TOPIC else asked


def _left_of_one(stretch: str) -> str:
    masked = _QUOTED.sub(lambda found: "\0" * len(found[0]), stretch)
    bare = masked.replace("\0", "")
    if sure := SURE.search(masked):
        return _around(stretch, masked, sure)
    if changed := CHANGE.match(stretch):
        rest = stretch[changed.end() :]
        if rest or not REPORTED.search(stretch):
            return _behind(rest, changed["what"]) if rest else ""
    stretch = CITE.sub("", stretch)
    said = SAY.search(stretch)
    if said and not ASKING.search(said["what"]) and not ASKING.search(stretch[: said.start()]) and said["what"].strip():
        return stretch if NAMES.search(said["what"]) and not STATES.search(said["what"]) else stretch[: said.start()]
    if ASKING.search(bare) or (NAMES.search(bare) and not STATES.search(masked)):
        return stretch
    if ORDER.search(masked) or (TO_THE_PROGRAM.search(bare) and not REQUEST.search(bare)):
        return ""
    return stretch


def _around(stretch: str, masked: str, order: re.Match[str]) -> str:
    """What is asked in a stretch before an order, or behind it."""
    before = _TRAILS.sub("", stretch[: order.start()])
    if len(_ASKED_OF.sub("", before)) >= _TOPIC and ASKING.search(before):
        return before
    behind = stretch[order.end() :]
    leads_on = _LEADS_ON.match(behind)
    if leads_on and ASKING.search(behind) and not SURE.search(masked[order.end() :]):
        return behind[leads_on.end() :]
    return ""
