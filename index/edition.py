"""Edition: one complete, verified index on disk. A pointer names the current one; it is swapped only when all is well.

    data/current                      the id of the current edition and the sha256 of its edition.json
    data/editions/<id>/edition.json   what it holds: written last, so that a folder without it is no edition
    data/editions/<id>/documents/     the plans as they were read
    data/editions/<id>/vectors.npy    one row a passage
    data/editions/<id>/chroma/        the same vectors, searchable; or they are on a server
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.documents import Document
from index.errors import DataFolderError, IndexDamaged, IndexMissing
from index.library import Reading
from index.parts import Part
from index.server import Server

FACTS = "edition.json"
_POINTER = "current"
_ID = re.compile(r"[\w-]+")
_NAMED = 3
_UNIT = 1e-3
"""How far a unit vector's length may be from one."""
FORMAT = 6
"""Raise it when what is read from a text or written to an edition changes: older editions are then rebuilt."""


@dataclass(frozen=True)
class Edition:
    """What edition.json says, and where it stands."""

    folder: Path
    id: str
    fingerprint: str
    """Of everything that went in: format, texts, genre, model. Equal fingerprints need no new edition."""
    built: str
    chromadb: str
    model: str
    canary: tuple[float, ...]
    """The vector of a fixed text: tells whether another model of the same size has taken the place."""
    passages: int
    passages_sha256: str
    segments: dict[str, str]
    """sha256 of the vector files, by path below chroma/; of another edition's, behind its id and a colon."""
    documents: tuple[dict[str, Any], ...]
    parts: tuple[Part, ...]
    """The collections that its vectors stand in."""
    rows: dict[str, int]
    """How many rows of the vectors are of each document, by its id, in their order."""
    server: str = ""
    """URL of the Chroma server that keeps the vectors; empty: they are in the folder."""

    @property
    def store_folder(self) -> Path:
        return self.folder / "chroma"

    def where(self, chroma: Server | None, part: Part) -> Path | Server:
        """Where the vectors of one of its parts are to be searched; ``chroma``: the server in use, whose token is for no other."""
        if not self.server:
            return self._beside(part.edition)
        return chroma if chroma and chroma.url == self.server else Server(self.server)

    @property
    def stored(self) -> int:
        """How many vectors stand in its collections, those that are no longer searched among them."""
        return sum(part.passages for part in self.parts)

    @property
    def leans_on(self) -> set[str]:
        """The ids of the earlier editions in whose folders parts of it stand."""
        return {part.edition for part in self.parts} - {self.id}

    def _beside(self, id_: str) -> Path:
        """The store of an edition of the same data folder."""
        return self.folder.parent / id_ / "chroma"

    def read_documents(self) -> list[Document]:
        """The plans of this edition. Raises IndexDamaged when a text is not the one that was indexed."""
        documents = []
        for row in self.documents:
            try:
                data = (self.folder / "documents" / f"{row['id']}.txt").read_bytes()
            except OSError as error:
                raise IndexDamaged(f"索引中缺少文件 {row['id']}：请运行 youju index 重建") from error
            if hashlib.sha256(data).hexdigest() != row["text_sha256"]:
                raise IndexDamaged(f"索引中的文件 {row['id']} 已被改动：请运行 youju index 重建")
            facts = {key: value for key, value in row.items() if key != "text_sha256"}
            listed = {key: tuple(facts.get(key, ())) for key in ("pages", "warnings")}
            documents.append(Document(text=data.decode("utf-8"), **{**facts, **listed}))
        return documents

    def vectors(self) -> NDArray[np.float32]:
        """One unit vector a passage, memory-mapped. Raises IndexDamaged when the file is not whole."""
        try:
            vectors: NDArray[np.float32] = np.load(self.folder / "vectors.npy", mmap_mode="r")
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(f"索引 {self.id} 的向量文件已损坏：请运行 youju index 重建") from error
        if vectors.shape != (self.passages, len(self.canary)):
            raise IndexDamaged(f"索引 {self.id} 的向量文件不完整：请运行 youju index 重建")
        return vectors

    def vectors_of(self, digests: Mapping[str, str]) -> dict[str, NDArray[np.float32]]:
        """The vectors of those documents, by their ids, whose passages are still these (``Reading.passages_digest``). Raises as ``vectors`` does."""
        vectors = self.vectors()
        ours = {id_: digest for part in self.parts for id_, digest in part.documents.items()}
        ends = accumulate(self.rows.values())
        found = {id_: vectors[end - rows : end] for (id_, rows), end in zip(self.rows.items(), ends, strict=True) if id_ in ours and ours[id_] == digests.get(id_)}
        return {id_: some for id_, some in found.items() if are_unit(some)}

    def difference(self, documents: Sequence[Document]) -> str:
        """What distinguishes these documents from the edition's, for a reader; empty when nothing does."""
        ours, theirs = {row["id"]: row for row in self.documents}, {one.id: one for one in documents}
        parts = [
            ("新增", [one.title for one in documents if one.id not in ours]),
            ("去掉", [row["title"] for row in self.documents if row["id"] not in theirs]),
            ("更新", [one.title for one in documents if one.id in ours and ours[one.id] != row_of(one)]),
        ]
        return "，".join(word + "".join(f"《{title}》" for title in titles[:_NAMED]) + (f"等 {len(titles)} 份" if len(titles) > _NAMED else "") for word, titles in parts if titles)

    def damage(self) -> str:
        """What has happened to the files since they were verified; empty when nothing has. What a server keeps is not looked at."""
        try:
            self.read_documents()
            self.vectors()
        except IndexDamaged as error:
            return str(error).partition("：")[0]
        if self.server:
            return ""
        stores = {part.edition for part in self.parts}
        if not all((self._beside(id_) / "chroma.sqlite3").is_file() for id_ in stores):
            return "向量库文件缺失"
        found = {f"{'' if id_ == self.id else f'{id_}:'}{path}": digest for id_ in stores for path, digest in segment_hashes(self._beside(id_)).items()}
        missing = [name for name in self.segments if name not in found]
        if missing:
            return f"向量文件缺失：{missing[0]}"
        changed = [name for name, digest in self.segments.items() if found[name] != digest]
        return f"向量文件被改动：{changed[0]}" if changed else ""


