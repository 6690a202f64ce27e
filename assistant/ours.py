"""Ours: 我们局 and its like stand for the unit that was chosen as ours."""

import re

from assistant.clean import clean

_BODY = r"(?:单位|部门|局|委|办|中心|公司|集团|大队|镇|乡|街道|院|校|处)"
_ROLE = r"(?:总?牵头|配合|参与|负责|承担|主抓|要|得|该|需要|应该|有|都|在|今年|干|做|管)"
_OURS = re.compile(
    rf"(?:我们|咱们|咱|俺们|我|本){_BODY}(?!门口|里面)|(?:我们|咱们|俺们|我方|我)(?={_ROLE})(?!有(?:个|一|几)?(?:问题|点))|"
    r"\bour (?:bureau|department|unit|office|agency)\b|\bwe\b(?= (?:lead|support|need|have|must|should|do))|\bdo we\b", re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?:我们|咱们|咱|俺们|我|本){_BODY}|\bour (?:bureau|department|unit|office|agency)\b", re.IGNORECASE)


def speaks_of_ours(asked: str) -> bool:
    """Whether a question speaks of its asker's own unit in so many words: 我们局, 本单位, our bureau."""
    return bool(_PLAIN.search(clean(asked)))


def with_our_unit(asked: str, our_unit: str) -> str:
    """The question with our unit's name where it speaks of us; as it is when no unit was chosen."""
    if not our_unit:
        return asked
    cleaned = clean(asked)
    named = _OURS.sub(lambda found: f"do {our_unit}" if found[0].casefold() == "do we" else our_unit, cleaned)
    return asked if named == cleaned else named
