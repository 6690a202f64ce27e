"""Names: which may name an account, and when two are the same name."""

import unicodedata

from assistant.people.errors import PeopleError
from assistant.people.person import HERE

LONGEST = 32
LONGEST_OF_A_GATEWAY = 128
"""A gateway names people by addresses and numbers too."""
_SIGNS = frozenset(" ._-@+'·•・()（）|:\\")
_RESERVED = frozenset({HERE.name, "访客"})
"""Who is not signed in."""
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0") | {
    chr(code) for start, end in ((0xFE00, 0xFE10), (0xE0100, 0xE01F0)) for code in range(start, end)
}
"""Letters and marks that draw nothing: two names would look alike, or a name like none."""
_MARKS_IN_A_ROW = 2


def checked_name(text: str, longest: int = LONGEST) -> str:
    """The name as it is kept: composed and trimmed. Raises PeopleError for one that cannot be told apart, or seen, on a page."""
    if len(text) > 4 * LONGEST_OF_A_GATEWAY:
        raise PeopleError(f"名字太长：请用 1 到 {longest} 个字")
    name = " ".join(unicodedata.normalize("NFC", text).split(" ")).strip(" ")
    if not 1 <= len(name) <= longest:
        raise PeopleError(f"名字应有 1 到 {longest} 个字")
    if not _is_letter_or_digit(name[0]):
        raise PeopleError("名字应以文字、字母或数字开头")
    if "  " in name or not all(_is_letter_or_digit(one) or one in _SIGNS or _is_mark(one) for one in name):
        raise PeopleError("名字里有不能用的字符：请用文字、字母、数字和 . _ - @ · 等符号")
    if _longest_run_of_marks(name) > _MARKS_IN_A_ROW:
        raise PeopleError("名字里的附加符号太多：请删去一些")
    if name in _RESERVED:
        raise PeopleError(f"“{name}”是没有登录的人的称呼：请换一个名字")
    return name


def folded(name: str) -> str:
    """The form that is equal for names that only differ in case and width."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _is_letter_or_digit(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" and character not in _UNSEEN


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and character not in _UNSEEN


def _longest_run_of_marks(name: str) -> int:
    longest = run = 0
    for character in name:
        run = run + 1 if _is_mark(character) else 0
        longest = max(longest, run)
    return longest
