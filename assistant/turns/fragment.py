"""Fragment: a question as typed, without the words that only tie it to the turns before, and what it says by itself."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.asks import Ask, asks_of
from assistant.clean import clean
from assistant.question import Question
from assistant.turns import wording
from assistant.understand import Understanding

_LONGEST, _LONGEST_MARKED, _NEAR = 16, 32, 6
"""Characters of a fragment, plain and marked, and up to which it begins."""
_PIECE = re.compile(r"[\u3400-\u9fffA-Za-z0-9.%+“”\"-]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*")
_ALL_GENERIC = re.compile(f"(?:{wording.GENERIC.pattern})*")
_UNIT = re.compile(wording.UNIT_PRONOUN, re.IGNORECASE)
_TO_YOU = re.compile(r"^(?:你|您)(?!刚|说|提|讲|前|上)|\byou(?:r)?\b(?! (?:just )?(?:said|mentioned|say|told))", re.IGNORECASE)
_FUNCTION = re.compile(r"^(?:的|要|由|在|是|有|把|将|对|和|跟|与|到|那|这|又|还|也|都|就|再|里|中)+|(?:的|要|由|在|是|有|呢|吗|了|里|中|又|还|也|都|占|达|共|给)+$")
_WORD = re.compile(r"[a-z]{3}")
_BARE_ENGLISH = re.compile(r"(?:[A-Za-z&'-]+ ){0,3}[A-Za-z&'-]+")
_REMARK = re.compile(r"^[^,，。?？!！]{2,12}(?:啊|呀|哦|噢|哈|嘞)[?？!！。,，\s]+(?=那|那么|然后|所以)")
"""A remark on the answer before, which asks nothing: 一个镇牵头啊?"""
_DIGIT = re.compile(r"\d")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Fragment:
    """A question and what is left of it."""

    understanding: Understanding
    asked: str
    """As typed, cleaned."""
    text: str
    """Without openers, marks of correction and closing particles."""
    question: Question
    """``text`` as understood."""
    is_marked: bool
    """Its words say that it goes on from what was said: 那…呢, what about, 换成, 我问的是."""
    is_correction: bool
    is_reworded: bool = False
    """A spoken or English word in it gave way to the one that the product knows."""

    @property
    def is_english(self) -> bool:
        return self.question.language == "en" or (not _HAN.search(self.asked) and bool(_WORD.search(self.asked)))

    def marked(self) -> "Fragment":
        """The same, going on from what was said."""
        return replace(self, is_marked=True)

    @cached_property
    def own(self) -> str:
        """What it names by itself beside units, parts, asks and the words that lean: the pieces that are left, joined."""
        return self.own_of(self.question.typed)

    def own_of(self, typed: str) -> str:
        """The same of a piece of it."""
        rest = self.understanding.without_part_names(typed)
        for _, start, end in sorted(asks_of(rest), key=lambda ask: -ask[1]):
            if not _LATIN.search(rest[start:end]):
                rest = f"{rest[:start]} {rest[end:]}"
        for said, _ in self.question.units:
            rest = rest.replace(said, " ")
        if self.question.wants(Ask.WHEN):
            rest = wording.MILESTONE.sub(" ", rest)
        for pattern in (wording.EARLIER_QUESTION, wording.MENTIONED, wording.ORDINAL, wording.NEIGHBOUR, wording.SEVERAL, wording.THING, wording.YEAR, wording.FIELDS, wording.COMPARISON):
            rest = pattern.sub(" ", rest)
        kept = []
        for piece in _PIECE.findall(self.understanding.without_fillers(rest)):
            if not _HAN.search(piece):
                words = [word for word in _LATIN.findall(piece) if word.casefold() not in wording.ENGLISH_GENERIC]
                kept += [] if self._is_translated_unit else [word for word in words if len(word) > 1 or word.isupper()] or ([piece] if _DIGIT.search(piece) else [])
            elif not _ALL_GENERIC.fullmatch(re.sub("|".join(words) or r"(?!)", "", piece) if (words := [word for word in _LATIN.findall(piece) if word.casefold() in wording.ENGLISH_GENERIC]) else piece):
                bare = _FUNCTION.sub("", piece)
                kept += [bare] if len(bare) > 1 else []
        return "".join(kept)

    @property
    def _is_translated_unit(self) -> bool:
        """An English name of a unit is all that it names."""
        return bool(self.question.units) and not any(said in self.question.typed for said, _ in self.question.units)

    @property
    def has_own(self) -> bool:
        return len(self.own) > 1

    @cached_property
    def says_it_all(self) -> bool:
        """Whether it can be no fragment: too long, or in words that only a whole question has."""
        length = len(_HAN.findall(self.understanding.without_part_names(self.question.without_units(self.text)))) + 2 * len(_LATIN.findall(self.text))
        if wording.AGAIN.fullmatch(self.text):
            return False
        if _TO_YOU.search(self.text) or (self.question.about_group and "专班" in self.text and (self.question.parts or self.question.units) and (self.question.asks or wording.FIELDS.search(self.text))):
            return True
        return length > (_LONGEST_MARKED if self.is_marked or self._begins_leaning else _LONGEST) or bool(wording.WHOLE.search(self.text) and not self._begins_leaning)

    @property
    def _begins_leaning(self) -> bool:
        return any((found := pattern.search(self.text)) and found.start() <= _NEAR for pattern in (wording.ORDINAL, wording.NEIGHBOUR, wording.THING, wording.MENTIONED, wording.EARLIER_QUESTION, wording.SEVERAL, _UNIT))

    def owns_before(self, at: int) -> bool:
        """Whether it names something before a place in its text, which a pronoun there then means."""
        return len(self.own_of(self.text[:at])) > 1

    @property
    def has_ordinal(self) -> bool:
        return bool(wording.ORDINAL.search(self.text))

    @property
    def has_neighbour(self) -> bool:
        return bool(wording.NEIGHBOUR.search(self.text))

    @cached_property
    def noun(self) -> str:
        """The text as a thing to ask about: 进出口, 附件4的进出口, exports."""
        text = re.sub(r"^(?:for|about|on|regarding)\s+|\s+ones?$", "", wording.EXCHANGE.sub("", self.text), flags=re.IGNORECASE)
        text = re.sub(r"^(?:其中|里面|里头|里边|另外|还有|关于|至于|对于|说到|the\s+)(?:的)?", "", text, flags=re.IGNORECASE)
        return re.sub(r"(?:那|这)(?:个|项|条|块|笔|家|类|种|处|部分|方面)(?:指标|目标|任务|工作|钱|资金)?$", "", text).strip(" ,，。")


def read_fragment(asked: str, understanding: Understanding) -> Fragment:
    """A question as typed, peeled."""
    whole = _REMARK.sub("", clean(asked).strip())
    for mistyped, meant in wording.MISTYPED:
        whole = re.sub(mistyped, meant, whole)
    typed = whole
    whole = re.sub(r"(?<=[\u3400-\u9fff])(?=(?:lead|support|target|deadline|in charge))|(?<=lead|port|ines|rget|arge)(?=[\u3400-\u9fff])", " ", whole)
    for said, meant in (*(wording.MIXED if len(_HAN.findall(whole)) > 1 else ()), *wording.SPOKEN):
        whole = re.sub(said, meant, whole, flags=re.IGNORECASE)
    text, is_correction, is_exchanged = whole, False, False
    for _ in range(3):
        before = text
        text = wording.OPENER.sub("", text, count=1)
        for pattern in (wording.CORRECTION, wording.DENIAL):
            if (peeled := pattern.sub("", text, count=1)) != text and peeled.strip():
                text, is_correction = peeled, True
        if (peeled := wording.EXCHANGE.sub("", text, count=1)) != text and peeled.strip():
            text, is_exchanged = peeled, True
        if text == before:
            break
    text = wording.TAIL.sub("", text).strip(" ,，。") or text.strip()
    if is_correction:
        text = re.sub(r"[,，]?(?:而)?不是(?:附件\s*\d+|[^,，。\d]){1,12}$", "", text) or text
    if re.search(r"[\u3400-\u9fff][\s,，;；。?？]+[\u3400-\u9fff]", text) and not is_correction and not is_exchanged:
        is_marked = bool(re.match(r"那(?!个|些|里|种)", whole))
        return Fragment(understanding, whole, text, understanding.read(text), is_marked, False, whole != typed)
    question = understanding.read(text)
    is_bare = not question.asks and bool(_BARE_ENGLISH.fullmatch(text)) and bool(_WORD.search(text))
    is_marked = is_bare or bool(wording.MARK.search(whole)) or is_correction or is_exchanged or (text != whole and bool(re.match(r"再|往下|接着|同样", whole))) or bool(re.match(r"其中|里头|里面", text))
    return Fragment(understanding, whole, text, question, is_marked, is_correction, whole != typed)
