"""Words: the index in which every piece of a row's texts is found, one Chinese character or a hundred.

SQLite's own trigrams find no word of two characters, which most Chinese words are. So a token stands for every
character together with the one behind it, and a piece of a text is a run of such tokens. Rows are indexed some at
a time after they are written, so that no answer waits for it, and at the latest when somebody searches.
The tokenizer takes every character beyond ASCII for a letter, as the pairs are made of letters and digits alone.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence

from index.folding import fold

TABLE = "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (question, understood, headline, content = '', tokenize = 'ascii')"
_RUN = re.compile(r"[^\W_]+")
_SELECT = "SELECT number, question, understood, headline FROM answers"
_MOST_WORDS = 20
_STEP = 200
"""Rows that are indexed at once: no writer waits long for the file meanwhile."""


def query(text: str) -> str:
    """A search for rows whose texts hold all the words of ``text`` as they stand; one for nothing where there are none."""
    return " AND ".join(filter(None, map(_phrase, text.split()[:_MOST_WORDS]))) or '""'


def index_new(database: sqlite3.Connection) -> None:
    """Index the rows that are not in yet."""
    while _is_behind(database):
        database.execute("BEGIN IMMEDIATE")
        with database:
            rows = database.execute(f"{_SELECT} WHERE number > ? ORDER BY number LIMIT ?", (_latest(database), _STEP)).fetchall()
            for number, *texts in rows:
                _add(database, number, texts)


def index_again(database: sqlite3.Connection, number: int, before: Sequence[str], after: Sequence[str]) -> None:
    """A row's texts have changed; inside a transaction of the caller's."""
    if number <= _latest(database):
        _remove(database, number, before)
        _add(database, number, after)


def forget(database: sqlite3.Connection, number: int) -> None:
    """A row is about to go; inside a transaction of the caller's."""
    row = database.execute(f"{_SELECT} WHERE number = ?", (number,)).fetchone()
    if row is not None and number <= _latest(database):
        _remove(database, number, row[1:])


def begin_anew(database: sqlite3.Connection) -> None:
    """Leave the index to be made from the rows again; inside a transaction of the caller's.

    A damaged one cannot be dropped: it is taken out of the schema, and its tables then are tables like any other.
    """
    database.execute("PRAGMA writable_schema = ON")
    database.execute("DELETE FROM sqlite_schema WHERE name = 'words'")
    database.execute("PRAGMA writable_schema = RESET")
    for (name,) in database.execute(r"SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'words\_%' ESCAPE '\'").fetchall():
        database.execute(f"DROP TABLE {name}")
    database.execute(TABLE)


def _is_behind(database: sqlite3.Connection) -> bool:
    return bool(database.execute("SELECT EXISTS (SELECT 1 FROM answers WHERE number > ?)", (_latest(database),)).fetchone()[0])


def _latest(database: sqlite3.Connection) -> int:
    row = database.execute("SELECT rowid FROM words ORDER BY rowid DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 0


def _add(database: sqlite3.Connection, number: int, texts: Sequence[str]) -> None:
    database.execute("INSERT INTO words (rowid, question, understood, headline) VALUES (?, ?, ?, ?)", (number, *_indexed(texts)))


def _remove(database: sqlite3.Connection, number: int, texts: Sequence[str]) -> None:
    """An index without its texts has to be told which ones go."""
    command = "INSERT INTO words (words, rowid, question, understood, headline) VALUES ('delete', ?, ?, ?, ?)"
    database.execute(command, (number, *_indexed(texts)))


def _indexed(texts: Sequence[str]) -> Iterator[str]:
    """Of texts that are the same, one is enough."""
    return map(_tokens, (text if text not in texts[:place] else "" for place, text in enumerate(texts)))


def _tokens(text: str) -> str:
    """The runs of letters and digits in pairs, width and case folded; a run's last character stands alone too."""
    return " ".join(token for run in _RUN.findall(fold(text)) for token in (*_pairs(run), run[-1]))


def _phrase(word: str) -> str:
    """All runs but the last are whole in a text that holds the word; the last may go on there. A character alone begins its pairs."""
    *whole, last = _RUN.findall(fold(word)) or ("",)
    if not last:
        return ""
    tokens = [*map(_tokens, whole), *(_pairs(last) or [last])]
    return f'"{" ".join(tokens)}"*'


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)]
