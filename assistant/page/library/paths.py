"""Paths: where the pages of the library and their forms stand."""

from urllib.parse import quote as percent
from urllib.parse import urlencode

from assistant.page.pages.frame import PATHS

LIBRARY = PATHS["library"]


def of(id: str, act: str = "", **parameters: int) -> str:
    """A document's page, or one of its forms and files."""
    path = f"{LIBRARY}/{percent(id, safe='')}"
    path = f"{path}/{act}" if act else path
    return f"{path}?{urlencode(parameters)}" if parameters else path


def original(id: str, number: int) -> str:
    """The file of a version as it came."""
    return of(id, f"{number}/original")
