"""Documents: the plans as published, read from the manifest and never changed on the way in."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from index import reading
from index.errors import SeedError
from index.reading import file_bytes
from index.reading.original import page_at

_ID = re.compile(r"\w[\w.-]*")
_OPTIONAL: Mapping[str, type] = {"issuer": str, "number": str, "main_part": str, "sha256": str, "year": int}


@dataclass(frozen=True, slots=True)
class Document:
    """One plan. Every offset in the product counts the characters of ``text``: of a text file all as decoded, nothing stripped."""

    id: str
    title: str
    text: str
    sha256: str
    year: int | None = None
    issuer: str = ""
    main_part: str = ""
    """What the manifest calls the text before the first annex; empty for the genre's own name."""
    format: str = "text"
    """text, docx, pdf, html or markdown."""
    pages: tuple[int, ...] = ()
    """Where each page of a PDF begins, as an offset in ``text``; empty for what has no pages."""
    version: int = 0
    """The number of the version that users gave; 0: the file of the seeds folder."""
    warnings: tuple[str, ...] = ()
    """What could not be read, such as pages of a PDF that are pictures."""

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands; None where the file has no pages."""
        return page_at(self.pages, offset)


def read_document(path: Path, **fields: object) -> Document:
    """The document in a file, with the manifest's fields if it has a row there.

    Raises SeedError when the file is missing, empty, encrypted, broken or of no format that is read.
    """
    return read_bytes(file_bytes(path), path.name, str(path), **fields)


def read_bytes(data: bytes, name: str, shown: str = "", **fields: object) -> Document:
    """The document in a file's bytes; ``shown``: what errors call the file, by default its name.

    Raises SeedError when it is empty, encrypted, broken or of no format that is read.
    """
    stem = PurePath(name).stem
    original = reading.read_bytes(data, shown or name)
    read = {"text": original.text, "format": original.format, "pages": original.pages, "warnings": original.warnings}
    known = {"id": stem, "title": stem, **fields}
    return Document(sha256=hashlib.sha256(data).hexdigest(), **read, **known)  # type: ignore[arg-type]


def read_manifest(folder: Path) -> list[Document]:
    """Every document that ``manifest.toml`` in the seeds folder lists, checked against its sha256.

    Raises SeedError, naming the row and the next act, for a missing or damaged manifest and for a file that is
    missing, empty or edited.
    """
    path = folder / "manifest.toml"
    documents = [_read_row(folder, path, row) for row in _rows(path)]
    ids = [document.id for document in documents]
    repeated = next((one for one in ids if ids.count(one) > 1), None)
    if repeated:
        raise SeedError(f"{path}：id “{repeated}” 出现了两次，请改成不同的 id")
    return documents


def manifest_files(folder: Path) -> set[str]:
    """The names of the files that the manifest lists. Raises SeedError."""
    return {str(row.get("file", "")) for row in _rows(folder / "manifest.toml")}


def _rows(path: Path) -> list[dict[str, object]]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
    except FileNotFoundError as error:
        raise SeedError(f"找不到 {path}：请放回清单文件") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SeedError(f"{path} 无法解析（{error}）：请改正这一处") from error
    if not (isinstance(rows, list) and rows and all(isinstance(row, dict) for row in rows)):
        raise SeedError(f"{path} 里没有 [[document]]：请至少列出一份文件")
    return rows


def _read_row(folder: Path, manifest: Path, row: dict[str, object]) -> Document:
    missing = [key for key in ("id", "file", "title") if not isinstance(row.get(key), str) or not row[key]]
    if missing:
        raise SeedError(f"{manifest}：有一行缺少 {'、'.join(missing)}，请补上")
    wrong = next((key for key, kind in _OPTIONAL.items() if not isinstance(row.get(key, kind()), kind)), None)
    if wrong:
        raise SeedError(f"{manifest}：{wrong} 应为{'整数' if _OPTIONAL[wrong] is int else '字符串'}，请改正")
    if not _ID.fullmatch(str(row["id"])):
        raise SeedError(f"{manifest}：id “{row['id']}” 只能由文字、数字和 . _ - 组成，请改正")
    path = folder / str(row["file"])
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SeedError(f"{manifest}：file “{row['file']}” 不在 {folder} 之内，请把文件放进去")
    document = read_document(
        path,
        id=row["id"],
        title=row["title"],
        issuer=row.get("issuer", ""),
        year=row.get("year"),
        main_part=row.get("main_part", ""),
    )
    expected = row.get("sha256")
    if expected and expected != document.sha256:
        raise SeedError(
            f"{path} 与清单中的 sha256 不一致（文件被改动过）：请放回原文件；若改动有意，请把清单中的 sha256 改为 {document.sha256}"
        )
    return document
