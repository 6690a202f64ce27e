"""Theme: Gradio's plain theme with the system's own fonts, so that nothing is fetched from afar; the looks are in page.css."""

import gradio as gr

_FONTS = ("-apple-system", "BlinkMacSystemFont", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "sans-serif")
_MONO = ("ui-monospace", "Consolas", "Menlo", "monospace")


def theme() -> gr.themes.Base:
    return gr.themes.Base(primary_hue="blue", neutral_hue="slate", text_size="lg", font=_FONTS, font_mono=_MONO)
