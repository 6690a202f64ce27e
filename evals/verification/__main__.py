"""``python -m evals.verification``: put sentences before the verifier; print the lies it lets through and the faithful ones it stops."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from assistant.settings import read_settings
from assistant.verification.verify import verify
from evals.verification.cases import PARTS, Case, CasesError, library_of, read_cases
from evals.verification.lies import generate
from evals.verification.score import Outcome, rows_of, run
from index.aliases import read_aliases
from index.documents import read_document, read_manifest
from index.errors import YoujuError
from index.genre import load_genre
from index.library import Library, read_library

_SHOWN_KINDS = 3


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        outcomes = _run(options)
    except (CasesError, YoujuError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text("".join(json.dumps(_as_json(one), ensure_ascii=False) + "\n" for one in outcomes), encoding="utf-8")
    return int(options.check and any(not one.is_right for one in outcomes if not one.case.ok))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals.verification", description=__doc__)
    parser.add_argument("--part", choices=(*PARTS, "hand", "generated", "all"), default="all", help="train, test: by hand; generated: of every target and duty")
    parser.add_argument("--documents", type=Path, metavar="FOLDER", help="generate from the .txt plans of a folder, each alone, in place of the seeds")
    parser.add_argument("--sort", action="append", metavar="SORT", help="only sentences of this sort (may be repeated)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write one object a sentence, with its faults, to this file")
    parser.add_argument("--check", action="store_true", help="exit 1 when a lie gets through")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every sentence that was judged wrongly")
    return parser


def _run(options: argparse.Namespace) -> list[Outcome]:
    outcomes: list[Outcome] = []
    started = perf_counter()
    for library, cases in _sets(options):
        chosen = [case for case in cases if not options.sort or case.sort in options.sort]
        outcomes += run(chosen, library, verify)
    seconds = perf_counter() - started
    parts = dict.fromkeys(one.case.part for one in outcomes)
    for part in parts:
        _print_part(part, [one for one in outcomes if one.case.part == part], options.verbose)
    print(f"\n{len(outcomes)} sentences, {1000 * seconds / max(1, len(outcomes)):.1f} ms each")
    return outcomes


def _sets(options: argparse.Namespace) -> Iterator[tuple[Library, list[Case]]]:
    """The libraries with the sentences about each."""
    if options.documents:
        for path in sorted(options.documents.glob("*.txt")):
            library = read_library([read_document(path)], load_genre())
            yield library, generate(library)
        return
    settings = read_settings()
    if options.part != "generated":
        yield library_of(settings.seeds, settings.genre), read_cases(PARTS if options.part in ("hand", "all") else (options.part,))
    if options.part in ("generated", "all"):
        library = read_library(read_manifest(settings.seeds), load_genre(settings.genre), read_aliases(settings.seeds))
        yield library, generate(library)


def _print_part(part: str, outcomes: Sequence[Outcome], verbose: bool) -> None:
    print(f"\n{part}: lies{'':<20}{'sentences':>10}{'caught':>8}{'through':>9}{'%':>7}{'kind right':>12}")
    for row in rows_of(outcomes, ok=False):
        print(f"  {row.sort:<28}{row.sentences:>8}{row.right:>8}{row.sentences - row.right:>9}{row.share:>7.1f}{row.kind_right:>12}")
    print(f"{part}: faithful{'':<16}{'sentences':>10}{'passed':>8}{'stopped':>9}{'%':>7}")
    for row in rows_of(outcomes, ok=True):
        print(f"  {row.sort:<28}{row.sentences:>8}{row.right:>8}{row.sentences - row.right:>9}{row.share:>7.1f}")
    if verbose:
        for one in outcomes:
            if not one.is_right:
                _print_wrong(one)


def _print_wrong(one: Outcome) -> None:
    case = one.case
    judged = "、".join(f"{fault.kind}({case.sentence[fault.start : fault.end]}→{fault.witness})" for fault in one.faults[:_SHOWN_KINDS])
    print(f"{'stopped' if case.ok else 'THROUGH'} {case.id} {case.sort} {'；'.join(address for _, address in case.evidence)}\n    {case.sentence}\n    {judged or '-'}")


def _as_json(one: Outcome) -> dict[str, object]:
    return one.case.as_json() | {"part": one.case.part, "right": one.is_right, "faults": [fault.as_json() for fault in one.faults]}


if __name__ == "__main__":
    sys.exit(main())
