"""LangChain: its tutorial "Build a RAG agent", the two-step chain: 1,000 characters with 200 overlapping, vectors in memory, four pieces."""

from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import ModelRequest, dynamic_prompt
from langchain_core.documents import Document
from langchain_core.vectorstores import InMemoryVectorStore
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_openai import ChatOpenAI
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pydantic import SecretStr

from evals.peers.pipelines.base import LONGEST_ANSWER, Given


class LangChainTutorial:
    def __init__(self, given: Given) -> None:
        self._given = given
        self._agent: Any = None
        self._store: Any = None

    def _embeddings(self) -> Any:
        given = self._given
        prompts = {"encode_kwargs": {"prompt": given.passage_prompt}, "query_encode_kwargs": {"prompt": given.query_prompt}} if given.is_ours else {}
        return HuggingFaceEmbeddings(model_name=given.model, **prompts)

    def build(self) -> None:
        text = self._given.document.read_text(encoding="utf-8")
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        store = InMemoryVectorStore(self._embeddings())
        store.add_documents(splitter.split_documents([Document(text)]))
        store.dump(str(self._given.folder / "store.json"))

    def open(self) -> None:
        self._store = InMemoryVectorStore.load(str(self._given.folder / "store.json"), self._embeddings())

    def search(self, question: str, top: int) -> list[str]:
        return [piece.page_content for piece in self._store.similarity_search(question, k=top)]

    def answer(self, question: str) -> str:
        self._agent = self._agent or self._made()
        said = self._agent.invoke({"messages": [{"role": "user", "content": question}]})
        return str(said["messages"][-1].text)

    def _made(self) -> Any:
        given, store = self._given, self._store

        @dynamic_prompt
        def prompt_with_context(request: ModelRequest) -> str:
            pieces = store.similarity_search(request.state["messages"][-1].text)
            context = "\n\n".join(piece.page_content for piece in pieces)
            return f"You are a helpful assistant. Use the following context in your response:\n\n{context}"

        model = ChatOpenAI(
            base_url=given.chat_url, api_key=SecretStr("none"), model=given.chat_model, temperature=0, max_completion_tokens=LONGEST_ANSWER,
        )
        return create_agent(model, tools=[], middleware=[prompt_with_context])
