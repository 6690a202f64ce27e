"""``python -m evals.growth``: libraries of 1 to 1,000 generated plans, each measured in a process of its own; a table, and with ``--write`` the report.

Printed, never judged: times are of the machine of this run. Vectors are kept in the data folder (YOUJU_DATA), so that a second run embeds nothing.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import ROOT, read_settings
from evals.growth.measured import Measured
from evals.growth.report import table, write_report
from index.bundled_model import bundled_model

SIZES = (1, 10, 100, 1000)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.growth", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), metavar="N,N", help="documents of each library (default %(default)s)")
    parser.add_argument("--chroma", default="", metavar="URL", help="keep the vectors on this Chroma server, beside the runs without one")
    parser.add_argument("--only-server", action="store_true", help="with --chroma: leave the runs without it out")
    parser.add_argument("--write", action="store_true", help="keep the figures and write docs/growth.md")
    parser.add_argument("-v", "--verbose", action="store_true", help="print every answer that is not right")
    options = parser.parse_args(arguments)
    if options.only_server and not options.chroma:
        parser.error("--only-server needs --chroma")
    settings = read_settings()
    bundled_model(settings.models, print)
    measured = []
    for chroma in ([] if options.only_server else [""]) + ([options.chroma] if options.chroma else []):
        for size in map(int, options.sizes.split(",")):
            if one := _measured(size, settings.data, chroma, options.verbose):
                measured.append(one)
    print(table(measured))
    if options.write:
        write_report(measured)
    return 0


def _measured(size: int, data: Path, chroma: str, is_verbose: bool) -> Measured | None:
    print(f"{size} documents, {chroma or 'embedded'} …", file=sys.stderr)
    command = [sys.executable, "-m", "evals.growth.measure", str(size), str(data), chroma, "verbose" if is_verbose else ""]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"{size} documents: not measured", file=sys.stderr)
        return None
    return Measured(**json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
