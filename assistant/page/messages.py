"""Messages: a view as the list of messages that Gradio's Chatbot shows, two for each exchange."""

from gradio.components.chatbot import Message, MessageDict

from assistant.page.render import answer_html, line_html, question_text, thinking_html
from assistant.page.talk import View
from assistant.page.words import Words

_FOLLOW_UPS = 4


def messages(view: View, words: Words) -> list[MessageDict | Message]:
    """Question and answer in turn; the last answer carries what may be asked next."""
    rows: list[MessageDict | Message] = []
    last = len(view.exchanges) - 1
    for place, exchange in enumerate(view.exchanges):
        rows.append({"role": "user", "content": question_text(exchange.question, words)})
        row: MessageDict = {"role": "assistant", "content": answer_html(exchange, words, place == last)}
        if place == last and exchange.answer is not None:
            row["options"] = [{"value": question, "label": question} for question in exchange.answer.follow_ups[:_FOLLOW_UPS]]
        if place == last and view.is_open and exchange.answer is None:
            row["content"] = thinking_html(words, view.ahead)
        elif place == last and view.trouble:
            row["content"] = line_html(view.trouble)
        rows.append(row)
    if view.trouble and not view.exchanges:
        rows.append({"role": "assistant", "content": line_html(view.trouble)})
    return rows


def feedback_values(view: View) -> list[str | None]:
    """The thumb of each answer, in order."""
    thumbs = {True: "Like", False: "Dislike", None: None}
    return [thumbs[exchange.is_helpful] for exchange in view.exchanges]
