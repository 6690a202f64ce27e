"""``python -m evals.hostile``: hostile texts, documents and requests by the thousand; counts what broke, exits 1 when anything did."""

import argparse
import json
import os
import sys
from pathlib import Path

from assistant.assistant import Assistant
from assistant.service.service import Service
from assistant.settings import read_settings
from evals.hostile.tally import Tally, print_tallies

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
KEPT = Path(__file__).resolve().parents[1] / "hostile.json"
_PARTS = ("texts",)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.hostile", description=__doc__)
    parser.add_argument("--part", action="append", choices=_PARTS, help="one part alone (twice: of both)")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="texts of each corpus, the same every time (default: all)")
    parser.add_argument("--turns", type=int, default=500, metavar="N", help="texts that are said before a question too (default 500)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help=f"keep the counts in evals/{KEPT.name}")
    options = parser.parse_args()
    found = {part: _run(part, options) for part in options.part or _PARTS}
    for part, tallies in found.items():
        print_tallies(part, tallies)
    if options.keep:
        kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
        kept |= {part: [one.as_json() for one in tallies] for part, tallies in found.items()}
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(one.breaches for tallies in found.values() for one in tallies))


def _run(part: str, options: argparse.Namespace) -> list[Tally]:
    from evals.hostile.texts import Texts

    assistant = Assistant(read_settings(), lambda line: print(line, file=sys.stderr))
    assistant.load()
    try:
        return Texts(Service(assistant), options.seed).run(options.most, options.turns)
    finally:
        assistant.close()


if __name__ == "__main__":
    sys.exit(main())
