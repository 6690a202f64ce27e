"""Verify an edition's vectors: every one finds itself. A damaged vector file may end the process that reads it, so that is a child.

    python -m index.verify FOLDER STORE_NAME EVERY < IDS.json   # prints the unreachable ids as JSON
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from index.errors import IndexDamaged
from index.server import Server

_LONGEST = 600.0
_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Before what a server has just taken is asked for again: a distributed one shows it after a while."""


def unreachable(where: Path | Server, folder: Path, store_name: str, ids: Sequence[str], every: int = 1) -> list[str]:
    """The ids of an edition that are not their own nearest neighbour. ``where`` its vectors are searched; ``folder``: the edition's own.

    ``ids`` are all of them, in the order of the vectors; with ``every`` n only each n-th is asked. Raises IndexDamaged
    when the store cannot be read, StoreAway when a server does not answer.
    """
    if isinstance(where, Server):
        return _on_server(where, folder, store_name, ids, every)
    return _in_a_child(folder, store_name, ids, every)


def _on_server(server: Server, folder: Path, store_name: str, ids: Sequence[str], every: int) -> list[str]:
    import numpy as np

    from index.store import PATIENCE_IN_BUILDING, Store

    vectors = dict(zip(ids[::every], np.load(folder / "vectors.npy")[::every], strict=True))
    lost = list(vectors)
    with Store(server, store_name, patience=PATIENCE_IN_BUILDING) as store:
        for pause in _PAUSES:
            if lost:
                time.sleep(pause)
                lost = store.unreachable(lost, np.stack([vectors[id_] for id_ in lost]))
    return lost


def _in_a_child(folder: Path, store_name: str, ids: Sequence[str], every: int) -> list[str]:
    command = [sys.executable, "-m", "index.verify", str(folder), store_name, str(every)]
    try:
        child = subprocess.run(
            command, input=json.dumps(list(ids)), capture_output=True, text=True, timeout=_LONGEST, check=True,
            cwd=Path(__file__).parents[1],
        )
    except subprocess.SubprocessError as error:
        raise IndexDamaged(f"向量库 {folder} 无法通过检验（{type(error).__name__}）：请运行 youju index --force 重建") from error
    found: list[str] = json.loads(child.stdout)
    return found


def main() -> None:
    import numpy as np

    from index.store import Store

    folder, store_name, every = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    ids = json.load(sys.stdin)
    vectors = np.load(folder / "vectors.npy")
    with Store(folder / "chroma", store_name) as store:
        json.dump(store.unreachable(ids[::every], vectors[::every]), sys.stdout)


if __name__ == "__main__":
    main()
