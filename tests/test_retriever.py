"""The LangChain seams: retriever, vector store and embeddings as another program would use them."""

from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda

from assistant.assistant import Assistant
from assistant.retriever import ClauseRetriever


def test_the_retriever_gives_whole_clauses_with_their_place(assistant: Assistant) -> None:
    documents = ClauseRetriever(assistant=assistant, top=5).invoke("规上工业企业研发机构全覆盖由谁牵头")
    assert len(documents) == 5
    best = documents[0]
    reading, clause = assistant.clause(best.metadata["address"])
    assert best.page_content == reading.document.text[best.metadata["start"] : best.metadata["end"]] == reading.tree.own_text(clause)
    assert documents == sorted(documents, key=lambda document: -document.metadata["score"])


def test_the_retriever_composes_as_a_runnable(assistant: Assistant) -> None:
    chain = ClauseRetriever(assistant=assistant, top=3) | RunnableLambda(_addresses)
    assert chain.invoke("专项债目标") == [hit.clause.address for hit in assistant.search("专项债目标", top=3)]


def _addresses(found: list[Document]) -> list[str]:
    return [document.metadata["address"] for document in found]


def test_the_vector_store_searches_passages_with_the_same_encoder(assistant: Assistant) -> None:
    store = assistant.retrieval.store.vector_store
    found = store.similarity_search("社会消费品零售总额增长", k=3)
    assert any("社会消费品零售总额" in document.page_content for document in found)
    assert all(document.metadata["address"] for document in found)
