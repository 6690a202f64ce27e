"""txtai: its RAG example, ``Embeddings(content=True)`` with the default model, and ``RAG`` over it: three pieces to the model.

Its sections and paragraphs are cut at blank lines, of which the plan has none; its other unit, the line, is taken.
"""

from typing import Any

from txtai import RAG, Embeddings
from txtai.pipeline import Segmentation

from evals.peers.pipelines.base import LONGEST_ANSWER, Given

_TEMPLATE = """
  Answer the following question using the provided context.

  Question:
  {question}

  Context:
  {context}
"""


class TxtaiStarter:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._embeddings: Any = None
        self._rag: Any = None

    def build(self) -> None:
        given = self._given
        prompts = {"instructions": {"query": given.query_prompt, "data": given.passage_prompt}} if given.is_ours else {}
        embeddings = Embeddings(path=given.model, content=True, hybrid=given.is_hybrid, **prompts)
        embeddings.index(Segmentation(lines=True)(given.document.read_text(encoding="utf-8")))
        embeddings.save(str(given.folder / "index"))

    def open(self) -> None:
        self._embeddings = Embeddings()
        self._embeddings.load(str(self._given.folder / "index"))

    def search(self, question: str, top: int) -> list[str]:
        return [found["text"] for found in self._embeddings.search(question, top)]

    def answer(self, question: str) -> str:
        given = self._given
        self._rag = self._rag or RAG(
            self._embeddings, f"openai/{given.chat_model}", template=_TEMPLATE, system="You are a friendly assistant. You answer questions from users.",
            api_base=given.chat_url, api_key="none", temperature=0,
        )
        return str(self._rag(question, maxlength=LONGEST_ANSWER)["answer"])
