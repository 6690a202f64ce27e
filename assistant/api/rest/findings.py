"""Findings: GET /api/clauses and /api/clauses/{document}/{address}, the ledger's rows, and the documents."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from assistant.addresses import find_clause
from assistant.api.links import clause_path
from assistant.api.rest.behind import Behind
from assistant.api.rest.models import findings as models
from assistant.api.rest.route import gives, router
from assistant.ledger import Row, conflict_rows, duty_rows, group_rows, milestone_rows, target_rows, term_rows
from assistant.selecting import check_documents, select
from assistant.shelved import document_rows
from assistant.show import clause_json
from index.library import Library

Document = Annotated[str, Query(description="只看这份文件（编号）")]
Part = Annotated[str, Query(description="只看一个部分，如 附件3")]
Unit = Annotated[str, Query(description="只看一个单位，如 县科技局；简称也可以")]
_ADDRESS = "条款地址；全角半角、括号、空格随意，前面可以加“编号#”"
_FRESH = {"cache-control": "no-cache"}


def findings(behind: Behind) -> APIRouter:
    """The routes of what was read from the documents."""
    routes = router("条款和台账")

    @routes.get("/api/clauses", summary="一个条款的原文", responses=gives(models.Clause, 400, 404, 422))
    def clause(address: Annotated[str, Query(description=_ADDRESS, min_length=1)], document: Document = "") -> Response:
        return _clause(behind.library(), document, address)

    @routes.get("/api/clauses/{document}/{address:path}", summary="一个条款的原文，按地址", responses=gives(models.Clause, 404, 422))
    def clause_at(document: str, address: str) -> Response:
        return _clause(behind.library(), document, address)

    _add(routes, behind, "targets", "全部目标", models.Target, target_rows)
    _add(routes, behind, "duties", "全部责任分工", models.Duty, duty_rows)
    _add(routes, behind, "milestones", "时间节点和定期安排", models.Milestone, milestone_rows)
    _add(routes, behind, "conflicts", "表述不一致和口径不同之处", models.Difference, conflict_rows, has_units=False)
    _add(routes, behind, "groups", "工作专班", models.Group, group_rows, has_units=False)
    _add(routes, behind, "terms", "带引号的提法", models.Term, term_rows, has_units=False)

    @routes.get("/api/documents", summary="回答所用的文件", responses=gives(list[models.Document]))
    def documents() -> Response:
        if behind.service is None:
            return JSONResponse([])
        rows = [row for row in document_rows(behind.service.assistant.settings.place) if row["is_on"]]
        return JSONResponse(rows, headers=_FRESH)

    return routes


def _add(routes: APIRouter, behind: Behind, name: str, summary: str, model: Any, rows: Callable[[Library], list[Row]], has_units: bool = True) -> None:
    """The route of one kind of rows. Only some kinds name the units that are responsible."""

    def selected(unit: str, part: str, document: str) -> Response:
        library = behind.library()
        return JSONResponse(select(library, rows(library), unit, part, document), headers=_FRESH)

    def of_units(unit: Unit = "", part: Part = "", document: Document = "") -> Response:
        return selected(unit, part, document)

    def of_parts(part: Part = "", document: Document = "") -> Response:
        return selected("", part, document)

    routes.add_api_route(
        f"/api/{name}", of_units if has_units else of_parts, methods=["GET"], name=name, summary=summary,
        responses=gives(list[model], 404, 422),
    )


def _clause(library: Library, document: str, address: str) -> Response:
    if document:
        check_documents(library, (document,))
    reading, clause = find_clause(library, f"{document}#{address}" if document else address)
    row = {"document": reading.document.id} | clause_json(reading.tree, clause)
    return JSONResponse(row | {"url": clause_path(reading.document.id, clause.address)}, headers=_FRESH)
