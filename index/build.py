"""Build: documents → library → vectors → a fresh edition, verified and only then made current."""

import os
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from index.collection import Collection, read_documents
from index.documents import Document
from index.edition import (
    Edition,
    begin_edition,
    current_edition,
    current_id,
    fingerprint,
    finish_edition,
    forget_manifests,
    make_current,
    part_name,
    passages_hash,
    segment_hashes,
)
from index.embedding import Encoder, VectorCache, canary_of, model_key
from index.errors import DataFolderError, IndexDamaged, IndexLocked, IndexMissing, ShelfError, YoujuError
from index.genre import genre_hash
from index.kept import KeptReadings, kept_library
from index.library import Reading
from index.owner import owner_of
from index.parts import Part, in_parts, is_small, part_of, taken_over
from index.place import Place
from index.removing import remove, remove_others, remove_unfinished, rows_of_all
from index.shelf.shelf import changing
from index.verify import unreachable

Say = Callable[[str], None]
_TRIES = 3


def needs_build(place: Place, model: str) -> str:
    """Why a new edition is needed; empty when the current one is that of today's documents, genre and model.

    Raises SeedError or ShelfError when the documents cannot be read.
    """
    return _outdated(place, read_documents(place), model) or current_edition(place.data).damage()


def _outdated(place: Place, documents: Sequence[Document], model: str) -> str:
    """Why the current edition is not that of these documents, whether or not its files are whole; empty when it is."""
    try:
        edition = current_edition(place.data)
    except (IndexMissing, IndexDamaged) as reason:
        return str(reason).partition("：")[0]
    if edition.fingerprint != fingerprint(documents, genre_hash(place.genre), model):
        return edition.difference(documents) or "词表或模型有变化"
    return "" if edition.server == _url(place) else "向量库换了地方"


def build(place: Place, encoder: Encoder, say: Say = lambda _: None) -> Edition:
    """Build a new edition from the documents and make it current. The earlier one answers until then, and after a failure.

    Raises SeedError, ShelfError, DataFolderError, ModelError, StoreAway, IndexLocked (another process builds) or IndexDamaged
    (the new edition did not pass its verification).
    """
    with _only_builder(place.data):
        edition = _new_edition(place, read_documents(place), encoder, say)
        _bring_in(place, edition)
        return edition


@contextmanager
def change(place: Place, encoder: Encoder, say: Say = lambda _: None) -> Iterator[Collection]:
    """The collection to change. When the block ends a new edition is built, if one is needed, and both come into force together.

    What raises in the block or in the build, and a process that dies, leaves the documents and the edition as they were. Raises
    what ``build`` raises, and ShelfError when no document would be left.
    """
    with _only_builder(place.data):
        edition = None
        with changing(place.data) as shelf:
            collection = Collection(place, shelf)
            yield collection
            documents = collection.documents()
            if not documents:
                raise ShelfError("至少要有一份启用的文件：请先添加或启用另一份")
            if _outdated(place, documents, encoder.name):
                edition = _new_edition(place, documents, encoder, say)
        if edition:
            _bring_in(place, edition)


def _bring_in(place: Place, edition: Edition) -> None:
    """Make an edition the current one, and remove all but it, the one before, and those that are still answered from."""
    before = current_id(place.data)
    make_current(place.data, edition)
    remove_others(place, (edition.id, before))
    KeptReadings(place).forget_others(rows_of_all(place.data))
    forget_manifests()


def _new_edition(place: Place, documents: Sequence[Document], encoder: Encoder, say: Say) -> Edition:
    """A complete and verified edition that no pointer names yet."""
    if place.chroma:
        from index.store import reach

        reach(place.chroma)  # before minutes of work, and with less patience than writing has
    say(f"读取 {len(documents)} 份文件……")
    library = kept_library(place, documents)
    passages = library.passages
    clauses = sum(1 for _ in library.clauses())
    say(f"条款 {clauses} 条，检索片段 {len(passages)} 段")
    encoder.load()
    canary = canary_of(encoder)
    earlier = _to_lean_on(place, documents, canary)
    vectors = _vectors(place, library.readings, encoder, canary, earlier, say)
    remove_unfinished(place)
    say("写入向量库并逐条检验……")
    folder, parts = _verified_folder(place, documents, library.readings, vectors, earlier.parts if earlier else ())
    from index.store import VERSION

    edition = Edition(
        folder=folder,
        id=folder.name,
        fingerprint=fingerprint(documents, genre_hash(place.genre), encoder.name),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        chromadb=VERSION,
        model=encoder.name,
        canary=tuple(map(float, canary)),
        passages=len(passages),
        passages_sha256=passages_hash(library.readings),
        segments=segment_hashes(folder / "chroma") | _hashes_beside(earlier, parts),
        documents=(),
        server=_url(place),
        parts=parts,
        rows={reading.document.id: len(reading.passages) for reading in library.readings},
    )
    edition = finish_edition(edition, documents)
    say(f"索引完成：{clauses} 条条款均可检索到")
    return edition


