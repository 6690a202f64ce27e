"""Back: fragments that point at a question of the turns before (第一个问题, 刚才说的专项债) or want its answer again (确定吗, 具体点)."""

import re
from collections.abc import Sequence

from assistant.asks import Ask
from assistant.turns import wording
from assistant.turns.context import asks, called_parts, last_of, quoted, subject, thing
from assistant.turns.fragment import Fragment, read_fragment
from assistant.turns.memory import Said
from assistant.turns.rules.items import put
from assistant.turns.rules.parts import is_figure_again
from assistant.turns.rules.things import plain_ask
from assistant.turns.rules.topics import new_topic
from assistant.turns.shown import tasks_of
from assistant.turns.subject import in_parts
from index.folding import fold
from index.numerals import number_of

_PLACE = re.compile(r"哪|第几|出处|来源|where|which", re.IGNORECASE)


def earlier_question(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """第一个问题, 最开始那个, 前一个指标: one question before, by its place."""
    text = wording.RETURN.sub("", fragment.text).strip(" ,，")
    found = wording.EARLIER_QUESTION.search(text)
    if not found or len(fragment.own_of(text[: found.start()])) > 1:
        return []
    about = [one for one in before if one.is_about_documents] or list(before)
    if found["one"]:
        meant = about[-1:]
    elif found["earlier"]:
        meant = about[-2:][:1]
    else:
        nth = found["nth"] or found["asked"]
        place = number_of(nth.replace("两", "二")) if nth else 1
        meant = list(before)[(place or 1) - 1 : place or 1]
    if not meant:
        return []
    rest = f"{text[: found.start()]}{text[found.end() :]}".strip(" ,，的")
    return _with_rest(fragment, meant[0], rest)


def _with_rest(fragment: Fragment, said: Said, rest: str) -> list[str]:
    """What a fragment says beside a reference to a question, asked of that question's subject."""
    bare = wording.THING.sub("", re.sub(r"^(?:(?:那|这)?个)?数(?:字|值)?(?=[,，\s是])", "", rest)).strip(" ,，的")
    if wording.STRENGTH.fullmatch(bare):
        return _strength(said, fragment)
    if wording.AGAIN.fullmatch(bare) or (len(wording.GENERIC.sub("", rest)) < 1 and not asks(fragment)):
        return [said.whole]
    if fragment.question.parts and is_figure_again(fragment):
        return [in_parts(said.whole, fragment.question.parts, fragment.understanding)]
    found = subject(said, fragment)
    tasks = tasks_of(said.answer, fragment.understanding.library)[:1] if asks(fragment) and not fragment.is_english else []
    return [f"{matter}{put(rest, fragment)}" for matter in (*([f"{called_parts(said)}{found}"] if found else []), *tasks)]


def _strength(said: Said, fragment: Fragment) -> list[str]:
    """是确保还是力争: the question again, and where its answer shows no such word, what the text says."""
    found = wording.STRENGTH.search(fragment.text)
    if found and not fragment.is_english and found["one"] not in said.answer.headline and found["other"] not in said.answer.headline:
        return [f"{said.whole.rstrip('?？。')}，原文怎么写", said.whole]
    return [said.whole]


def mentioned(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """刚才说的专项债由谁负责: whole without the words that point back."""
    text = wording.MENTIONED.sub("", wording.RETURN.sub("", fragment.text)).strip(" ,，")
    if text == fragment.text:
        return []
    bare = read_fragment(text, fragment.understanding)
    if not bare.has_own:
        return [] if wording.NEIGHBOUR.search(fragment.text) else plain_ask(bare.marked(), before)
    meant = next((one for one in reversed(before) if fold(bare.own) in fold(one.whole)), None)
    if meant and bare.question.parts and is_figure_again(bare, bare.own):
        return [in_parts(meant.whole, bare.question.parts, fragment.understanding)]
    if bare.question.asks:
        return [text]
    return [meant.whole] if meant else new_topic(bare.marked(), before)


def again(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """确定吗, 在哪一条, 还有吗: the question before, once more; 具体点, 原文呢: what the clause says that it was answered from."""
    if fragment.question.parts and not _is_either(fragment):
        return []
    text = wording.THING.sub("", fragment.text).strip(" ,，") if not fragment.is_english else fragment.text
    last = last_of(before)
    if wording.STRENGTH.fullmatch(text):
        return _strength(last, fragment)
    if _is_either(fragment):
        return [last.whole]
    if fragment.has_ordinal or not (wording.AGAIN.fullmatch(text) or wording.AGAIN.fullmatch(fragment.text)):
        return []
    wants_text = wording.MORE.search(text) and not _PLACE.search(text)
    if not wants_text or last.question.language == "en" or last.question.wants(Ask.FIGURE, Ask.LIST) or last.question.units:
        return [last.whole]
    if re.search("原", text) and last.question.wants(Ask.LEAD, Ask.SUPPORT, Ask.WHEN):
        return [f"{last.whole.rstrip('?？。')}，原文怎么写"]
    meant = thing(last, fragment)
    return [f"{meant}具体怎么说", last.whole] if meant else [last.whole]


def _is_either(fragment: Fragment) -> bool:
    """这是总体方案的还是附件3的: where the answer stands, and nothing else."""
    return len(fragment.question.parts) > 1 and "还是" in fragment.text and not fragment.has_own


def why(fragment: Fragment, before: Sequence[Said]) -> list[str]:
    """为什么: of the figure or the task before."""
    if not wording.WHY.fullmatch(fragment.text):
        return []
    last = last_of(before)
    found = subject(last, fragment)
    return [f"why is {quoted(found, fragment)} set so"] if fragment.is_english else [f"{called_parts(last)}{found}为什么这样定"]
