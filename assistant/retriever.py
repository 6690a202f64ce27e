"""Retriever: the ranked clauses behind LangChain's ``BaseRetriever``, for programs of one's own."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.assistant import Assistant


class ClauseRetriever(BaseRetriever):
    """The clauses that answer a question best, own texts whole; ``metadata`` says where each stands.

    >>> retriever = ClauseRetriever(assistant=assistant, top=5)  # doctest: +SKIP
    >>> retriever.invoke("谁牵头")[0].metadata["address"]  # doctest: +SKIP
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    top: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **kwargs: Any) -> list[Document]:
        return [
            Document(
                id=f"{hit.reading.document.id}#{hit.clause.address}",
                page_content=hit.reading.tree.own_text(hit.clause),
                metadata={
                    "document": hit.reading.document.id, "address": hit.clause.address, "path": list(hit.clause.path),
                    "start": hit.clause.span.start, "end": hit.clause.span.end, "score": hit.score,
                },
            )
            for hit in self.assistant.search(query, top=self.top)
        ]
