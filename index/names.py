"""Names: what the name of a unit looks like, where nothing but its look tells it from other words."""

import re

_ENDS = (
    "局|委|办|院|部|厅|署|中心|集团|公司|大队|支队|总队|支局|分局|政府|人民政府|镇|乡|街道|联|会|委员会|协|校|所|站|社|馆|室|处|科|园区|园|新区|"
    "开发区|管委会|管理处|指挥部|高新区|区镇|镇街|县区|区县|乡镇|海关|法院|检察院|银行|分行|支行|营业部|大学|学院|学校|中学|医院|工会|团市委|团县委|团区委|"
    "妇联|残联|工商联|科协|电视台|总社|供销社|基金|[建产旅城交水文教国]投|专班|单位|部门|企业|景区|林场|农场|组织部|宣传部|统战部|政法委|网信办|国资委|军分区|武装部|总局|机关"
)
_UNIT = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9·]{{1,24}}?(?:{_ENDS})$")
_BRACKETS = re.compile(r"[(（〈][^()（）〈〉]*[)）〉]")
_NO_NAME = re.compile(
    r"^(?:均|都|分别|加强|推进|推动|建立|健全|完善|落实|强化|深化|开展|支持|鼓励|引导|加快|打造|提升|通过|按照|根据|结合|积极|进一步|大力|充分|以及|其中|新增|完成|引进"
    r"|实施(?!单位|主体)|建设(?!局|厅|部|银行|委|管理)|组织(?!部|人事)|对(?!外|台|口)|应(?!急)|经(?!济|开|信|贸|发)|将|在|与|和|及|以|为|要|并|由|把|从|向|至|到)"
    r"|的|是|可|不(?!动产)|\d+(?:个|家|项)"
)
_SHORTEST, _LONGEST = 2, 26


def looks_like_unit(name: str) -> bool:
    """Whether a printed name is one of a unit by its look: 市科技局, 县委组织部(人才办), 各县(市、区)政府."""
    bare = _BRACKETS.sub("", name).strip()
    return _SHORTEST <= len(bare) <= _LONGEST and bool(_UNIT.match(bare)) and not _NO_NAME.search(bare)
