"""Wording: what a model made of an answer, drawn below the answer and plainly marked; what was left out can be opened."""

from collections import Counter
from collections.abc import Iterable, Mapping

from assistant.answer import Citation, Fault, Verdict, WordedSentence, Wording
from assistant.page.escape import escape_line
from assistant.page.marks import with_marks
from assistant.page.words import Words


def wording_html(wording: Wording | None, numbered: Mapping[int, Citation], words: Words) -> str:
    """The block of one answer's wording; nothing where no model was asked."""
    if wording is None:
        return ""
    shown = [_sentence(one, numbered, words) for one in wording.sentences if one.shown]
    parts = [*_head(wording, words), *shown] if shown else []
    if wording.is_open:
        parts.append(f'<p class="yj-writing">{escape_line(words.wording_open)}</p>')
    else:
        parts += [f'<p class="yj-left-out">{escape_line(wording.left_out)}</p>'] if wording.left_out else []
        parts += [_record(wording, words)] if wording.sentences else []
    look = "yj-wording" if shown else "yj-wording yj-wording-none"
    return f'<div class="{look}">{"".join(parts)}</div>' if parts else ""


def wording_text(wording: Wording, words: Words) -> str:
    """What is shown of it as plain text, a line a sentence, the text's own words marked as such."""
    shown = [one for one in wording.sentences if one.shown]
    return "\n".join(f"{one.shown}（{words.swapped}）" if one.verdict is Verdict.REPLACED else one.shown for one in shown)


def _head(wording: Wording, words: Words) -> list[str]:
    note = escape_line(words.wording_note.format(model=wording.model))
    return [f'<p class="yj-wording-head"><span class="yj-wording-name">{escape_line(words.wording)}</span> <span class="yj-wording-note">{note}</span></p>']


def _sentence(sentence: WordedSentence, numbered: Mapping[int, Citation], words: Words) -> str:
    text = with_marks(sentence.shown, numbered)
    if sentence.verdict is Verdict.REPLACED:
        return f'<p class="yj-said yj-said-quote">{text} <span class="yj-swapped">{escape_line(words.swapped)}</span></p>'
    return f'<p class="yj-said">{text}</p>'


def _record(wording: Wording, words: Words) -> str:
    """What became of each sentence, as the model wrote it."""
    counts = Counter(sentence.verdict for sentence in wording.sentences)
    summary = words.checked + words.comma.join(words.count(verdict).format(count=counts[verdict]) for verdict in Verdict if counts[verdict])
    rows = "".join(_row(sentence, words) for sentence in wording.sentences)
    return f'<details class="yj-record"><summary>{escape_line(summary)}</summary><ol class="yj-written">{rows}</ol></details>'


def _row(sentence: WordedSentence, words: Words) -> str:
    verdict = f'<span class="yj-verdict yj-verdict-{sentence.verdict.value}">{escape_line(words.verdict(sentence.verdict))}</span>'
    said = _faults(sentence, words)
    faults = f'<ul class="yj-faults">{"".join(f"<li>{escape_line(line)}</li>" for line in said)}</ul>' if said else ""
    return f'<li>{verdict} <span class="yj-as-written">{_written(sentence)}</span>{faults}</li>'


def _written(sentence: WordedSentence) -> str:
    """The sentence as it came, with what is wrong in it marked."""
    pieces: list[str] = []
    end = 0
    for fault in sorted(sentence.faults, key=lambda fault: (fault.start, -fault.end)):
        start, stop = max(fault.start, end), min(fault.end, len(sentence.written))
        if stop <= start:
            continue
        pieces += [escape_line(sentence.written[end:start]), f'<span class="yj-wrong">{escape_line(sentence.written[start:stop])}</span>']
        end = stop
    return "".join([*pieces, escape_line(sentence.written[end:])])


def _faults(sentence: WordedSentence, words: Words) -> list[str]:
    """The faults in plain words: what stands there, what is wrong with it, and what the clause says; what is alike in one line."""
    wrong: dict[tuple[str, str], list[str]] = {}
    for fault in sentence.faults:
        wrong.setdefault((words.fault(fault.kind), fault.witness), []).append(_stretch(fault, sentence.written))
    return [_fault(kind, witness, dict.fromkeys(filter(None, stretches)), words) for (kind, witness), stretches in wrong.items()]


def _fault(kind: str, witness: str, stretches: Iterable[str], words: Words) -> str:
    quoted = "".join(f"“{one}”" for one in stretches)
    line = words.fault_of.format(wrong=quoted, fault=kind) if quoted else kind
    return words.fault_and_clause.format(fault=line, witness=witness) if witness else line


def _stretch(fault: Fault, written: str) -> str:
    """What a fault is about; empty where that is the whole sentence."""
    stretch = written[fault.start : fault.end].strip()
    return "" if len(stretch) >= len(written.strip()) - 1 else stretch
