"""Question: one question as understood, and how a question names a part by its number."""

from dataclasses import dataclass

from assistant.asks import GROUP_WORDS, Ask
from index.tokens import tokens

ANNEX = r"附件\s*[\d一二三四五六七八九十]+"


@dataclass(frozen=True, slots=True)
class Question:
    """One question as understood."""

    asked: str
    """As typed."""
    typed: str
    """Cleaned and with misspellings mended."""
    text: str
    """Cleaned, misspellings mended, abbreviations written out: what is embedded and shown as understood."""
    language: str
    """``zh`` or ``en``: the language of the answer's frame."""
    asks: tuple[Ask, ...]
    topic: str
    """What is left without question words, fillers and the part's name."""
    topic_tokens: tuple[str, ...]
    """The topic as search tokens, without pairs that only function words make."""
    also: tuple[str, ...]
    """Other printed forms that the question's words may stand for."""
    parts: tuple[str, ...]
    """Addresses of the parts it names."""
    units: tuple[tuple[str, tuple[str, ...]], ...]
    """Units it names: as said, and the printed names it may mean."""
    years: tuple[int, ...]
    about_group: bool
    missing_parts: tuple[str, ...] = ()
    """Parts it names that no document has: 附件9."""
    corrections: tuple[tuple[str, str], ...] = ()

    @property
    def ask(self) -> Ask:
        """The first thing asked."""
        return self.asks[0] if self.asks else Ask.ANYTHING

    def wants(self, *asks: Ask) -> bool:
        return any(ask in self.asks for ask in asks)

    @property
    def search_tokens(self) -> list[str]:
        """Keywords: the topic's, and those of the other forms it may stand for."""
        return [*self.topic_tokens, *(token for form in self.also for token in tokens(form))]

    @property
    def means_a_group(self) -> bool:
        """Whether a working group is meant, and not a unit that is called like one (…协调指挥部)."""
        return self.about_group and bool(GROUP_WORDS.search(self.without_units(self.typed)))

    def without_units(self, text: str) -> str:
        """A text without the units that the question names, as it says them."""
        for said, _ in self.units:
            text = text.replace(said, " ")
        return text
