"""Servers: one after the other, each under a hardship of its own; a line for each."""


from assistant.settings import read_settings
from evals.faults.enduring import endure
from evals.faults.hardships import hardships
from evals.load.questions import questions_for
from evals.load.servers import own_copy

_REFERENCE = 20


def servers(only: str, seed: int) -> int:
    """Those whose name has ``only`` in it; 1 when anything did not hold."""
    data = read_settings().data
    questions = questions_for(data, _REFERENCE, seed)
    broken = 0
    for hardship in hardships():
        if only not in hardship.name:
            continue
        if hardship.missing:
            print(f"{hardship.name:<44} not tried: {hardship.missing} is missing", flush=True)
            continue
        with own_copy(data) as copy:
            found = endure(hardship, copy.parent, questions)
        broken += bool(found.breaches)
        what = f"would not start: {found.said.splitlines()[-1]}" if found.said else f"{found.answered} answered as always, {found.refused} told to come back"
        print(f"{hardship.name:<44} {len(found.breaches)} breaches; {what}", *found.breaches[:10], sep="\n    BREACH  ", flush=True)
    return int(broken > 0)
