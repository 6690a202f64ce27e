"""Comments: what is written beside each statement of a checked draft, in the words an office uses."""

from collections.abc import Iterable

from assistant.checking.statement import Statement, Verdict
from index.spans import Span

AUTHOR = "有据核稿"
LABELS = {
    Verdict.CONSISTENT: "一致", Verdict.CONTRADICTS: "不一致", Verdict.UNSUPPORTED: "无出处", Verdict.PLAN_DIFFERS: "两处不一致",
}
KINDS = {
    "digit": "数字不同", "magnitude": "单位不同", "operator": "限定词不同", "scope": "口径不同", "date": "时间不同", "lead_support": "分工不同",
    "unit_name": "单位名称不同", "moved": "用在了另一项上", "quote_char": "用字不同", "commitment": "语气不同",
}


def comment_of(one: Statement) -> str:
    """One comment: the verdict, what the document says, and where."""
    places = "；".join(f"{citation.document}#{citation.address}" for citation in one.citations)
    if one.verdict is Verdict.UNSUPPORTED:
        return f"{LABELS[one.verdict]}：文件中没有找到这一说法的依据，请核实来源。"
    if one.verdict is Verdict.CONSISTENT:
        return f"{LABELS[one.verdict]}：{places}"
    kind = f"（{KINDS[one.kind]}）" if one.verdict is Verdict.CONTRADICTS and one.kind in KINDS else ""
    says = one.plan_says if one.verdict is Verdict.PLAN_DIFFERS or len(one.citations) > 1 else f"文件的表述是“{one.plan_says}”"
    return f"{LABELS[one.verdict]}{kind}：{says}。\n出处：{places}"


def word_comments(statements: Iterable[Statement]) -> list[tuple[Span, str]]:
    """A comment for each statement."""
    return [(one.span, comment_of(one)) for one in statements]
