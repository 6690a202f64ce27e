"""Worker: one contestant in a process of its own, run by its own interpreter; a line of JSON in, a line of JSON out.

``python -m evals.peers.worker PIPELINE '{"document": …}'``. Of ours it imports nothing that a peer's environment would lack.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from evals.peers.pipelines.base import Given, Pipeline

PIPELINES = {
    "ours": ("ours", "Ours"),
    "langchain": ("langchain_tutorial", "LangChainTutorial"),
    "llama-index": ("llama_index_starter", "LlamaIndexStarter"),
    "haystack": ("haystack_starter", "HaystackStarter"),
    "txtai": ("txtai_starter", "TxtaiStarter"),
}
"""Name → module and class."""
_QUIET = {
    "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LITELLM_LOCAL_MODEL_COST_MAP": "True", "TRANSFORMERS_VERBOSITY": "error", "HF_HUB_DISABLE_PROGRESS_BARS": "1", "TOKENIZERS_PARALLELISM": "false",
}


def opened(name: str, given: Given) -> Pipeline:
    """The pipeline of that name; this imports its library."""
    module, kind = PIPELINES[name]
    pipeline: Pipeline = getattr(import_module(f"evals.peers.pipelines.{module}"), kind)(given)
    return pipeline


def act_of(pipeline: Pipeline, order: dict[str, str]) -> Callable[[], object]:
    """What an order asks for."""
    acts: dict[str, Callable[[], object]] = {
        "build": pipeline.build,
        "open": pipeline.open,
        "search": lambda: pipeline.search(order["question"], int(order.get("top", "10"))),
        "answer": lambda: pipeline.answer(order["question"]),
    }
    return acts[order["act"]]


def done(act: Callable[[], object]) -> dict[str, object]:
    """What an act gave and took. An error of a peer is its answer, told in one line."""
    started, used = time.perf_counter(), time.process_time()
    try:
        value = act()
    except Exception as error:  # whatever a library raises
        return {"error": f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"[:300]}
    return {"value": value, "seconds": time.perf_counter() - started, "cpu": time.process_time() - used}


def main(name: str, given: str) -> int:
    for variable, value in _QUIET.items():
        os.environ.setdefault(variable, value)
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no reply
    settings = json.loads(given)
    known = Given(**{**settings, "document": Path(settings["document"]), "folder": Path(settings["folder"])})
    pipeline: Pipeline | None = None
    for line in sys.stdin:
        order = json.loads(line)
        if pipeline is None:
            pipeline = opened(name, known)
        print(json.dumps(done(act_of(pipeline, order)), ensure_ascii=False), file=replies, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
