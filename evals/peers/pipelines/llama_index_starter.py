"""LlamaIndex: its starter, ``VectorStoreIndex`` over ``SimpleDirectoryReader`` with every default: 1,024 tokens a piece, two pieces to the model."""

from typing import Any

from llama_index.core import Settings, SimpleDirectoryReader, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.llms.openai_like import OpenAILike

from evals.peers.pipelines.base import LONGEST_ANSWER, Given

_CONTEXT = 4096


class LlamaIndexStarter:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._index: Any = None
        self._engine: Any = None

    def _set_up(self) -> None:
        given = self._given
        prompts = {"query_instruction": given.query_prompt, "text_instruction": given.passage_prompt} if given.is_ours else {}
        Settings.embed_model = HuggingFaceEmbedding(model_name=given.model, **prompts)

    def build(self) -> None:
        self._set_up()
        documents = SimpleDirectoryReader(input_files=[str(self._given.document)]).load_data()
        VectorStoreIndex.from_documents(documents).storage_context.persist(persist_dir=str(self._given.folder))

    def open(self) -> None:
        self._set_up()
        self._index = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(self._given.folder)))

    def search(self, question: str, top: int) -> list[str]:
        return [found.node.get_content() for found in self._index.as_retriever(similarity_top_k=top).retrieve(question)]

    def answer(self, question: str) -> str:
        if self._engine is None:
            given = self._given
            model = OpenAILike(
                model=given.chat_model, api_base=given.chat_url, api_key="none", is_chat_model=True, context_window=_CONTEXT,
                temperature=0, max_tokens=LONGEST_ANSWER,
            )
            self._engine = self._index.as_query_engine(llm=model)
        return str(self._engine.query(question))
