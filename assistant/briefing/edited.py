"""Edited: a briefing with a user's own words in place of some sentences, each held against its sources once more."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assistant.answer import Fault
from assistant.briefing.text import COMPUTED, DOUBTFUL, Briefing, Sentence
from assistant.briefing.witnessed import faults_of
from index.errors import YoujuError
from index.library import Library

_ENDS = "。！？；!?;…”）"
_MARKS = re.compile(rf"\[\d{{1,4}}\]|{COMPUTED}|{DOUBTFUL}")
"""What the briefing alone puts behind a sentence: typed, it would pass for a source."""
_LONGEST, _MOST = 2000, 2000
"""Characters of an edited sentence, and edits of a briefing."""


class EditError(YoujuError):
    """The sentence that was edited is not in the briefing any more, or the edits cannot be read."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words for one sentence."""

    was: str
    """The sentence's text as it was composed."""
    text: str
    """Empty: the sentence is taken out."""
    is_worded: bool = False
    """A model's words, not a user's."""


def edit_of(sent: Any) -> Edit:
    """One edit as JSON has it: {"was", "text"}, and "by": "model" for a model's words. Raises EditError."""
    was, text = (sent.get(name) for name in ("was", "text")) if isinstance(sent, dict) else (None, None)
    if not isinstance(was, str) or not isinstance(text, str) or len(text) > _LONGEST:
        raise EditError(f'改动无法读取：每一处应为 {{"was": 原句, "text": 改后的句子}}，不超过{_LONGEST}字')
    return Edit(was, text, sent.get("by") == "model")


def edits_of(sent: Any) -> dict[str, Edit]:
    """Edits as JSON has them, {id: edit}. Raises EditError."""
    if not isinstance(sent, dict) or len(sent) > _MOST:
        raise EditError(f'改动无法读取：应为 {{"句子的编号": {{"was", "text"}}}}，不超过{_MOST}处')
    return {id_: edit_of(one) for id_, one in sent.items()}


def read_edits(written: str | bytes) -> dict[str, Edit]:
    """Edits as written; none for nothing. Raises EditError."""
    try:
        return edits_of(json.loads(written or "{}"))
    except (ValueError, RecursionError) as error:
        raise EditError("改动无法读取：应为 UTF-8 的 JSON") from error


def sentences_by_id(briefing: Briefing) -> dict[str, Sentence]:
    return {one.id: one for one in briefing.sentences}


def reworded(sentence: Sentence, edit: Edit, library: Library) -> tuple[Sentence, list[Fault]]:
    """The sentence in other words, and what of them its sources do not bear out. Raises EditError."""
    if sentence.text != edit.was:
        raise EditError("文件或提纲已经更新，这一句不在原来的位置：请重新生成提纲后再修改")
    text = " ".join(_MARKS.sub("", edit.text).split())
    if text and text[-1] not in _ENDS:
        text += "。"
    if text == sentence.text:
        return sentence, []
    new = replace(sentence, text=text, is_computed=False, was=sentence.text, is_prose=False)
    # A count is no sentence of any clause: other words for it have no witness.
    faults = [Fault(0, len(text), "no_witness")] if sentence.is_computed else faults_of(new, library)
    return replace(new, is_doubtful=bool(faults), is_worded=edit.is_worded and not faults), faults


def edited(briefing: Briefing, edits: Mapping[str, Edit], library: Library) -> Briefing:
    """The briefing with all edits; what loses its last sentence goes too. Raises EditError."""
    if strange := next((id_ for id_ in edits if id_.partition(".")[0] in {section.key for section in briefing.sections} and id_ not in sentences_by_id(briefing)), ""):
        raise EditError(f"提纲里没有 {strange[:40]} 这一句：请重新生成提纲后再修改")
    return briefing.with_sentences(lambda one: reworded(one, edits[one.id], library)[0] if one.id in edits else one)
