"""Names: which are taken, in which form, and that no name makes anything break."""

import json
import random
import sys
import unicodedata

import pytest

from assistant.people.errors import NoSuchAccount, PeopleError, SignInFailed
from assistant.people.names import LONGEST, checked_name, folded
from assistant.people.people import People
from assistant.people.person import Role
from tests.people.conftest import GOOD, OTHER

TAKEN = [
    ("张三", "张三"),
    ("  张三 ", "张三"),
    ("zhang.san@example.gov.cn", "zhang.san@example.gov.cn"),
    ("张三（科技局）", "张三（科技局）"),
    ("O'Neill-Smith", "O'Neill-Smith"),
    ("阿卜杜拉·买买提", "阿卜杜拉·买买提"),
    ("CORP\\zhangsan", "CORP\\zhangsan"),
    ("Zoe\u0308", "Zo\u00eb"),  # composed
    ("张 三", "张 三"),
    ("𠮷田", "𠮷田"),  # beyond the first plane
    ("नमस्ते", "नमस्ते"),  # marks belong to letters
    ("a" * LONGEST, "a" * LONGEST),
]
REFUSED = [
    "", " ", "\t", "a" * (LONGEST + 1), "x" * 10_000_000,
    "张\n三", "张\x00三", "\x1b[31m张三", "张\u200b三", "张\u202e三", "\u2066张三\u2069", "\ufeff张三", "张\u00ad三",  # control, invisible, bidirectional
    "张\u3000三", "张\u00a0三", "张  三", "张\u2028三",  # spaces that look like one, or two
    "\u3164", "\u115f", "张\u3164", "张\ufe0f", "张\U000e0100", "张\U000e0041", "\u2800",  # draw nothing
    "\ud800", "张\udfff", "\ue000", "\U0010ffff",  # no characters
    "a\u0301\u0302\u0303\u0304", "\u0301a",  # marks piled up, or on nothing
    "<b>张三</b>", "张三&amp;", '张"三', "张三;rm", "../people", "/etc/passwd", "=1+1", "-张三", "+张三", "@张三", "--generate", "$HOME", "`id`", "张三%00", "#1", "🦊",
    "本机", "访客", " 本机",  # who is not signed in
]


@pytest.mark.parametrize(("text", "name"), TAKEN)
def test_a_name_is_kept_composed_and_trimmed(text: str, name: str) -> None:
    assert checked_name(text) == name
    assert checked_name(name) == name


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: text[:12].encode("unicode_escape").decode())
def test_a_name_that_cannot_be_told_apart_or_seen_is_refused(text: str) -> None:
    with pytest.raises(PeopleError) as refused:
        checked_name(text)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 80


@pytest.mark.parametrize(("first", "second"), [
    ("zhangsan", "ZhangSan"), ("zhangsan", "ｚｈａｎｇｓａｎ"), ("straße", "STRASSE"), ("张三(科)", "张三（科）"), ("ﬁnn", "finn"), ("Zoë", "zoe\u0308"),
])
def test_names_that_differ_in_case_width_or_composition_are_one(people: People, first: str, second: str) -> None:
    people.add(first, Role.READER, GOOD)
    with pytest.raises(PeopleError, match="已经有账户"):
        people.add(second, Role.READER, GOOD)
    assert people.sign_in(second, GOOD).name == checked_name(first)


def _random_name(chance: random.Random) -> str:
    """Anything: letters of all planes, marks, controls, halves of pairs, and what attackers write."""
    pieces = ["<script>", "' OR '1'='1", "\x00", "\u202e", "%s%n", "{{7*7}}", "../", "\\u0000", "\r\nSet-Cookie: a=b", "，", "张", "三", "a", "Ａ", "é", "\u0301", " "]
    return "".join(
        chance.choice(pieces) if chance.random() < 0.4 else chr(chance.choice((chance.randrange(0x250), chance.randrange(0x4E00, 0x9FFF), chance.randrange(sys.maxunicode + 1))))
        for _ in range(chance.randrange(1, 40))
    )


def test_a_thousand_names_are_each_kept_as_one_harmless_line_or_refused(people: People) -> None:
    chance = random.Random(20260707)  # noqa: S311 no secret
    kept = 0
    for _ in range(1000):
        name = _random_name(chance)
        try:
            account = people.add(name, Role.READER)
        except PeopleError:
            for act in (people.account, people.suspend, people.remove, people.begin_session):
                with pytest.raises(PeopleError):
                    act(name)
            with pytest.raises(SignInFailed):
                people.sign_in(name, OTHER)
            continue
        kept += 1
        assert account.name == unicodedata.normalize("NFC", account.name)
        assert account.name.isprintable()
        assert json.loads(json.dumps(account.name)) == account.name
        assert not set(account.name) & set('<>"&/;%\n\r\t')
        assert people.account(name) == account
        people.remove(name)
        with pytest.raises(NoSuchAccount):
            people.account(name)
    assert kept > 20
    assert [one.name for one in people.accounts()] == sorted(("张三", "管理", "编辑"), key=folded)
