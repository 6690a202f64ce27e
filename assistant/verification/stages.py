"""Stages: whether a text tells the beginning of something or its end, so that one's date is not taken for the other's."""

import re

_BEGINS = re.compile(r"启动|开工|动工|开建|复工|开始|奠基|破土")
_ENDS = re.compile(r"建成|建好|完成|完工|竣工|通车|投产|投用|投入使用|投入运营|投运|验收|运营条件|收官")


def is_other_stage(one: str, other: str) -> bool:
    """Of two texts one tells a beginning alone and the other an end alone: 7月启动 is no 7月建成."""
    mine, theirs = _stages(one), _stages(other)
    return len(mine) == len(theirs) == 1 and mine != theirs


def _stages(text: str) -> set[str]:
    return {name for name, pattern in (("begins", _BEGINS), ("ends", _ENDS)) if pattern.search(text)}


def without_stages(text: str) -> str:
    """What a text says beside its stages."""
    return _ENDS.sub(" ", _BEGINS.sub(" ", text))
