"""Sent: the fields of a small form."""

from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

_LARGEST = 16 * 1024
_MOST = 40


class UnreadForm(ValueError):
    """The form is cut short, too large, or of another kind."""


async def fields_of(request: Request) -> dict[str, list[str]]:
    """All values of each field. Raises UnreadForm."""
    if not request.headers.get("content-type", "").lower().startswith("application/x-www-form-urlencoded"):
        raise UnreadForm
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > _LARGEST:
                raise UnreadForm
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST)
    except (ClientDisconnect, ValueError) as error:
        raise UnreadForm from error


def last(fields: dict[str, list[str]], name: str) -> str:
    """The last value of a field; empty where there is none."""
    return fields.get(name, [""])[-1]
