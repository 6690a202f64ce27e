"""Embeddings: the encoder as LangChain's ``Embeddings``. Apart from the encoder, since no question needs LangChain's import."""

from langchain_core.embeddings import Embeddings

from index.embedding import Encoder


class EncoderEmbeddings(Embeddings):
    """The encoder for whatever takes LangChain's interface; questions and passages with their own prefixes."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._encoder.encode(texts).tolist()  # type: ignore[no-any-return]

    def embed_query(self, text: str) -> list[float]:
        return self._encoder.encode_query(text).tolist()  # type: ignore[no-any-return]
