"""Doctor: looks at environment, data folder, plans, model, index, egress and chat endpoint; every finding that is not well has its remedy."""

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from assistant.assistant import Assistant
from assistant.chat.address import host_of, is_here
from assistant.egress import on_egress, talkative
from assistant.settings import Settings
from index.aliases import read_aliases
from index.build import needs_build
from index.collection import read_documents
from index.edition import Edition, current_edition
from index.embedding import BUNDLED, Encoder, canary_of, same_model, stay_offline
from index.errors import YoujuError
from index.genre import load_genre
from index.library import Library, read_library
from index.verify import unreachable_of

_SAMPLE = 2000
_GIGABYTE = 1 << 30
_LITTLE, _TOO_LITTLE = 2 * _GIGABYTE, _GIGABYTE // 2


class Level(StrEnum):
    OK = "正常"
    WARN = "注意"
    FAIL = "失败"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination."""

    level: Level
    topic: str
    text: str
    remedy: str = ""

    @property
    def failed(self) -> bool:
        return self.level is Level.FAIL

    def __str__(self) -> str:
        return f"{self.level}  {self.topic}  {self.text}{f'  → {self.remedy}' if self.remedy else ''}"


def examine(settings: Settings, full: bool = False) -> Iterator[Finding]:
    """Every finding, as soon as it is made. ``full``: ask every passage for itself, however many there are."""
    reached: list[str] = []
    on_egress(reached.append)
    ours = _addresses(settings)
    stay_offline()
    yield from _environment()
    yield from _data_folder(settings.data)
    yield from _plans(settings)
    yield from _genre(settings)
    yield from _aliases(settings)
    encoder = Encoder(settings.model, settings.models, settings.device)
    yield from _model(encoder)
    yield from _index(settings, encoder, full)
    yield from _egress([host for host in reached if host not in ours])
    yield _prompts()
    yield from _chat(settings)


def _environment() -> Iterator[Finding]:
    found = f"Python {sys.version.split()[0]}"
    if sys.version_info[:2] == (3, 11):
        yield Finding(Level.OK, "环境", found)
    else:
        yield Finding(Level.FAIL, "环境", found, "请用 Python 3.11 运行 make install")
    old = list(_outdated())
    if old:
        yield Finding(Level.FAIL, "依赖", "；".join(old), "请运行 make install")
    else:
        yield Finding(Level.OK, "依赖", "各软件包均满足版本要求")


def _outdated() -> Iterator[str]:
    """The requirements that are not met, as wanted and as found."""
    for requirement in map(Requirement, requires("youju") or []):
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield f"缺少 {requirement}"
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            yield f"需要 {requirement}，现为 {found}"


def _data_folder(data: Path) -> Iterator[Finding]:
    try:
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data) as file:
            file.write(b"\0")
    except OSError as error:
        yield Finding(Level.FAIL, "数据目录", f"{data} 无法写入（{error.strerror}）", "请改用可写的目录（YOUJU_DATA）")
        return
    yield Finding(Level.OK, "数据目录", f"{data} 可写")
    free = shutil.disk_usage(data).free
    level = Level.FAIL if free < _TOO_LITTLE else Level.WARN if free < _LITTLE else Level.OK
    yield Finding(level, "磁盘", f"剩余 {free / _GIGABYTE:.1f} GB", "" if level is Level.OK else "请清理磁盘，建议留出 2 GB 以上")


def _plans(settings: Settings) -> Iterator[Finding]:
    try:
        documents = read_documents(settings.place)
    except YoujuError as error:
        yield Finding(Level.FAIL, "文件", *_split(error))
        return
    yield Finding(Level.OK, "文件", f"{len(documents)} 份可读，与清单和文件库一致")


def _genre(settings: Settings) -> Iterator[Finding]:
    try:
        load_genre(settings.genre)
    except YoujuError as error:
        yield Finding(Level.FAIL, "词表", *_split(error))
        return
    own = f"，另有 {settings.genre}" if settings.genre.is_file() else ""
    yield Finding(Level.OK, "词表", f"内置词表可读{own}")


def _aliases(settings: Settings) -> Iterator[Finding]:
    try:
        aliases = read_aliases(settings.seeds)
    except YoujuError as error:
        yield Finding(Level.FAIL, "别名表", *_split(error))
        return
    yield Finding(Level.OK, "别名表", f"{len(aliases)} 条可读" if aliases else "没有别名表")


def _model(encoder: Encoder) -> Iterator[Finding]:
    try:
        encoder.load()
        size = len(encoder.encode_query("专项债"))
    except YoujuError as error:
        yield Finding(Level.FAIL, "模型", *_split(error))
        return
    name = "内置模型" if encoder.name == BUNDLED else encoder.name
    yield Finding(Level.OK, "模型", f"{name}可用，{size} 维")


def _index(settings: Settings, encoder: Encoder, full: bool) -> Iterator[Finding]:
    try:
        edition = current_edition(settings.data)
        library = read_library(edition.read_documents(), load_genre(settings.genre))
        edition.vectors()
        if damage := edition.damage():
            yield Finding(Level.FAIL, "索引", damage, "请运行 youju index 重建")
            return
        yield Finding(Level.OK, "索引", f"{edition.id}，{edition.passages} 段，文件完好")
        yield from _reachability(settings, edition, library, full)
        yield from _canary(edition, encoder)
        yield from _currency(settings)
    except YoujuError as error:
        yield Finding(Level.FAIL, "索引", *_split(error))


def _currency(settings: Settings) -> Iterator[Finding]:
    if reason := needs_build(settings.place, settings.model):
        yield Finding(Level.WARN, "索引", f"不是最新（{reason}）", "请运行 youju index")
        return
    yield Finding(Level.OK, "索引", "与文件、词表和模型设置一致")
    yield _question(settings)


def _question(settings: Settings) -> Finding:
    """One question of the plan's own, answered as a user's would be."""
    with closing(Assistant(settings)) as assistant:
        assistant.load()
        if not assistant.is_ready:
            return Finding(Level.FAIL, "问答", assistant.retrieval.trouble, "请运行 youju index --force 重建")
        targets = [target for reading in assistant.library.readings for target in reading.targets]
        question = f"{targets[0].indicator}的目标是多少" if targets else "主要任务是什么"
        (answer,) = assistant.stream(question, is_worded=False)
    if answer.citations:
        return Finding(Level.OK, "问答", f"“{question}”：{answer.headline}")
    return Finding(Level.WARN, "问答", f"“{question}”没有找到依据", "请运行 youju index --force 重建后再试")


def _reachability(settings: Settings, edition: Edition, library: Library, full: bool) -> Iterator[Finding]:
    ids = [passage.id for passage in library.passages]
    if len(ids) != edition.passages:
        yield Finding(Level.FAIL, "索引", "由另一版本的程序建立", "请运行 youju index 重建")
        return
    every = 1 if full else 1 + len(ids) // _SAMPLE
    lost = unreachable_of(edition, settings.place.chroma, ids, every)
    asked = len(ids[::every])
    if lost:
        yield Finding(Level.FAIL, "检索", f"{asked} 段中有 {len(lost)} 段查不到", "请运行 youju index --force 重建")
    else:
        yield Finding(Level.OK, "检索", f"逐段自查 {asked} 段，均能查到自己")


def _canary(edition: Edition, encoder: Encoder) -> Iterator[Finding]:
    if not encoder.is_loaded:
        return
    if same_model(edition.canary, canary_of(encoder)):
        yield Finding(Level.OK, "模型", "与建立索引时相同")
    else:
        yield Finding(Level.FAIL, "模型", "与建立索引时不同", "请运行 youju index --force 重建")


def _prompts() -> Finding:
    """The prompts, which are read before any model is asked."""
    from assistant.chat.prompt import check_prompts

    try:
        check_prompts()
    except YoujuError as error:
        return Finding(Level.FAIL, "提示词", *_split(error))
    return Finding(Level.OK, "提示词", "prompts/ 可读，占位符齐全")


def _chat(settings: Settings) -> Iterator[Finding]:
    """The chat endpoint; without one nothing is asked."""
    from assistant.chat.choice import read_choice

    try:
        choice = read_choice(settings)
    except YoujuError as error:
        yield Finding(Level.FAIL, "对话模型", *_split(error))
        return
    if choice is None or not choice.is_on:
        yield Finding(Level.OK, "对话模型", "已关闭，回答不经过模型" if choice else "没有设置，回答不经过模型")
        return
    from assistant.chat.checking import check_endpoint

    checked = check_endpoint(choice)
    where = f"{choice.model}（{choice.url}）"
    if checked.trouble is None:
        yield Finding(Level.OK, "对话模型", f"{where}{checked.said()}".rstrip("。"))
    else:
        fact, remedy = _split(YoujuError(checked.said().removeprefix("模型未参与：").rstrip("。").replace("，", "：", 1)))
        yield Finding(Level.FAIL, "对话模型", f"{where}{fact}", remedy if "请" in remedy else "请检查模型服务，再运行 youju doctor")
    if choice.url.startswith("http://") and not is_here(host_of(choice.url)) and choice.key.get_secret_value():
        yield Finding(Level.WARN, "对话模型", "密钥经 http 明文传送", "请改用 https 地址")


def _addresses(settings: Settings) -> set[str]:
    """The name and addresses of the server that is meant to be reached, for the vectors."""
    if not settings.chroma_url:
        return set()
    host = host_of(settings.chroma_url)
    try:
        return {host, *(str(found[4][0]) for found in socket.getaddrinfo(host, None))}
    except OSError:
        return {host}


def _egress(reached: list[str]) -> Iterator[Finding]:
    for name, what in talkative(os.environ).items():
        yield Finding(Level.WARN, "外联", f"环境变量 {name} 打开了{what}", f"请取消该变量（unset {name}）")
    if reached:
        yield Finding(Level.FAIL, "外联", f"检查期间曾试图连接 {'、'.join(sorted(set(reached)))}", "请断开网络使用，并报告此问题")
    else:
        yield Finding(Level.OK, "外联", "载入模型、检索和回答期间没有任何对外连接")


def _split(error: YoujuError) -> tuple[str, str]:
    """A message's fact and its next act."""
    fact, _, remedy = str(error).partition("：")
    return (fact, remedy) if remedy else (str(error), "请运行 youju index")