def part_name(id_: str, number: int) -> str:
    """The name of one of an edition's own collections, from 0."""
    return f"passages-{id_}-{number}" if number else f"passages-{id_}"


def are_unit(vectors: NDArray[np.float32]) -> bool:
    """Whether every row is a unit vector, as written: noughts and random bytes are not."""
    return bool(np.all(np.abs(np.linalg.norm(vectors, axis=-1) - 1) < _UNIT))


def segment_hashes(store: Path) -> dict[str, str]:
    """sha256 of every vector file of a store, by its path below the store; Chroma itself never rewrites them."""
    files = sorted(path for path in store.glob("*/*") if path.is_file())
    return {str(path.relative_to(store)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def passages_hash(readings: Iterable[Reading]) -> str:
    """sha256 of what all readings' passages are, in order."""
    return hashlib.sha256("\0".join(reading.passages_digest for reading in readings).encode()).hexdigest()


def fingerprint(documents: Sequence[Document], genre_sha256: str, model: str) -> str:
    """Of everything that goes into an edition."""
    facts = [str(FORMAT), genre_sha256, model]
    facts += [json.dumps(row_of(document), sort_keys=True, ensure_ascii=False) for document in documents]
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()


def row_of(document: Document) -> dict[str, Any]:
    """What an edition notes of a document; ``text_sha256`` is of its text in UTF-8, the file's own may be of another encoding or format."""
    row = {one.name: getattr(document, one.name) for one in fields(document) if one.name != "text"}
    return row | {"pages": list(document.pages), "warnings": list(document.warnings), "text_sha256": hashlib.sha256(document.text.encode("utf-8")).hexdigest()}


def current_edition(data: Path) -> Edition:
    """The edition that the pointer names; what it holds is not to be written to. Raises IndexMissing when there is none, IndexDamaged when it is not whole."""
    try:
        id_, sha256 = _pointer(data)
        written = (data / "editions" / id_ / FACTS).read_bytes()
    except FileNotFoundError as error:
        if (data / _POINTER).exists():
            raise IndexDamaged("当前索引的文件缺失：请运行 youju index 重建") from error
        raise IndexMissing("还没有索引：请运行 youju index") from error
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"无法读取 {data / _POINTER} 所指的索引：请运行 youju index 重建") from error
    if hashlib.sha256(written).hexdigest() != sha256:
        raise IndexDamaged(f"索引 {id_} 的清单被改动：请运行 youju index 重建")
    facts = dict(_parsed(written))
    if facts.pop("format") != FORMAT:
        raise IndexMissing("索引由另一版本的程序建立：请运行 youju index 重建")
    for name in ("canary", "documents"):
        facts[name] = tuple(facts[name])
    facts["parts"] = tuple(Part(**part) for part in facts["parts"])
    return Edition(folder=data / "editions" / id_, **facts)


def facts_of(folder: Path) -> Mapping[str, Any]:
    """What an edition's manifest says, whether or not it is whole; not to be written to. Raises OSError or ValueError when it says nothing."""
    facts = _parsed((folder / FACTS).read_bytes())
    if not isinstance(facts, dict):
        raise ValueError(folder.name)
    return facts


@lru_cache(maxsize=2)
def _parsed(manifest: bytes) -> Any:
    """Of a large library it takes a while, and a change asks for it again and again; ``forget_manifests`` after it."""
    return json.loads(manifest)


def forget_manifests() -> None:
    """Let go of the manifests that were read: of a large library they are large, and editions go."""
    _parsed.cache_clear()


def current_id(data: Path) -> str:
    """The id of the edition that the pointer names now; empty when there is none. A glance: nothing of the edition is read."""
    try:
        return _pointer(data)[0]
    except (OSError, ValueError):
        return ""


def _pointer(data: Path) -> tuple[str, str]:
    """The current edition's id and its manifest's sha256. Raises OSError or ValueError when they cannot be read."""
    id_, sha256 = (data / _POINTER).read_text(encoding="utf-8").split()
    if not _ID.fullmatch(id_):
        raise ValueError(id_)
    return id_, sha256


def begin_edition(data: Path, id_: str, documents: Sequence[Document], vectors: NDArray[np.float32]) -> Path:
    """Make the folder of a new edition with its texts and vectors. Raises DataFolderError when the disk refuses."""
    folder = data / "editions" / id_
    try:
        (folder / "documents").mkdir(parents=True)
        for document in documents:
            (folder / "documents" / f"{document.id}.txt").write_bytes(document.text.encode("utf-8"))
        np.save(folder / "vectors.npy", vectors)
    except OSError as error:
        raise DataFolderError(f"无法写入 {folder}（{error.strerror or error}）：请检查磁盘空间和权限") from error
    return folder


def finish_edition(edition: Edition, documents: Sequence[Document]) -> Edition:
    """Write edition.json: from now on the folder is an edition."""
    edition = replace(edition, documents=tuple(row_of(document) for document in documents))
    facts = {key: value for key, value in asdict(edition).items() if key != "folder"}
    _write_whole(edition.folder / FACTS, json.dumps({"format": FORMAT, **facts}, ensure_ascii=False))
    return edition


def make_current(data: Path, edition: Edition) -> None:
    """Swap the pointer."""
    sha256 = hashlib.sha256((edition.folder / FACTS).read_bytes()).hexdigest()
    _write_whole(data / _POINTER, f"{edition.id} {sha256}\n")


def _write_whole(path: Path, content: str) -> None:
    """Write so that the file is either the old one or the whole new one."""
    scratch = path.with_name(f".{path.name}.new")
    try:
        with scratch.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except OSError as error:
        raise DataFolderError(f"无法写入 {path}（{error.strerror}）：请检查磁盘空间和权限") from error
