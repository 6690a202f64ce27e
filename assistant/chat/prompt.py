"""Prompt: the files in prompts/ that a chat model is given; their placeholders are checked when loaded.

A file is what the model is told, a line ``---``, and what it is told about. Text of users and documents goes into the second
part alone, as values, without the signs by which prompts and chat formats mark their parts.
"""

from functools import lru_cache
from pathlib import Path
from string import Template

from langchain_core.messages import BaseMessage, HumanMessage, SystemMessage

from index.errors import YoujuError

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
_CUT = "\n---\n"
_SIGNS = str.maketrans({"<": "〈", ">": "〉", "【": "[", "】": "]"})
_OURS = frozenset({"language"})
"""Placeholders whose values are ours, so that they may stand among what the model is told."""


class PromptError(YoujuError):
    """A prompt's file is missing or has not the placeholders it is filled with."""


class Prompt:
    """One prompt; ``messages`` fills it."""

    def __init__(self, path: Path, placeholders: frozenset[str]) -> None:
        """Raises PromptError that names the file."""
        try:
            told, cut, about = path.read_text(encoding="utf-8").partition(_CUT)
        except (OSError, UnicodeDecodeError):
            raise PromptError(f"提示词文件 {path} 无法读取：请恢复该文件") from None
        self._told, self._about = Template(told.strip()), Template(about.strip())
        if not cut or not (self._told.is_valid() and self._about.is_valid()):
            raise PromptError(f"提示词文件 {path} 无法使用：应有一行“---”，占位符写成 $name。请改正后重新启动")
        above, below = set(self._told.get_identifiers()), set(self._about.get_identifiers())
        if above | below != placeholders or above - _OURS:
            wanted = "、".join(f"${name}" for name in sorted(placeholders))
            raise PromptError(f"提示词文件 {path} 的占位符不对：应为 {wanted}，其中资料只能放在“---”之后。请改正后重新启动")

    def messages(self, **values: str) -> list[BaseMessage]:
        """The filled prompt. Raises KeyError for a missing value."""
        plain = {name: value if name in _OURS else as_data(value) for name, value in values.items()}
        return [SystemMessage(self._told.substitute(plain)), HumanMessage(self._about.substitute(plain))]


def as_data(text: str) -> str:
    """Text without the signs that mark parts of a prompt or of a chat format."""
    return "".join(character for character in text.translate(_SIGNS) if character.isprintable() or character == "\n")


@lru_cache
def wording_prompt() -> Prompt:
    return Prompt(FOLDER / "wording.md", frozenset({"language", "answer", "evidence"}))


@lru_cache
def standalone_prompt() -> Prompt:
    return Prompt(FOLDER / "standalone.md", frozenset({"turns", "question"}))


@lru_cache
def brief_prompt() -> Prompt:
    return Prompt(FOLDER / "brief.md", frozenset({"sentences"}))


def check_prompts() -> None:
    """Read every prompt. Raises PromptError that names the file and what to do."""
    wording_prompt()
    brief_prompt()
    standalone_prompt()
