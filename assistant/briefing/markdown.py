"""Markdown: a briefing as text, its sources in a table at its end."""

from collections.abc import Iterator

from assistant.briefing.numbering import numbered
from assistant.briefing.text import UNWITNESSED, Briefing
from index.library import Library


def markdown(briefing: Briefing, library: Library) -> str:
    """The briefing; every sentence with the numbers of its sources, and the table of sources."""
    lines = [f"# {briefing.title}", "", f"> {briefing.basis}。", ""]
    for heading in numbered(briefing):
        lines += [f"{'#' * (heading.level + 1)} {heading.text}", ""]
        for number, paragraph in heading.paragraphs:
            lines += [number + "".join(f"{sentence.whole}{briefing.mark_of(sentence)}" for sentence in paragraph), ""]
    lines += ["## 附录　出处对照表", ""]
    if briefing.doubtful:
        lines += [f"{UNWITNESSED}：", "", *(f"{number}. {one.whole}" for number, one in enumerate(briefing.doubtful, start=1)), ""]
    lines += ["| 序号 | 出处 | 原文 |", "| --- | --- | --- |", *_rows(briefing, library), ""]
    return "\n".join(lines)


def _rows(briefing: Briefing, library: Library) -> Iterator[str]:
    for source, number in briefing.labels.items():
        quote = " ".join(source.span.of(library.reading(source.document).document.text).split()).replace("|", "\\|")
        yield f"| {number} | {source.document}#{source.address} | {quote} |"
