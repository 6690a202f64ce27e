"""PDF: stub."""
from index.reading.original import Original
def read_pdf(data: bytes, name: str) -> Original: return Original("", "pdf")
