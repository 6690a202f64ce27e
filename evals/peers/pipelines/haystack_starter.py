"""Haystack: its "Get started" pipeline, keywords (BM25) in memory; with a model, that of its tutorial 27. Ten pieces, the retrievers' default.

Its splitter's default, 200 words between spaces, would leave a Chinese plan in one piece; its other unit, the line, is taken.
"""

from typing import Any

from haystack import Document, Pipeline
from haystack.components.builders import ChatPromptBuilder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.dataclasses import ChatMessage
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import Secret

from evals.peers.pipelines.base import LONGEST_ANSWER, Given

_SYSTEM = """
Given these documents, answer the question.
Documents:
{% for doc in documents %}
    {{ doc.content }}
{% endfor %}
"""


class HaystackStarter:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._store: Any = None
        self._embedder: Any = None
        self._chain: Any = None

    def build(self) -> None:
        given = self._given
        pieces = DocumentSplitter(split_by="line", split_length=1).run([Document(content=given.document.read_text(encoding="utf-8"))])["documents"]
        if given.model:
            from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersDocumentEmbedder

            pieces = SentenceTransformersDocumentEmbedder(model=given.model, prefix=given.passage_prompt, progress_bar=False).run(pieces)["documents"]
        store = InMemoryDocumentStore()
        store.write_documents(pieces)
        store.save_to_disk(str(given.folder / "store.json"))

    def open(self) -> None:
        given = self._given
        self._store = InMemoryDocumentStore.load_from_disk(str(given.folder / "store.json"))
        if given.model:
            from haystack_integrations.components.embedders.sentence_transformers import SentenceTransformersTextEmbedder

            self._embedder = SentenceTransformersTextEmbedder(model=given.model, prefix=given.query_prompt, progress_bar=False)
            self._embedder.warm_up()

    def search(self, question: str, top: int) -> list[str]:
        if self._embedder is None:
            found = InMemoryBM25Retriever(self._store, top_k=top).run(query=question)
        else:
            found = InMemoryEmbeddingRetriever(self._store, top_k=top).run(query_embedding=self._embedder.run(question)["embedding"])
        return [piece.content or "" for piece in found["documents"]]

    def answer(self, question: str) -> str:
        self._chain = self._chain or self._made()
        asked: dict[str, dict[str, str]] = {"prompt_builder": {"question": question}}
        asked |= {"retriever": {"query": question}} if self._embedder is None else {"text_embedder": {"text": question}}
        return str(self._chain.run(asked)["llm"]["replies"][0].text)

    def _made(self) -> Any:
        given = self._given
        chain = Pipeline()
        if self._embedder is None:
            chain.add_component("retriever", InMemoryBM25Retriever(self._store))
        else:
            chain.add_component("text_embedder", self._embedder)
            chain.add_component("retriever", InMemoryEmbeddingRetriever(self._store))
            chain.connect("text_embedder.embedding", "retriever.query_embedding")
        template = [ChatMessage.from_system(_SYSTEM), ChatMessage.from_user("{{question}}")]
        chain.add_component("prompt_builder", ChatPromptBuilder(template=template, required_variables=["question", "documents"]))
        model = OpenAIChatGenerator(
            api_key=Secret.from_token("none"), model=given.chat_model, api_base_url=given.chat_url,
            generation_kwargs={"temperature": 0, "max_tokens": LONGEST_ANSWER},
        )
        chain.add_component("llm", model)
        chain.connect("retriever", "prompt_builder.documents")
        chain.connect("prompt_builder", "llm")
        return chain
