"""Model: 模型设置, which chat model words the answers, for those who may choose it; the key is never shown again."""

from dataclasses import dataclass

from assistant.chat.choice import ChatChoice
from assistant.page.pages.asked import Asked, Page
from assistant.page.pages.desk import Desk, Say
from assistant.page.pages.frame import PATHS
from assistant.page.pages.markup import Child, Markup, join, tag

RESULT = "yj-model-result"
SAVE, TEST, FORGET = "save", "test", "forget"


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form; the key is not part of it."""

    url: str = ""
    model: str = ""
    is_on: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What came of the last act, in one line."""

    line: str = ""
    is_good: bool = True


def model_page(asked: Asked, desk: Desk | None, typed: Typed | None = None, result: Result | None = None, status: int = 200) -> Page:
    """The page. ``typed``: the form as it was sent, where it is shown again; ``result``: what came of it."""
    labels = asked.labels
    title = tag("div", tag("div", tag("h1", labels.model), tag("p", labels.model_lead, class_="yj-lead")), class_="yj-title")
    choice = desk.choice if desk else None
    parts: list[Child] = [title, tag("p", _state(asked, choice), class_="yj-model-state")]
    if desk is None or desk.say is Say.ELSEWHERE:
        parts.append(tag("p", labels.model_closed, class_="yj-note"))
    elif desk.say is Say.ENVIRONMENT:
        parts += [tag("p", labels.model_fixed, class_="yj-note"), _fixed(asked, choice), _result(result or _trouble(desk))]
    else:
        parts += [_form(asked, choice, typed or _of(choice)), _result(result or _trouble(desk))]
    return Page(labels.model, join(*parts), status)


def _state(asked: Asked, choice: ChatChoice | None) -> str:
    labels = asked.labels
    if choice is None:
        return labels.model_none
    return (labels.model_on if choice.is_on else labels.model_off).format(model=choice.model)


def _of(choice: ChatChoice | None) -> Typed:
    return Typed(choice.url, choice.model, choice.is_on) if choice else Typed()


def _trouble(desk: Desk) -> Result | None:
    return Result(desk.trouble, False) if desk.trouble else None


def _result(result: Result | None) -> Markup:
    """Where what came of an act is said; the page's script puts it there without leaving the form."""
    look = "yj-result" if result is None else f"yj-result yj-result-{'good' if result.is_good else 'bad'}"
    return tag("div", tag("p", result.line) if result else None, id=RESULT, role="status", class_=look)


def _fixed(asked: Asked, choice: ChatChoice | None) -> Markup | None:
    """What the environment sets, to be read only."""
    if choice is None:
        return None
    labels = asked.labels
    has_key = bool(choice.key.get_secret_value())
    rows = [(labels.model_url, choice.url), (labels.model_name, choice.model), (labels.model_key, labels.key_set if has_key else labels.key_unset)]
    listed = tag("dl", ((tag("dt", name), tag("dd", value)) for name, value in rows), class_="yj-fixed")
    test = tag("button", labels.model_test, name="act", value=TEST, class_="yj-button")
    return tag(
        "form", listed, tag("div", test, class_="yj-actions"), method="post", action=PATHS["model"], class_="yj-model",
        data_testing=labels.model_testing, data_failed=labels.failed,
    )


def _form(asked: Asked, choice: ChatChoice | None, typed: Typed) -> Markup:
    labels = asked.labels
    has_key = bool(choice and choice.key.get_secret_value())
    key_hint = labels.key_keep if has_key else labels.key_optional
    return tag(
        "form",
        _field("url", labels.model_url, typed.url, labels.model_url_example, inputmode="url"),
        _field("model", labels.model_name, typed.model, labels.model_name_example),
        _field("key", labels.model_key, "", key_hint, type="password", autocomplete="new-password"),
        tag("label", tag("input", type="checkbox", name="is_on", value="on", checked=typed.is_on), tag("span", labels.model_in_use), class_="yj-check"),
        tag("p", labels.model_leaves, class_="yj-faint"),
        tag(
            "div",
            tag("button", labels.model_save, name="act", value=SAVE, class_="yj-button yj-button-strong"),
            tag("button", labels.model_test, name="act", value=TEST, class_="yj-button"),
            tag("button", labels.model_forget, name="act", value=FORGET, class_="yj-button") if choice else None,
            class_="yj-actions",
        ),
        method="post", action=PATHS["model"], class_="yj-model", autocomplete="off",
        data_testing=labels.model_testing, data_failed=labels.failed,
    )


def _field(name: str, title: str, value: str, hint: str, **more: str) -> Markup:
    attributes = {"type": "text", "autocomplete": "off", **more}
    entry = tag(
        "input", id=f"yj-model-{name}", name=name, value=value, placeholder=hint, spellcheck="false", autocapitalize="off", **attributes
    )
    return tag("div", tag("label", title, for_=f"yj-model-{name}"), entry, class_="yj-entry")
