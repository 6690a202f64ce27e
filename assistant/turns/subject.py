"""Subject: what a whole question is about in its own words, and how the asks are put behind another thing."""

import re

from assistant.asks import Ask, asks_of
from assistant.question import Question
from assistant.turns import wording
from assistant.turns.memory import Said
from assistant.understand import Understanding
from index.library import Library

_PUNCTUATION = re.compile(r"[?？!！。,，;；:：、~～…()（）\s]+")
_NAMED = re.compile(r"叫?(?:个)?(?:什么|啥)?名(?:字|儿|称)?来着|(?:叫|是)(?:个)?(?:什么|啥)?名(?:字|儿|称)?(?=\s|$)|来着|的事(?:儿|情)?(?=\s|$)|(?<=[\u3400-\u9fff]{2})那个(?=[\u3400-\u9fff]{2})")
_EDGES = re.compile(r"^(?:(?:讲|说|写|提|定)的|要|将|把|对(?!外|口|标|接)|在|由|为|的|和|跟|有|最后|最终|先看|看|个|家|项|那|其中)+(?=[\u3400-\u9fff]{2})|(?<=[\u3400-\u9fff]{2})(?:要|将|会|需|应|得|是|的|由|在|都|写|定|力争|确保|争取|预计|这项工作|这一块|这块|这条|这一条|这项|这个|要达到?|到|至)+$")
_ROLES = re.compile(r"^(?:由|归|让|给)+|(?:牵头|配合|负责|参与)(?:的)?(?:任务|单位)?$")
_STOP = ["what", "which", "who", "whom", "whose", "when", "where", "why", "how", "much", "many", "is", "are", "was", "will", "be", "does", "do", "did", "has", "have", "the", "a", "an", "of", "for", "to", "in", "on", "by", "as", "this", "that", "year's", "year", "plan", "it", "its", "and", "or", "so", "any"]
_STOPS = rf"(?:{'|'.join(_STOP)})"
_ENGLISH_EDGES = re.compile(rf"^(?:(?:{_STOPS}|leads?|leading|supports?|supporting|responsible|charge|target|goal|deadline|due|growth target)\b[\s,]*)+|(?:[\s,]*\b{_STOPS})+$", re.IGNORECASE)
_CHINESE = {
    Ask.FIGURE: "目标是多少", Ask.PROGRESS: "完成多少了", Ask.LEAD: "由谁牵头", Ask.SUPPORT: "由谁配合", Ask.WHEN: "什么时候完成", Ask.RHYTHM: "多久一次",
    Ask.LIST: "有哪些", Ask.MEANING: "是什么", Ask.HOW: "怎么做", Ask.WHERE: "在哪里",
}
_IN_ENGLISH = {
    Ask.FIGURE: "what is the target for {}", Ask.PROGRESS: "what is the target for {}", Ask.LEAD: "who leads {}", Ask.SUPPORT: "who supports {}",
    Ask.WHEN: "by when is {} due", Ask.RHYTHM: "how often is {} held", Ask.LIST: "what are {}", Ask.MEANING: "what does {} mean", Ask.HOW: "how is {} to be done",
    Ask.WHERE: "where is {}",
}


def subject_of(said: Said, understanding: Understanding) -> str:
    """What a whole question asks about, as it says it, without its asks, its parts and its fillers; empty when only those are there."""
    question = said.question
    parts = parts_of(said)
    rest = understanding.without_part_names(question.typed) if parts or not question.parts else question.typed
    if parts:
        rest = re.sub(r"^(?:里面|里头|里|的)+", "", rest)
    spans = asks_of(rest)
    for _, start, end in sorted(spans, key=lambda ask: -ask[1]):
        rest = f"{rest[:start]} {rest[end:]}"
    rest = _NAMED.sub(" ", re.sub(r"(?<=[\u3400-\u9fff])[什怎](?=\s|$)", " ", rest))
    if question.language == "en":
        rest = re.sub(r"(?<![A-Za-z])'?s\b", " ", rest)
        words = re.sub(r"\s+", " ", _PUNCTUATION.sub(" ", re.sub(r"\bthis year(?:'s)?\b|\bplease\b|\bin 20\d\d\b", " ", rest, flags=re.IGNORECASE))).strip()
        bare = _ENGLISH_EDGES.sub("", words.lstrip("' ")).strip()
        own = understanding.without_english_units(bare).casefold().split() if question.units else []
        return "" if question.units and all(word in wording.ENGLISH_GENERIC for word in own) else bare
    for unit, _ in question.units:
        rest = rest.replace(unit, " ")
    pieces = [_EDGES.sub("", piece) for piece in _PUNCTUATION.sub(" ", understanding.without_fillers(rest)).split()]
    if {ask for ask, _, _ in spans} & {Ask.LEAD, Ask.SUPPORT} or question.units:
        pieces = [_ROLES.sub("", piece) for piece in pieces]
    if Ask.FIGURE in {ask for ask, _, _ in spans} or not spans:
        pieces = [re.sub(r"(?<=[\u3400-\u9fff]{2})的?目标$", "", piece) for piece in pieces]
    kept = [piece for piece in pieces if len(piece) > 1 and wording.GENERIC.sub("", piece)]
    return "".join(kept)


