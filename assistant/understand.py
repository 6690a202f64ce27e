"""Understand: a question as typed → what it asks, of what, in which part, of which unit; by rules, without a model."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from assistant.asks import GROUP_WORDS, Ask, asks_of
from assistant.clean import clean
from assistant.premises.orders import without_orders
from assistant.question import Question
from assistant.spelling import FUNCTION_WORDS, Spelling, syllable
from index.clauses import Clause
from index.folding import fold
from index.genre import one_of
from index.library import Library
from index.numerals import number_of
from index.tokens import tokens

_PART = re.compile(r"(?:(?:\b(?:in|of|under)\s+)?(?:附件|附表|annex|appendix|attachment)\s*(?P<number>\d{1,2}|[一二三四五六七八九十])|第\s*(?P<ordinal>\d{1,2}|[一二三四五六七八九十])\s*个?(?:附件|方案))(?:里面|里头|里|中|的)*", re.IGNORECASE)
_GENERAL = re.compile(r"总体方案|总方案|总的方案|主方案|overall plan|general plan|main plan|master plan", re.IGNORECASE)
_CAMPAIGN = r"(?:攻坚|专班|方案|附件|组|领域|这块|那块|板块)"
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年|\b(?:in|for|by) (20\d{2})\b")
_FILLERS = re.compile(
    r"请问|请教|麻烦|劳驾|你好|您好|问一下|问下|想问|想知道|想了解|我想|帮我|帮忙|查一下|查下|看一下|看看|告诉我|说一下|说说|讲讲|介绍一下|介绍下|"
    r"一下|到底|究竟|具体|大概|主要|今年|本年度?|年度|全年|这个|那个|这块|那块|方面|里面|里头|方案里|文件里|文件中|方案中|规划里|按照|根据|关于|对于|"
    r"我们县|咱们县|咱县|我县|全县|县里|县上|我们|咱们|咱|俺|呢|吧|啊|呀|哦|嘛|哈|谢谢|多谢|急|在线等|领导|问我|"
    r"一共|总共|共计|合计|总计(?!划)|"
    r"please|could you|can you|tell me|according to|the plan|this year(?:'s)?|our|in 2025|for 2025|county(?:'s)?"
)
_PUNCTUATION = re.compile(r"[?？!！。,，;；:：、~～…\"'“”‘’()（）《》\[\]]+")
_ROLES = re.compile(r"(?:按)?(?:照)?职责分工(?:负责)?|牵头|配合|负责|分工|参与|协办|打配合|责任|单位|部门|以外|之外|除了|涉及|哪家|一起|共同|[由归找让还都有的]")
_IN_CHINESE = {
    Ask.FIGURE: "目标是多少", Ask.LEAD: "由谁牵头", Ask.SUPPORT: "由谁配合", Ask.WHEN: "什么时候", Ask.RHYTHM: "多久一次", Ask.LIST: "有哪些",
    Ask.MEANING: "是什么", Ask.HOW: "怎么做", Ask.PROGRESS: "目标是多少",
}
"""How a question in English is put for the vectors, behind its topic in the documents' own words."""
_NEIGHBOURS, _HAN_PAIR = 2, r"[\u3400-\u9fff]{2}"
"""Characters behind an abbreviation with which the documents may print it themselves: 新能源车|车桩."""
_SAID = re.compile(r"([写说提讲管办])(?:到|过)?(?:没|不|了没)\1?(?:到|过|有)?(?=[\s?？,，。]|$)|(?<=\s)[写说提讲](?:到|过|有)?(?=\s|$)")
"""Words that only ask whether something is written: 写没写, 提了没."""
_TAX_PAID = re.compile(r"[交缴上纳收](?P<asked>多少|几个?亿|几多|好多)税")
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z0-9.&+'-]*")
_LATIN = re.compile(r"[a-z]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


class Understanding:
    """Reads questions against one library: its parts, its units, its words."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._text = library.folded
        genre = library.genre
        names = [*genre.abbreviations, *(form for forms in genre.abbreviations.values() for form in forms)]
        names += [target.indicator for reading in library.readings for target in reading.targets]
        self._spelling = Spelling([self._text, *library.units.names], names)
        holds = _Holding(self._text)
        self._forms = {
            fold(short): present
            for short, forms in genre.abbreviations.items()
            if (present := tuple(form for form in forms if fold(form) in holds))
        }
        self._known = frozenset(tokens(self._text))
        self._short = re.compile(one_of(tuple(self._forms)) or r"(?!)")
        self._english = {
            words: present
            for words, forms in genre.english.items()
            if (present := tuple(form for form in forms if form.endswith("局") or fold(form) in holds))
        }

    @cached_property
    def _english_pattern(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{one_of(tuple(self._english))})\b")

    def _english_in(self, text: str) -> list[str]:
        """The English words of a text that mean something here."""
        folded = fold(text)
        return self._english_pattern.findall(folded) if _LATIN.search(folded) else []

    @property
    def library(self) -> Library:
        return self._library

    def read(self, asked: str, within: Question | None = None, context: str = "") -> Question:
        """What a question means here.

        ``within``: the whole question that this one is a piece of; it lends its parts. ``context``: the topic of the piece
        before it, for a piece that says too little alone.
        """
        mended, corrections = self._spelling.correct(without_orders(clean(asked)))
        mended = _TAX_PAID.sub(r"税收\g<asked>", mended)
        language = _language(mended)
        text, also = self._written_out(mended)
        parts, rest = self._parts(mended)
        translated = [form for words in self._english_in(rest) for form in self._english[words]]
        translated = self._joined(self._romanised(rest), translated)
        if translated:
            text = f"{text} {' '.join(dict.fromkeys(translated))}"
        spans = asks_of(rest)
        topic = _without(rest, [(start, end) for _, start, end in spans])
        topic, more = self._written_out(topic)
        if translated:
            topic = f"{topic} {' '.join(dict.fromkeys(translated))}"
        topic = _SAID.sub(" ", _PUNCTUATION.sub(" ", _FILLERS.sub(" ", topic))).strip()
        asks = tuple(dict.fromkeys(ask for ask, _, _ in spans))
        foreign = [word for word in re.findall(r"[A-Za-z]{2,}", mended) if fold(word) not in self._known]
        if len(foreign) > 1 and re.search(r"[\u3400-\u9fff]{2}", topic):
            text = f"{topic}{_IN_CHINESE.get(asks[0], '') if asks else ''}"
        if context:
            text, topic = f"{context} {text}", f"{context} {topic}"
        units = self._library.units.mentioned(f"{mended} {' '.join(translated)}")
        if Ask.FIGURE in asks and len(topic.replace("目标", "").strip()) > 1:
            topic = topic.replace("目标", " ")
        if Ask.LEAD in asks or Ask.SUPPORT in asks:
            for said, _ in units if Ask.SUPPORT in asks else ():
                topic = topic.replace(said, " ")
            topic = _ROLES.sub(" ", topic)
        topic = _ENGLISH.sub(lambda found: found[0] if fold(found[0]) in self._known else " ", topic).strip()
        return Question(
            asked=asked,
            typed=mended,
            text=text,
            language=within.language if within else language,
            asks=asks,
            topic=re.sub(r"\s+", " ", topic),
            topic_tokens=tuple(token for token in dict.fromkeys(tokens(topic)) if self._is_content(token)),
            also=tuple(dict.fromkeys([*also, *more])),
            parts=parts or (within.parts if within else ()),
            units=tuple(units),
            years=tuple(int(one or other) for one, other in _YEAR.findall(mended)),
            about_group=bool(GROUP_WORDS.search(mended)),
            missing_parts=self._missing_parts(mended),
            corrections=tuple((said, meant) for said, meant in corrections.items() if not any(said != other and said in other for other in corrections)),
        )

    def is_chatter(self, piece: str) -> bool:
        """Whether a piece of a question has nothing to do with the documents: none of its words stands in them, nor means one that does."""
        if self.names_a_thing(piece) or self._english_in(piece):
            return False
        return not any(token in self._known for token in tokens(_FILLERS.sub(" ", piece)))

    def without_part(self, text: str) -> str:
        """A question without the words that only name a part of the documents."""
        return self._parts(text)[1].strip()

    def without_part_names(self, text: str) -> str:
        """A question without the words that name a part, by its number or by its title."""
        rest = self.without_part(text)
        for pattern, _ in self._part_names:
            rest = pattern.sub(lambda found: " 专班" if found[0].endswith("专班") else " ", rest)
        return rest.strip()

    def without_english_units(self, text: str) -> str:
        """A text without the English names of units: the Finance Bureau."""
        return self._english_units.sub(" ", text)

    @cached_property
    def _english_units(self) -> re.Pattern[str]:
        names = [words for words, forms in self._english.items() if any(self._library.units.meant_by(form) for form in forms)]
        return re.compile(rf"\b(?:the )?(?:county )?(?:{one_of(tuple(names)) or '(?!)'})\b", re.IGNORECASE)

    def without_fillers(self, text: str) -> str:
        """A text without the words that say nothing of what is asked."""
        return _FILLERS.sub(" ", text)

    def names_a_thing(self, piece: str) -> bool:
        """Whether a piece of a question holds an abbreviation, which says by itself what is meant."""
        return bool(self._short.search(fold(piece)))

    def _is_content(self, token: str) -> bool:
        """A token of the documents, or one without a function word in it."""
        return token in self._known or not set(token) & FUNCTION_WORDS

    def _written_out(self, text: str) -> tuple[str, list[str]]:
        """Abbreviations replaced by their first printed form where the form is not there already; the other forms."""
        also: list[str] = []

        def write_out(found: re.Match[str]) -> str:
            forms = self._forms[fold(found[0])]
            also.extend(form for form in forms if fold(form) not in folded)
            first = forms[0]
            if folded[found.start() : found.end() + _NEIGHBOURS] in self._text and re.match(_HAN_PAIR, folded[found.end() :]):
                return found[0]
            if any(fold(form) in folded for form in forms if fold(form) != fold(found[0])):
                return found[0]
            around = folded[max(0, found.start() - len(first)) : found.end() + len(first)]
            return found[0] if fold(first) in around or first.startswith(found[0]) else first

        folded = fold(text)
        return self._short.sub(write_out, folded) if self._short.search(folded) else text, also

    def _romanised(self, text: str) -> list[str]:
        """Names of the documents that a question writes in pinyin: Furong Road → 芙蓉."""
        words = [word for word in re.findall(r"[a-z]{5,}", fold(text)) if word not in self._text and word not in self._english]
        return [name for word in words if (name := self._by_pinyin.get(word))]

    def _joined(self, names: list[str], words: list[str]) -> list[str]:
        """Translated words with the names of the question, a name and its word as one where the documents print them so: 虞公|港."""
        whole = [f"{name}{word}" for name in names for word in words if f"{name}{word}" in self._text]
        used = [word for word in words if any(one.endswith(word) for one in whole)]
        return [*(word for word in words if word not in used), *whole, *(name for name in names if not any(one.startswith(name) for one in whole))]

    @cached_property
    def _by_pinyin(self) -> dict[str, str]:
        """Pinyin without tones of every pair and triple of characters that the documents hold twice or more."""
        counts: Counter[str] = Counter()
        for run in re.findall(r"[\u3400-\u9fff]+", self._text):
            for size in (3, 2):
                counts.update(run[at : at + size] for at in range(len(run) - size + 1))
        often = sorted((word for word, count in counts.items() if count > 1), key=lambda word: counts[word])
        return {"".join(syllable(character) for character in word): word for word in often}

    @cached_property
    def _part_names(self) -> list[tuple[re.Pattern[str], str]]:
        """How a part is called: by its title, or by the head of its title before 攻坚, 专班, 方案."""
        names = []
        for part in self._part_clauses:
            title = re.sub(r"(?:攻坚|行动|工作)*(?:实施)?方案$", "", part.heading)
            if len(title) < 4:
                continue
            heads = [title[:size] for size in range(2, len(title)) if size in (2, 4)]
            pattern = f"{re.escape(title)}(?:攻坚)?(?:行动)?(?:实施)?(?:工作)?(?:方案)?"
            pattern += "".join(rf"|{re.escape(head)}(?:(?![局委办院部在])\w){{0,4}}?(?:攻坚)?{_CAMPAIGN}" for head in reversed(heads))
            names.append((re.compile(pattern), part.address))
        return names

    @cached_property
    def _part_clauses(self) -> list[Clause]:
        return [part for reading in self._library.readings for part in reading.tree.parts]

    def _missing_parts(self, text: str) -> tuple[str, ...]:
        known = {part.address for part in self._part_clauses}
        return tuple(address for address in _annexes(text) if address not in known)

    def _parts(self, text: str) -> tuple[tuple[str, ...], str]:
        """The parts that a question names, and the question without the words that only name them."""
        known = {part.address for part in self._part_clauses}
        found = [address for address in _annexes(text) if address in known]
        rest = _PART.sub(" ", text)
        if _GENERAL.search(text) and self._part_clauses:
            found.append(self._part_clauses[0].address)
            rest = _GENERAL.sub(" ", rest)
        for pattern, address in self._part_names:
            if pattern.search(rest):
                found.append(address)
        return tuple(dict.fromkeys(found)), rest


class _Holding:
    """A long text, asked for many words: most of them hold a pair of characters that it has not."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs = {text[at : at + 2] for at in range(len(text) - 1)}

    def __contains__(self, word: str) -> bool:
        return (len(word) < 2 or (word[:2] in self._pairs and word[-2:] in self._pairs)) and word in self._text


def _annexes(text: str) -> list[str]:
    """The annexes that a question names by number."""
    numbers = [match["number"] or match["ordinal"] for match in _PART.finditer(text)]
    return list(dict.fromkeys(f"附件{number_of(number)}" for number in numbers))


def _language(text: str) -> str:
    own = _QUOTED.sub(" ", text)  # a name taken over from the documents is in no language of the asker's
    han = len(re.findall(r"[\u3400-\u9fff]", own if re.search(r"[A-Za-z]{2}", own) else text))
    latin = len(re.findall(r"[A-Za-z]{2,}", text))
    return "en" if latin > max(2, han) else "zh"


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
