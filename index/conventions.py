"""Conventions: what a document says once about all its notes: who leads in a list, and who answers for what has no note."""

import re
from dataclasses import dataclass
from typing import Literal

from index.clauses import ClauseTree
from index.names import looks_like_unit
from index.spans import Span

Rule = Literal["first", "comma", "semicolon", "slash", "all", ""]
"""How a list without roles names its lead: by its first unit, by what stands before the first comma, semicolon or slash, all of it, or not at all."""

_LEADS = r"[^。；;\n（）()]{0,12}?(?:为|是|作为|即|负责)[^。；;\n（）()，,]{0,6}(?:牵头|主办|主责)"
_ORDINAL = r"(?:第一(?:位|名|个|家)?|首位|首个|首家|最?前面|最前)"
_FIRST = re.compile(
    rf"(?:列|排|居|位)(?:名|序|列|在|于|为)*{_ORDINAL}[^。；;\n，,]{{0,8}}?{_LEADS}"
    rf"|{_ORDINAL}(?:责任|承办|实施)?(?:单位|部门|者|的)?(?:均|即)?(?:为|是)[^。；;\n，,]{{0,6}}(?:牵头|主办|主责)"
)
_COMMA = re.compile(rf"逗号(?:之|以)?前[^。；;\n，,]{{0,8}}?{_LEADS}")
_SEMICOLON = re.compile(rf"分号(?:之|以)?前[^。；;\n，,]{{0,8}}?{_LEADS}")
_SLASH = re.compile(rf"(?:斜[线杠]|[/／])[“”\"'/／]*(?:之|以)?前[^。；;\n，,]{{0,8}}?{_LEADS}")
_ALL = re.compile(r"(?:无|没有|未(?:明确|注明|标注|确定))牵头(?:单位|部门)的?[^。；;\n]{0,6}责任(?:单位|部门)(?:均|都)?(?:即)?(?:为|是|作为)牵头")
_ONWARD = re.compile(r"下同|以下(?:均)?同|以下各")
_SENTENCE = re.compile(r"[^。；;\n]+")
_UNLESS = re.compile(
    r"(?:未|没有|无|不)(?:单独|另行|具体|明确|逐项|特别|作|有)*(?:注明|明确|标注|标明|列出|列明|载明|确定|指定|单列|说明|列)[^，,]{0,14}?(?:单位|部门|的|者)|除[^，,]{0,24}?(?:单位|部门|注明|明确|说明|标注)[^，,]{0,8}外"
)
_THEN = re.compile(
    r"(?:由|(?P<label>牵头|主办|责任|配合|落实)(?:单位|部门)(?:均|都|默认|统一)?(?:为|是))(?P<who>[^，,]{2,60}?)(?P<role>(?:统一|共同)?(?:按[^，,]{0,10})?(?:总?牵头|负责|配合|落实)[^，,]{0,10})?$"
)
_EVERYWHERE = re.compile(
    r"(?:各项|以下|上述|以上|所有|全部)[^。；;\n，,]{0,14}?(?:均|都|还)?(?:涉及|需|由|须|应由|包括)(?P<who>[^。；;\n，,]{2,50}?)(?:配合|参与|落实|负责|承担|抓好)?(?:实施|落实)?[，,]\s*(?:以下|下文|文中)?(?:均)?不再[^。；;\n，,]{0,4}(?:列出|单列|标注|注明|重复)"
    r"|(?:责任|配合|落实|实施)(?:单位|部门)(?:均|都)(?:包括|包含|含|为|有)(?P<always>[^。；;\n，,]{2,50}?)[，,]\s*(?:以下|下文|文中)?(?:均)?不再[^。；;\n，,]{0,4}(?:列出|单列|标注|注明|重复)"
    r"|(?P<units>各[^。；;\n，,]{2,40}?)(?:均|都)?为(?:(?:各项|以下|上述|所有|全部)[^。；;\n，,]{0,12}?)?(?:责任|配合|落实|实施)(?:单位|部门)[^。；;\n]{0,8}?不再[^。；;\n，,]{0,4}(?:列出|单列|标注|注明|重复)"
)


@dataclass(frozen=True, slots=True)
class Default:
    """Who answers for every task that has no note of its own, or for every task besides those that its note names."""

    span: Span
    who: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Conventions:
    """The rules of a document with the stretch that each holds for, and its defaults."""

    rules: tuple[tuple[Span, Rule], ...]
    default: Default | None
    everywhere: Default | None

    def rule_at(self, at: int) -> Rule:
        """The rule that holds for a note; the narrowest stretch wins."""
        held = [(span.end - span.start, rule) for span, rule in self.rules if span.start <= at < span.end]
        return min(held)[1] if held else ""


def conventions_of(tree: ClauseTree) -> Conventions:
    """What a document states once. A rule of an annex holds in it; one that says 下同 holds from there on."""
    text = tree.document.text
    rules: list[tuple[Span, Rule]] = []
    patterns: list[tuple[re.Pattern[str], Rule]] = [(_FIRST, "first"), (_COMMA, "comma"), (_SEMICOLON, "semicolon"), (_SLASH, "slash"), (_ALL, "all")]
    for pattern, rule in patterns:
        for found in pattern.finditer(text):
            part = next(one for one in reversed(tree.parts) if one.span.start <= found.start())
            is_main = part is tree.parts[0]
            whole = Span(0, len(text)) if is_main else part.whole
            closing = re.compile(r"[。\n]").search(text, found.end())
            onward = _ONWARD.search(text, found.start(), closing.start() if closing else len(text))
            line = max(text.rfind("\n", 0, found.start()), text.rfind("（", 0, found.start()), text.rfind("(", 0, found.start()), text.rfind("〔", 0, found.start()), 0)
            rules.append((Span(line, whole.end) if onward else whole, rule))
    listed = _EVERYWHERE.search(text)
    who = (listed["who"] or listed["units"] or listed["always"]) if listed else ""
    everywhere = Default(Span(*listed.span()), who, False) if listed and _is_named(who) else None
    return Conventions(tuple(rules), _default_of(text), everywhere)


def _default_of(text: str) -> Default | None:
    """The sentence that says who answers for what has no note: 未注明牵头单位的,由县农业农村局牵头."""
    for sentence in _SENTENCE.finditer(text):
        unless = _UNLESS.search(sentence[0])
        then = _THEN.search(sentence[0], unless.end()) if unless else None
        if then and _is_named(then["who"]):
            leads = then["label"] in ("牵头", "主办") or "牵头" in (then["role"] or "")
            return Default(Span(*sentence.span()), then["who"].strip(), leads)
    return None


def _is_named(who: str) -> bool:
    """A list whose last member looks like a unit."""
    return looks_like_unit(re.split("[、和及]", re.sub(r"[(（][^()（）]*[)）]", "", who))[-1])
