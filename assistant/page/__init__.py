"""The chat page: words, answers drawn as HTML, the clause panel, Gradio's components and the guard around them."""
