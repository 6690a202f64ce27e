"""Measure: every contestant built, started, searched and asked; each question put to all in turn, so that what else the machine does weighs on all alike."""

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from evals.cases import Case, gold_clauses
from evals.peers.contestants import BUNDLED, OURS, OURS_WORDED, Contestant
from evals.peers.finding import Text, place_of_proof, proof
from evals.peers.judging import is_right, witnesses_of, wrong_figures
from evals.peers.pipelines.base import Given
from evals.peers.process import Reply, Worker, WorkerFailed, running
from evals.peers.results import Answered, Found, Result, Times
from index.library import Library

FIRST = "今年专项债的目标是多少"
_WARM = ("规模工业增加值增长多少", "县教育局牵头哪些任务", "which unit leads 招商引资")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run runs with."""

    document: Path
    work: Path
    models: Path
    """Folder of the peers' default models."""
    bundled: Path
    """Folder of ours."""
    ours: str
    """Our interpreter."""
    peers: str
    """The peers' interpreter."""
    chat_url: str
    chat_model: str
    say: Say

    def given(self, contestant: Contestant) -> Given:
        """Both rows of ours open the same index."""
        folder = self.work / (OURS if contestant.is_ours else contestant.name)
        folder.mkdir(parents=True, exist_ok=True)
        model = str(self.bundled.parent) if contestant.is_ours else contestant.folder(self.models, self.bundled)
        is_worded = contestant.is_worded and bool(self.chat_url)
        return Given(
            self.document, folder, model, contestant.model == BUNDLED, contestant.is_hybrid,
            self.chat_url if is_worded else "", self.chat_model if is_worded else "",
        )

    def process(self, stack: ExitStack, contestant: Contestant) -> Worker:
        python = self.ours if contestant.is_ours else self.peers
        return stack.enter_context(running(contestant.pipeline, self.given(contestant), python, self.work / f"{contestant.name}.log"))


def built(bench: Bench, contestant: Contestant, starts: int) -> Result:
    """Build its index, then start it afresh some times; what the work folder has from an earlier run is not built again."""
    kept = bench.work / f"{contestant.name}.json"
    if kept.exists():
        return Result(**json.loads(kept.read_text(encoding="utf-8")))
    result = Result(contestant.name)
    model = contestant.folder(bench.models, bench.bundled)
    if model and not Path(model).exists():
        result.trouble = f"{contestant.model} is not on this machine"
        return result
    try:
        if contestant.name != OURS_WORDED:
            with ExitStack() as stack:
                made = bench.process(stack, contestant).tell("build")
                result.build_seconds, result.build_cpu = made.seconds, made.cpu
            result.disk = _size(bench.given(contestant).folder)
        result.start_seconds = median(_start(bench, contestant) for _ in range(starts)) if starts else 0.0
        kept.write_text(json.dumps(asdict(result)), encoding="utf-8")
    except WorkerFailed as error:
        result.trouble = str(error)
    bench.say(f"{contestant.label}: built in {result.build_seconds:.1f} s, starts in {result.start_seconds:.1f} s {result.trouble}")
    return result


def _start(bench: Bench, contestant: Contestant) -> float:
    with ExitStack() as stack:
        worker = bench.process(stack, contestant)
        worker.tell("open")
        worker.tell("answer" if contestant.name == OURS else "search", FIRST)
        return worker.age


