"""Tokens: Chinese text as search tokens. Numbers stay whole."""

import re

from index.folding import fold

_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[a-z][a-z0-9.&+-]*|[\u3400-\u9fff]+")


def tokens(text: str) -> list[str]:
    """Search tokens: every pair of neighbouring Chinese characters, every Latin word and every number, folded.

    >>> tokens("增长6.5%,R&D")
    ['增长', '6.5%', 'r&d']
    """
    found: list[str] = []
    for run in _TOKEN.findall(fold(text)):
        if len(run) > 1 and run[0] >= "\u3400":
            found += [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            found.append(run)
    return found
