"""Verify an edition's vectors: every one finds itself. A damaged vector file may end the process that reads it, so that is a child.

    python -m index.verify VECTORS STORE STORE_NAME < ROWS.json   # ids by row of the vectors; prints the unreachable ids as JSON
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from index.edition import Edition
from index.errors import IndexDamaged
from index.server import Server

_LONGEST = 600.0
_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Before what a server has just taken is asked for again: a distributed one shows it after a while."""


def unreachable_of(edition: Edition, chroma: Server | None, ids: Sequence[str], every: int = 1) -> list[str]:
    """The same of a whole edition, part by part. ``ids``: of all its passages, of which with ``every`` n only each n-th is asked."""
    rows: dict[str, list[int]] = {}
    for row in range(0, len(ids), every):
        rows.setdefault(ids[row].partition("#")[0], []).append(row)
    lost: list[str] = []
    for part in edition.parts:
        own = {row: ids[row] for document in part.documents for row in rows.pop(document, ())}
        lost += unreachable(edition.where(chroma, part), edition.folder, part.name, own)
    return lost + [ids[row] for in_no_part in rows.values() for row in in_no_part]


def unreachable(where: Path | Server, folder: Path, store_name: str, ids: dict[int, str]) -> list[str]:
    """The ids of a collection that are not their own nearest neighbour. ``where`` its vectors are searched; ``folder``: the edition's own;
    ``ids``: by row of the edition's vectors.

    Raises IndexDamaged when the store cannot be read, StoreAway when a server does not answer.
    """
    if isinstance(where, Server):
        return _on_server(where, folder, store_name, ids)
    return _in_a_child(where, folder, store_name, ids)


def _on_server(server: Server, folder: Path, store_name: str, ids: dict[int, str]) -> list[str]:
    import numpy as np

    from index.store import PATIENCE_IN_BUILDING, Store

    vectors = dict(zip(ids.values(), np.load(folder / "vectors.npy", mmap_mode="r")[list(ids)], strict=True))
    lost = list(vectors)
    with Store(server, store_name, patience=PATIENCE_IN_BUILDING) as store:
        for pause in _PAUSES:
            if lost:
                time.sleep(pause)
                lost = store.unreachable(lost, np.stack([vectors[id_] for id_ in lost]))
    return lost


def _in_a_child(where: Path, folder: Path, store_name: str, ids: dict[int, str]) -> list[str]:
    command = [sys.executable, "-m", "index.verify", str(folder / "vectors.npy"), str(where), store_name]
    try:
        child = subprocess.run(
            command, input=json.dumps(ids), capture_output=True, text=True, timeout=_LONGEST, check=True,
            cwd=Path(__file__).parents[1],
        )
    except subprocess.SubprocessError as error:
        raise IndexDamaged(f"向量库 {where} 无法通过检验（{type(error).__name__}）：请运行 youju index --force 重建") from error
    found: list[str] = json.loads(child.stdout)
    return found


def main() -> None:
    import numpy as np

    from index.store import Store

    vectors, where, store_name = sys.argv[1:]
    ids: dict[str, str] = json.load(sys.stdin)
    with Store(Path(where), store_name) as store:
        json.dump(store.unreachable(list(ids.values()), np.load(vectors, mmap_mode="r")[[int(row) for row in ids]]), sys.stdout)


if __name__ == "__main__":
    main()
