"""Verify an edition's vectors in a process of its own: a damaged vector file may end the process that reads it.

    python -m index.verify FOLDER STORE_NAME EVERY < IDS.json   # prints the unreachable ids as JSON
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from index.errors import IndexDamaged

_LONGEST = 600.0


def unreachable(folder: Path, store_name: str, ids: Sequence[str], every: int = 1) -> list[str]:
    """The ids in an edition's folder that are not their own nearest neighbour, found by a child process.

    ``ids`` are all of them, in the order of the vectors; with ``every`` n only each n-th is asked. Raises IndexDamaged
    when the child ends badly: the store cannot be read.
    """
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
