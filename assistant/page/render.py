"""Render: an answer as the HTML of one chat message, and as the plain text that is copied.

Gradio's own filter keeps class, href and title and drops every data attribute: what the page's script needs to know
of a citation stands in its link (#document:start-end) and title (address, then quote).
"""

import re
from collections.abc import Sequence
from urllib.parse import quote as percent

from assistant.answer import Answer, Citation
from assistant.conversations import Exchange
from assistant.page.escape import escape, escape_line
from assistant.page.words import Words

CLAUSE_LINK = "#clause:"
_SHOWN_SOURCES = 3
_SHOWN_QUESTION = 400
_LONG_HEADLINE = 90
_LABEL = re.compile(r"\[(\d{1,3})\]")
_ITEM = re.compile(r"^(?:[-*]|\d{1,3}[.、])\s+")
_QUOTED_LINE = re.compile(r"^>\s?")


def question_text(question: str, words: Words) -> str:
    """A question as its own message: plain text, a very long one by its beginning."""
    if not question.strip():
        return escape(words.empty_question)
    return escape(shortened(question, words))


def shortened(question: str, words: Words) -> str:
    """A question as it is shown and kept when it is far too long to be answered."""
    if len(question) <= _SHOWN_QUESTION * 5:
        return question
    return words.too_long_to_show.format(start=question[:_SHOWN_QUESTION], length=len(question))


def answer_html(exchange: Exchange, words: Words) -> str:
    """The message of one answer, on one line so that Markdown leaves it alone."""
    answer = exchange.answer
    if answer is None:
        return line_html(words.stopped)
    numbered = {citation.label: citation for citation in answer.citations}
    parts = [_notice(answer.notice)] if answer.notice else []
    parts += _body(answer, numbered)
    parts += _sources(answer, words)
    parts.append(_foot(answer, words))
    return f'<div class="yj-answer">{"".join(parts)}</div>'


def line_html(text: str) -> str:
    """A message of the page's own: one plain line."""
    return f'<div class="yj-answer"><p class="yj-line">{escape_line(text)}</p></div>'


def thinking_html(words: Words) -> str:
    """What stands in an answer's place while it is looked up."""
    return f'<div class="yj-answer"><p class="yj-thinking">{escape_line(words.thinking)}</p></div>'


def plain_text(answer: Answer, words: Words) -> str:
    """The answer with its sources, as it is copied into a document."""
    lines = [_without_quotes(answer.answer)]
    if answer.citations:
        lines += ["", f"{words.sources}："]
        lines += [f"[{one.label}] {one.address}：“{one.quote.strip()}”" for one in answer.citations]
    return "\n".join(lines).strip()


def clause_link(citation: Citation) -> str:
    """Where a citation points to: read by the page's script."""
    return f"{CLAUSE_LINK}{percent(citation.document, safe='')}:{citation.start}-{citation.end}"


def _notice(text: str) -> str:
    return f'<p class="yj-notice">{escape_line(text)}</p>'


def _body(answer: Answer, numbered: dict[int, Citation]) -> list[str]:
    """The answer's own lines; its quotes are drawn as sources below."""
    parts: list[str] = []
    items: list[str] = []

    def close_list() -> None:
        if items:
            parts.append(f'<ul class="yj-rows">{"".join(items)}</ul>')
            items.clear()

    is_first = True
    for line in _without_quotes(answer.answer).splitlines():
        if not line.strip():
            continue
        if not is_first and _ITEM.match(line.strip()):
            items.append(f"<li>{_inline(_ITEM.sub('', line.strip()), numbered)}</li>")
            continue
        close_list()
        look = "yj-text" if not is_first else "yj-headline yj-long" if len(line) > _LONG_HEADLINE else "yj-headline"
        parts.append(f'<p class="{look}">{_inline(line.strip(), numbered)}</p>')
        is_first = False
    close_list()
    return parts


def _without_quotes(markdown: str) -> str:
    lines = [line for line in markdown.splitlines() if not _QUOTED_LINE.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _inline(text: str, numbered: dict[int, Citation]) -> str:
    """A line with its [n] as links; a number that no citation bears stays text."""
    pieces: list[str] = []
    end = 0
    for found in _LABEL.finditer(text):
        citation = numbered.get(int(found[1]))
        if citation is None:
            continue
        pieces.append(escape_line(text[end : found.start()]).rstrip(" "))
        pieces.append(_mark(citation))
        end = found.end()
    pieces.append(escape_line(text[end:]))
    return "".join(pieces)


def _mark(citation: Citation) -> str:
    title = escape_line(f"{citation.address}\n{citation.quote.strip()}")
    return f'<a class="yj-cite" href="{clause_link(citation)}" title="{title}">&#91;{citation.label}&#93;</a>'


def _sources(answer: Answer, words: Words) -> list[str]:
    rows = [_source(citation) for citation in answer.citations]
    if not rows:
        return []
    shown, hidden = rows[:_SHOWN_SOURCES], rows[_SHOWN_SOURCES:]
    if len(hidden) == 1:
        shown, hidden = rows, []
    parts = [f'<ol class="yj-sources">{"".join(shown)}</ol>']
    if hidden:
        more = escape_line(words.more_sources.format(count=len(hidden)))
        parts.append(f'<details class="yj-more"><summary>{more}</summary><ol class="yj-sources">{"".join(hidden)}</ol></details>')
    return parts


def _source(citation: Citation) -> str:
    quote = escape_line(" ".join(citation.quote.split()))
    place = escape_line(citation.address)
    title = escape_line(f"{citation.address}\n{citation.quote.strip()}")
    return (
        f'<li><a class="yj-source" href="{clause_link(citation)}" title="{title}">'
        f'<span class="yj-number">&#91;{citation.label}&#93;</span> <span class="yj-quote">{quote}</span> '
        f'<span class="yj-address">{place}</span></a></li>'
    )


def _foot(answer: Answer, words: Words) -> str:
    kinds: Sequence[str] = (answer.status.value, *(("conflict",) if answer.conflicts else ()))
    labels = [words.status(answer.status), *((words.differing,) if answer.conflicts else ())]
    chips = "".join(
        f'<span class="yj-status yj-status-{kind}">{escape_line(label)}</span>' for kind, label in zip(kinds, labels, strict=True)
    )
    copied = escape_line(plain_text(answer, words))
    return f'<p class="yj-foot">{chips}<i class="yj-plain" title="{copied}"></i></p>'
