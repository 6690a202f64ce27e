"""Render: an answer as the HTML of one chat message, and as the plain text that is copied."""

import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.chat.appended import ledger_lines
from assistant.clean import clean
from assistant.conversations import Exchange
from assistant.page.escape import escape, escape_line
from assistant.page.marks import clause_link, clause_title, with_marks
from assistant.page.wording import wording_html, wording_text
from assistant.page.words import Words

AMEND_LINK = "#amend:"
"""Followed by the exchange that the corrected question replaces; by 0 where it is asked anew. Read by the page's script."""
_SHOWN_SOURCES = 3
_SHOWN_QUESTION = 400
_SHOWN_MEANT = 200
_LONG_HEADLINE = 90
_ITEM = re.compile(r"^(?:[-*]|\d{1,3}[.、])\s+")
_SPACE = re.compile(r"\s+")
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


def answer_html(exchange: Exchange, words: Words, is_last: bool = True) -> str:
    """The message of one answer, on one line so that Markdown leaves it alone. ``is_last``: nothing was asked after it."""
    answer = exchange.answer
    if answer is None:
        return line_html(words.stopped)
    numbered = {citation.label: citation for citation in answer.citations}
    parts = [_understood(exchange.id if is_last else 0, answer, words)]
    parts += [_notice(answer.notice)] if answer.notice else []
    parts += _body(answer, numbered)
    parts += _sources(answer, words)
    parts.append(wording_html(answer.wording, numbered, words))
    parts.append(_foot(answer, words))
    return f'<div class="yj-answer">{"".join(parts)}</div>'


def line_html(text: str) -> str:
    """A message of the page's own: one plain line."""
    return f'<div class="yj-answer"><p class="yj-line">{escape_line(text)}</p></div>'


def thinking_html(words: Words, ahead: int = 0) -> str:
    """What stands in an answer's place while it is looked up."""
    return f'<div class="yj-answer"><p class="yj-thinking">{escape_line(words.queued.format(count=ahead) if ahead else words.thinking)}</p></div>'


def plain_text(answer: Answer, words: Words) -> str:
    """The answer with its sources, as it is copied into a document."""
    lines = [_without_quotes(ledger_lines(answer))]
    if answer.wording and answer.wording.shown:
        lines += ["", f"{words.wording}：", wording_text(answer.wording, words)]
    if answer.citations:
        lines += ["", f"{words.sources}："]
        lines += [f"[{one.label}] {one.place}：“{one.quote.strip()}”" for one in answer.citations]
    return "\n".join(lines).strip()


def understood(answer: Answer) -> str:
    """The question as it was understood, where that is not what was typed."""
    meant = answer.standalone_question.strip()
    return "" if meant == answer.question.strip() or _folded(meant) == _folded(answer.question) else meant


def _folded(question: str) -> str:
    """What makes no difference to a question: width, spaces, capitals and the mark at its end."""
    return _SPACE.sub("", clean(question)).rstrip("?!.。？！").casefold()


def _understood(replaced: int, answer: Answer, words: Words) -> str:
    meant = understood(answer)
    if not meant:
        return ""
    shown = meant if len(meant) <= _SHOWN_MEANT else f"{meant[:_SHOWN_MEANT]}……"
    link = f'<a class="yj-amend" href="{AMEND_LINK}{replaced}" title="{escape_line(meant)}">{escape_line(words.amend)}</a>'
    return f'<p class="yj-understood">{escape_line(words.understood.format(question=shown))} {link}</p>'


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
    for line in _without_quotes(ledger_lines(answer)).splitlines():
        if not line.strip():
            continue
        if not is_first and _ITEM.match(line.strip()):
            items.append(f"<li>{with_marks(_ITEM.sub('', line.strip()), numbered)}</li>")
            continue
        close_list()
        look = "yj-text" if not is_first else "yj-headline yj-long" if len(line) > _LONG_HEADLINE else "yj-headline"
        parts.append(f'<p class="{look}">{with_marks(line.strip(), numbered)}</p>')
        is_first = False
    close_list()
    return parts


def _without_quotes(markdown: str) -> str:
    lines = [line for line in markdown.splitlines() if not _QUOTED_LINE.match(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


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
    place = escape_line(citation.place)
    return (
        f'<li><a class="yj-source" href="{clause_link(citation)}" title="{clause_title(citation)}">'
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
