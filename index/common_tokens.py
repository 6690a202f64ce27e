"""Common tokens: the tokenizer of the bundled model cut down to what Chinese text is written with.

A unigram tokenizer weighs only pieces of characters that a text holds, so for a text of these characters the small one
gives the tokens of the whole one (a test holds it), which costs a second and 280 MB; it is loaded when another text comes.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

_FILE, _TOKENS = "tokenizer-common.json", "tokenizer-common.npy"
_WHOLE = "tokenizer.json"
_CHARACTERS = (
    r"\n -`{-~"  # ASCII without small letters, which begin a hundred thousand pieces
    r"\u3400-\u4dbf\u4e00-\u9fff"
    r"·×—‘’“”…℃、。〈〉《》「」『』【】〔〕\u3000"
    r"！（）＋，－．／０-９：；＜＝＞？Ａ-Ｚ％～￥"
)
"""No two of them become one character when they are normalised, and none of the special tokens can be written with them."""
_IS_COMMON = re.compile(f"[{_CHARACTERS}]*")
_SPACE = "▁"


def is_common(text: str) -> bool:
    """Whether the small tokenizer is enough for a text."""
    return bool(_IS_COMMON.fullmatch(text))


class Tokens:
    """Texts → tokens of the bundled model. Safe to share between threads."""

    def __init__(self, folder: Path, longest: int) -> None:
        """Raises OSError or the tokenizer's own kinds when the folder is damaged. ``longest``: tokens of one text, at most."""
        self._folder, self._longest = folder, longest
        self._common, self._numbers = Tokenizer.from_file(str(folder / _FILE)), np.load(folder / _TOKENS)
        self._common.enable_truncation(longest)
        self._whole: Tokenizer | None = None

    @property
    def has_whole(self) -> bool:
        """Whether a text has needed the whole tokenizer."""
        return self._whole is not None

    def of(self, prompt: str, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text behind a prompt."""
        if all(map(is_common, texts)):
            return [self._numbers[found.ids].tolist() for found in self._common.encode_batch([prompt + text for text in texts])]
        return [found.ids for found in self._loaded().encode_batch([prompt + text for text in texts])]

    def _loaded(self) -> Tokenizer:
        if self._whole is None:
            whole = Tokenizer.from_file(str(self._folder / _WHOLE))
            whole.enable_truncation(self._longest)
            self._whole = whole
        return self._whole


def write_common_tokens(folder: Path, prompts: Sequence[str]) -> None:
    """Cut the folder's tokenizer down, beside it. ``prompts``: what stands before texts; may be of any characters."""
    whole = json.loads((folder / _WHOLE).read_text(encoding="utf-8"))
    vocabulary, unknown = whole["model"]["vocab"], whole["model"]["unk_id"]
    characters = {_SPACE} | {one for code in range(0x10000) if is_common(chr(code)) for one in unicodedata.normalize("NFKC", chr(code))}
    tokenizer = Tokenizer.from_file(str(folder / _WHOLE))
    needed = {token for prompt in prompts for token in tokenizer.encode(prompt).ids} | {unknown, *(row["id"] for row in whole["added_tokens"])}
    needed.add(min(range(len(vocabulary)), key=lambda token: float(vocabulary[token][1])))  # what is unknown is scored by the lowest
    numbers = [token for token, (piece, _) in enumerate(vocabulary) if token in needed or characters.issuperset(piece)]
    places = {token: place for place, token in enumerate(numbers)}
    whole["model"] |= {"vocab": [vocabulary[token] for token in numbers], "unk_id": places[unknown]}
    whole["added_tokens"] = [row | {"id": places[row["id"]]} for row in whole["added_tokens"]]
    for row in whole["post_processor"]["special_tokens"].values():
        row["ids"] = [places[token] for token in row["ids"]]
    (folder / _FILE).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    np.save(folder / _TOKENS, np.array(numbers, dtype=np.int32))
