"""English: the labels of the page of the API."""

from assistant.page.interface.labels import InterfaceLabels

INTERFACE = InterfaceLabels(
    title="API", lead="REST for other programs. What the description itself says is in Chinese.",
    machine="OpenAPI description (JSON)", scope="Scope of a key", role="role at least", name="Name", kind="Type", meaning="Meaning", required="required", parameters="Parameters",
    body="Request (JSON)", form="Request (form)", gives="Answers", events="event stream", formats="Formats", list_of="list of {kind}", example="Example",
)