def _vectors(place: Place, readings: Sequence[Reading], encoder: Encoder, canary: NDArray[np.float32], earlier: Edition | None, say: Say) -> NDArray[np.float32]:
    """One row a passage: those of a document whose passages are as they were are the ``earlier`` edition's; of the others the cache's, or computed."""
    before = earlier.vectors_of({reading.document.id: reading.passages_digest for reading in readings}) if earlier else {}
    texts = [passage.text for reading in readings if reading.document.id not in before for passage in reading.passages]
    cache, model = VectorCache(place.data / "vectors.sqlite"), model_key(encoder.name, canary)
    fresh = cache.vectors(texts, model, encoder.encode, _progress(say)) if texts else np.zeros((0, len(canary)), dtype=np.float32)
    row, found = 0, []
    for reading in readings:
        if reading.document.id in before:
            found.append(before[reading.document.id])
        else:
            found.append(fresh[row : row + len(reading.passages)])
            row += len(reading.passages)
    return np.concatenate(found)


def _to_lean_on(place: Place, documents: Sequence[Document], canary: NDArray[np.float32]) -> Edition | None:
    """The current edition, where a new one may share its parts: it is whole, of the same model and in the same place, and of other
    documents; what is built again for the same ones is wanted afresh.
    """
    from index.store import VERSION

    try:
        edition = current_edition(place.data)
        is_same = len(edition.canary) == len(canary) and np.allclose(edition.canary, canary, atol=1e-3)  # its vectors stand beside new ones
        is_like = is_same and edition.server == _url(place) and edition.chromadb == VERSION
        if is_small(edition.passages) or not is_like or not edition.difference(documents) or edition.damage():
            return None
        if edition.server:
            from index.stores import Stores

            with closing(Stores(edition, place.chroma)) as stores:
                stores.check_count()
    except (IndexMissing, IndexDamaged):
        return None
    return edition


def _hashes_beside(earlier: Edition | None, parts: Sequence[Part]) -> dict[str, str]:
    """What is known of the vector files of parts that stand in earlier editions' folders."""
    if earlier is None or earlier.server:
        return {}
    used = {part.edition for part in parts}
    known = {path if ":" in path else f"{earlier.id}:{path}": digest for path, digest in earlier.segments.items()}
    return {path: digest for path, digest in known.items() if path.partition(":")[0] in used}


def _verified_folder(
    place: Place, documents: Sequence[Document], readings: Sequence[Reading], vectors: NDArray[np.float32], earlier: Sequence[Part]
) -> tuple[Path, tuple[Part, ...]]:
    """The folder of a new edition, and the parts in which every passage is its own nearest neighbour: those of the ``earlier`` ones that
    still hold, and fresh ones.

    A graph may miss a vector, the more of them the larger it is: then all fresh parts are written again. Raises IndexDamaged when no try
    succeeds.
    """
    kept, fresh = taken_over(earlier, readings)
    rows = dict(zip((one.document.id for one in readings), accumulate((len(one.passages) for one in readings), initial=0), strict=False))
    for _ in range(_TRIES):
        id_ = f"{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(3)}"
        try:
            folder = begin_edition(place.data, id_, documents, vectors)
            written = [_written(place, folder, number, some, vectors, rows) for number, some in enumerate(in_parts(fresh) if fresh else [[]])]
        except YoujuError:
            remove_unfinished(place)
            raise
        if all(written):
            return folder, (*kept, *(part for part in written if part and (part.passages or not kept)))
        remove(place, folder)
    raise IndexDamaged(f"新建的向量库 {_TRIES} 次未通过检验：请检查磁盘后运行 youju index 重试")


def _written(place: Place, folder: Path, number: int, readings: Sequence[Reading], vectors: NDArray[np.float32], rows: Mapping[str, int]) -> Part | None:
    """A fresh part, in which every passage finds itself; None where one does not. ``rows``: where each document's vectors begin."""
    from index.store import create_store  # chromadb takes a second to import: only when it is needed

    where, part = place.chroma or folder / "chroma", part_of(folder.name, part_name(folder.name, number), readings)
    passages = [passage for reading in readings for passage in reading.passages]
    own = [rows[reading.document.id] + row for reading in readings for row in range(len(reading.passages))]
    create_store(where, part.name, passages, vectors[own], owner_of(place.data) if place.chroma else "")
    ids = dict(zip(own, (passage.id for passage in passages), strict=True))
    return None if unreachable(where, folder, part.name, ids) else part


def _progress(say: Say) -> Callable[[int, int], None]:
    def report(done: int, total: int) -> None:
        say(f"计算向量 {done}/{total}（{done * 100 // total}%）")

    return report


def _url(place: Place) -> str:
    return place.chroma.url if place.chroma else ""


@contextmanager
def _only_builder(data: Path) -> Iterator[None]:
    """Hold the build lock; it is released when the process ends, however it ends."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        if not os.access(data, os.W_OK):
            raise PermissionError(13, "Permission denied")
        lock = FileLock(data / "build.lock", timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IndexLocked("另一个进程正在建立索引：请等它完成后再试") from error
    except OSError as error:
        raise DataFolderError(f"数据目录 {data} 无法写入（{error.strerror}）：请改用可写的目录（YOUJU_DATA）") from error
    try:
        yield
    finally:
        lock.release()


