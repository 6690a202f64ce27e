"""Walk: `python -m tests.entrance.walk` prints method and path of everything that the served application answers at."""

import json
import re
from collections.abc import Iterator
from typing import Any

from starlette.routing import Mount

from app import application
from assistant.settings import read_settings


def addresses_of(routes: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Each with every parameter filled in; what is mounted is looked into."""
    for route in routes:
        included = getattr(route, "effective_route_contexts", None)  # as FastAPI keeps what a router brought
        inner = list(included()) if included else getattr(route, "routes", None)
        if isinstance(route, Mount) or inner:
            yield from addresses_of(list(inner or []), before + getattr(route, "path", "").rstrip("/"))
        elif path := getattr(route, "path", ""):
            filled = re.sub(r"\{[^}]*\}", "x", before + path)
            for method in getattr(route, "methods", None) or {"GET"}:
                if method not in ("HEAD", "OPTIONS"):
                    yield method, filled


def inside(layer: Any) -> Any:
    """The application behind all layers."""
    while not hasattr(layer, "routes"):
        layer = layer._app
    return layer


if __name__ == "__main__":
    site, _ = application(read_settings(), print)
    print(json.dumps(sorted(set(addresses_of(inside(site).routes)))))
