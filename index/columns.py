"""Columns: what the names of a table's columns say: numbers, tasks, who leads, who supports, and by when."""

import re
from collections.abc import Sequence

NUMBER = re.compile(r"序\s*号|编\s*号|项\s*次|No\.?$|^序$")
LEAD = re.compile(r"牵头|主办|主责")
SUPPORT = re.compile(r"(?:配合|协办|参与|参加|协同|协作|责任|指导|实施|落实|承办|支持|联合|监管|主管|负责)\s*(?:单位|部门|处室|科室|股室)|责任主体|^(?:配合|协办)$")
NO_UNITS = re.compile(r"领导|责任人|负责人|联系人|电话|时限|时间|日期|期限")
TIME = re.compile(r"时限|时间|期限|进度|节点|日期")
TASK = re.compile(r"任务|举措|事项|措施|项目|名称|工作|目标|指标|内容|要求|行动|场景|问题|清单|成果|建设|要点")
CATEGORY = re.compile(r"类\s*[别型]|领域|板块|方面|分类|章节|^所属|一级")
_OTHER = re.compile(r"单\s*位|备\s*注|范围|说明|依据|属性|\d{4}\s*年|现状|基期|基准|类|级|地点|总投资|规模")
_LONGEST_NAME = 14
ROW_NUMBER = re.compile(r"[(（]?\s*\d{1,3}(?:[-.．]\d{1,3})*\s*[)）.．、]?$")


def bare_name(name: str) -> str:
    """A column's name without blanks and without what a bracket adds: 责任单位(排第一位的为牵头单位)."""
    return re.sub(r"(?<=.)[(（][^()（）]*[)）]", "", re.sub(r"\s", "", name))


def is_header(names: list[str]) -> bool:
    """Names of columns: short, and of the kinds that such tables have; one of them says that this is a table of tasks or aims."""
    printed = [bare_name(name) for name in names if name.strip()]
    if len(printed) < 2 or any(len(name) > _LONGEST_NAME or re.search(r"[。；;，,]", name) for name in printed):
        return False
    known = [any(kind.search(name) for kind in (NUMBER, LEAD, SUPPORT, TIME, TASK, CATEGORY, _OTHER)) for name in printed]
    told = any(NUMBER.search(name) or LEAD.search(name) or SUPPORT.search(name) or TASK.search(name) for name in printed)
    return told and sum(known) >= max(2, len(printed) * 0.6) and not ROW_NUMBER.match(printed[0])


def roles_of(columns: Sequence[str]) -> dict[str, list[int]]:
    """The columns that name who leads, who supports, and by when."""
    roles: dict[str, list[int]] = {"lead": [], "support": [], "time": []}
    for place, name in enumerate(columns):
        bare = bare_name(name)
        if TIME.search(bare):
            roles["time"].append(place)
        elif NO_UNITS.search(bare):
            continue
        elif LEAD.search(bare) and not re.search(r"责任单位|配合", bare):
            roles["lead"].append(place)
        elif LEAD.search(bare) or SUPPORT.search(bare):
            roles["support"].append(place)
    return roles
