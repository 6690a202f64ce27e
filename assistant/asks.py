"""Asks: what a question wants to know (a figure, who leads, when …), told by its words. Cues are rows of data."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Ask(StrEnum):
    """The kinds of answer."""

    FIGURE = "figure"
    LEAD = "lead"
    SUPPORT = "support"
    WHEN = "when"
    RHYTHM = "rhythm"
    LIST = "list"
    MEANING = "meaning"
    HOW = "how"
    WHETHER = "whether"
    PROGRESS = "progress"
    WHERE = "where"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show an ask. They are taken out of the question to find its topic unless they carry part of it."""

    ask: Ask
    words: re.Pattern[str]
    is_topic: bool = False


def _cue(ask: Ask, pattern: str, is_topic: bool = False) -> Cue:
    return Cue(ask, re.compile(pattern, re.IGNORECASE), is_topic)


_UNIT = r"(?:单位|部门|局|委|办|中心|机构|科室|口子|领导)"
_WHO = rf"(?:谁|哪(?:个|些|几个|一个|家|几家|位|两个|两家|三家)?{_UNIT}|哪家|哪位|什么{_UNIT}|啥{_UNIT})"
_WHICH = rf"(?:{_WHO}|哪(?:个|些|几个|一个|几家|两家|两个|三家|几位)(?:{_UNIT})?|哪里|哪儿|啥)"
_LEADING = r"(?:总?牵头|主抓|负责|主管|管|抓|挑头|带头|领头|主责|兜底|主办|落实|承担|打头|扛|承办|操办|做主|总负责|挂帅|唱主角|总抓|当头|挑大梁|当家|操盘|张罗|总头头)"
CUES = (
    _cue(Ask.PROGRESS, r"(?:现在|目前|至今|已经|到现在|截至目前|截止目前)?(?:完成|实现|做|干|推进|进展|到位|培育|建设)(?:了|得)(?:多少|几成|什么程度|哪一步|怎么样|咋样|没有|没|吗)"
                       r"|(?:完成|实现|到位|做|干)(?:到)?多少了|多少了[?？]?$|完成(?:情况|进度|率是多少)|(?:目前|现在|当前|最新|实际)(?:的)?(?:进度|进展|情况)|进度(?:如何|怎么样|怎样|咋样|到哪|多少)|进展(?:如何|怎么样|怎样|咋样|到哪)"
                       r"|how much (?:has|have) been|(?:current|so far|to date|already) (?:progress|completed)?|progress (?:so far|to date)|so far"),
    _cue(Ask.RHYTHM, r"多久(?:一次|开|调度|碰|汇报|报|研究|通报|督导|召开|举行)?(?:一次|次)?(?:会)?|多长时间(?:一次|开|调度)|几(?:天|周|个月)(?:一|开|调度)(?:次)?|频率|频次|how often"),
    _cue(Ask.SUPPORT, r"(?:谁|哪些|哪几个|哪个|哪几家|哪家|什么|还有谁|还有哪些)(?:(?!谁|牵头)[^,，。?？]){0,10}?(?:配合|协助|支持|协同|参与|参加|帮忙|搭把手|打配合|协办|搭手|搭把手|打下手|跟着(?:干|做))|(?:配合|支持|协助|参与|协办|协同)(?:的)?(?:单位|部门|方)(?:都|分别)?(?:有|是)?(?:哪(?:些|几个|几家)|谁|什么)?"
                      r"|(?:要|需要)?(?:配合|参与|协助)的(?:有谁|有哪些|是谁|还有谁)|(?:除了?|除开)[^,，。?？]{1,20}?(?:还|外|以外)[^,，。?？]{0,6}?(?:谁|哪(?:些|几)[^,，。?？]{0,6})|(?:以外|之外|外)(?:还)?(?:有|涉及|要)?(?:谁|哪(?:些|几)(?:责任)?(?:单位|部门|局|家)?)"
                      r"|(?:和|跟|与|同)[^,，。]{2,12}?(?:一起|一块|共同)[^,，。]{0,6}(?:部门|单位|局)(?:是|有)?(?:谁|哪(?:个|些|家|几家))?|(?:搭档|搭伙|帮手)(?:的)?(?:单位)?(?:是|有)?(?:谁|哪(?:家|些|几家|个))|(?:还|再)(?:要|得)?(?:拉上|带上|叫上|找)(?:谁|哪(?:家|些|几家))(?:家)?|还有(?:谁|哪些(?:责任)?(?:单位|部门|局))|(?:跟|和|与|同)(?:谁|哪些(?:单位|部门|局)|哪几家)(?:一起|一块|共同|一道)?(?:干|做|配合|负责|搞|推|抓)?|(?:由|归)?哪(?:些|几个|几家)(?:单位|部门|局)?[^,，。?？]{0,4}(?:按职责)?分工负责|按职责分工负责(?:的)?(?:单位|部门)?(?:有|是)?(?:哪些|谁)?"
                      r"|who (?:else )?(?:supports?|assists?|helps?|cooperates?)|support(?:ing)? (?:units?|departments?|agencies|bureaus?)|which .{0,30}(?:support|assist)"),
    _cue(Ask.LEAD, rf"{_WHICH}(?:来|在|是|去|要|该|应该|具体|主要|总)*{_LEADING}(?:的|{_UNIT}|呢)?"
                   rf"|(?:总?牵头|主抓|负责|主管|主责|主办|承办|挂帅)(?:的)?(?:责任)?(?:{_UNIT}|人|方)?(?:都|分别)?(?:是|为|有|归)?{_WHICH}(?:些)?|{_WHICH}\s*(?:来|在)?\s*(?:in charge|leads?\b|responsible)|(?:牵头|主责|责任|负责|主办|主管|主抓)(?:的)?(?:{_UNIT}|人|方)|哪(?:家|个|几家|两家)牵的?头|which\s*(?:单位|部门|局)"
                   rf"|(?:归口?|由|找|该找|应该找|让|属于|是)(?:给)?{_WHO}(?:来|在)?(?:{_LEADING}|办|做|的事)?|(?:归口?|由|让)哪(?:个|些|几个)|{_WHO}(?:来|在|去)?(?:办|搞|处理|推|(?:做|干|弄)(?!什么|啥))|{_WHO}的(?:活|事|职责|责任)|{_LEADING}的?是[^,，。]{{2,10}}(?:吗|还是|么)|是[^,，。是]{{2,8}}(?:局|委|办|部|中心|院)[^,，。]{{0,8}}(?:牵头|主抓|负责|管|弄|抓)[^,，。]{{0,3}}(?:吗|么|还是)?|归口|谁的头|(?<!给)谁家|谁来(?!配合|协助|支持|参与|参加)[\u3400-\u9fff]{{1,2}}$|{_WHO}$"
                   r"|who (?:leads?|is (?:leading|responsible|in charge)|runs|heads|takes? (?:the )?lead|handles|manages)"
                   r"|(?:lead|responsible|in[- ]charge) (?:units?|departments?|agency|agencies|bureaus?|body)|which (?:department|bureau|unit|agency|office|organi[sz]ation|authority|body|局)s?.{0,40}(?:lead|responsible|charge)|which\s*局|responsible for|in charge of|led by|谁牵头|归谁"),
    _cue(Ask.WHEN, r"(?:什么|啥|哪个|哪一)(?:时候|时间|月份?|年份?|季度)|何时|几(?:月份?|号|时)|哪(?:年|月|天)|期限|时限|截止(?:时间|日期|到)?|时间(?:节点|点|要求|表|限制)|(?:完成|启动|开工|动工|建成|通车|投产|竣工|投用|办结|截止)时间|多会儿?|啥时|最(?:晚|迟)|deadline|by when|when|what (?:date|time|month|year)|what's the due|due date"),
    _cue(Ask.FIGURE, r"(?:是|为|有|要|达|定|到|增长|提高|提升|下降|占|新增|涨|增|降)*(?:到|了|完?成|在)?(?:多(?:少|大|高|快|长|远|宽)|几多|好多)(?:个?百分点|个点|个?亿元?|个?万元?|万吨|吨|钱|家|个|项|人次?|名|亩|件|户|所|座|种|块|元|公里|平方米|公顷|米|张|辆|起|千瓦|%|倍|天|个?工作日|套|场|次|台|斤)?(?:以上|左右|以内)?"
                     r"|(?<!哪)几(?:个?百分点|个点|成|个?亿元?|个?万元?|家(?!单位|部门|局)|个(?!单位|部门|局|委|办)|项|人|名|件|户|所|座|处|种|块|元|倍|条|批|场|次|类|大|台|套|位|支|天|起|厘|折|米|张|辆|吨|亩|公里|小时|分钟|万|千|百|百万|千万|十万|百元|十块|百块)|百分之(?:几|多少)|(?:什么|啥)(?:程度|水平|地步)|(?:目标|指标|任务)(?:数|值|量|数字)?(?:是|定|有)?(?:什么|啥)|(?:增速|增幅|比例|占比|比重|额度|规模|标准|数量|面积|金额|数字)(?:是|要|定|有)+(?:什么|啥|多少)$|(?<=[\u3400-\u9fff]{2})(?:增速|增幅|比例|占比|比重|额度|数量|金额)$|(?<=[\u3400-\u9fff]{4})(?=(?:覆盖率|完成率|合格率|筛查率)$)"
                     r"|(?<=增速|增幅|比例|占比|比重|额度|数量|金额)有(?:没有|什么|啥|个|具体的?)*(?:要求|说法|规定|目标|指标)|目标(?:值|数)?$|(?:how (?:much|many|big|large|high|long)|\b(?:targets?|quotas?|percentage|percent|growth rate)\b)"),
    _cue(Ask.MEANING, r"为(?:什么|啥|么子)叫|怎么个|(?:分别)?(?:是|指|为|有|包括)?(?:的)?(?:是)?哪[一二三四五六七八九十两\d]+(?:个|项|种|样|大|类|方面|条|本|件|化|比|篇|张|新|重|业|保|资)?(?:基地|园区|卡|工程)?(?=[啊呀呢哦嘛吧\s]*(?:$|[,，。?？!！]))|(?:是|指的?是?|代表)(?:个)?(?:什么|啥)(?:意思|东西|概念|含义)?|什么(?:是|叫|意思)|啥(?:是|叫|意思)|(?:是|具体|到底|分别)?(?:指|包括|包含|涵盖|含|讲|说)(?:的)?(?:是)?(?:什么|啥|哪些|哪几)(?:方面|内容|东西|个|项)?|(?:怎么|如何)(?:理解|解释|定义)|(?:含义|定义|内涵|概念|解释)(?:是)?(?:什么|啥)?"
                      r"|what (?:does|do) .{1,60} (?:mean|stand for|refer to|include|consist of|contain)|meaning of|define|definition of|explain|what(?:'s| is| are) (?:the )?(?=[\"“'])"),
    _cue(Ask.LIST, r"(?:有|包括|包含|含|涉及|是|分|分为|都有|都是|共有|具体有|分别是|分别有|主要有)*(?:哪(?:些|[几一二两三四五六七八九十\d]+(?:个|项|类|大|家|种|条|件|所|位|方面|样)*)|什么(?:内容|任务|项目|工作|事项)|几(?:方面|块|大块|大类)|啥(?:任务|项目|内容|工作))(?:任务|项目|工作|内容|方面|事项|事|措施|单位|部门)?|列(?:一下|出|举|个)|清单|名单|都有谁|有谁|分别(?:是|有|为)|which|list (?:all|the)|what are"),
    _cue(Ask.WHERE, r"(?:在|设在|放在|位于|建在|落在|挂在|归口在)(?:哪(?:里|儿|个(?:单位|部门|局|地方|园区|乡镇)?)?|什么地方|何处)|哪里|哪儿|where"),
    _cue(Ask.HOW, r"(?:是|就是)?(?:用来|拿来)?(?:干|做|起)(?:点|些)?(?:嘛|什么|啥)(?:用|作用)?的?|有(?:什么|啥)用|(?:要|该|得|应该|打算|准备|具体|是)*(?:怎么(?:个)?(?:做|办|干|推进|推动|落实|搞|抓|弄|安排|实施|管|治理|解决|支持|保障|加强|样)?|如何|怎样|咋(?:个)?(?:做|办|干|搞|弄|整)?)|(?:有|用|采取|靠|走)?(?:什么|哪些|啥)(?:好)?(?:路子|门道|动作|招数|思路|打法|讲究|规矩|举措|措施|办法|招|做法|手段|政策|抓手|打算|安排|要求|规定|说法)|how (?:do|does|to|will|should|is|are|can)|what (?:measures?|steps?|actions?|ways?)|(?:怎么|如何)(?:说|规定|要求|写|讲|提)的?"),
    _cue(Ask.WHETHER, r"吗[?？]?$|是否|是不是|有没有|能不能|可不可以|要不要|会不会|对不对|对吧|行不行|算不算|有无|么[?？]?$|没[?？]?$|^(?:is|are|does|do|did|has|have|can|will|should)\b"),
)
_NAMES_LEADING = re.compile(r"牵头|主抓|主办|挑头|领头|\blead", re.IGNORECASE)
"""Beside a question for supporting units, only such a word asks for the lead too."""
GROUP_WORDS = re.compile(r"专班|协调组|领导小组|召集人|成员单位|副召集|组长|总牵头|指挥部|总负责|总头头|总指挥|哪位领导|哪个领导|task force|working group|convener|coordination group", re.IGNORECASE)


def _about_units(text: str, ask: Ask, start: int, end: int) -> tuple[Ask, int, int]:
    """除了…还有哪些 asks for units only where the words are about units; else for a list, and what is excepted is topic."""
    cue = text[start:end]
    if ask is Ask.SUPPORT and "除" in cue and not re.search(rf"谁|{_UNIT}|家", text):
        return Ask.LIST, start + max(cue.rfind("哪"), 0), end
    return ask, start, end


def asks_of(text: str) -> list[tuple[Ask, int, int]]:
    """The asks of a question with the place of their cue, in the order asked; a stretch counts for one ask only."""
    taken: list[tuple[Ask, int, int]] = []
    for cue in CUES:
        for found in cue.words.finditer(text):
            start, end = found.span()
            if not any(start < max(other_end, other_start + 1) and other_start < max(end, start + 1) for _, other_start, other_end in taken):
                taken.append((cue.ask, start, end))
    taken = sorted(taken, key=lambda one: one[1])
    taken = [_about_units(text, *one) for one in taken]
    if any(ask is Ask.SUPPORT for ask, _, _ in taken):
        taken = [one for one in taken if one[0] is not Ask.LEAD or _NAMES_LEADING.search(text[one[1] : one[2]])]
    return taken
