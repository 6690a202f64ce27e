"""Words: what a stretch of text is about, as pairs of characters, and how much of that two stretches share."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.genre import Genre

_LED_UP = re.compile(
    r"附件\s?\d+|总体方案|(?:本|该)?(?:文件|方案)(?:里|中)?(?:也|还|都|均|则|的)?(?:提出|明确|规定|要求|指出|设定|确定|提法|说法|表述)?|(?:提出|明确(?!榜)|规定|设定)(?:了)?|指标|任务|(?<![\u3400-\u9fff])(?:根据|按照|依据)|具体|该|这一|"
    r"所?占(?:的)?(?:比重|比例)|占比|比重|比例|"
    r"底线(?=[是为])|(?:补助|奖励|支持)?(?:上限|下限)|不[能得应要可](?=[高低多少超])|也|则(?=[要需为是应不])|还(?=[要需应])|就(?=[是要])|门槛(?=[是为])|(?<![\u3400-\u9fff])即|也就是|就是|力争|争取|力促|努力|确保|保证|必须|务必|坚决|目标(?:值|任务)?|预期|计划|年度|全年|今年|本年度?|年内|当年|全县(?!域)|全市(?!场)|全省|全区(?!域)|我县|我市|该县|该项|"
    r"(?:将|要|应|需|须)(?=[^,，]{2})|达到|达|实现|增长(?:率|速度)?|增速|增幅|涨幅|提高|提升|上升|增加|下降|降低|新增|净增|总量|总数|数量|累计|同比|以上|以下|以内|左右|"
    r"稳定在|保持在|控制在|维持在|突破|超过|不低于|不少于|不超过|不高于|至少|最低|最高|最多|最少|起码|差不多|上下|大约|约为?|分别|均为?|各|其中|以及|为|是|的|了|和|与|及|或|并|到|至|在|于|由|对|使|数(?=$|[,，。 为达突超]|量)"
)
_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z0-9][a-z0-9.%&+]*")
_WHOLE = re.compile(r"[a-z0-9]+(?:[.+&-][a-z0-9]+)*|[\u3400-\u9fff]+")


def bare(text: str) -> str:
    """The words that say what something is, without those that lead up to a value."""
    return _LED_UP.sub(" ", text)


def pairs(text: str) -> frozenset[str]:
    """The neighbouring characters of a folded text, Latin words and numbers whole; a lone character stands for itself."""
    found: set[str] = set()
    for run in _PIECE.findall(text):
        if run[0] < "\u3400" or len(run) == 1:
            found.add(run)
        else:
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The pairs of a text's bare words."""
    return pairs(bare(text))


def tail_of(text: str) -> str:
    """The last two characters of a text's bare words: what a compound is at its core."""
    runs = _PIECE.findall(bare(text))
    return runs[-1][-2:] if runs else ""


def weights(stretches: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling each pair is among several stretches: the fewer hold it, the more."""
    counts: dict[str, int] = {}
    for stretch in stretches:
        for pair in stretch:
            counts[pair] = counts.get(pair, 0) + 1
    return {pair: 1 / count for pair, count in counts.items()}


def share(wanted: frozenset[str], held: frozenset[str], weight: Mapping[str, float] | None = None) -> float:
    """The part of the wanted pairs that is held, 0 to 1; 0 when nothing is wanted."""
    if not wanted:
        return 0.0
    if weight is None:
        return len(wanted & held) / len(wanted)
    total = sum(weight.get(pair, 1.0) for pair in wanted)
    return sum(weight.get(pair, 1.0) for pair in wanted & held) / total


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two stretches have in common, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


@lru_cache(maxsize=8)
def _short_forms(genre: Genre) -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """Abbreviations and the forms that they abbreviate, either way round."""
    forms: dict[str, list[str]] = {}
    for short, longer in genre.abbreviations.items():
        for one in longer:
            if one.casefold() != short.casefold():
                forms.setdefault(short.casefold(), []).append(one.casefold())
                if len(short) >= 2 and all(pair in one for pair in short):
                    forms.setdefault(one.casefold(), []).append(short.casefold())
    known = {word: tuple(dict.fromkeys(others)) for word, others in forms.items()}
    pattern = "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
    return re.compile(pattern or r"(?!)"), known


def spelled_out(text: str, held: str, genre: Genre) -> str:
    """A folded text with each abbreviation that ``held`` does not print in the first of its forms that it does."""
    pattern, forms = _short_forms(genre)

    def printed(found: re.Match[str]) -> str:
        if found[0] in held:
            return found[0]
        return next((one for one in forms[found[0]] if one in held), found[0])

    return pattern.sub(printed, text)


def abbreviated(text: str, held: str, genre: Genre) -> list[tuple[int, int]]:
    """Where a folded text has an abbreviation of something that ``held`` prints."""
    pattern, forms = _short_forms(genre)
    return [found.span() for found in pattern.finditer(text) if found[0] not in held and any(one in held for one in forms[found[0]])]
