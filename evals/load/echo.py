"""Echo: the barest page that Gradio's documentation shows, as what ours is measured against.

    python -m evals.load.echo PORT
"""

import os
import sys

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from evals.load.servers import BOX


def main() -> None:
    with gr.Blocks(title="echo") as page:
        box, shown = gr.Textbox(elem_id=BOX), gr.Textbox()
        box.submit(lambda text: text, box, shown, concurrency_limit=None, api_visibility="private")
    page.queue(max_size=None).launch(server_name="127.0.0.1", server_port=int(sys.argv[1]), quiet=True, ssr_mode=False)


if __name__ == "__main__":
    main()
