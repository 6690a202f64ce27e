"""Settings: read once from the environment (YOUJU_*), refused when unknown or wrong. They build nothing."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from assistant.chat.address import ChatChoiceError, checked_url
from assistant.entrance.checked import trouble_with
from index.embedding import BUNDLED
from index.errors import YoujuError
from index.place import Place
from index.server import Server, ServerAddressError, checked_server

ROOT = Path(__file__).resolve().parents[1]
_PREFIX = "YOUJU_"
HIGHEST_PORT = 65535
_LEAST = {"chat_tokens": 1024, "retention_days": 0}
_CHOICES = {"log": ("text", "json")}
_MOST = {"port": HIGHEST_PORT, "stop_seconds": 3600, "chat_timeout": 3600, "chat_tokens": 1_000_000}


class SettingsError(YoujuError):
    """A setting is unknown or has a value that cannot be used."""


@dataclass(frozen=True)
class Settings:
    """Where things stand and how to serve; every field can be set as YOUJU_<FIELD>."""

    data: Path = ROOT / "data"
    """Index, model, conversations and feedback; nothing is written elsewhere."""
    seeds: Path = ROOT / "seeds"
    """The plans and manifest.toml."""
    genre: Path = Path()
    """The user's own additions to index/genre.toml; by default genre.toml in the data folder."""
    model: str = BUNDLED
    """``bundled``, or the name or folder of any sentence-transformers model on this machine."""
    device: str = "cpu"
    host: str = "127.0.0.1"
    port: int = 7860
    chroma_url: str = ""
    """URL of a Chroma server that keeps the vectors (http://127.0.0.1:8000); empty: they are kept in the data folder."""
    chroma_token: str = field(default="", repr=False)
    """For a gateway that stands before the server."""
    longest_question: int = 2000
    """Characters; a longer question is refused, never cut."""
    questions_per_minute: int = 30
    """Of one person; whoever uses a server of their own machine has no limit."""
    retention_days: int = 365
    """Days that the record of answers keeps a row; 0: for ever."""
    log: str = "text"
    """``text`` for a person, ``json`` for a machine: an object a line, and a line for every request."""
    stop_seconds: int = 20
    """How long answers under way may still take when the server ends."""
    sign_ins_per_minute: int = 5
    """Failed ones, of one account."""
    uploads_per_minute: int = 30
    """Of one person: documents and drafts that are sent."""
    login: str = ""
    """Who says who somebody is: ``users`` (accounts of our own), ``header`` (a gateway in front), ``oidc``; empty: nobody at this machine
    needs to, and on any other address ``users``."""
    login_header: str = ""
    """The header in which the gateway names the person."""
    login_proxies: str = ""
    """Addresses and networks of the servers in front that are believed; empty: this machine."""
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_claim: str = ""
    """What of the ID token is a person's name: ``sub`` is never given to another; empty: ``preferred_username``."""
    public_url: str = ""
    """The address under which a gateway shows the page (https://youju.example.gov.cn)."""
    chat_url: str = ""
    """Base URL of an OpenAI-compatible endpoint (http://127.0.0.1:8000/v1); empty: answers stand without a model."""
    chat_key: str = field(default="", repr=False)
    chat_model: str = ""
    """The model's name at that endpoint."""
    chat_timeout: int = 60
    """Seconds from asking the model to its last word."""
    chat_tokens: int = 4096
    """Tokens for prompt, history and answer together."""

    @property
    def place(self) -> Place:
        """What building an index needs to know."""
        chroma = Server(self.chroma_url, self.chroma_token) if self.chroma_url else None
        return Place(seeds=self.seeds, data=self.data, genre=self.genre, chroma=chroma)

    @property
    def models(self) -> Path:
        return self.data / "models"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises SettingsError naming the variable, for an unknown one and for a value that cannot be used.
    """
    known = {one.name: one for one in fields(Settings)}
    given = {key.removeprefix(_PREFIX).lower(): value for key, value in environment.items() if key.startswith(_PREFIX)}
    unknown = sorted(name for name in given if name not in known)
    if unknown:
        names = "、".join(f"{_PREFIX}{name.upper()}" for name in known)
        raise SettingsError(f"不认识的设置 {_PREFIX}{unknown[0].upper()}：可用的有 {names}")
    values: dict[str, object] = {}
    for name, value in given.items():
        values[name] = _number(name, value) if known[name].type is int else value
    for name, choices in _CHOICES.items():
        if values.get(name, choices[0]) not in choices:
            raise SettingsError(f"设置 {_PREFIX}{name.upper()} 的值“{values[name]}”无法使用：应为 {' 或 '.join(choices)}")
    for name in ("data", "seeds", "genre"):
        if name in values:
            values[name] = Path(str(values[name])).expanduser().resolve()
    _check_chroma(values)
    _check_chat(values)
    if trouble := trouble_with({name: str(value) for name, value in values.items()}):
        raise SettingsError(trouble)
    values.setdefault("genre", Path(str(values.get("data", Settings.data))) / "genre.toml")
    return Settings(**values)  # type: ignore[arg-type]


def _check_chroma(values: dict[str, object]) -> None:
    url, token = (str(values.get(name, "")).strip() for name in ("chroma_url", "chroma_token"))
    if token and not url:
        raise SettingsError("设置了 YOUJU_CHROMA_TOKEN，缺少向量库服务的地址：请同时设置 YOUJU_CHROMA_URL")
    if url:
        try:
            server = checked_server(url, token)
        except ServerAddressError as error:
            raise SettingsError(f"{error}（YOUJU_CHROMA_URL）") from None
        values["chroma_url"], values["chroma_token"] = server.url, server.token


def _check_chat(values: dict[str, object]) -> None:
    """An endpoint has a URL that can be asked and a model's name; the key can stand in a header and is never repeated."""
    url, model, key = (str(values.get(name, "")).strip() for name in ("chat_url", "chat_model", "chat_key"))
    if url:
        try:
            values["chat_url"] = checked_url(url)
        except ChatChoiceError as error:
            raise SettingsError(f"{error}（YOUJU_CHAT_URL）") from None
        if not model:
            raise SettingsError("设置了 YOUJU_CHAT_URL，缺少模型名称：请同时设置 YOUJU_CHAT_MODEL")
    elif model or key:
        raise SettingsError(f"设置了 {'YOUJU_CHAT_MODEL' if model else 'YOUJU_CHAT_KEY'}，缺少接口地址：请同时设置 YOUJU_CHAT_URL")
    if not (key.isascii() and (key.isprintable() or not key)):
        raise SettingsError("设置 YOUJU_CHAT_KEY 里有无法使用的字符：请重新复制密钥")


def _number(name: str, value: str) -> int:
    least, most = _LEAST.get(name, 1), _MOST.get(name)
    if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= (most or int(value)):
        return int(value)
    wanted = f"{least} 到 {most} 的整数" if most else "大于 0 的整数"
    raise SettingsError(f"设置 {_PREFIX}{name.upper()} 的值“{value}”无法使用：应为{wanted}")
