"""Small plans for the tests: a few lines of text as a document, its tree and its library."""

from index.clauses import ClauseTree, parse
from index.documents import Document
from index.genre import Genre, load_genre
from index.library import Reading, read

GENRE: Genre = load_genre()


def document(text: str, year: int | None = 2025) -> Document:
    return Document(id="plan", title="方案", text=text, sha256="", year=year)


def tree_of(text: str) -> ClauseTree:
    return parse(document(text))


def reading_of(text: str) -> Reading:
    return read(document(text), GENRE)


def task(sentence: str) -> str:
    """A plan with one task that says the sentence."""
    return f"一、任务\n1. 工作。{sentence}\n"
