"""Markup: a question without what only a program would read: tags, comments, claimed roles, chat as JSON, encoded text, commands."""

import re

from assistant.premises.order_words import ASKING

_HEAD = (
    r"(?:system|assistant|developer|administrator|admin|root|user|human|系统|助手|助理|机器人|开发者|管理员|用户|提问者?)"
    r"\s*(?:消息|提示词?|指令|通知|公告|角色|更新|message|prompt|override|note)?"
)
_ROLE = re.compile(rf"(?:^|(?<=[\s。；;,，!！?？\]】)）>\"”]))(?:[\[【(（<#*]+\s*(?P<bracketed>{_HEAD})\s*[\]】)）>*#]+\s*[:：]?|(?P<plain>{_HEAD})\s*[:：])", re.IGNORECASE)
_ASKS = re.compile(r"user|human|用户|提问", re.IGNORECASE)
_TAGS = r"system|assistant|developer|instructions?|prompt|tool|rules?|admin|系统|指令|助手|助理|规则|管理员|提示词?"
_PATTERNS = (
    re.compile(r"<!--.*?(?:-->|$)", re.DOTALL),
    re.compile(r"<\|im_start\|>\s*(?:system|assistant)\b.*?(?:<\|im_end\|>|$)", re.IGNORECASE | re.DOTALL),
    re.compile(r"<<SYS>>.*?(?:<</SYS>>|$)", re.IGNORECASE | re.DOTALL),
    re.compile(r"\[INST\](?=.*\[/INST\]\s*\S).*?\[/INST\]", re.IGNORECASE | re.DOTALL),
    re.compile(rf"<(script|style|{_TAGS})\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL),
    re.compile(r"<(\w+)\b[^<>]*(?:display\s*:\s*none|hidden|visibility)[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL),
    re.compile(rf"[\[【]({_TAGS})[\]】].*?[\[【]/\1[\]】]", re.IGNORECASE | re.DOTALL),
    re.compile(rf"#{{2,}}\s*(?:{_TAGS})[^#\n]*#{{2,}}", re.IGNORECASE),
    re.compile(r"[-=#*]{3,}\s*(?:(?:END|BEGIN|START|STOP|NEW)\b[A-Za-z ]*|结束|开始)\s*[-=#*]{3,}", re.IGNORECASE),
    re.compile(r"\\u[0-9A-Fa-f]{4}(?!\\u)|\\x[0-9A-Fa-f]{2}(?!\\x)"),
    re.compile(r"^\s*(?:sudo|/[a-z]{2,12})\s+(?:override\b)?|\b[A-Za-z_]{3,}\s*=\s*(?:\"[^\"]*\"|'[^']*'|[\d.]+[^\s,，。]*)", re.IGNORECASE),
    re.compile(r"</?[A-Za-z][^<>]{0,200}>|<\|[^|<>]{1,40}\|>|\[/?INST\]|```+\w*|\]\]>", re.IGNORECASE),
)
_TURN = re.compile(r"\{[^{}]*?\"role\"\s*:\s*\"(?P<role>\w+)\"[^{}]*?\"content\"\s*:\s*\"(?P<content>(?:[^\"\\]|\\.)*)\"[^{}]*\}", re.IGNORECASE)
_OBJECT = re.compile(r"\{[^{}]*?[\"“][^{}]*?[\"”]\s*[:：][^{}]*\}")
_ASKED = re.compile(r"[\"“](?:question|query|q|ask|input|问题?|提问)[\"”]\s*[:：]\s*[\"“](?P<content>[^\"”]*)[\"”]", re.IGNORECASE)
_VALUE = re.compile(r"[:：]\s*[\"“]([^\"”]*)[\"”]")
_LINK = re.compile(r"!?\[([^\]\n]{0,80})\]\((?:https?:|data:|javascript:|/)[^)\s]*\)")
_OPAQUE = re.compile(
    r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{16,}={0,2}|(?<![A-Za-z0-9+/])(?=[a-z]*[A-Z])[A-Za-z0-9+/]{6,}={1,2}(?!\S*=)|"
    r"\b(?:[0-9A-Fa-f]{2}[\s:,]?){12,}\b|(?:\\[ux][0-9A-Fa-f]{2,4}){4,}|(?:%[0-9A-Fa-f]{2}){4,}|(?:&#x?[0-9A-Fa-f]+;)+"
)
"""Encoded text, which no plan is asked by."""


def without_markup(text: str) -> str:
    """A text without markup; itself where it has none."""
    plain = _OBJECT.sub(_asked_in, _TURN.sub(_said_in, text))
    for pattern in _PATTERNS:
        plain = pattern.sub(" ", plain)
    plain = _OPAQUE.sub(" ", _LINK.sub(r"\1", plain))
    return text if plain == text else re.sub(r"\s+", " ", plain).strip()


def without_roles(text: str) -> str:
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
            parts += [sentence for sentence in re.split(r"(?<=[。！!?？；;\n])", said) if ASKING.search(sentence)]
    return " ".join(part.strip() for part in parts if part.strip())


def _said_in(turn: re.Match[str]) -> str:
    return turn["content"] if _ASKS.match(turn["role"]) else " "


def _asked_in(found: re.Match[str]) -> str:
    asked = _ASKED.search(found[0])
    return asked["content"] if asked else next((value for value in _VALUE.findall(found[0]) if ASKING.search(value)), " ")
