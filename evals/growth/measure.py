"""Measure: one library of generated plans, in a process of its own: build, start, questions, a change of one document, memory."""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from statistics import median, quantiles

from assistant.assistant import Assistant
from assistant.other_matters import vectors_of_others
from assistant.settings import Settings
from evals.growth.generate import Generator, Plan, write_plans
from evals.growth.measured import Measured
from evals.growth.questions import KINDS, VERDICTS, Question, judged, questions_for
from evals.resident import resident
from index.build import build, change
from index.embedding import Encoder, VectorCache

_SEED = 3


def measure(size: int, kept: Path, say: Callable[[str], None], is_verbose: bool = False, chroma_url: str = "") -> Measured:
    """``kept``: a data folder whose models and vectors are used; what is made stands in a folder of its own below it."""
    generator = Generator()
    plans = generator.plans(size)
    settings = _laid(kept, size, plans, chroma_url)
    encoder = Encoder(settings.model, settings.models)
    encoder.load()
    vectors_of_others(encoder, VectorCache(settings.data / "vectors.sqlite"))
    building = _timed(lambda: build(settings.place, encoder, say))
    started = time.perf_counter()
    assistant = Assistant(settings, say)
    assistant.use(None)
    assistant.retrieval.encoder = encoder
    assistant.load(say)
    questions = questions_for(generator, plans)
    assistant.ask(questions[0].text)
    start = time.perf_counter() - started
    random.Random(_SEED).shuffle(questions)  # noqa: S311
    times, cpu, verdicts = _ask(assistant, questions, plans, is_verbose)
    embedding = [_timed(lambda text=one.text: encoder.encode_query(f"{text}吗")) for one in questions]  # type: ignore[misc]
    memory = resident() / 2**20
    before = _processor()
    update = _timed(lambda: _change(settings, plans[0], encoder))
    update_cpu = _processor() - before
    reopen = _timed(assistant.reopen)
    _check_changed(assistant, plans[0])
    assistant.close()
    return Measured(
        size=size, store="server" if chroma_url else "embedded", characters=sum(len(plan.text) for plan in plans),
        passages=assistant.retrieval.edition.passages, build=building, start=start, update=update, update_cpu=update_cpu, reopen=reopen,
        memory=memory, median=median(times) * 1000, p95=quantiles(times, n=20)[-1] * 1000, cpu=median(cpu) * 1000,
        embedding=median(embedding) * 1000, disk=_disk(settings.data), verdicts=verdicts,
    )


def _laid(kept: Path, size: int, plans: list[Plan], chroma_url: str) -> Settings:
    data = kept / f"growth-{size}"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    (data / "models").symlink_to((kept / "models").resolve())
    shutil.copy(kept / "vectors.sqlite", data)
    shuffled = list(plans)
    random.Random(_SEED).shuffle(shuffled)  # noqa: S311  # those that are asked about stand anywhere
    write_plans(data / "seeds", shuffled)
    return Settings(data=data, seeds=data / "seeds", genre=data / "genre.toml", chroma_url=chroma_url)


def _ask(assistant: Assistant, questions: list[Question], plans: list[Plan], is_verbose: bool) -> tuple[list[float], list[float], dict[str, dict[str, int]]]:
    titles = {plan.id: plan.title for plan in plans}
    times: list[float] = []
    cpu: list[float] = []
    verdicts: dict[str, dict[str, int]] = {kind: dict.fromkeys(VERDICTS, 0) for kind in KINDS}
    for question in questions:
        started, worked = time.perf_counter(), time.process_time()
        answer = assistant.ask(question.text)
        times.append(time.perf_counter() - started)
        cpu.append(time.process_time() - worked)
        verdict = judged(question, answer, titles)
        verdicts[question.kind][verdict] += 1
        if is_verbose and verdict != "right":
            print(f"{verdict} [{question.kind}] {question.text} {question.document} {question.values or question.holders[:4]}\n    {answer.status}: {answer.headline[:300]}", file=sys.stderr)
    return times, cpu, verdicts


_CHANGED = "77.7亿元"


def _change(settings: Settings, plan: Plan, encoder: Encoder) -> None:
    """A new version of one plan: another amount for its project."""
    text = plan.text.replace(f"总投资{plan.project.amount}", f"总投资{_CHANGED}")
    with change(settings.place, encoder) as collection:
        collection.replace(plan.id, f"{plan.id}.txt", text.encode("utf-8"))


def _check_changed(assistant: Assistant, plan: Plan) -> None:
    answer = assistant.ask(f"{plan.project.name}总投资多少")
    if _CHANGED not in answer.headline:
        raise RuntimeError(f"the changed plan is not answered from: {answer.headline}")


def _timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _processor() -> float:
    """The seconds of this process and of the children that have ended."""
    return sum(os.times()[:4])


def _disk(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "models" not in path.parts) / 1e6


def main() -> None:
    size, kept, chroma_url, verbose = sys.argv[1:]
    measured = measure(int(size), Path(kept), lambda text: print(text, file=sys.stderr), verbose == "verbose", chroma_url)
    json.dump(asdict(measured), sys.stdout)


if __name__ == "__main__":
    main()
