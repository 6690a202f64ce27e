"""Chinese: the labels of the work products' pages."""

from assistant.checking.comments import KINDS, LABELS
from assistant.page.work.labels import CheckLabels

CHECK = CheckLabels(
    lead="把稿件里的数字、时间、单位、分工和引文逐一与文件核对，标出一致、不一致、两处不一致和无出处。",
    text="粘贴文字",
    text_hint="把讲话稿、汇报或表格里的文字粘贴在这里",
    file="或选择文件",
    file_hint="Word（.docx）或文本文件，不超过 8 MB。原文件不会被改动，只在内存里保留一小时，不写入硬盘。",
    send="核对",
    sending="正在核对……已用 {seconds} 秒",
    takes="几页的稿件几秒即可，200 页的约需一两分钟。",
    both="文字和文件请只给一样：要核对文件，请先清空文字；要核对文字，请不选文件。",
    neither="请粘贴文字，或选择一份稿件。",
    too_large="稿件超过 8 MB：请拆成几份，或把文字粘贴进来核对。",
    unread="没有收到完整的稿件，请重试。",
    gone="这份核对结果已经过期或不存在，请重新核对。",
    failed="抱歉，这份稿件没能核对完，请重试。",
    pasted="粘贴的文字",
    another="核对另一份稿件",
    comments="下载批注稿",
    no_comments="文本没有批注稿；上传 Word 稿件，可以下载带批注的副本。",
    draft="稿件",
    statements="逐处结果",
    nothing="稿件里没有可核对的数字、时间、单位或引文。",
    every="全部",
    none_of="没有这一类。",
    total="共核对 {count} 处",
    in_draft="在稿件中看",
    plan_says="文件的表述：",
    borne_out="文件原文：",
    no_source="文件中没有找到依据，请核实来源。",
    verdicts=LABELS,
    kinds=KINDS,
)
