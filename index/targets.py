"""Targets: every quantified or benchmarked aim of a plan, read from its sentences; each row points at its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.clauses import Clause, ClauseTree
from index.genre import Genre, one_of
from index.quantities import Quantity, find_quantities
from index.sentences import sentences_of
from index.spans import Span

_BOUNDARY = re.compile(r"[,，;；。:：\n]")
_OPEN_QUOTE = re.compile(r"“(?=[^”]*$)")
_LEADING = re.compile(
    r"^(?:其中|全年|全县|全市|全省|年内|我县|我市|每年|今年|当年|在|将|同时|并|积极|实现|推动|\d{4}年(?:\d{1,2}月份?)?(?:底|末)?(?:前)?|[,，]|的|等)+"
)
_VERB = re.compile(
    r"(?:对接|推动|引进|引育|培育|建设|建立|实施|开展|安装|组织|打造|认定|守牢|新增|完成|创建|争取|争|启动|服务园区的|接入|"
    r"发放|改造|新建|创新|实行|年满|每户|每|等|的|达|到|三期|二期|一期|前|为)$"
)
_TAIL = re.compile(r"(?:[^,，;；。:：、()（）\n”“]|[(（][^()（）\n]*[)）])*")
_CONJUNCTION = re.compile(r"(?<=.)(?:及|和|与|并|或)(?=.{3,})")


@dataclass(frozen=True, slots=True)
class Target:
    """One aim. Strings are as printed; spans are in characters of the document."""

    address: str
    span: Span
    """The phrase that states it: 全社会研发经费投入增长9%以上."""
    value_span: Span
    """Its figure with unit and operators: 增长9%以上."""
    indicator: str
    operator: str
    """The printed words that bind the value, joined by + where two stand (提高到+不低于)."""
    value: str
    unit: str
    base: str
    deadline: str
    deadline_iso: str
    commitment: str
    scope: str
    is_benchmark: bool = False


def find_targets(tree: ClauseTree, genre: Genre) -> list[Target]:
    """Every target of a document in reading order."""
    return [target for clause in tree for target in _targets(tree, clause, genre)]


def _targets(tree: ClauseTree, clause: Clause, genre: Genre) -> Iterator[Target]:
    text = tree.document.text
    for sentence in sentences_of(tree, clause):
        quantities = list(find_quantities(text, sentence.span, genre))
        counted = [
            quantity
            for quantity, following in zip(quantities, [*quantities[1:], None], strict=False)
            if not _qualifies(text, quantity, following)
        ]
        aims = [span for span in _benchmark_spans(text, sentence.span, genre) if not _taken(span, counted)]
        stops = sorted([quantity.span.end for quantity in counted] + [span.end for span in aims])
        found = [_quantified(text, clause, sentence.span, quantity, stops, genre) for quantity in counted]
        found += [_benchmark(text, clause, sentence.span, span, stops, genre) for span in aims]
        yield from _shared(text, sorted(found, key=lambda target: target.value_span.start))


def _qualifies(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """The quantity describes what the next one counts: 税收过2000万企业6家, 过5亿元以上企业10家."""
    if not following or not quantity.before.endswith(("过", "超过", "超")):
        return False
    between = text[quantity.span.end : following.before_start]
    return 0 < len(between) <= 8 and not re.search(r"[,，;；。、]", between)


def _taken(span: Span, quantities: list[Quantity]) -> bool:
    return any(span.start <= quantity.span.start and quantity.span.start - span.end < 1 for quantity in quantities)


def _shared(text: str, targets: list[Target]) -> Iterator[Target]:
    """A second value behind 和 shares the words of the first: 分别提高到不低于740元/月和485元/月."""
    previous: Target | None = None
    for target in targets:
        joined = text[previous.span.end : target.value_span.start].strip() if previous else ""
        if previous and joined in ("和", "与", "及", "以及", "、") and not re.sub("[和与及以、]", "", target.indicator):
            whole = Span(previous.span.start, target.span.end)
            shared = replace(target, indicator=previous.indicator, scope=previous.scope, commitment=previous.commitment)
            shared = replace(shared, operator=previous.operator, span=whole)
            yield replace(previous, span=whole)
            previous = shared
            continue
        if previous:
            yield previous
        previous = target
    if previous:
        yield previous


def _quantified(
    text: str, clause: Clause, sentence: Span, quantity: Quantity, stops: list[int], genre: Genre
) -> Target:
    left = _left(text, sentence, quantity.before_start, stops)
    tail = _tail(text, sentence, quantity, stops)
    operators, commitment = _operators(quantity.before, genre)
    head_start, head = _stripped(text, Span(left, quantity.before_start), genre)
    commitment = commitment or _commitment(text[left : quantity.before_start], genre)
    attributive = bool(tail) and (not quantity.before or len(head) < 2 or bool(_VERB.search(head)))
    end = quantity.span.end
    if attributive:
        indicator, end = tail.of(text) if tail else "", tail.end if tail else end
    else:
        indicator = head
    value_end = quantity.span.end
    start = min(head_start, quantity.before_start) if head else quantity.before_start
    deadline, iso = deadline_of(text, sentence, quantity.span.start)
    return Target(
        address=clause.address,
        span=Span(start, end),
        value_span=Span(quantity.before_start if operators else quantity.span.start, value_end),
        indicator=indicator.strip(),
        operator="+".join([*operators, *([quantity.after] if quantity.after else [])]),
        value=quantity.value,
        unit=quantity.unit,
        base="同比" if "同比" in quantity.before else "",
        deadline=deadline,
        deadline_iso=iso,
        commitment=commitment,
        scope=_scope(head + (indicator if attributive else ""), operators, genre),
    )


def _left(text: str, sentence: Span, at: int, stops: list[int]) -> int:
    """Where the phrase that ends at a value begins: after the last comma, or the last 、 behind another value."""
    start = sentence.start
    for boundary in _BOUNDARY.finditer(text, sentence.start, at):
        start = boundary.end()
    quote = _OPEN_QUOTE.search(text[start:at])
    if quote and text.find("”", at, sentence.end) >= 0:
        start += quote.end()
    earlier = [stop for stop in stops if start < stop <= at]
    return max(earlier[-1], text.rfind("、", earlier[-1], at) + 1) if earlier else start


def _tail(text: str, sentence: Span, quantity: Quantity, stops: list[int]) -> Span | None:
    """What the quantity counts where that is printed behind it: 20个以上|产业项目落地开工."""
    if quantity.unit in ("%", "％", "个百分点", "百分点"):
        return None
    found = _TAIL.match(text, quantity.span.end, sentence.end)
    end = found.end() if found else quantity.span.end
    if any(quantity.span.end < stop <= end for stop in stops):
        return None
    cut = _CONJUNCTION.search(text[quantity.span.end : end])
    if cut:
        end = quantity.span.end + cut.start()
    return Span(quantity.span.end, end) if end - quantity.span.end >= 2 else None


def _operators(before: str, genre: Genre) -> tuple[list[str], str]:
    """The binding words in front of a numeral, and the commitment among them (力争提高)."""
    commitment = _commitment(before, genre)
    rest = before.replace(commitment, "", 1) if commitment else before
    rest = rest.replace("同比", "")
    words = re.findall(rf"(?:{genre.before_pattern})(?:到|至)?", rest)
    return [word for word in words if word], commitment


def _stripped(text: str, span: Span, genre: Genre) -> tuple[int, str]:
    """The phrase without leading time words and commitment; where its printed form starts (commitment kept)."""
    head = span.of(text)
    shown = span.start + len(head) - len(head.lstrip())
    head = head.strip()
    commitment = one_of(genre.commitments)
    while True:
        shorter = re.sub(rf"^(?:{commitment})", "", _LEADING.sub("", head)).lstrip("“")
        if shorter == head:
            break
        head = shorter
    head = re.sub(r"(?:分别|均|各|为|目标|常年|只|仅)+$", "", head)
    return shown, head


def _commitment(text: str, genre: Genre) -> str:
    found = re.search(one_of(genre.commitments), text)
    return found[0] if found else ""


def _scope(words: str, operators: list[str], genre: Genre) -> str:
    if any(operator.startswith("增长") for operator in operators):
        return "增长"
    closing = [scope for word, scope in genre.scopes.items() if words.endswith((word, f"{word}率"))]
    return next(iter(closing), "") or next((scope for word, scope in genre.scopes.items() if word in words), "")


_DATE = re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:份)?(?:(?P<day>\d{1,2})[日号])?)?(?:底|末|初)?(?:前|内|年底)?")


def deadline_of(text: str, sentence: Span, at: int) -> tuple[str, str]:
    """The last date printed before a place in its sentence, and its ISO form to the printed precision."""
    dates = list(_DATE.finditer(text, sentence.start, at))
    if not dates:
        return "", ""
    last = dates[-1]
    iso = last["year"] + (f"-{int(last['month']):02d}" if last["month"] else "")
    return last[0], iso + (f"-{int(last['day']):02d}" if last["day"] else "")


def _benchmark_spans(text: str, sentence: Span, genre: Genre) -> list[Span]:
    pattern = rf"(?:达到|实现|确保|做到|完成|保持|达)?(?:{genre.benchmark_pattern})(?=[,，;；。、:：()（）\n]|目标|$)"
    return [Span(*found.span()) for found in re.compile(pattern).finditer(text, sentence.start, sentence.end)]


def _benchmark(text: str, clause: Clause, sentence: Span, span: Span, stops: list[int], genre: Genre) -> Target:
    left = _left(text, sentence, span.start, stops)
    start, head = _stripped(text, Span(left, span.start), genre)
    operator = re.match("达到|实现|确保|做到|完成|保持|达", span.of(text))
    deadline, iso = deadline_of(text, sentence, span.start)
    return Target(
        address=clause.address,
        span=Span(min(start, span.start), span.end),
        value_span=span,
        indicator=head,
        operator=operator[0] if operator else "",
        value=text[span.start + (operator.end() if operator else 0) : span.end],
        unit="",
        base="",
        deadline=deadline,
        deadline_iso=iso,
        commitment=_commitment(text[left : span.start], genre),
        scope=_scope(head, [], genre),
        is_benchmark=True,
    )
