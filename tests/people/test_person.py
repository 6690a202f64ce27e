"""Who may what: every role and every scope against everything that can be asked."""

import pytest

from assistant.people.errors import PeopleError
from assistant.people.keys import NEEDS
from assistant.people.people import People
from assistant.people.person import Person, Role, Scope

_RANK = {Role.READER: 0, Role.EDITOR: 1, Role.ADMINISTRATOR: 2}


@pytest.mark.parametrize("needed", list(Role))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_what_it_and_those_before_it_may(role: Role, needed: Role) -> None:
    assert Person("某", role).may(needed) is (_RANK[role] >= _RANK[needed])


@pytest.mark.parametrize("scope", [None, *Scope])
@pytest.mark.parametrize("needed", list(Role))
@pytest.mark.parametrize("role", list(Role))
def test_a_key_may_only_what_both_its_scope_and_its_owner_may(role: Role, needed: Role, scope: Scope | None) -> None:
    for held in (frozenset(), *(frozenset({one}) for one in Scope), frozenset(Scope)):
        expected = _RANK[role] >= _RANK[needed] and scope is not None and scope in held
        assert Person("某", role, held).may(needed, scope) is expected


@pytest.mark.parametrize(("owner", "role"), [("管理", Role.ADMINISTRATOR), ("编辑", Role.EDITOR), ("张三", Role.READER)])
def test_a_key_is_made_for_what_its_owner_may_and_for_nothing_more(people: People, owner: str, role: Role) -> None:
    for scope in Scope:
        if _RANK[role] >= _RANK[NEEDS[scope]]:
            person = people.person_of_key(people.add_key(owner, "试", {scope}))
            assert person == Person(owner, role, frozenset({scope}))
        else:
            with pytest.raises(PeopleError, match=scope.value):
                people.add_key(owner, "试", {scope})


def test_every_scope_has_a_role_that_it_needs() -> None:
    assert set(NEEDS) == set(Scope)
