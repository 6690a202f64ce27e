"""Load: many readers at once over real HTTP, beside a bare Gradio page and the embedding alone in the same run."""
