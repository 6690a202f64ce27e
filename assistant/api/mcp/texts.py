"""Texts: the results of tools as text for a model to read, each fact with its place and its own words."""

from collections.abc import Iterator

from assistant.ledger import Row


def found_text(rows: list[Row]) -> str:
    """The clauses that were found, the best first."""
    if not rows:
        return "没有找到相关条款"
    return "\n\n".join(f"{number}. {row['place']}\n{row['text'].strip()}{'……（用 clause 读全文）' * row['is_cut']}" for number, row in enumerate(rows, 1))


def target_line(row: Row) -> str:
    lead = f"；牵头 {'、'.join(row['lead'])}" if row["lead"] else ""
    due = f"；{row['deadline']}" if row["deadline"] and row["deadline"] not in row["quote"] else ""
    return f"- {row['place']}：{row['indicator']}：{row['printed']}（“{_one_line(row['quote'])}”{due}{lead}）"


def duty_line(row: Row) -> str:
    return f"- {row['place']}：{row['task']}：“{_one_line(row['quote'])}”"


def conflict_line(row: Row) -> str:
    sides = "".join(f"\n  - {side['place']}：“{_one_line(side['quote'])}”" for side in row["sides"])
    return f"- {row['subject']}（{row['note']}）{sides}"


def page_text(lines: Iterator[str], shown: int, total: int, offset: int) -> str:
    """One page of rows; what is not shown is said."""
    if not total:
        return "没有符合条件的内容"
    first = f"共{total}项" if shown == total else f"共{total}项，这里是第{offset + 1}至{offset + shown}项；其余用 offset 继续"
    if not shown:
        first = f"共{total}项，offset {offset} 之后没有了"
    return "\n".join([first, *lines])


def _one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())
