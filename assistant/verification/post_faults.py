"""Post faults: who by his post (常务副县长, 分管副主任) leads or heads, where the clause gives that to another."""

import re
from collections.abc import Iterator, Sequence

from assistant.verification.roles import roles_said
from assistant.verification.said import Complaint, Said
from assistant.verification.units import UnitNamed
from assistant.verification.witness import Witness
from index.spans import Span

_POST = re.compile(r"(?P<rank>(?:分管|主要)?(?:常务)?副?)(?P<post>县长|市长|区长|省长|州长|主任|局长|书记|秘书长|部长)")
_ROLES = ("lead", "convener", "deputy")


def post_faults(said: Said, witnesses: Sequence[Witness]) -> Iterator[Complaint]:
    """One complaint for each post that is given a role which the evidence gives to other posts, and another to it."""
    mine = _given(said.text)
    if not mine:
        return
    theirs = [given for witness in witnesses for given in _given(witness.text)]
    for role, post in mine:
        own = {other for other, one in theirs if one.said == post.said}
        if own and role not in own and any(other == role for other, _ in theirs):
            yield Complaint(post.span, "lead_support", next(one.said for other, one in theirs if other == role))


def posts_in(text: str) -> frozenset[str]:
    """The posts that a compared text names: 副县长 is not 县长."""
    return frozenset(f"{found['rank'].removeprefix('分管').removeprefix('主要')}{found['post']}" for found in _POST.finditer(text))


def _given(text: str) -> list[tuple[str, UnitNamed]]:
    """Each role of a compared text that a post is given."""
    posts = [UnitNamed(Span(*found.span()), f"{found['rank'].replace('主要', '')}{found['post']}") for found in _POST.finditer(text)]
    return [(one.role, post) for one in roles_said(text, posts) if one.role in _ROLES for post in one.units] if posts else []
