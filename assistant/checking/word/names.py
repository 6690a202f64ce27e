"""Names: WordprocessingML's namespaces, in the form that Word and WPS write and in the strict form of ISO 29500."""

from dataclasses import dataclass
from typing import Any

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = ("{http://schemas.openxmlformats.org/officeDocument/2006/math}", "{http://purl.oclc.org/ooxml/officeDocument/math}")
_RELATIONS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships", STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one file. ``word``: the namespace of its body."""

    word: str

    @property
    def relations(self) -> str:
        return _RELATIONS[self.word]

    def full(self, name: str) -> str:
        """An element's or attribute's name as lxml writes it."""
        return f"{{{self.word}}}{name}"

    def short(self, element: Any) -> str:
        """The name without Word's namespace, m:… in a formula's; an element of another namespace keeps its own, what is no element has none."""
        tag = element.tag
        if not isinstance(tag, str):
            return ""
        for maths in _MATHS:
            if tag.startswith(maths):
                return f"m:{tag[len(maths) :]}"
        return tag.removeprefix(f"{{{self.word}}}")

    def value(self, element: Any, name: str = "val") -> str:
        """An attribute of Word's namespace; empty where there is none."""
        return str(element.get(self.full(name), ""))
