"""Choice: which chat model words the answers: the settings' (YOUJU_CHAT_*), else the one chosen in the page (data/chat.json).

The key is in no repr, message, log or page; it leaves the file for the endpoint alone.
"""

import json
import logging
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

from assistant.chat.address import ChatChoiceError, checked_url
from assistant.logs.request import hide_always
from assistant.settings import Settings

_FILE = "chat.json"
_LONGEST = 400
_LARGEST_FILE = 10_000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChatChoice:
    """An endpoint and a model of it."""

    url: str
    """Base URL, checked (see ``checked_url``)."""
    model: str
    key: SecretStr = field(default=SecretStr(""), repr=False)
    is_on: bool = True
    """Off: it is kept, and nothing is asked of it."""


def chosen(url: str, model: str, key: str = "", is_on: bool = True) -> ChatChoice:
    """The choice that these texts make. Raises ChatChoiceError in one line that never repeats the key."""
    model, key = model.strip(), key.strip()
    if not model or len(model) > _LONGEST or not model.isprintable():
        raise ChatChoiceError("缺少模型名称：请填写接口上的模型名称（YOUJU_CHAT_MODEL）")
    if len(key) > _LONGEST or not (key.isascii() and key.isprintable()):
        raise ChatChoiceError("密钥里有无法使用的字符：请重新复制密钥（YOUJU_CHAT_KEY）")
    hide_always(key)
    return ChatChoice(checked_url(url), model, SecretStr(key), is_on)


def is_fixed(settings: Settings) -> bool:
    """Whether the settings choose the model, so that the page cannot."""
    return bool(settings.chat_url)


def read_choice(settings: Settings) -> ChatChoice | None:
    """The chosen model; None where none was chosen. Raises ChatChoiceError for a file that cannot be read."""
    if is_fixed(settings):
        return chosen(settings.chat_url, settings.chat_model, settings.chat_key)
    path = _path(settings)
    try:
        with path.open(encoding="utf-8") as file:
            row = json.loads(file.read(_LARGEST_FILE))
        return chosen(row["url"], row["model"], row["key"], row["is_on"] is True)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ChatChoiceError) as error:
        _log.warning("%s cannot be read: %s", path, type(error).__name__)
        raise ChatChoiceError(f"{path} 无法读取：请在“模型设置”里重新填写，或删除该文件") from None


def write_choice(settings: Settings, choice: ChatChoice) -> None:
    """Keep a choice, readable by this account alone. Raises ChatChoiceError where it cannot be written or the settings choose."""
    if is_fixed(settings):
        raise ChatChoiceError("模型由环境变量 YOUJU_CHAT_* 指定：请在那里更改")
    row = {"url": choice.url, "model": choice.model, "key": choice.key.get_secret_value(), "is_on": choice.is_on}
    path = _path(settings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{_FILE}.")  # made with mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(row, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise ChatChoiceError(f"{path} 无法写入（{error.strerror}）：请检查数据目录的磁盘空间和权限") from None


def forget_choice(settings: Settings) -> None:
    """Remove what was chosen in the page. Raises ChatChoiceError where it cannot be removed."""
    try:
        _path(settings).unlink(missing_ok=True)
    except OSError as error:
        raise ChatChoiceError(f"{_path(settings)} 无法删除（{error.strerror}）：请检查数据目录的权限") from None


def _path(settings: Settings) -> Path:
    return settings.data / _FILE
