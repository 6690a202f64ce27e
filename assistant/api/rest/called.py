"""Called: what the routes have in common: known parameters, what was found or why not, and how a body is described."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from assistant.api.errors import WrongCall
from assistant.briefing.wish import WishError
from index.errors import YoujuError


def known(given: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    """What was given. Raises WrongCall for a name that does not exist."""
    for name in given:
        if name not in names:
            raise WrongCall(f"没有参数 {name[:40]}：可用的有 {'、'.join(names)}")
    return dict(given)


def answered(found: Callable[[], dict[str, Any]]) -> Response:
    """What was found, or the line that says why not."""
    try:
        return JSONResponse(found())
    except (WrongCall, WishError) as error:
        return refused(str(error), 400)
    except YoujuError as error:
        return refused(str(error), 404)


def refused(line: str, status: int) -> Response:
    return JSONResponse({"error": " ".join(line.split())}, status)


def version_of(text: str, otherwise: int) -> int:
    """The number of a version that an address line names; ``otherwise`` for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def body(*, json: type[BaseModel] | None = None, form: dict[str, Any] | None = None, needed: tuple[str, ...] = ()) -> dict[str, Any]:
    """How a body that a route reads by itself is described: as JSON of a model, as a form with these fields, or as either; ``needed``: fields of the form."""
    content: dict[str, Any] = {}
    if json is not None:
        content["application/json"] = {"schema": _whole(json)}
    if form is not None:
        content["multipart/form-data"] = {"schema": {"type": "object", "properties": form, "required": list(needed)}}
    return {"requestBody": {"required": True, "content": content}}


def query(needed: str = "", **parameters: dict[str, Any]) -> dict[str, Any]:
    """How parameters that a route reads by itself are described: the schema of each by its name; ``needed``: the one that has to be there."""
    return {
        "parameters": [
            {"name": name, "in": "query", "required": name == needed, "description": schema.pop("description"), "schema": {"type": "string"} | schema}
            for name, schema in ((name, dict(schema)) for name, schema in parameters.items())
        ]
    }


FILE = {"contentMediaType": "application/octet-stream", "description": "文件"}


def _whole(model: type[BaseModel]) -> dict[str, Any]:
    """The model's schema with what it refers to in its place."""
    schema = model.model_json_schema()
    named = schema.pop("$defs", {})

    def placed(part: Any) -> Any:
        if isinstance(part, dict):
            return placed(named[part["$ref"].rpartition("/")[2]]) if "$ref" in part else {key: placed(value) for key, value in part.items()}
        return [placed(one) for one in part] if isinstance(part, list) else part

    whole: dict[str, Any] = placed(schema)
    return whole
