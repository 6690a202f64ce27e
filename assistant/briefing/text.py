"""Text: the parts of a briefing: sections of paragraphs of sentences, each sentence with the stretches it stands on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from index.spans import Span

COMPUTED, DOUBTFUL = "〔统计〕", "〔待核〕"
UNWITNESSED = "下列句子没有出处，请核实后再用"
"""What the table of sources says of doubtful sentences."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A stretch of a clause's own text."""

    document: str
    address: str
    span: Span
    """Characters of the document."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its full stop."""

    text: str
    """What it says for the documents."""
    sources: tuple[Source, ...]
    is_computed: bool = False
    """It counts its sources and is none of theirs."""
    before: str = ""
    after: str = ""
    """What the briefing says of the documents, around it: 附件2：, （原文未列全）."""
    is_doubtful: bool = False
    """A user's own words, which its sources do not bear out: it is marked and cites nothing."""
    is_prose: bool = False
    """What a clause says of its matter, so that other words may be tried; names, roles and sides stand in their form."""
    is_worded: bool = False
    """A model's words, which its sources bear out."""
    was: str = ""
    """What was composed, where other words stand in its place."""
    id: str = ""
    """Its section's key and its place there as composed: tasks.3. It stays in whatever order the sections stand."""

    @property
    def whole(self) -> str:
        return f"{self.before}{self.text}{self.after}"


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without its number, and what stands below it."""

    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    sections: tuple["Section", ...] = ()
    is_list: bool = False
    """Its paragraphs are numbered as items of the next level."""
    key: str = ""
    """Names a section of the first level, so that it can be moved or left out."""

    @property
    def sentences(self) -> Iterator[Sentence]:
        for paragraph in self.paragraphs:
            yield from paragraph
        for section in self.sections:
            yield from section.sentences

    def with_sentences(self, sentences: Iterator[Sentence]) -> "Section":
        """With these in place of its own, in order; those without text go, and what is then empty goes with them."""
        paragraphs = [tuple(one for _ in paragraph if (one := next(sentences)).text) for paragraph in self.paragraphs]
        below = [section.with_sentences(sentences) for section in self.sections]
        return replace(self, paragraphs=tuple(filter(None, paragraphs)), sections=tuple(one for one in below if one.paragraphs or one.sections))


@dataclass(frozen=True)
class Briefing:
    """A whole briefing."""

    title: str
    origin: str
    """The documents it was made from."""
    sections: tuple[Section, ...]

    @property
    def basis(self) -> str:
        """What it was made from, that it holds nothing else, and what of it somebody else has worded."""
        doubtful, worded = len(self.doubtful), sum(1 for one in self.sentences if one.is_worded)
        but = f"除待核的{doubtful}句外，" if doubtful else ""
        by_model = f"，其中{worded}句由模型润色并逐句与出处核对" if worded else ""
        return f"{self.origin}，{but}各句均注明出处，未采用文件以外的内容{by_model}"

    @property
    def sentences(self) -> Iterator[Sentence]:
        for section in self.sections:
            yield from section.sentences

    @property
    def doubtful(self) -> list[Sentence]:
        """The sentences that their sources do not bear out."""
        return [one for one in self.sentences if one.is_doubtful]

    def with_sentences(self, changed: Callable[[Sentence], Sentence]) -> "Briefing":
        """With every sentence as ``changed`` has it; one without text goes."""
        sections = (section.with_sentences(map(changed, section.sentences)) for section in self.sections)
        return replace(self, sections=tuple(one for one in sections if one.paragraphs or one.sections))

    @cached_property
    def labels(self) -> dict[Source, int]:
        """Each source in the order of its first use → its number, from 1; computed and doubtful sentences show none."""
        cited = (sentence for sentence in self.sentences if not (sentence.is_computed or sentence.is_doubtful))
        found = dict.fromkeys(source for sentence in cited for source in sentence.sources)
        return {source: number for number, source in enumerate(found, start=1)}

    def mark_of(self, sentence: Sentence) -> str:
        """What stands behind a sentence: the numbers of its sources, or why it has none."""
        if sentence.is_doubtful:
            return DOUBTFUL
        return COMPUTED if sentence.is_computed else "".join(f"[{self.labels[source]}]" for source in sentence.sources)

    def arranged(self, keys: Sequence[str]) -> "Briefing":
        """With these sections alone, in this order; as it is for none. A key that names no section is passed over."""
        own = {section.key: section for section in self.sections}
        chosen = tuple(own[key] for key in dict.fromkeys(keys) if key in own)
        return replace(self, sections=chosen) if chosen else self
