"""Ours: the product as it is installed; its answers need no model, and with one it words them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from evals.peers.pipelines.base import Given

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings


class Ours:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._opened: Assistant | None = None

    def _settings(self) -> "Settings":
        from assistant.settings import read_settings

        given = self._given
        models = given.folder / "models"
        if not models.exists():
            models.symlink_to(given.model, target_is_directory=True)
        settings = replace(read_settings(), data=given.folder, seeds=given.document.parent)
        return replace(settings, chat_url=given.chat_url, chat_model=given.chat_model) if given.chat_url else settings

    def build(self) -> None:
        from index.build import build
        from index.embedding import Encoder

        settings = self._settings()
        build(settings.place, Encoder(settings.model, settings.models, settings.device))

    def open(self) -> None:
        from assistant.assistant import Assistant

        self._opened = Assistant(self._settings())
        self._opened.load()

    def search(self, question: str, top: int) -> list[str]:
        return [hit.reading.tree.own_text(hit.clause) for hit in self._ready().search(question, top=top)]

    def answer(self, question: str) -> str:
        return self._ready().ask(question).answer

    def _ready(self) -> "Assistant":
        if self._opened is None:
            raise RuntimeError("open it first")
        return self._opened
