"""Keywords and terms score every text for a question's tokens, laid out at once whatever repeats."""

import math
from collections import Counter

import numpy as np
import pytest

from assistant.places import Terms
from index.keywords import Keywords
from index.tokens import Tokenised, tokens

TEXTS = ["专项债32.27亿元，由县发改局牵头。", "县发改局牵头，县发改局配合，县发改局汇总。", "", "专项债32.27亿元，由县发改局牵头。", "R&D投入增长6.5%"]
ASKED = ["专项", "项债", "发改", "改局", "6.5%", "没有", "发改"]


def _bm25(texts: list[str], wanted: list[str]) -> list[float]:
    """Robertson's weights with Lucene's rarity, token by token (k1 1.5, b 0.75); an empty text is as long as one token."""
    read = [tokens(text) for text in texts]
    mean = sum(max(1, len(one)) for one in read) / len(read)
    scores = []
    for one in read:
        often, score = Counter(one), 0.0
        for token in wanted:
            held = sum(token in other for other in read)
            rarity = math.log(1 + (len(read) - held + 0.5) / (held + 0.5))
            score += rarity * often[token] / (often[token] + 1.5 * (0.25 + 0.75 * max(1, len(one)) / mean))
        scores.append(score)
    return scores


def test_keywords_score_by_bm25() -> None:
    assert Keywords(Tokenised(TEXTS)).scores(ASKED) == pytest.approx(_bm25(TEXTS, ASKED), rel=1e-5)


def test_terms_weigh_what_a_text_holds_by_how_rare_it_is() -> None:
    read = [set(tokens(text)) for text in TEXTS]
    weights = {token: math.log(1 + len(TEXTS) / (1 + sum(token in one for one in read))) for one in read for token in one}
    whole = sum(weights.get(token, math.log(1 + len(TEXTS))) for token in set(ASKED))
    expected = [sum(weights[token] for token in set(ASKED) & one) / whole for one in read]
    assert Terms(Tokenised(TEXTS)).coverage(ASKED) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("texts", [[], [""], ["", "。"]], ids=["no text", "an empty text", "nothing to search"])
def test_where_there_is_nothing_nothing_scores(texts: list[str]) -> None:
    tokenised = Tokenised(texts)
    nothing = np.zeros(len(texts), dtype=np.float32)
    assert np.array_equal(Keywords(tokenised).scores(ASKED), nothing)
    assert np.array_equal(Terms(tokenised).coverage(ASKED), nothing)
    assert np.array_equal(Terms(tokenised).coverage([]), nothing)


def test_a_text_that_stands_there_again_is_tokenised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr("index.tokens.tokens", lambda text: [read.append(text) or text])  # type: ignore[func-returns-value]
    Tokenised(TEXTS)
    assert len(read) == len(set(TEXTS))
