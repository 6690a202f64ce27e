"""Labels: what the page of the API says around the description, which is in Chinese."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InterfaceLabels:
    """接口."""

    title: str
    lead: str
    machine: str
    scope: str
    role: str
    name: str
    kind: str
    meaning: str
    required: str
    parameters: str
    body: str
    form: str
    gives: str
    events: str
    formats: str
    list_of: str
    example: str
