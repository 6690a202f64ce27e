"""Words: what the page itself says, in Chinese and in English."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from assistant.answer import Status, Verdict

LANGUAGE_COOKIE = "youju_language"
CHINESE, ENGLISH = "zh-CN", "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; $-free templates are filled with ``format``."""

    language: str
    placeholder: str
    send: str
    stop: str
    new_conversation: str
    conversations: str
    rename: str
    new_title: str
    save: str
    cancel: str
    skip: str
    clear: str
    delete: str
    delete_for_good: str
    chat: str
    welcome: str
    thinking: str
    stopped: str
    failed: str
    keywords_only: str
    trouble: str
    unsaved: str
    sources: str
    more_sources: str
    too_long_to_show: str
    empty_question: str
    reason_title_good: str
    reason_title_bad: str
    reason_choices: tuple[str, ...]
    reason_placeholder: str
    reason_thanks: str
    note: str
    answered: str
    partial: str
    unspecified: str
    not_found: str
    out_of_scope: str
    differing: str
    ask_target: str
    ask_lead: str
    ask_duties: str
    understood: str
    amend: str
    amend_hint: str
    # a model's wording
    wording: str
    wording_note: str
    wording_open: str
    interrupted: str
    checked: str
    comma: str
    count_verified: str
    count_replaced: str
    count_dropped: str
    swapped: str
    verified: str
    replaced: str
    dropped: str
    clause_says: str
    fault_digit: str
    fault_magnitude: str
    fault_operator: str
    fault_scope: str
    fault_date: str
    fault_lead_support: str
    fault_unit_name: str
    fault_moved: str
    fault_quote_char: str
    fault_commitment: str
    fault_no_witness: str

    def status(self, status: Status) -> str:
        return str(getattr(self, status.value))

    def verdict(self, verdict: Verdict) -> str:
        return str(getattr(self, verdict.value))

    def count(self, verdict: Verdict) -> str:
        return str(getattr(self, f"count_{verdict.value}"))

    def fault(self, kind: str) -> str:
        """A kind of fault as a reader understands it; one that is not known counts as having no witness."""
        return str(getattr(self, f"fault_{kind}", self.fault_no_witness))


_CHINESE = Words(
    language=CHINESE,
    placeholder="输入问题，按 Enter 发送",
    send="发送",
    stop="停止",
    new_conversation="新对话",
    conversations="对话",
    rename="重命名",
    new_title="新名称",
    save="保存",
    cancel="取消",
    skip="不用了",
    clear="清空",
    delete="删除",
    delete_for_good="确认删除",
    chat="对话内容",
    welcome="想查什么？",
    thinking="正在查找……",
    stopped="这一问没有得到回答（已停止或中断）。可点下方“重试”。",
    failed="抱歉，这次没能回答，请重试。",
    keywords_only="语义检索正在载入，本次先按关键词查找。",
    trouble="语义检索暂不可用，本次按关键词查找：{reason}",
    unsaved="本次对话没有保存：{reason}",
    sources="出处",
    more_sources="其余 {count} 处出处",
    too_long_to_show="{start}……（共 {length} 字）",
    empty_question="（空）",
    reason_title_good="感谢反馈。可以补充一句（选填）",
    reason_title_bad="抱歉没有帮到您。哪里不对？（选填）",
    reason_choices=("数值不对", "单位不对", "出处不对", "没有答全", "没看懂问题"),
    reason_placeholder="补充说明",
    reason_thanks="已记录，谢谢。",
    note="提示",
    answered="依据原文",
    partial="部分依据原文",
    unspecified="原文未规定",
    not_found="文件未提及",
    out_of_scope="与文件无关",
    differing="两处不一致",
    ask_target="{indicator}的目标是多少？",
    ask_lead="“{task}”由谁牵头？",
    ask_duties="{unit}牵头哪些任务？",
    understood="理解为：{question}",
    amend="修改",
    amend_hint="不是这个意思？改好再问",
    wording="模型表述",
    wording_note="由 {model} 改写，仅供参考；以上方答案和出处为准",
    wording_open="模型正在表述……",
    interrupted="模型表述中断，上方答案不受影响。",
    checked="已核对：",
    comma="，",
    count_verified="{count} 句通过",
    count_replaced="{count} 句以原文代替",
    count_dropped="{count} 句未采用",
    swapped="以原文代替",
    verified="通过",
    replaced="以原文代替",
    dropped="未采用",
    clause_says="条款写的是“{witness}”",
    fault_digit="数字与条款不符",
    fault_magnitude="数量级或计量单位与条款不符",
    fault_operator="“以上”“左右”等程度词与条款不符",
    fault_scope="口径与条款不符（新增、总量、占比等）",
    fault_date="时间与条款不符",
    fault_lead_support="牵头、配合与条款不符",
    fault_unit_name="单位名称与条款不符",
    fault_moved="数字属于另一项指标",
    fault_quote_char="引文与原文不一致",
    fault_commitment="“力争”“确保”等措辞与条款不符",
    fault_no_witness="条款中没有这一内容",
)

