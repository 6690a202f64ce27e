"""Units: the registry of the departments, towns and companies that a plan names, and what staff call them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from index.aliases import LEVEL, relation
from index.duties import Duty
from index.genre import Genre
from index.groups import WorkingGroup
from index.responsible import is_generic

BODY = (
    r"(?:局|委|办|院|部|中心|集团|公司|大队|支局|分局|政府|镇|乡|街道|联|会|协|校|所|站|社|馆|室|园区|新区|开发区|管委会|管理处|指挥部|高新区|[建产旅城交水]投)"
)
"""How the names of units end."""
_BODY = re.compile(f"{BODY}$")
_INVESTS = re.compile(r"[建产旅城交]投$")
_LIMITED = re.compile(r"(?:股份)?有限(?:责任)?公司$")
_COMPANY = re.compile(r"(?:(?:股份|集团)?(?:有限)?(?:责任)?公司|集团)$")
_SHORTEST_ENDING = 5
"""Characters of a name's ending that staff may use for the whole name."""
_COMMON_ENDING = re.compile(r".?(?:[\u3400-\u9fff]{0,2}(?:有限公司|服务中心|管理委员会|管委会|管理处|开发区|集团公司|管理局))$")
_RARE_BODIES = ("指挥部",)
"""Such a word alone means the one unit that ends in it."""
_SHORTEST, _SHORTEST_CORE = 3, 4
"""Characters of a shortened name, and of the name that it shortens."""
_NEAREST = 3
_COMMON = frozenset("省市县区局委办部中心院会公司集团管理服务湘")
"""Characters that tell little of which unit is meant."""
_ALIKE = 0.34


