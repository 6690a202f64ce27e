"""Package: the XML parts of a Word file, within limits, so that neither archive nor XML can grow beyond them."""

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from index.errors import SeedError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
"""Names of the strict form of the format, and the usual ones."""
_PART, _UNPACKED = 100 * 2**20, 400 * 2**20
"""Bytes that one part, and all together, may unpack to."""
_RATIO, _SMALL = 300, 20 * 2**20
"""How many times its size a part may unpack to, from a size on."""
_PARTS = 20_000
_OFFICE_DOCUMENT = "/officeDocument"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that hold text; each the root of its XML, or None."""

    body: Any
    numbering: Any
    styles: Any
    footnotes: Any
    endnotes: Any


def open_package(data: bytes, name: str) -> Package:
    """The parts of a Word file. Raises SeedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(packed, name)
            main = _main_part(packed, name)
            folder = posixpath.dirname(main)
            document = _part(packed, main, name)
            if document is None or document.find(f"{W}body") is None:
                raise _broken(name)
            others = [_part(packed, _sibling(packed, folder, part), name) for part in ("numbering", "styles", "footnotes", "endnotes")]
            return Package(document.find(f"{W}body"), *others)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, EOFError, ValueError, NotImplementedError, zlib.error) as error:
        raise _broken(name) from error


def _check(packed: zipfile.ZipFile, name: str) -> None:
    parts = packed.infolist()
    grown = any(one.file_size > _SMALL and one.file_size > _RATIO * max(1, one.compress_size) for one in parts)
    if grown or len(parts) > _PARTS or sum(one.file_size for one in parts) > _UNPACKED:
        raise SeedError(f"{name} 解压后过大，可能不是正常的 Word 文件：未予打开；请用 Word 或 WPS 另存后重试")


def _main_part(packed: zipfile.ZipFile, name: str) -> str:
    """The part that the package names as its document; Word's own name where it names none."""
    relations = _part(packed, "_rels/.rels", name)
    for one in relations if relations is not None else ():
        if (one.get("Type") or "").endswith(_OFFICE_DOCUMENT):
            return (one.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _sibling(packed: zipfile.ZipFile, folder: str, part: str) -> str:
    """A part beside the document, whatever number its name has (numbering2.xml)."""
    names = [one for one in packed.namelist() if posixpath.dirname(one) == folder and posixpath.basename(one).startswith(part)]
    return min(names, key=len, default="")


def _part(packed: zipfile.ZipFile, part: str, name: str) -> Any:
    """The root of a part; None where there is none. No entity is resolved and nothing is fetched."""
    if part not in packed.namelist():
        return None
    with packed.open(part) as opened:
        data = opened.read(_PART + 1)
    if len(data) > _PART:
        raise SeedError(f"{name} 解压后过大，可能不是正常的 Word 文件：未予打开；请用 Word 或 WPS 另存后重试")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True))
    if root.getroottree().docinfo.internalDTD is not None:
        raise SeedError(f"{name} 含有 Word 不会写入的实体定义，可能不安全：未予打开；请用 Word 或 WPS 另存后重试")
    return root


def _broken(name: str) -> SeedError:
    return SeedError(f"{name} 已损坏，无法作为 Word 文件打开：请用 Word 或 WPS 重新保存后重试")
