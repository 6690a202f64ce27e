"""Sentences: what a briefing says of each row of the ledger, in the genre's own phrases and the document's own words."""

import re
from collections.abc import Iterable, Sequence

from assistant.briefing.text import Sentence, Source
from assistant.draft import Quote, caveat_of
from assistant.ledger import Row
from index.library import Library
from index.sentences import sentences_of
from index.spans import Span

_END = re.compile(r"[。；;！？!?，,、：:\s]+$")
_MARK = re.compile(r"[,，。；;：:！!？?\n]")
_NOT_ALL = "（原文未列全）"


_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"})
_BETWEEN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff”’）》%])[,;:(!?]|[),](?=[\u3400-\u9fff“‘（《，。；、：！？]|$)|\)$")


def wide(text: str) -> str:
    """Marks between Chinese characters in the full width of official writing; nothing else is changed."""
    return _BETWEEN_CHINESE.sub(lambda found: found[0].translate(_WIDE), text)


def source_of(row: Row) -> Source:
    return Source(row["document"], row["address"], Span(row["start"], row["end"]))


def stated(text: str, *rows: Row, before: str = "", after: str = "") -> Sentence:
    """A sentence that stands on these rows."""
    return Sentence(f"{wide(_END.sub('', ' '.join(text.split())))}。", tuple(dict.fromkeys(map(source_of, rows))), before=before, after=after)


def computed(text: str, rows: Iterable[Row]) -> Sentence:
    """A sentence that counts these rows."""
    return Sentence(f"{_END.sub('', text)}。", tuple(dict.fromkeys(map(source_of, rows))), is_computed=True)


def printed(library: Library, row: Row, spans: Sequence[Span] = ()) -> list[Sentence]:
    """The sentences of the row's clause as printed, headings and responsibility notes left out; with ``spans`` those that touch one."""
    reading = library.reading(row["document"])
    clause = reading.tree[row["address"]]
    own = [one.span for one in sentences_of(reading.tree, clause) if not one.is_heading]
    chosen = [span for span in own if not spans or any(span.overlaps(one) for one in spans)]
    text = reading.document.text
    return [Sentence(f"{wide(_END.sub('', ' '.join(span.of(text).split())))}。", (Source(row["document"], row["address"], span),), is_prose=True) for span in chosen]


def whole_of(library: Library, row: Row) -> Row:
    """The row with its quote from mark to mark, so that what 、 joins stands together with the word that leads it: 对接10家商超、30家酒店."""
    reading = library.reading(row["document"])
    clause, text = reading.tree[row["address"]], reading.document.text
    own = Span(clause.span.start + (len(clause.marker) if text.startswith(clause.marker, clause.span.start) else 0), clause.span.end)
    start = max([own.start, *(found.end() for found in _MARK.finditer(text, own.start, row["start"]))])
    end = min([own.end, *(found.start() for found in _MARK.finditer(text, row["end"], own.end))])
    return {**row, "start": min(start, row["start"]), "end": end, "quote": text[min(start, row["start"]) : end]}


def caveat_for(library: Library, row: Row) -> str:
    """（以省、市专班下达任务为准）, where a heading above sets it for the row's clause; empty where none does."""
    reading = library.reading(row["document"])
    clause = reading.tree[row["address"]]
    caveat = caveat_of(Quote(reading, clause, clause.span))
    return f"（{caveat}）" if caveat else ""


def responsible(row: Row) -> Sentence:
    """Who leads and who supports, as its note has it; a list that the document leaves open stays open."""
    lead, support = "、".join(row["lead"]), "、".join(row["support"])
    leads, rest = f"{'分别' if row['separately'] else ''}牵头", "等" * row["open_list"]
    if lead and support:
        text = f"{lead}{leads}，{support}{rest}{_verb(row)}"
    else:
        text = f"{lead}{rest}{leads}" if lead else f"{support}{rest}{_verb(row)}"
    return stated(text, row, after=_NOT_ALL * row["open_list"])


def _verb(row: Row) -> str:
    """What the note says that the others do: 按职责分工负责, 配合."""
    return next((verb for verb in ("按职责分工负责", "按职能分工负责", "配合", "协助", "参与") if verb in row["quote"]), "负责")