@dataclass(frozen=True)
class Units:
    """Every unit named in a duty or a group, as printed, in the order of first mention."""

    names: tuple[str, ...]
    genre: Genre

    @cached_property
    def _forms(self) -> dict[str, tuple[str, ...]]:
        """What a unit may be called → the printed names it may mean, those that print the form first."""
        forms: dict[str, list[str]] = {}
        for name in self.names:
            for form in (name, LEVEL.sub("", name)):
                forms.setdefault(form, []).append(name)
        for name in self.names:
            for form in self._endings(name):
                forms.setdefault(form, [name])
        for form, names in self._companies().items():
            forms.setdefault(form, names)
        for form, name in self._general():
            known = forms.setdefault(form, [])
            if name not in known and (not known or any(relation(name, one) for one in known)):
                known.append(name)
        return {form: tuple(dict.fromkeys(meant)) for form, meant in forms.items()}

    def _endings(self, name: str) -> Iterator[str]:
        """The ends of a name that no other name shares and that say enough."""
        for at in range(1, len(name) - 1):
            ending = name[at:]
            is_telling = len(ending) >= _SHORTEST_ENDING and not _COMMON_ENDING.match(ending)
            if (is_telling or ending in _RARE_BODIES) and sum(other.endswith(ending) for other in self.names) == 1:
                yield ending

    def _companies(self) -> dict[str, list[str]]:
        """A company without its kind, and the end of that: 某某集团, 临港产投."""
        stems: dict[str, list[str]] = {}
        for name in self.names:
            stem = _COMPANY.sub("", name)
            ends = (stem[at:] for at in range(1, len(stem) - _SHORTEST))
            for form in dict.fromkeys((_LIMITED.sub("", name), stem, *ends)):
                if stem != name or _INVESTS.search(form):
                    stems.setdefault(form, []).append(name)
        return stems

    def _general(self) -> Iterator[tuple[str, str]]:
        """The genre's forms with every name that is a form of the same unit."""
        for called in self._called.values():
            endings = "|".join(re.escape(form) for form in called if form == called[0] or _BODY.search(form))
            ends = re.compile(rf"(?:^|[省市县区])(?:{endings})(?:\w{{2,6}}分局)?$")
            meant = [name for name in self.names if ends.search(name)]
            yield from ((form, name) for form in called for name in meant)

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        """The genre's forms of one unit, together: 市监局, 市场监管局, 市场监督管理局 …"""
        called: dict[str, list[str]] = {}
        for form, ending in self.genre.unit_forms.items():
            called.setdefault(ending, [ending]).append(form)
        return {ending: list(dict.fromkeys(forms)) for ending, forms in called.items()}

    @cached_property
    def _shortened(self) -> dict[str, re.Pattern[str]]:
        """How a long name may be shortened: 文化旅游局 to 文旅局, its characters in their order, the first and the last kept."""
        cores = {name: LEVEL.sub("", name) for name in self.names}
        return {
            name: re.compile("".join([re.escape(core[0]), *(f"{re.escape(character)}?" for character in core[1:-1]), re.escape(core[-1])]))
            for name, core in cores.items() if len(core) >= _SHORTEST_CORE and _BODY.search(core)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = [re.escape(form) for form in sorted(self._forms, key=len, reverse=True)]
        return re.compile("|".join([*forms, *(one.pattern for one in self._shortened.values())]) or r"(?!)")

    def mentioned(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """The units that a text calls by any of their forms: (as said, the printed names it may mean).

        A bare short form (发改, 财政) is a unit only where something is said of it that only a unit does, and a form behind
        another level (市科技局 where the plan names 县科技局) is none.
        """
        found = []
        for match in self._pattern.finditer(text):
            said = match[0]
            if not (meant := self._meant(said)) or (not _BODY.search(said) and said not in self.names and not _acts(text, match.end())):
                continue
            level = re.search(r"[省市县区]$", text[: match.start()])
            exact = tuple(name for name in meant if level and name.startswith(level[0]))
            if level and level[0] in "省市" and not exact:
                continue
            found.append((said, exact or meant))
        return found

    def meant_by(self, said: str) -> tuple[str, ...]:
        """The printed names that one word may mean; empty when the plan names no such unit."""
        meant = self._meant(said) or self._meant(LEVEL.sub("", said))
        return tuple(name for name in meant if name.startswith(said[0])) if said[:1] in ("省", "市") and said not in self._forms else meant

    def _meant(self, said: str) -> tuple[str, ...]:
        if said in self._forms or len(said) < _SHORTEST:
            return self._forms.get(said, ())
        return tuple(name for name, pattern in self._shortened.items() if pattern.fullmatch(said))

    def nearest(self, said: str) -> tuple[str, ...]:
        """The printed names most like one that the plan does not print; empty when none shares a telling character with it."""
        telling = set(said) - _COMMON
        alike = [
            (len(telling & set(name)) / max(1, len(telling)) + SequenceMatcher(None, said, name).ratio() / 2, name)
            for name in self.names if telling & set(name)
        ]
        best = sorted((one for one in alike if one[0] >= _ALIKE), key=lambda one: -one[0])
        return tuple(name for score, name in best if score >= best[0][0] * 0.8)[:_NEAREST]


def _acts(text: str, at: int) -> bool:
    """Behind a bare short form (发改、财政) something follows that only a unit does."""
    return bool(re.match(
        r"(?:那边|口|部门|系统|单位)?(?:在(?:附件|总体方案)?[^,，。]{0,6}?(?:里|中)?)?(?:今年)?(?:都|要|得|需要|该)*"
        r"(?:牵头|负责|管|配合|参与|干|做|承担|有(?:哪些|什么|几)|的(?:任务|职责|活))", text[at:],
    ))


def registry(duties: Iterable[Duty], groups: Iterable[WorkingGroup], genre: Genre) -> Units:
    """The registry of everything that duties and groups name; generic roles are none."""
    names = [unit for duty in duties for unit in duty.units]
    for group in groups:
        names += [*group.members, *group.deputy_units, *group.convener_units]
        names += [group.office.text] if group.office else []
    return Units(tuple(dict.fromkeys(name for name in names if not is_generic(name))), genre)
