"""Content: an answer as the text of a message, whole or piece by piece: what the ledger says, a model's words, the sources."""

import re
from typing import Any
from urllib.parse import unquote

from assistant.answer import Answer, Citation
from assistant.api.links import absolute, clause_path
from assistant.chat.appended import ledger_lines

_HEADS = ("**依据**", "**Sources**")
_SOURCES = re.compile(r"\n\n(?:{})\n.*\Z".format("|".join(map(re.escape, _HEADS))), re.DOTALL)
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = re.compile(r"[\[\]\\]")
_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+|%2[89]")
"""Of a percent-encoded address: characters beyond ASCII, and round brackets."""
_BLANKS = re.compile(r"\n{3,}")


class Content:
    """The text of one answer as it grows. The pieces joined are what ``content_of`` gives for the last answer."""

    def __init__(self, base: str) -> None:
        """``base``: the address that links to clauses begin with."""
        self._base = base
        self._said: set[str] = set()

    def begin(self, answer: Answer) -> str:
        """What the ledger says: each quote once, below, with its place."""
        lines = [line for line in ledger_lines(answer).splitlines() if not line.startswith(">")]
        lines += [f"\n{conflict.note}" for conflict in answer.conflicts if conflict.note and conflict.note not in answer.answer]
        lines += [f"\n（{answer.notice}）"] if answer.notice and answer.notice not in answer.answer else []
        return _BLANKS.sub("\n\n", "\n".join(lines)).strip() or answer.headline

    def more(self, answer: Answer) -> str:
        """The lines of a model's words that were not said before."""
        lines = [line for line in answer.answer.removeprefix(ledger_lines(answer)).splitlines() if line and line not in self._said]
        before = "\n" if self._said else "\n\n"
        self._said.update(lines)
        return before + "\n".join(lines) if lines else ""

    def end(self, answer: Answer) -> str:
        """The sources."""
        left_out = f"\n\n（{answer.wording.left_out}）" if answer.wording and answer.wording.left_out else ""
        if not answer.citations:
            return left_out
        head = _HEADS[0] if _CHINESE.search(answer.question) else _HEADS[1]
        return f"{left_out}\n\n{head}\n\n" + "\n".join(self._source(one) for one in answer.citations)

    def _source(self, citation: Citation) -> str:
        quote = "".join(line.strip() for line in citation.quote.splitlines())
        place = _BRACKETS.sub(r"\\\g<0>", citation.place)
        return f"- [{citation.label}] [{place}](<{_readable(url_of(citation, self._base))}>)：“{quote}”"


def content_of(answer: Answer, base: str) -> str:
    """The text of a complete answer."""
    content = Content(base)
    return content.begin(answer) + content.more(answer) + content.end(answer)


def _readable(url: str) -> str:
    """The address in the characters of the clause: %E9%99%84%E4%BB%B64 would be read as figures, 99% among them."""
    return _ENCODED.sub(lambda run: unquote(run[0]), url)


def without_sources(text: str) -> str:
    """A message's text, as this server gave it, without the sources at its end."""
    return _SOURCES.sub("", text)


def url_of(citation: Citation, base: str) -> str:
    """Where the cited stretch can be read."""
    return absolute(base, clause_path(citation.document, citation.address, citation.start, citation.end))


def citations_json(answer: Answer, base: str) -> list[dict[str, Any]]:
    """The contract's citations, each with its ``url``."""
    return [citation.as_json() | {"url": url_of(citation, base)} for citation in answer.citations]