def parts_of(said: Said) -> tuple[str, ...]:
    """The parts that a question named; none where only words of a title are in it and its answer stands in other parts: 对外投资安全保障这块."""
    parts = said.question.parts
    if not parts or any(part in said.whole for part in parts) or re.search(r"附件|方案|annex|plan|专班", said.whole, re.IGNORECASE) or not said.answer.citations:
        return parts
    stands = {citation.address.split("·")[0] for citation in said.answer.citations}
    return parts if stands & set(parts) else ()


def asked_of(thing: str, asks: tuple[Ask, ...], in_english: bool) -> str:
    """The asks put to a thing: 进出口由谁牵头, 进出口目标是多少; the thing alone where there is no set form."""
    known = [ask for ask in asks if ask in _CHINESE]
    if not known:
        return thing
    if in_english:
        return _IN_ENGLISH[known[0]].format(thing)
    if {Ask.LEAD, Ask.SUPPORT} <= set(known):
        return f"{thing}由谁牵头、由谁配合"
    return f"{thing}{'，'.join(_CHINESE[ask] for ask in known[:2])}"


def duties_of(unit: str, role: str, in_english: bool, parts: tuple[str, ...] = (), noun: str = "任务") -> str:
    """What a unit leads or supports, as a question: ``role`` is 牵头, 配合 or empty for both."""
    where = "、".join(parts)
    if in_english:
        verb = {"牵头": "lead", "配合": "support"}.get(role, "lead or support")
        return f"which tasks does {unit} {verb}" + (f" in {where}" if where else "")
    within = f"在{where}" if where else ""
    return f"{unit}{within}{role or '牵头和配合'}哪些{noun}"


def role_in(text: str) -> str:
    """Whether a text speaks of leading or of supporting; empty for neither or both."""
    supports = bool(re.search(r"配合|参与|协助|协办|支持|support|assist", text, re.IGNORECASE))
    leads = bool(re.search(r"牵头|主抓|负责|主管|承担|\blead|in charge|responsible", text, re.IGNORECASE))
    return "" if supports == leads else "配合" if supports else "牵头"


def is_of_a_unit(question: Question, subject: str) -> bool:
    """Whether a question asks what units do, and of no matter beside."""
    return bool(question.units) and len(subject) < 2


def in_parts(whole: str, parts: tuple[str, ...], understanding: Understanding) -> str:
    """A whole question, asked of other parts than those that it names."""
    question = understanding.read(whole)
    bare = understanding.without_part_names(question.typed) if question.parts or question.missing_parts else question.typed
    bare = re.sub(r"^(?:在|里|中|的|里面)+(?=[\u3400-\u9fff])", "", re.sub(r"\s+", " " if question.language == "en" else "", bare)).strip(" ,，?？")
    where = "、".join(parts)
    if question.language == "en":
        return f"{bare} in {where}"
    if question.about_group:
        return f"{where}{'' if '专班' in bare else '专班的'}{bare}"
    if question.units and bare.startswith(question.units[0][0]):
        said = question.units[0][0]
        return f"{said}在{where}{re.sub('^(?:在|里|中)+', '', bare[len(said):])}"
    return f"{where}里{bare}"


def with_unit(said: Said, name: str) -> str:
    """A whole question with another unit in the place of the one that it names."""
    text, units = said.question.typed, said.question.units
    for old, names in units:
        for form in (f"{names[0]}", old):
            if form in text:
                return text.replace(form, name, 1)
    return ""  # an English name, which the printed one does not replace


def heading_of(name: str, library: Library, addresses: list[tuple[str, str]]) -> str:
    """The heading among some clauses that a name stands in."""
    for document, address in addresses:
        clause = library.reading(document).tree.get(address)
        if clause and name in clause.heading:
            return clause.heading
    return ""
