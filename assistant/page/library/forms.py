"""Forms: what the library's pages send; each works without scripts."""

from assistant.api.rest.sent_files import LARGEST_FILE
from assistant.page.library import paths
from assistant.page.library.labels import LibraryLabels
from assistant.page.pages.markup import Markup, tag
from index.shelf.entry import Entry

ACCEPTED = ".docx,.pdf,.txt,.md,.markdown,.html,.htm"


def upload(labels: LibraryLabels) -> Markup:
    """Files to add: chosen, or dropped where scripts run."""
    return tag(
        "form",
        tag(
            "label", tag("span", labels.drop, class_="yj-drop-said"),
            tag("input", type="file", name="files", multiple=True, required=True, accept=ACCEPTED, aria_label=labels.choose),
            tag("span", labels.choose, class_="yj-button yj-choose", aria_hidden="true"), tag("small", labels.takes), class_="yj-drop",
        ),
        tag("p", tag("button", labels.send, class_="yj-button yj-button-strong"), class_="yj-send"),
        tag("ul", class_="yj-sent", aria_live="polite"),
        method="post", action=paths.LIBRARY, enctype="multipart/form-data", class_="yj-upload", data_largest=LARGEST_FILE,
        data_too_large=labels.too_large, data_sending=labels.sending, data_sent=labels.sent, data_lost=labels.lost,
    )


def switch(labels: LibraryLabels, entry: Entry, look: str = "") -> Markup:
    """Switch a document on or off."""
    word, to = (labels.switch_off, "off") if entry.is_on else (labels.switch_on, "on")
    return _act(paths.of(entry.id, "switch"), "to", to, word, f"yj-button {look}".strip())


def use(labels: LibraryLabels, entry: Entry, number: int, look: str = "") -> Markup:
    """Answer from another version."""
    return _act(paths.of(entry.id, "use"), "version", str(number), labels.use, f"yj-button {look}".strip())


def _act(path: str, name: str, value: str, word: str, look: str) -> Markup:
    return tag("form", tag("input", type="hidden", name=name, value=value), tag("button", word, class_=look), method="post", action=path, class_="yj-act")


def care(labels: LibraryLabels, entry: Entry, is_seed: bool) -> Markup:
    """Rename, replace, remove; what cannot be undone is asked once."""
    rename = tag(
        "form", tag("label", tag("span", labels.title), tag("input", name="title", value=entry.title, required=True, maxlength=200), class_="yj-field yj-field-wide"),
        tag("button", labels.rename, class_="yj-button"), method="post", action=paths.of(entry.id, "rename"), class_="yj-care",
    )
    replace = tag(
        "form",
        tag("label", tag("span", labels.new_version), tag("input", type="file", name="file", required=True, accept=ACCEPTED), class_="yj-field yj-field-wide"),
        tag("button", labels.replace, class_="yj-button"), tag("small", labels.replace_lead, class_="yj-faint"),
        method="post", action=paths.of(entry.id, "replace"), enctype="multipart/form-data", class_="yj-care",
    )
    remove = tag("p", labels.seed_stays, class_="yj-faint") if is_seed else tag(
        "details", tag("summary", labels.remove), tag("p", labels.remove_sure),
        tag("form", tag("button", labels.remove_yes, class_="yj-button yj-button-bad"), method="post", action=paths.of(entry.id, "remove"), class_="yj-act"),
        class_="yj-remove",
    )
    return tag("section", tag("h2", labels.care), rename, replace, remove, class_="yj-section", id="yj-care")
