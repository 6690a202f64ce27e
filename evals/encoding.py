"""``python -m evals.encoding``: how many questions a second are encoded for 1, 4 and 16 threads, each alone and in batches.

Printed, never judged. Both ways are measured in turn, round after round, so that other work on the machine weighs on both alike.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from assistant.settings import read_settings
from evals.cases import case_files, read_cases
from index.batching import Batching
from index.embedding import TOGETHER, Encoder, cores

_THREADS = (1, 4, 16)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.encoding", description=__doc__)
    parser.add_argument("--questions", type=int, default=96, metavar="N", help="how many different questions a round takes (default 96)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="how many rounds (default 5)")
    options = parser.parse_args(arguments)
    questions = list(dict.fromkeys(case.question for case in read_cases(case_files())))
    chosen = questions[:: max(1, len(questions) // options.questions)][: options.questions]
    settings = read_settings()
    encoder = Encoder(settings.model, settings.models, settings.device)
    encoder.load()
    ways: list[Callable[[str], object]] = [lambda text: encoder.encode_queries([text]), Batching(encoder.encode_queries, cores(), TOGETHER)]
    print(f"{len(chosen)} questions, {options.rounds} rounds, {cores()} cores; questions a second (median) and seconds of all cores for each")
    print(f"{'threads':>10}{'each alone':>14}{'cpu':>8}{'in batches':>14}{'cpu':>8}{'ratio':>8}")
    for threads in _THREADS:
        rounds = [[_measured(encode, chosen, threads) for encode in ways] for _ in range(options.rounds)]
        (one, one_cpu), (many, many_cpu) = ([median(figures) for figures in zip(*way, strict=True)] for way in zip(*rounds, strict=True))
        print(f"{threads:>10}{one:>14.1f}{one_cpu:>8.3f}{many:>14.1f}{many_cpu:>8.3f}{many / one:>8.2f}")
    return 0


def _measured(encode: Callable[[str], object], questions: Sequence[str], threads: int) -> tuple[float, float]:
    """Questions a second, and seconds of processor time for each."""
    started, used = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(encode, questions))
    return len(questions) / (time.perf_counter() - started), (time.process_time() - used) / len(questions)


if __name__ == "__main__":
    sys.exit(main())
