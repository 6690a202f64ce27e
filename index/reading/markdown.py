"""Markdown: stub."""
def read_markdown(text: str) -> str: return text
