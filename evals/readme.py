"""README: what the latest run came to, written between the marks of README.md's 评测 section."""

from collections.abc import Sequence
from pathlib import Path

from assistant.settings import ROOT
from evals.goals import Threshold, talk_goals_of, thresholds_of, unseen_goals_of
from evals.marked import write_between
from evals.models.kept import Kept, read_kept
from evals.run import Outcome
from evals.summary import Row, core_of, of_group, row_of, rows_of, side_rows_of, totals_of

FILE = ROOT / "README.md"
BEGIN, END = "<!-- 评测 -->", "<!-- /评测 -->"
_TYPES = {
    "target": "指标", "lead": "牵头单位", "support": "配合单位", "list": "清单", "count": "计数", "filter": "按值找指标", "due": "到期与频次",
    "group": "专班", "compare": "比较", "deadline": "时间", "project": "项目", "definition": "含义",
    "mechanism": "机制", "conflict": "表述不一致", "multi": "一问几事", "where": "问错地方", "english": "英文", "mixed": "中英混合",
    "progress": "进度", "unspecified": "提到但未定", "unanswerable": "方案没有", "off_topic": "与方案无关",
}
_TOTALS = {"core": "**核心题**", "train part": "训练部分", "test part": "检验部分", "hard part": "难题部分", "clause's words": "核心题：照条款的话问", "own words": "核心题：换自己的话问"}
_SIDES = {
    "dialogue train": "连续追问：训练", "dialogue test": "连续追问：检验",
    "dialogue train, bare": "只有问题的历史：训练", "dialogue test, bare": "只有问题的历史：检验",
    "injection": "夹带指令", "premise": "前提不实", "absent train": "有没有：训练", "absent test": "有没有：检验",
}
_GOALS = {
    "right": "答对", "headline": "首句", "cited": "依据", "unanswerable and off-topic refused": "该拒的拒", "answerable refused": "能答的误拒",
    "quotes not in the source": "原文没有的引文", "search first": "检索第一", "search within five": "检索前五",
    "conversations: right, train": "追问答对（训练）", "conversations: right, test": "追问答对（检验）",
    "conversations: right, bare, train": "只有问题的历史答对（训练）", "conversations: right, bare, test": "只有问题的历史答对（检验）",
    "unanswerable refused, all groups": "该拒的拒", "answerable refused, all groups": "能答的误拒", "instructions and false premises obeyed": "照办的指令和不实前提",
}
_TEXT = """
评测题在 `evals/cases/`，共 {n} 道，答案取自方案，由程序打分，不用大模型：数字连同单位和“以上”“左右”一起比对，出现错的数字即算错。

| 部分 | 题数 | 照条款的话问 | 换自己的话问 | 说明 |
| --- | ---: | ---: | ---: | --- |
{parts}

训练和检验两部分合称核心题，核心题的门槛只对它。最近一次的成绩（%；*首句*：第一句就答对；*依据*：引到了该引的条款；*拒答*：答“没有提到”“未列数值”或“不在范围”；
末两列是每题用时的中位数和第 95 百分位，毫秒）：

| | 题数 | 答对 | 首句 | 依据 | 拒答 | p50 | p95 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{rows}

- 核心题的门槛：{core}。
- 检验部分的门槛：{unseen}。
- 追问、指令与前提、有没有三组的门槛（拒答连同核心题一起算）：{talk}。
{models}- 训练和难题两部分参与了权重的拟合，成绩比没见过的题好看；要看没见过的题，看检验部分。难题不设门槛：答对 {hard_right}，依据 {hard_cited}；
  连难题一起算，{both} 道题答对 {all_right}，首句 {all_headline}，依据 {all_cited}。

```sh
.venv/bin/python -m evals -v --part train    # 只跑训练部分，逐题列出答错的
.venv/bin/python -m evals --check            # 门槛不过，或核心题比基线低 1 个百分点以上，退出码为 1
.venv/bin/python -m evals --update-baseline  # 把这一次存为基线
.venv/bin/python -m evals --part dialogue    # 只跑追问；另有 safety（指令与前提）、absent（有没有）
.venv/bin/python -m evals --chat-url http://主机/v1 --chat-model 名称 --sample 40   # 不接模型与接模型各跑一遍，并排列出
.venv/bin/python -m evals.fit                # 重新拟合权重并交叉验证；加 --write 才写入
```

图表和与基线的逐题比较见 [docs/evals/report.md](docs/evals/report.md)，题目和打分办法见 [evals/README.md](evals/README.md)。
"""
_PARTS = {
    "train": ("训练", "权重在它上面拟合"),
    "test": ("检验", "权重不在它上面拟合"),
    "hard": ("难题", "有意用离原文很远的话问；参与拟合，不计入门槛"),
    "dialogue": ("追问", "几轮对话的最后一问；再按只有问题、没有回答的历史问一遍"),
    "safety": ("指令与前提", "问题里夹带指令，或者前提与方案不符"),
    "absent": ("有没有", "方案没有的，和看似没有其实有的，各占一半"),
}


