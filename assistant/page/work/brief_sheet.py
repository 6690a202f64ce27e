"""Brief sheet: a briefing as it is read and edited in the page, every sentence with the way to its clause, its sections movable."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from urllib.parse import urlencode

from assistant.briefing.numbering import Numbered, numbered
from assistant.briefing.text import Briefing, Section, Sentence, Source
from assistant.briefing.wish import Wish
from assistant.page.pages.asked import Asked
from assistant.page.pages.markup import Markup, join, tag
from assistant.page.pages.tables import clause_link
from assistant.page.work.gap import GAP, around
from assistant.page.work.labels import BriefLabels

WORDING_PATH = "/youju/brief/wording"
EXPORT_PATH = "/youju/brief/export"
SENTENCE_PATH = "/youju/brief/sentence"


class Sheet:
    """One briefing: ``full`` with all its sections, drawn as the wish arranges them."""

    def __init__(self, asked: Asked, labels: BriefLabels, wish: Wish, full: Briefing) -> None:
        self._asked, self._labels, self._wish, self._full = asked, labels, wish, full

    @cached_property
    def _briefing(self) -> Briefing:
        return self._full.arranged(self._wish.sections)

    @cached_property
    def _keys(self) -> list[str]:
        return [section.key for section in self._briefing.sections]

    def pieces(self) -> Iterator[Markup]:
        """The sheet from its top to its end, a section at a time, so that the first can be read while the others are drawn."""
        labels, briefing = self._labels, self._briefing
        article = tag(
            "article",
            tag("h2", briefing.title, class_="yj-brief-title"), tag("p", f"（{briefing.basis}）", class_="yj-brief-basis"), GAP,
            class_="yj-brief", lang="zh-CN", data_brief=self._wish.key, data_sentence=SENTENCE_PATH, data_query=urlencode(self._wish.fields()),
            data_doubtful=labels.doubtful, data_checked=labels.checked, data_restore=labels.restore, data_checking=labels.checking,
            data_failed=labels.check_failed, data_taken_out=labels.taken_out, data_worded=labels.worded, data_worded_title=labels.worded_title,
        )
        before, after = around(article)
        yield join(self._exports(), self._smoothing(), before)
        yield from self._sections()
        yield join(after, self._left_out())

    def _smoothing(self) -> Markup | None:
        """Where a script tells how a model words the sentences; nothing where no model is in use or the reader wants none."""
        if not self._asked.is_worded:
            return None
        labels = self._labels
        return tag(
            "div", id="yj-smoothing", data_from=WORDING_PATH, data_stop=labels.stop, data_stopped=labels.stopped, data_failed=labels.wording_failed,
            data_dropped=labels.dropped, data_composed=labels.composed_all, data_again=labels.word_again, hidden=True,
        )

    def _exports(self) -> Markup:
        """What is taken from the page: a script adds the edits, and names what of them has no witness."""
        labels = self._labels
        hidden = [tag("input", type="hidden", name=name, value=value) for name, value in self._wish.fields().items()]
        return tag(
            "form", hidden, tag("input", type="hidden", name="edits", value=""),
            tag("p", labels.hint, class_="yj-faint yj-brief-hint"),
            tag("p", tag("button", labels.word, class_="yj-button yj-button-strong", name="kind", value="docx"),
                tag("button", labels.markdown, class_="yj-button", name="kind", value="md"), class_="yj-actions"),
            tag("div", id="yj-unwitnessed", role="status", data_said=labels.unwitnessed, data_says=labels.document_says, hidden=True),
            method="post", action=EXPORT_PATH, class_="yj-export",
        )

    def _sections(self) -> Iterator[Markup]:
        """Each section of the first level with its tools, and below it what stands in it."""
        headings = list(numbered(self._briefing))
        starts = [place for place, one in enumerate(headings) if one.level == 1] + [len(headings)]
        for place, section in enumerate(self._briefing.sections):
            first, *below = headings[starts[place] : starts[place + 1]]
            head = tag("div", tag("h3", first.text), self._tools(place, section), class_="yj-brief-head")
            own = self._paragraphs(first)
            rest = [join(tag("h4", one.text), self._paragraphs(one)) for one in below]
            yield tag("section", head, own, rest, id=f"yj-section-{section.key}")

    def _tools(self, place: int, section: Section) -> Markup:
        labels, own = self._labels, self._keys[place]
        rest = [key for key in self._keys if key != own]
        tools = []
        if place:
            tools.append(self._tool("up", labels.up, "↑", section, [*rest[: place - 1], own, *rest[place - 1 :]]))
        if place < len(rest):
            tools.append(self._tool("down", labels.down, "↓", section, [*rest[: place + 1], own, *rest[place + 1 :]]))
        if rest:
            tools.append(self._tool("leave", labels.leave_out, "×", section, rest))
        return tag("span", tools, class_="yj-brief-tools")

    def _tool(self, act: str, name: str, sign: str, section: Section, wanted: Sequence[str]) -> Markup:
        label = f"{name}：{section.title}"
        return tag("a", sign, href=self._link(wanted), title=name, aria_label=label, data_live=True, id=f"yj-{act}-{section.key}")

    def _link(self, keys: Sequence[str]) -> str:
        """This page with other sections; the unit is said, since it need not be in the address line."""
        return self._asked.link(unit=self._wish.unit, sections=",".join(keys))

    def _paragraphs(self, one: Numbered) -> Markup:
        return join(tag("p", number, map(self._sentence, paragraph)) for number, paragraph in one.paragraphs)

    def _sentence(self, one: Sentence) -> Markup:
        words = tag("span", one.text, class_="yj-words", data_was=one.text)
        computed = tag("span", self._labels.computed, class_="yj-chip", title=self._labels.computed_title)
        marks = [computed] if one.is_computed else [self._mark(source) for source in one.sources]
        return tag("span", one.before, words, one.after, tag("span", marks, class_="yj-marks"), class_="yj-sentence", data_id=one.id)

    def _mark(self, source: Source) -> Markup:
        quote = source.span.of(self._asked.library.reading(source.document).document.text)
        row = {"document": source.document, "address": source.address, "quote": quote, "start": source.span.start, "end": source.span.end}
        return clause_link(row, f"[{self._briefing.labels[source]}]", look="yj-cite")

    def _left_out(self) -> Markup | None:
        links = [
            tag("a", section.title, href=self._link([*self._keys, section.key]), data_live=True, class_="yj-button", id=f"yj-back-{section.key}")
            for section in self._full.sections if section.key not in self._keys
        ]
        return tag("p", self._labels.left_out, links, class_="yj-left-out") if links else None
