"""Chinese: the labels of a clause's page."""

from assistant.page.clauses.labels import ClauseLabels

CLAUSE = ClauseLabels(
    clause="条款",
    path="所在位置",
    version="第 {number} 版",
    page="第 {number} 页",
    original="下载原件",
    copy="复制引用",
    citation="引用",
    own="本条原文",
    before="上文",
    after="下文",
    below="下级条款",
    more_below="还有 {count} 条，看下一条继续读",
    previous="上一条",
    next="下一条",
    around="前后条款",
    not_here="链接里要标亮的文字不在这一条里：文件可能已经更新，以下是现在的原文。",
    no_such="没有找到这一条",
    no_document="没有找到这份文件",
    nearest="地址相近的条款：",
    hint="文件可能已经更换、改名或停用。可以在对话里用自己的话问，或在文件库里看有哪些文件。",
    ask="去对话里问",
    documents="看文件库",
)
