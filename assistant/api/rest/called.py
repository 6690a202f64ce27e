"""Called: what the calls of programs have in common: known parameters, and one line for a wrong call."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from fastapi.responses import JSONResponse, Response

from assistant.briefing.wish import WrongCall
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
    except WrongCall as error:
        return refused(str(error), 400)
    except YoujuError as error:
        return refused(str(error), 404)


def refused(line: str, status: int) -> Response:
    return JSONResponse({"error": " ".join(line.split())}, status)


def version_of(text: str, otherwise: int) -> int:
    """The number of a version that an address line names; ``otherwise`` for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