def _size(folder: Path) -> int:
    """Bytes of the files below; what a link leads to, such as our model, aside."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def searched(bench: Bench, rows: dict[str, Result], contestants: Sequence[Contestant], cases: Sequence[Case], library: Library) -> None:
    """Every question searched by all in turn. Ours answers it first, and that is its time: whoever searches a question again has its vector already."""
    text = Text(library.readings[0].document.text)
    proofs = {case.id: [proof(case, *one) for one in gold_clauses(case, library)] for case in cases}
    places: dict[str, list[tuple[str, int | None]]] = {one.name: [] for one in contestants}
    characters: dict[str, list[int]] = {one.name: [] for one in contestants}
    replies: dict[str, list[Reply]] = {one.name: [] for one in contestants}
    with ExitStack() as stack:
        workers = _opened(bench, stack, contestants, rows)
        for number, case in enumerate(cases):
            turn = number % max(1, len(contestants))
            for one in (*contestants[turn:], *contestants[:turn]):
                if one.name not in workers:
                    continue
                if one.name == OURS:
                    replies[one.name].append(workers[one.name].tell("answer", case.question))
                found = workers[one.name].tell("search", case.question)
                if one.name != OURS:
                    replies[one.name].append(found)
                places[one.name].append((case.part, place_of_proof(found.value, text, proofs[case.id])))
                characters[one.name].append(sum(map(len, found.value[:5])))
            if number % 25 == 24:
                bench.say(f"searched {number + 1} of {len(cases)}")
        for name, worker in workers.items():
            rows[name].memory = worker.peak
    for name in workers:
        rows[name].found = {part: _found([place for own, place in places[name] if own == part]) for part in dict.fromkeys(case.part for case in cases)}
        rows[name].characters, rows[name].times = median(characters[name]), times_of(replies[name])


def _found(places: Sequence[int | None]) -> Found:
    return Found(len(places), sum(place == 0 for place in places), sum(place is not None and place < 5 for place in places))


def _opened(bench: Bench, stack: ExitStack, contestants: Sequence[Contestant], rows: dict[str, Result]) -> dict[str, Worker]:
    """A warm process for each that can be opened."""
    workers: dict[str, Worker] = {}
    for one in contestants:
        if rows[one.name].trouble:
            continue
        worker = bench.process(stack, one)
        try:
            worker.tell("open")
            for question in _WARM:
                worker.tell("search", question)
        except WorkerFailed as error:
            rows[one.name].trouble = str(error)
            continue
        workers[one.name] = worker
    return workers


def answered(bench: Bench, rows: dict[str, Result], contestants: Sequence[Contestant], cases: Sequence[Case], library: Library) -> None:
    """Every question answered by all in turn, by the same model, and by ours without one."""
    said: dict[str, list[tuple[Case, Reply | None]]] = {one.name: [] for one in contestants}
    with ExitStack() as stack:
        workers = _opened(bench, stack, contestants, rows)
        for number, case in enumerate(cases):
            turn = number % max(1, len(contestants))
            for one in (*contestants[turn:], *contestants[:turn]):
                if one.name in workers:
                    said[one.name].append((case, _said(bench, workers[one.name], one, case)))
            bench.say(f"answered {number + 1} of {len(cases)}")
        for name, worker in workers.items():
            rows[name].memory = max(rows[name].memory, worker.peak)
            rows[name].answered = answered_of(said[name], library)


def _said(bench: Bench, worker: Worker, one: Contestant, case: Case) -> Reply | None:
    try:
        return worker.tell("answer", case.question)
    except WorkerFailed as error:
        bench.say(f"{one.label}: {error}")
        return None


def answered_of(said: Sequence[tuple[Case, Reply | None]], library: Library) -> Answered:
    """What the answers came to."""
    answerable = [(case, reply) for case, reply in said if case.is_answerable]
    replies = [reply for _, reply in said if reply]
    return Answered(
        answerable=len(answerable), right=sum(bool(reply and is_right(case, reply.value)) for case, reply in answerable), asked=len(said),
        wrong=sum(bool(reply and wrong_figures(case, reply.value, witnesses_of(case, library))) for case, reply in said),
        failed=len(said) - len(replies), seconds=times_of(replies),
    )


def times_of(replies: Sequence[Reply]) -> Times | None:
    """Milliseconds; None where nothing was asked."""
    if not replies:
        return None
    taken = [reply.seconds * 1000 for reply in replies]
    return Times(median(taken), quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0], median(reply.cpu * 1000 for reply in replies))


def without_model(bench: Bench) -> Bench:
    """The same, with no chat model: what is searched needs none."""
    return replace(bench, chat_url="", chat_model="")
