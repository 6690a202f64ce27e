"""Package: the parts of a Word file, opened within bounds, and a copy in which only a few of them are replaced."""

import io
import posixpath
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from lxml import etree

UNPACKED, RATIO = 300 * 2**20, 200
"""What a file may unpack to, in bytes and in times its size."""
_SMALL = 2**16
"""A file of fewer bytes may unpack to as much as one of so many."""
_ENTRIES = 20_000
_XML, _MARKUP = 64 * 2**20, 4_000_000
"""Bytes and tags of a part that is read."""
_ENCRYPTED = 1
_TYPES = "[Content_Types].xml"
_PACKED = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
NO_WORD = "不是 Word 文稿：请另存为 .docx 或文本文件后再核对"
SAVE_AGAIN = "请用 Word 或 WPS 打开，另存为 .docx 后再核对"


class PackageError(Exception):
    """The file cannot be read; the message says why and what to do, without the file's name."""


class OversizeError(PackageError):
    """The file is beyond what is read."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One link from a part to another."""

    id: str
    kind: str
    """The last word of its type: comments, footnotes, header."""
    part: str


class Package:
    """A Word file. Parts are named as in the archive."""

    def __init__(self, data: bytes) -> None:
        """Raises PackageError."""
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                self._entries = _within_bounds(packed, len(data))
                broken = packed.testzip()
        except _BROKEN as error:
            raise PackageError("已损坏，无法打开：请用 Word 或 WPS 重新保存后再核对") from error
        if broken:
            raise PackageError(f"已损坏（{broken}）：{SAVE_AGAIN}")
        self.main = self._main_part()

    def has(self, part: str) -> bool:
        return part.lower() in self._entries

    def bytes_of(self, part: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self._data)) as packed:
            return packed.read(self._entries[part.lower()])

    def root_of(self, part: str) -> Any:
        """A part's tree. Raises PackageError where there is none, or none that is read."""
        if not self.has(part):
            raise PackageError(f"缺少 {part}：{SAVE_AGAIN}")
        data = self.bytes_of(part)
        if len(data) > _XML or data.count(b"<") > _MARKUP:
            raise OversizeError("内容过多：请拆成几份再核对")
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise PackageError(f"已损坏（{part}）：{SAVE_AGAIN}") from error
        if root.getroottree().docinfo.doctype:
            raise PackageError(f"不是正常的 Word 文稿（{part} 带有实体定义），未予打开：{SAVE_AGAIN}")
        return root

    def content_type(self, part: str) -> str:
        types = self.root_of(_TYPES)
        for one in types.iter(f"{_PACKED}Override"):
            if one.get("PartName", "").lstrip("/").lower() == part.lower():
                return str(one.get("ContentType", ""))
        return ""

    def relations(self, part: str) -> list[Relation]:
        """The links from a part to others of the file; ``part`` empty: the file's own."""
        links = relations_part(part)
        if not self.has(links):
            return []
        found = []
        for one in self.root_of(links).iter(f"{_LINKED}Relationship"):
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), one.get("Target", ""))).lstrip("/")
                found.append(Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target))
        return found

    def with_parts(self, replaced: Mapping[str, bytes]) -> bytes:
        """The file with some parts replaced or added; the content of every other is byte for byte what it was."""
        left = {self._entries.get(part.lower(), part): content for part, content in replaced.items()}
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self._data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                written = copy(entry)
                written.extra = b""
                if entry.filename in left:
                    target.writestr(written, left.pop(entry.filename))
                else:
                    with source.open(entry) as old, target.open(written, "w") as new:
                        shutil.copyfileobj(old, new)
            for part, content in left.items():
                target.writestr(part, content)
        return out.getvalue()

    def naming(self, part: str, content_type: str, type_: str) -> dict[str, bytes]:
        """The type list and the body's links with a new part named in them."""
        types = self.root_of(_TYPES)
        etree.SubElement(types, f"{_PACKED}Override", PartName=f"/{part}", ContentType=content_type)
        links = relations_part(self.main)
        root = self.root_of(links) if self.has(links) else etree.Element(f"{_LINKED}Relationships", nsmap={None: _LINKED[1:-1]})
        known = {one.get("Id") for one in root}
        free = next(name for number in range(1, len(known) + 2) if (name := f"rId{number}") not in known)
        etree.SubElement(root, f"{_LINKED}Relationship", Id=free, Type=type_, Target=f"/{part}")
        return {_TYPES: written(types), links: written(root)}

    def _main_part(self) -> str:
        main = next((one.part for one in self.relations("") if one.kind == "officeDocument"), "")
        if not main or not self.has(_TYPES):
            raise PackageError(NO_WORD)
        return main


_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)
"""What a broken or foreign archive makes the library raise."""


def relations_part(part: str) -> str:
    """The part that holds another's links."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def written(root: Any) -> bytes:
    """A tree as a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _within_bounds(packed: zipfile.ZipFile, size: int) -> dict[str, str]:
    """Names as Word compares them → names in the archive."""
    infos = packed.infolist()
    unpacked = sum(one.file_size for one in infos)
    if len(infos) > _ENTRIES or unpacked > UNPACKED or unpacked > RATIO * max(size, _SMALL):
        raise OversizeError("解压后过大，可能不是正常的 Word 文稿，未予打开：请拆成几份，或把文字粘贴进来核对")
    if any(one.flag_bits & _ENCRYPTED for one in infos):
        raise PackageError("设有密码：请取消密码后再核对")
    names = {one.filename.replace("\\", "/").lstrip("/").lower(): one.filename for one in infos}
    if len(names) != len(infos):
        raise PackageError(f"已损坏（同一部分出现两次）：{SAVE_AGAIN}")
    return names
