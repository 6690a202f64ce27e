"""Tools: what a client can call: each with what it takes, what it gives, and the scope that a key needs for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from assistant.addresses import find_clause
from assistant.api.links import absolute, clause_path
from assistant.api.mcp import results
from assistant.api.mcp.arguments import Address, Arguments, Nothing, OfUnit, Page, Question, Search
from assistant.api.mcp.texts import conflict_line, duty_line, found_text, page_text, target_line
from assistant.api.rows import answer_row, hit_row
from assistant.ledger import Row, conflict_rows, duty_rows, target_rows
from assistant.people.person import Scope
from assistant.selecting import check_documents, select
from assistant.show import answer_text, clause_json, clause_text

if TYPE_CHECKING:  # else a client would wait for the assistant to be imported before it is greeted
    from assistant.service.asker import Asker
    from assistant.service.service import Service
    from index.library import Library

_LONGEST = 1500
"""Characters of a clause that search shows; the tool ``clause`` shows all."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool gives: for a model to read, and for a program."""

    text: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a tool."""

    service: "Service"
    asker: "Asker"
    base: str
    """What links to clauses begin with; empty: they are relative to the server's own address."""

    def link(self, row: Row) -> Row:
        """The row with the link to its place."""
        return row | {"url": absolute(self.base, row.get("url") or clause_path(row["document"], row["address"], row["start"], row["end"]))}


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    title: str
    description: str
    takes: type[Arguments]
    gives: type[BaseModel]
    scope: Scope
    act: Callable[[Call, Any], Result]


def _ask(call: Call, asked: Question) -> Result:
    from assistant.api.asked import check_size, unit_meant

    check_size(call.service, asked.question, len(asked.history or ()))
    unit, history = unit_meant(call.service, asked.our_unit or ""), [one.turn() for one in asked.history or ()]
    answer = call.service.ask(  # a model's words are left out: whoever calls has a model
        call.asker, asked.question, history, our_unit=unit, is_worded=False, documents=asked.documents or ()
    )
    row = answer_row(answer)
    return Result(answer_text(answer), row | {"citations": [call.link(one) for one in row["citations"]]})


def _search(call: Call, asked: Search) -> Result:
    from assistant.api.asked import check_size
    from assistant.api.searching import search

    check_size(call.service, asked.query)
    rows = []
    for hit in search(call.service, call.asker, asked.query, top=asked.top, documents=asked.documents or ()):
        text = hit.reading.tree.own_text(hit.clause)
        shown = {"path": list(hit.clause.path), "text": text[:_LONGEST], "is_cut": len(text) > _LONGEST, "place": call.service.assistant.place(hit)}
        rows.append(call.link(hit_row(hit) | shown))
    return Result(found_text(rows), {"query": asked.query, "clauses": rows})


def _clause(call: Call, asked: Address) -> Result:
    library = call.service.library
    check_documents(library, [asked.document] if asked.document else [])
    prefix = f"{asked.document}#" if asked.document else ""
    reading, clause = find_clause(library, prefix + asked.address.removeprefix(prefix))
    document = reading.document
    row = {"document": document.id, "title": document.title} | clause_json(reading.tree, clause)
    below = [{"address": one.address, "heading": one.heading} for one in clause.children]
    return Result(clause_text(reading.tree, clause), call.link(row) | {"below": below})


def _targets(call: Call, asked: OfUnit) -> Result:
    return _page(call, asked, target_rows, target_line, asked.unit or "")


def _duties(call: Call, asked: OfUnit) -> Result:
    return _page(call, asked, duty_rows, duty_line, asked.unit or "")


def _conflicts(call: Call, asked: Page) -> Result:
    return _page(call, asked, conflict_rows, conflict_line)


def _page(call: Call, asked: Page, rows_of: "Callable[[Library], list[Row]]", line: Callable[[Row], str], unit: str = "") -> Result:
    library = call.service.library
    rows = select(library, rows_of(library), unit, asked.part or "", asked.document or "")
    shown = [_placed(call, library, row) for row in rows[asked.offset : asked.offset + asked.limit]]
    text = page_text(map(line, shown), len(shown), len(rows), asked.offset)
    return Result(text, {"total": len(rows), "offset": asked.offset, "rows": shown})


def _placed(call: Call, library: "Library", row: Row) -> Row:
    """A row with its place, as the tool ``clause`` finds it, and its link; of a conflict every side."""
    if "sides" in row:
        return row | {"sides": [_placed(call, library, side) for side in row["sides"]]}
    return call.link(row | {"place": f"{row['document']}#{row['address']}" if len(library.readings) > 1 else row["address"]})


def _documents(call: Call, _: Nothing) -> Result:
    rows = list(_listed(call.service.library))
    lines = [f"- {row['id']}：{row['title']}（{'、'.join(part['address'] for part in row['parts'])}）" for row in rows]
    return Result("\n".join(lines) or "还没有文件", {"documents": rows})


def _listed(library: "Library") -> Iterator[dict[str, Any]]:
    for reading in library.readings:
        document = reading.document
        parts = [{"address": part.address, "heading": part.heading} for part in reading.tree.parts]
        yield {"id": document.id, "title": document.title, "year": document.year, "version": document.version, "parts": parts}


TOOLS = (
    Tool(
        "ask", "问文件",
        "问规划、方案里写的事：指标是多少、谁牵头谁配合、什么时候完成、有哪几项、怎么做、两处是否一致。"
        "回答由程序从文件读出，数字、单位和部门名称照原文，每条都带条款地址和原文；文件没有写的会明说没有。转述时请保留数字和出处，不要改动。",
        Question, results.Answer, Scope.ASK, _ask,
    ),
    Tool("search", "找条款", "按意思和关键词查找条款，给出原文，不作答。ask 没有答到、或要自己读相关段落时用。", Search, results.FoundClauses, Scope.READ, _search),
    Tool("clause", "读条款", "按地址读一个条款的原文和它的下级条款。", Address, results.Clause, Scope.READ, _clause),
    Tool("targets", "列指标", "列出文件规定的全部指标和目标值，可以只看一个单位牵头的、一个部分或一份文件的。", OfUnit, results.Targets, Scope.READ, _targets),
    Tool("duties", "列分工", "列出任务的牵头和配合单位，可以只看一个单位（牵头或配合）、一个部分或一份文件的。", OfUnit, results.Duties, Scope.READ, _duties),
    Tool("conflicts", "列不一致", "列出文件里对同一件事说法不同的地方（数值、限定词、牵头单位、范围等），每一方都有原文。", Page, results.Conflicts, Scope.READ, _conflicts),
    Tool("documents", "列文件", "列出可以问的文件：编号、标题、年份和各部分。", Nothing, results.Documents, Scope.READ, _documents),
)
