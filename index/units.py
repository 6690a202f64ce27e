"""Units: the registry of the departments, towns and companies that a plan names, and what staff call them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from index.duties import Duty, is_generic
from index.genre import Genre
from index.groups import WorkingGroup

_LEVEL = re.compile(r"^(?:[省市县区]直?|国家)(?=.{2,})")
_BODY = re.compile(
    r"(?:局|委|办|院|部|中心|集团|公司|大队|支局|分局|政府|镇|乡|街道|联|会|协|校|所|站|园区|新区|开发区|管委会|管理处|指挥部|高新区|建投|产投)$"
)


_SHORTEST_ENDING = 5
"""Characters of a name's ending that staff may use for the whole name."""
_COMMON_ENDING = re.compile(r".?(?:[\u3400-\u9fff]{0,2}(?:有限公司|服务中心|管理委员会|管委会|管理处|指挥部|开发区|集团公司|管理局))$")


@dataclass(frozen=True)
class Units:
    """Every unit named in a duty or a group, as printed, in the order of first mention."""

    names: tuple[str, ...]
    genre: Genre

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        """What a unit may be called → the printed names it may mean."""
        forms: dict[str, list[str]] = {}
        for name in self.names:
            for form in {name, _LEVEL.sub("", name)}:
                forms.setdefault(form, []).append(name)
        for name in self.names:
            for at in range(1, len(name) - _SHORTEST_ENDING + 1):
                ending = name[at:]
                if ending not in forms and not _COMMON_ENDING.match(ending) and sum(other.endswith(ending) for other in self.names) == 1:
                    forms[ending] = [name]
        for short, ending in self.genre.unit_forms.items():
            meant = [name for name in self.names if re.search(rf"(?:^|[省市县区]){re.escape(ending)}(?:\w{{2,6}}分局)?$", name)]
            if meant:
                forms.setdefault(short, []).extend(name for name in meant if name not in forms.get(short, []))
                forms.setdefault(ending, []).extend(name for name in meant if name not in forms.get(ending, []))
        return {form: tuple(meant) for form, meant in forms.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._forms, key=len, reverse=True)
        return re.compile("|".join(re.escape(form) for form in forms) or r"(?!)")

    def mentioned(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """The units that a text calls by any of their forms: (as said, the printed names it may mean)."""
        found = []
        for match in self._pattern.finditer(text):
            said = match[0]
            level = re.search(r"[省市县区]$", text[: match.start()])
            if len(said) < 3 and not _BODY.search(said) and not _acts(text, match.end()):
                continue
            meant = self._forms[said]
            exact = tuple(name for name in meant if level and name.startswith(level[0]))
            found.append((said, exact or meant))
        return found

    def meant_by(self, said: str) -> tuple[str, ...]:
        """The printed names that one word may mean; empty when the plan names no such unit."""
        return self._forms.get(said) or self._forms.get(_LEVEL.sub("", said), ())


def _acts(text: str, at: int) -> bool:
    """Behind a bare short form (发改、财政) something follows that only a unit does."""
    return bool(re.match(r"(?:那边|口|部门|系统)?(?:要|得|需要|该)?(?:牵头|负责|管|配合|参与|干|做|承担)", text[at:]))


def registry(duties: Iterable[Duty], groups: Iterable[WorkingGroup], genre: Genre) -> Units:
    """The registry of everything that duties and groups name; generic roles are none."""
    names = [unit for duty in duties for unit in duty.units]
    for group in groups:
        names += group.members
        names += [group.office.text] if group.office else []
    return Units(tuple(dict.fromkeys(name for name in names if not is_generic(name))), genre)
