"""Components: what the chat page is made of, in Gradio's components."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

_STORAGE = "youju-visit"


@dataclass(frozen=True, slots=True)
class Components:
    """The components that events read and change."""

    visit: gr.BrowserState
    new: gr.Button
    conversations: gr.Radio
    rename: gr.Button
    clear: gr.Button
    delete: gr.Button
    naming: gr.Column
    title: gr.Textbox
    save_title: gr.Button
    keep_title: gr.Button
    deleting: gr.Row
    delete_for_good: gr.Button
    keep: gr.Button
    chat: gr.Chatbot
    reason: gr.Column
    judged: gr.State
    is_helpful: gr.State
    reasons: gr.CheckboxGroup
    remark: gr.Textbox
    send_reason: gr.Button
    skip_reason: gr.Button
    box: gr.Textbox
    corrected: gr.Textbox
    """The exchange that the question in the box corrects, written by the page's script; empty for a new question."""

    @property
    def shown(self) -> list[Any]:
        """What changes whenever a conversation is shown."""
        return [self.visit, self.box, self.corrected, self.chat, self.conversations, self.reason, self.naming, self.deleting]


def lay_out(i18n: Callable[[str], Any], title: str) -> Components:
    """The components in their places, inside the blocks that are open. ``title`` names what is asked about."""
    visit = gr.BrowserState([], storage_key=_STORAGE, secret="youju")  # noqa: S106 - keeps no secret, Gradio asks for one
    with gr.Column(elem_id="yj-side"):
        new = gr.Button(i18n("new_conversation"), elem_id="yj-new", size="md")
        conversations = gr.Radio([], label=i18n("conversations"), elem_id="yj-list", container=False)
        with gr.Row(elem_id="yj-manage"):
            rename = gr.Button(i18n("rename"), size="sm", elem_id="yj-rename")
            clear = gr.Button(i18n("clear"), size="sm", elem_id="yj-clear")
            delete = gr.Button(i18n("delete"), size="sm", elem_id="yj-delete")
        with gr.Column(visible=False, elem_id="yj-naming") as naming:
            new_title = gr.Textbox(label=i18n("new_title"), max_lines=1, container=False, placeholder=i18n("new_title"), elem_id="yj-title")
            with gr.Row():
                save_title = gr.Button(i18n("save"), size="sm", variant="primary")
                keep_title = gr.Button(i18n("cancel"), size="sm")
        with gr.Row(visible=False, elem_id="yj-deleting") as deleting:
            delete_for_good = gr.Button(i18n("delete_for_good"), size="sm", variant="stop", elem_id="yj-delete-for-good")
            keep = gr.Button(i18n("cancel"), size="sm")
    with gr.Column(elem_id="yj-main"):
        gr.Markdown(f"# 有据\n\n{title}", elem_id="yj-head")
        chat = gr.Chatbot(
            [], elem_id="yj-chat", show_label=False, label=i18n("chat"), height=None, layout="bubble",
            buttons=["copy"], editable="user", latex_delimiters=[], allow_tags=False, feedback_options=("Like", "Dislike"),
            allow_file_downloads=False, autoscroll=True,
        )
        with gr.Column(visible=False, elem_id="yj-reason") as reason:
            judged = gr.State(-1)
            is_helpful = gr.State(False)
            reasons = gr.CheckboxGroup([], label="", elem_id="yj-reasons")
            remark = gr.Textbox(label=i18n("reason_placeholder"), container=False, max_lines=3, placeholder=i18n("reason_placeholder"), elem_id="yj-remark")
            with gr.Row():
                send_reason = gr.Button(i18n("send"), size="sm", variant="primary", elem_id="yj-send-reason")
                skip_reason = gr.Button(i18n("skip"), size="sm", elem_id="yj-skip-reason")
        corrected = gr.Textbox("", visible="hidden", elem_id="yj-corrected", label="", container=False)
        box = gr.Textbox(
            label=i18n("placeholder"), container=False, lines=1, max_lines=6, autofocus=True,
            placeholder=i18n("placeholder"), submit_btn=i18n("send"), elem_id="yj-box",
        )
    return Components(
        visit=visit, new=new, conversations=conversations, rename=rename, clear=clear, delete=delete, naming=naming, title=new_title,
        save_title=save_title, keep_title=keep_title, deleting=deleting, delete_for_good=delete_for_good, keep=keep, chat=chat,
        reason=reason, judged=judged, is_helpful=is_helpful, reasons=reasons, remark=remark, send_reason=send_reason,
        skip_reason=skip_reason, box=box, corrected=corrected,
    )
