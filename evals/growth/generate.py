"""Generate: plans of counties that do not exist, in the genre's shape, with what each of them says known; the same for the same seed."""

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path
from typing import Any

_POOLS = Path(__file__).with_name("genre.toml")
_VARIANTS = 6
_MONTHS = (3, 5, 6, 9, 10, 11)
_YEARS = (2024, 2025)
_GOALS, _THEMES = 5, 3
_NUMERALS = "一二三四五六七八九十"
_RHYTHMS = ("月", "两个月", "季度")


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that a document sets, with the question that asks for it."""

    ask: str
    value: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task as a document sets it."""

    topic: str
    lead: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Project:
    """What one document alone speaks of."""

    name: str
    deadline: str
    amount: str
    lead: str


@dataclass(frozen=True)
class Plan:
    """One generated document with what it says."""

    id: str
    county: str
    year: int
    title: str
    text: str
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    project: Project


class Generator:
    """Draws plans: two years a county, so that every county has a newest plan."""

    def __init__(self, seed: int = 8) -> None:
        self._pools: dict[str, Any] = tomllib.loads(_POOLS.read_text(encoding="utf-8"))
        self._random = random.Random(seed)  # noqa: S311  # no secret
        self._counties = self._names("first", "second")
        self._places = self._names("project_first", "project_second")

    def plans(self, count: int) -> list[Plan]:
        """The first ``count`` plans; more of them begin with the same."""
        if count > len(self._counties) * len(_YEARS):
            raise ValueError(f"at most {len(self._counties) * len(_YEARS)} plans can be named")
        return [self._plan(number) for number in range(count)]

    @property
    def absent(self) -> list[str]:
        """Questions that no plan answers."""
        return list(self._pools["absent"])

    @cached_property
    def asks(self) -> list[str]:
        """Every question for a figure that some plan sets."""
        goals = [figure["ask"] for goal in self._pools["goal"] for figure in goal["figures"]]
        return goals + [theme["goal"]["ask"] for theme in self._pools["theme"]]

    def _names(self, first: str, second: str) -> list[str]:
        names = [one + other for one, other in product(self._pools[first], self._pools[second])]
        self._random.shuffle(names)
        return names

    def _plan(self, number: int) -> Plan:
        draw = random.Random(f"{number}")  # noqa: S311
        county, year = self._counties[number // len(_YEARS)], _YEARS[(number + 1) % len(_YEARS)]
        goals = draw.sample(self._pools["goal"], _GOALS)
        themes = draw.sample(self._pools["theme"], _THEMES)
        targets: list[Target] = []
        tasks: list[Task] = []
        lines = [f"为推动{county}县高质量发展，全面完成{year}年目标任务，制定本方案。", "一、总体目标"]
        for goal in goals:
            lines.append(f"——{goal['line']}{self._figures(goal['figures'], draw.randrange(_VARIANTS), targets)}。")
        lines.append("二、重点行动")
        names = [theme["title"] for theme in themes]
        lines += [f"({_NUMERALS[place]})实施{name}。按照实施方案抓好落实。" for place, name in enumerate(names)]
        lines += [f"附件：1. {names[0]}实施方案", *(f"{place}. {name}实施方案" for place, name in enumerate([*names[1:], "重点项目建设"], 2))]
        for place, theme in enumerate(themes, 1):
            lines += self._annex(place, theme, year, draw, targets, tasks)
        project = self._project(number, year, draw)
        lines += [f"附件{len(themes) + 1}", "重点项目建设实施方案", "一、建设任务"]
        lines += [f"1. 建设{project.name}。{project.deadline}建成{project.name}，总投资{project.amount}。({project.lead}牵头，县发改局、县财政局按职责分工负责)"]
        return Plan(f"plan-{number:04d}", county, year, f"{county}县{year}年“三大行动”实施方案", "\n".join(lines) + "\n", tuple(targets), tuple(tasks), project)

    def _annex(self, place: int, theme: dict[str, Any], year: int, draw: random.Random, targets: list[Target], tasks: list[Task]) -> list[str]:
        lines = [f"附件{place}", f"{theme['title']}实施方案", "一、行动目标"]
        lines.append(f"{self._figures([theme['goal']], draw.randrange(_VARIANTS), targets)}。")
        lines.append("二、行动任务")
        for number, task in enumerate(theme["tasks"], 1):
            variant = draw.randrange(_VARIANTS)
            deadline = f"{year}年{_MONTHS[variant]}月底前"
            said = task["text"].format(v=_value(task, variant))
            lines.append(f"{number}. {task['heading']}。{deadline}{said}。({task['lead']}牵头，{task['support']}按职责分工负责)")
            tasks.append(Task(task["topic"], task["lead"], deadline))
        lead = theme["tasks"][0]["lead"]
        lines += ["三、推进机制", f"成立{theme['title']}工作专班，由县政府分管副县长担任召集人，专班办公室设在{lead}，每{_RHYTHMS[place % len(_RHYTHMS)]}召开一次调度会。"]
        return lines

    def _figures(self, rows: Sequence[dict[str, Any]], variant: int, targets: list[Target]) -> str:
        """The figures of one sentence in one variant, noted among the targets."""
        targets += [Target(row["ask"], row["value"].format(v=_value(row, variant))) for row in rows]
        return "，".join(row["text"].format(v=_value(row, variant)) for row in rows)

    def _project(self, number: int, year: int, draw: random.Random) -> Project:
        name = self._places[number % len(self._places)] + self._pools["kinds"][number // len(self._places) % len(self._pools["kinds"])]
        lead = draw.choice(["县发改局", "县住建局", "县水利局", "县商务局", "县交通运输局"])
        return Project(name, f"{year}年{draw.choice(_MONTHS)}月底前", f"{draw.randrange(12, 99) / 10}亿元", lead)


def _value(row: dict[str, Any], variant: int) -> str:
    """The variant's figure, with a decimal only where it has one."""
    return f"{round(row['start'] + row['step'] * variant, 1):g}"


def write_plans(folder: Path, plans: Sequence[Plan]) -> None:
    """A seeds folder of these plans, its manifest and no aliases."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for plan in plans:
        (folder / f"{plan.id}.txt").write_text(plan.text, encoding="utf-8")
        rows.append(f'[[document]]\nid = "{plan.id}"\nfile = "{plan.id}.txt"\ntitle = "{plan.title}"\nyear = {plan.year}\n')
    (folder / "manifest.toml").write_text("\n".join(rows), encoding="utf-8")
