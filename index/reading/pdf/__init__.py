"""PDF: printed lines as paragraphs again, without what every page repeats."""

from index.reading.pdf.read import read_pdf

__all__ = ["read_pdf"]
