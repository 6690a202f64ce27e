"""Reading: ``show`` and ``parse``, which read the text itself and need no index."""

import argparse
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.commands.parser import Commands
from assistant.commands.printing import print_json, say
from assistant.settings import Settings
from index.errors import SeedError, ShelfError

if TYPE_CHECKING:
    from index.documents import Document
    from index.library import Library


def add_commands(commands: Commands) -> None:
    show = commands.add("show", _show, "显示一个条款的原文")
    show.add_argument("address", help="条款地址，如 附件3·二·(四)·2")
    show.add_argument("--json", action="store_true", help="输出 JSON")

    parse = commands.add("parse", _parse, "读出一份文件的条款结构（不需要索引）")
    parse.add_argument("file", type=Path, help="文本、Word、PDF、HTML 或 Markdown 文件")
    parse.add_argument("--json", action="store_true", help="输出 JSON")


def add_documents_option(command: argparse.ArgumentParser) -> None:
    """``--document``, for ``library_of``."""
    command.add_argument("--document", action="append", default=[], metavar="ID", help="只看这份文件（可以重复；默认看全部文件）")


def library_of(settings: Settings, documents: Collection[str] = ()) -> "Library":
    """The documents as they stand, without any index; those with these ids alone, where some are given. Raises ShelfError for an unknown id."""
    from index.aliases import read_aliases
    from index.collection import read_documents
    from index.kept import kept_library

    found = read_documents(settings.place)
    unknown = next((id_ for id_ in documents if all(one.id != id_ for one in found)), None)
    if unknown is not None:
        raise ShelfError(f"启用的文件中没有“{unknown}”：请用 youju documents 查看有哪些文件")
    chosen = [one for one in found if not documents or one.id in documents]
    return kept_library(settings.place, chosen, read_aliases(settings.seeds))


def _show(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.addresses import find_clause
    from assistant.show import clause_json, clause_text

    reading, clause = find_clause(library_of(settings), options.address)
    if options.json:
        print_json({"document": reading.document.id} | clause_json(reading.tree, clause))
    else:
        print(clause_text(reading.tree, clause))
    return 0


def _parse(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.show import outline, reading_json
    from index.genre import load_genre
    from index.library import read

    reading = read(_document(options.file, settings), load_genre(settings.genre))
    for warning in reading.tree.warnings:
        say(f"youju: {warning}")
    if options.json:
        print_json(reading_json(reading))
    else:
        print("\n".join(outline(reading.tree)))
    return 0


def _document(file: Path, settings: Settings) -> "Document":
    """The document in a file; one that the manifest lists has the manifest's fields."""
    from index.documents import read_document, read_manifest

    document = read_document(file)
    with suppress(SeedError):
        return next((one for one in read_manifest(settings.seeds) if one.sha256 == document.sha256), document)
    return document