_ENGLISH = Words(
    language=ENGLISH,
    placeholder="Ask a question; Enter sends",
    send="Send",
    stop="Stop",
    new_conversation="New conversation",
    conversations="Conversations",
    rename="Rename",
    new_title="New title",
    save="Save",
    cancel="Cancel",
    skip="No, thanks",
    clear="Clear",
    delete="Delete",
    delete_for_good="Delete for good",
    chat="Conversation",
    welcome="What would you like to know?",
    thinking="Looking it up…",
    stopped="This question was not answered (stopped or interrupted). Press Retry below.",
    failed="Sorry, this could not be answered. Please retry (请重试).",
    keywords_only="Semantic search is still loading; this was found by keywords.",
    trouble="Semantic search is not available; this was found by keywords: {reason}",
    unsaved="This conversation was not saved: {reason}",
    sources="Sources",
    more_sources="{count} more sources",
    too_long_to_show="{start}… ({length} characters)",
    empty_question="(empty)",
    reason_title_good="Thank you. Anything to add? (optional)",
    reason_title_bad="Sorry about that. What is wrong? (optional)",
    reason_choices=("Wrong figure", "Wrong unit", "Wrong source", "Incomplete", "Question misread"),
    reason_placeholder="Tell us more",
    reason_thanks="Noted, thank you.",
    note="Note",
    answered="From the text",
    partial="Partly from the text",
    unspecified="Not set in the text",
    not_found="Not mentioned",
    out_of_scope="Not about the documents",
    differing="Two places differ",
    ask_target="What is the target for {indicator}?",
    ask_lead="Who leads “{task}”?",
    ask_duties="Which tasks does {unit} lead?",
    understood="Understood as: {question}",
    amend="Edit",
    amend_hint="Not what you meant? Correct it and ask again",
    wording="Model's wording",
    wording_note="rephrased by {model}, for convenience only; the answer and sources above are what counts",
    wording_open="The model is writing…",
    interrupted="The model was interrupted; the answer above is not affected.",
    checked="Checked: ",
    comma=", ",
    count_verified="{count} passed",
    count_replaced="{count} replaced by the text",
    count_dropped="{count} left out",
    swapped="replaced by the text",
    verified="Passed",
    replaced="Replaced by the text",
    dropped="Left out",
    clause_says="the clause says “{witness}”",
    fault_digit="the figure differs from the clause",
    fault_magnitude="the magnitude or unit of measure differs from the clause",
    fault_operator="words such as 以上 or 左右 differ from the clause",
    fault_scope="the scope differs from the clause (新增, 总量, 占比 …)",
    fault_date="the date differs from the clause",
    fault_lead_support="lead and support differ from the clause",
    fault_unit_name="the unit's name differs from the clause",
    fault_moved="the figure belongs to another indicator",
    fault_quote_char="the quote differs from the text",
    fault_commitment="words such as 力争 or 确保 differ from the clause",
    fault_no_witness="the clause does not say this",
)


def words_for(language: str) -> Words:
    """The words of a language; Chinese for any but English."""
    return _ENGLISH if language == ENGLISH else _CHINESE


def translations() -> Mapping[str, dict[str, str]]:
    """All words by language tag, as the browser's own switch needs them."""
    names = [field.name for field in fields(Words)]
    tables = {}
    for words in (_CHINESE, _ENGLISH):
        tables[words.language] = {name: text for name in names if isinstance(text := getattr(words, name), str)}
    return tables