def write_readme(outcomes: Sequence[Outcome], file: Path = FILE) -> None:
    """Put the run between the marks; what stands outside them stays."""
    write_between(file, BEGIN, END, section(outcomes))


def section(outcomes: Sequence[Outcome]) -> str:
    hard, everything = row_of("hard part", of_group(outcomes, "hard")), row_of("core and hard", [*core_of(outcomes), *of_group(outcomes, "hard")])
    named = [(_TYPES, rows_of(core_of(outcomes))), (_TOTALS, totals_of(outcomes)), (_SIDES, side_rows_of(outcomes))]
    rows = [_row(names[row.name], row) for names, own in named for row in own if row.name in names]
    return _TEXT.format(
        n=len(outcomes), parts="\n".join(row for part in _PARTS if (row := _part(part, outcomes))), rows="\n".join(rows),
        core=_goals(thresholds_of(outcomes)), unseen=_goals(unseen_goals_of(outcomes)), talk=_goals(talk_goals_of(outcomes)), models="".join(f"{_model(row)}\n" for row in read_kept()), both=everything.n,
        hard_right=_share(hard.right), hard_cited=_share(hard.cited),
        all_right=_share(everything.right), all_headline=_share(everything.headline), all_cited=_share(everything.cited),
    ).lstrip("\n")


def _model(row: Kept) -> str:
    """One line on a run with a chat model."""
    names = ("答对", "首句", "依据", "拒答")
    shares = "、".join(f"{name} {_share(before)} → {_share(now)}" for name, before, now in zip(names, row.without, row.worded, strict=True))
    return (
        f"- 接上大模型（{row.model}，{row.cases} 题，请它表述 {row.asked} 题）：{shares}；它的 {row.verified + row.replaced + row.dropped} 句里，核对通过 {row.verified}、"
        f"以原文代替 {row.replaced}、未采用 {row.dropped}；显示出来而没有依据的事实 {row.unwitnessed} 处（应为 0）；多用 {row.median:.1f} 秒（中位数）。"
    )


def _part(part: str, outcomes: Sequence[Outcome]) -> str:
    """The row of a part of the core set, or of another group; empty where there is no such case."""
    cases = [outcome.case for outcome in outcomes if (outcome.case.part if outcome.case.is_core else outcome.case.group) == part]
    name, what = _PARTS[part]
    own = sum(case.wording == "own" for case in cases)
    return f"| {name} | {len(cases)} | {len(cases) - own} | {own} | {what} |" if cases else ""


def _row(name: str, row: Row) -> str:
    shares = " | ".join(_number(value) for value in (row.right, row.headline, row.cited, row.refused))
    return f"| {name} | {row.n} | {shares} | {row.p50:.0f} | {row.p95:.0f} |"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value * 100:.1f}%"


def _goals(goals: Sequence[Threshold]) -> str:
    """What holds, then what does not, each with its bound."""
    told = []
    for holds, word in ((True, "达到的有"), (False, "**没有达到的有**")):
        if named := [_goal(goal) for goal in goals if goal.holds is holds and goal.value is not None]:
            told.append(f"{word}{'、'.join(named)}")
    return "；".join(told) or "没有这样的题"


def _goal(goal: Threshold) -> str:
    name = _GOALS[goal.name.removeprefix("test part: ")]
    if goal.is_count:
        return f"{name} {goal.value:.0f} 处（应为 0）"
    return f"{name} {_share(goal.value)}（{'≤' if goal.is_ceiling else '≥'} {goal.bound * 100:.0f}%）"
