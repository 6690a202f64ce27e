"""``python -m evals.hostile``: hostile texts, documents, files and requests by the thousand; counts what broke, exits 1 when anything did."""

import argparse
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from assistant.assistant import Assistant
from assistant.service.service import Service
from assistant.settings import read_settings
from evals.hostile.corpora.collected import CORPORA
from evals.hostile.documents.files import files
from evals.hostile.documents.obeying import obeying
from evals.hostile.documents.orders import TEMPLATES
from evals.hostile.documents.planted import TARGETS
from evals.hostile.documents.reading import reading
from evals.hostile.http.served import served
from evals.hostile.tally import Tally, merged, print_tallies
from evals.hostile.texts import Texts

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
KEPT = Path(__file__).resolve().parents[1] / "hostile.json"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.hostile", description=__doc__)
    parser.add_argument("--part", action="append", choices=_PARTS, help="one part alone (twice: of both)")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="texts of each corpus, files, requests of each kind; the same every time (default: all)")
    parser.add_argument("--turns", type=int, default=500, metavar="N", help="texts that are said before a question too (default 500)")
    parser.add_argument("--corpus", action="append", choices=[one.name for one in CORPORA], help="of the texts one corpus alone (twice: of both)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help=f"keep the counts in evals/{KEPT.name}")
    options = parser.parse_args()
    found = {part: _PARTS[part](options) for part in options.part or _PARTS}  # files first: what reads them is forked before any thread runs
    for part, tallies in found.items():
        print_tallies(part, tallies)
    if options.keep:
        kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
        kept |= {part: merged(kept.get(part, []), tallies) for part, tallies in found.items()}
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(one.breaches for tallies in found.values() for one in tallies))


def _files(options: argparse.Namespace) -> list[Tally]:
    return reading(list(files(options.seed)), options.most, options.seed)


def _orders(options: argparse.Namespace) -> list[Tally]:
    """As many plans as have every template in them, or about ``most`` orders."""
    with tempfile.TemporaryDirectory() as folder:
        return obeying(read_settings(), Path(folder), -(-(options.most or 3 * len(TEMPLATES)) // len(TARGETS)))


def _http(options: argparse.Namespace) -> list[Tally]:
    return served(read_settings().data, options.most)


def _texts(options: argparse.Namespace) -> list[Tally]:
    assistant = Assistant(read_settings(), lambda line: print(line, file=sys.stderr))
    assistant.load()
    try:
        chosen = [one for one in CORPORA if not options.corpus or one.name in options.corpus]
        return Texts(Service(assistant), options.seed).run(options.most, options.turns, chosen)
    finally:
        assistant.close()


_PARTS: dict[str, Callable[[argparse.Namespace], list[Tally]]] = {"files": _files, "orders": _orders, "http": _http, "texts": _texts}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
