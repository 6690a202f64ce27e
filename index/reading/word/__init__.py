"""Word: a .docx as text: numbers as printed, tables as rows, changes accepted."""

from index.reading.word.read import read_word

__all__ = ["read_word"]
