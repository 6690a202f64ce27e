"""Common tokens: the small tokenizer gives the tokens of the whole one, and what it cannot write goes to the whole one."""

import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from index.bundled_model import FOLDER_NAME, PROMPTS
from index.common_tokens import Tokens, is_common
from index.library import Library

_LONGEST = 512


@pytest.fixture(scope="module")
def folder(index_data: Path) -> Path:
    return index_data / "models" / FOLDER_NAME


@pytest.fixture(scope="module")
def whole(folder: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(_LONGEST)
    return tokenizer


@pytest.fixture
def tokens(folder: Path) -> Tokens:
    return Tokens(folder, _LONGEST)


def _expected(whole: Tokenizer, prompt: str, texts: list[str]) -> list[list[int]]:
    return [found.ids for found in whole.encode_batch([prompt + text for text in texts])]


def _made_up(characters: list[str], count: int) -> list[str]:
    chance = random.Random(20251129)  # noqa: S311 - the same texts every time
    return ["".join(chance.choices(characters, k=chance.randint(0, 40))) for _ in range(count)]


@pytest.mark.parametrize("prompt", PROMPTS.values())
def test_every_line_of_the_plan_has_the_tokens_of_the_whole_tokenizer(prompt: str, seeds: Library, tokens: Tokens, whole: Tokenizer) -> None:
    lines = [line for reading in seeds.readings for line in reading.document.text.splitlines() if is_common(line)]
    assert len(lines) > 200
    assert tokens.of(prompt, lines) == _expected(whole, prompt, lines)
    assert not tokens.has_whole, "none of them needed the whole one"


def test_any_text_of_common_characters_has_the_tokens_of_the_whole_tokenizer(seeds: Library, tokens: Tokens, whole: Tokenizer) -> None:
    common = [chr(code) for code in range(0x10000) if is_common(chr(code))]
    printed = [one for one in seeds.readings[0].document.text if is_common(one)]
    texts = [*_made_up(common, 3000), *_made_up(printed, 3000), *_made_up(list("  \n…％ＡＢ１２3.A-·—"), 3000), "", " ", "专项债" * 400]
    assert tokens.of("query: ", texts) == _expected(whole, "query: ", texts)
    assert not tokens.has_whole


@pytest.mark.parametrize("text", ["what is the target", "ａ", "<s>", "é", "🙂", "増", "ﷺ", "\t", "\u0301", "行\r\n", "がん"])
def test_other_characters_bring_the_whole_tokenizer(text: str, tokens: Tokens, whole: Tokenizer) -> None:
    assert tokens.of("query: ", [f"今年{text}"]) == _expected(whole, "query: ", [f"今年{text}"])
    assert tokens.has_whole or is_common(text)
