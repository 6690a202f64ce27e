"""Command: ``python -m evals --chat-url …`` and ``--replay …``: open the model, ask every case without and with it, print and keep."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.assistant import Assistant
from assistant.chat.background import start
from assistant.chat.budget import ANSWER_TOKENS
from assistant.chat.choice import chosen
from assistant.chat.endpoint import close_endpoint, open_endpoint
from assistant.settings import Settings, read_settings
from evals.cases import Case
from evals.models.kept import keep, kept_of
from evals.models.printing import print_pairs
from evals.models.recording import RecordedModel, ReplayedModel, read_recording
from evals.models.run import Pair, run_pairs
from evals.models.tables import rows_of, worse
from index.errors import YoujuError


def add_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("with a chat model", "every case without and with it, side by side (its key: YOUJU_CHAT_KEY, its time: YOUJU_CHAT_TIMEOUT)")
    group.add_argument("--chat-url", default="", metavar="URL", help="base URL of an OpenAI-compatible endpoint")
    group.add_argument("--chat-model", default="", metavar="NAME", help="the model's name there")
    group.add_argument("--record", type=Path, metavar="FILE", help="append what the model says to this file (JSONL)")
    group.add_argument("--replay", type=Path, metavar="FILE", help="have said what was recorded; with --chat-url, ask for the rest")
    group.add_argument("--keep", action="store_true", help="keep what it came to in evals/models.json, for the report and the README")


def fault_of(options: argparse.Namespace) -> str:
    """What is wrong with the call, one line; empty for nothing."""
    if bool(options.chat_url) != bool(options.chat_model):
        return "--chat-url and --chat-model go together"
    if options.record and not options.chat_url:
        return "--record takes a model: give --chat-url and --chat-model"
    return "--update-baseline is of a run without a model: leave --chat-url and --replay out" if options.update_baseline and is_worded(options) else ""


def is_worded(options: argparse.Namespace) -> bool:
    """Whether the call is one with a model."""
    return bool(options.chat_url or options.replay)


def run_with_model(options: argparse.Namespace, cases: Sequence[Case]) -> int:
    """Exit status 1 with ``--check`` when a measure is lower with the model, a case worse, or a fact without a witness shown."""
    settings = read_settings()
    asked = _opened(options, settings)
    model = ReplayedModel(said=read_recording(options.replay), otherwise=asked) if options.replay else asked
    if model is None:
        raise YoujuError("no model is given: use --chat-url and --chat-model, or --replay")
    assistant = Assistant(settings, _say, chat=model)
    try:
        assistant.load(_say)
        if not assistant.is_ready:
            raise YoujuError(assistant.retrieval.trouble)
        pairs = run_pairs(assistant, model, cases, _say)
    finally:
        assistant.close()
        if asked:
            start(close_endpoint(asked.inner)).result(timeout=5)
    print(f"model {model.model_name}, {len(pairs)} cases, each without it and with it")
    is_seen = options.verbose and ("test" in options.part or options.cases or options.id)
    print_pairs(pairs, pairs if is_seen else [pair for pair in pairs if options.verbose and pair.case.part != "test"])
    if isinstance(model, ReplayedModel) and model.missing:
        print(f"nothing was recorded for {len(model.missing)} cases: {', '.join(model.missing)}")
    if options.json:
        options.json.write_text("".join(f"{json.dumps(_as_json(pair), ensure_ascii=False)}\n" for pair in pairs), encoding="utf-8")
    if options.keep:
        keep(kept_of(model.model_name, pairs))
    is_worse = any(row.lower for row in rows_of(pairs)) or worse(pairs) or any(pair.unwitnessed for pair in pairs)
    return int(bool(options.check and is_worse))


def _opened(options: argparse.Namespace, settings: Settings) -> RecordedModel | None:
    if not options.chat_url:
        return None
    choice = chosen(options.chat_url, options.chat_model, settings.chat_key)
    return RecordedModel(inner=open_endpoint(choice, settings.chat_timeout, ANSWER_TOKENS), file=options.record, model_name=choice.model)


def _as_json(pair: Pair) -> dict[str, object]:
    return {
        "id": pair.case.id, "type": pair.case.type, "question": pair.case.question, "unwitnessed": list(pair.unwitnessed), "seconds": round(pair.seconds, 2),
        "without": {name: getattr(pair.without, name) for name in ("right", "headline", "cited", "refused")},
        "worded": {name: getattr(pair.worded, name) for name in ("right", "headline", "cited", "refused")},
        "answer": pair.worded.answer.as_json(),
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr)
