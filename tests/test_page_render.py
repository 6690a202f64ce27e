"""Answers are drawn as text: nothing foreign becomes an element, a link or Markdown, and every source is a link to its place."""

import html
import re
from html.parser import HTMLParser

import pytest

from assistant.answer import Answer, Citation, Conflict, Fault, Status, Verdict, WordedSentence, Wording
from assistant.chat.appended import with_wording
from assistant.conversations import Exchange
from assistant.page.escape import escape, escape_line, visible
from assistant.page.languages import translations, words_for
from assistant.page.messages import feedback_values, messages
from assistant.page.render import answer_html, plain_text, question_text
from assistant.page.talk import View
from assistant.page.words import CHINESE, ENGLISH

WORDS = words_for(CHINESE)
HOSTILE = "</div><script>alert(1)</script> ![x](http://203.0.113.9/a.png) [y](javascript:alert(1)) \"quoted\" 'single' `code`\n\n# head\n> quote"
ALLOWED = {"div", "p", "a", "span", "ol", "ul", "li", "details", "summary", "i"}


def citation(label: int = 1, quote: str = "专项债32.27亿元", document: str = "xiangyin-2025") -> Citation:
    return Citation(label, document, "总体方案·二·(一)", ("总体方案", "二、攻坚重点"), quote, 1085, 1095, 907, 1592)


def answer(text: str, *citations: Citation, status: Status = Status.ANSWERED, **fields: object) -> Answer:
    return Answer("问", "问", status, text.splitlines()[0], text, citations, **fields)  # type: ignore[arg-type]


class Elements(HTMLParser):
    """Every element of a message with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "text",
    [
        "专项债",  # nothing to escape: shown and edited as typed
        "<b>&amp;</b>",  # an entity typed by hand stays what was typed
        "**a** _b_ `c` ~~d~~ [e](f) ![g](h) # i | j",  # every mark of Markdown
        "http://203.0.113.9/ www.example.com a@example.com",  # no address becomes a link
        "\\*already\\* escaped",  # a backslash is a character
    ],
)
def test_escaped_text_reads_as_it_was_typed_and_holds_no_punctuation(text: str) -> None:
    escaped = escape(text)
    assert html.unescape(escaped) == text
    assert not re.search(r"[!-\"$%'-/:<-@\[-`{-~]", re.sub(r"&#\d+;", "", escaped))


def test_a_line_of_code_by_indentation_stays_a_line_of_text() -> None:
    assert not re.search(r"^[ \t]", escape("    indented\n\ttabbed"), re.MULTILINE)


def test_one_line_of_source_has_no_line_break_that_ends_an_html_block() -> None:
    assert "\n" not in escape_line("a\n\nb\r\nc")


@pytest.mark.parametrize("unseen", ["\x00", "\x1b[31m"[0], "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\U000e0041"])
def test_what_cannot_be_seen_is_not_shown(unseen: str) -> None:
    assert visible(f"专{unseen}项债") == "专项债"
    assert visible(f"专{unseen}项债").encode()


def test_nothing_foreign_in_an_answer_becomes_an_element() -> None:
    hostile = answer(f"{HOSTILE} [1]\n- {HOSTILE} [1]", citation(quote=HOSTILE, document="\"><script>"), notice=HOSTILE)
    drawn = answer_html(Exchange(1, HOSTILE, hostile), WORDS)
    elements = Elements(drawn).found
    assert {tag for tag, _ in elements} <= ALLOWED
    assert {name for _, attributes in elements for name in attributes} <= {"class", "href", "title"}
    assert all(str(attributes["href"]).startswith("#clause:") for tag, attributes in elements if tag == "a")
    assert "\n" not in drawn


def test_a_citation_is_a_link_to_its_place_with_address_and_quote() -> None:
    drawn = answer_html(Exchange(1, "问", answer("专项债目标为32.27亿元。[1]\n\n> 专项债32.27亿元 [1]\n> —— 总体方案·二·(一)", citation())), WORDS)
    links = [attributes for tag, attributes in Elements(drawn).found if tag == "a"]
    assert [link["class"] for link in links] == ["yj-cite", "yj-source"]
    assert all(link["href"] == "#clause:xiangyin-2025:1085-1095" for link in links)
    assert all(link["title"] == "总体方案·二·(一)\n专项债32.27亿元" for link in links)


def test_a_number_that_no_citation_bears_stays_text() -> None:
    drawn = answer_html(Exchange(1, "问", answer("见[7]。", citation())), WORDS)
    assert "yj-cite" not in drawn
    assert "见[7]。" in html.unescape(drawn)


@pytest.mark.parametrize(
    ("typed", "meant", "is_shown"),
    [
        ("那牵头单位呢", "专项债由谁牵头", True),
        ("我们局要做什么", "县科技局要做什么", True),
        ("今年专项债的目标是多少", "今年专项债的目标是多少", False),
        ("专项债 目标？", "专项债目标", False),  # a space and a mark at the end make no other question
        ("ＧＤＰ目标", "gdp目标", False),  # nor do width and capitals
        ("专项债10亿元", "专项债1亿元", True),
    ],
)
def test_a_question_is_shown_as_understood_where_that_is_not_what_was_typed(typed: str, meant: str, is_shown: bool) -> None:
    drawn = answer_html(Exchange(7, typed, Answer(typed, meant, Status.ANSWERED, "答。", "答。")), WORDS)
    assert (f"理解为：{meant}" in html.unescape(drawn)) == is_shown
    links = [attributes for tag, attributes in Elements(drawn).found if tag == "a"]
    assert [(link["href"], link["title"]) for link in links] == ([("#amend:7", meant)] if is_shown else [])


def test_only_the_last_question_is_corrected_in_its_place() -> None:
    exchanges = [Exchange(number, "那牵头单位呢", Answer("那牵头单位呢", "专项债由谁牵头", Status.ANSWERED, "答。", "答。")) for number in (7, 8)]
    rows = messages(View(tuple(exchanges)), WORDS)
    assert [re.findall(r"#amend:(\d+)", str(row["content"])) for row in rows[1::2]] == [["0"], ["8"]]  # type: ignore[index]


def worded(*sentences: WordedSentence, **fields: object) -> Answer:
    ledger = answer("专项债目标为32.27亿元。[1]\n\n> 专项债32.27亿元 [1]\n> —— 总体方案·二·(一)", citation())
    return with_wording(ledger, Wording("some-model", sentences, **fields), "zh")  # type: ignore[arg-type]


TRUE = WordedSentence("专项债为32.27亿元[1]。", "专项债为32.27亿元。[1]", Verdict.VERIFIED)
SWAPPED = WordedSentence("专项债为3227亿元[1]。", "“专项债32.27亿元”[1]", Verdict.REPLACED, (Fault(4, 8, "digit", "32.27亿元"),))
DROPPED = WordedSentence("由县长负责。", "", Verdict.DROPPED, (Fault(0, 6, "no_witness"),))


def test_a_models_words_stand_below_the_sources_once_and_what_became_of_each_can_be_opened() -> None:
    drawn = html.unescape(answer_html(Exchange(1, "问", worded(TRUE, SWAPPED, DROPPED)), WORDS))
    assert drawn.index("yj-sources") < drawn.index("yj-wording") < drawn.index("yj-record")
    assert drawn.count('class="yj-said') == 2
    assert drawn.count("yj-headline") == 1
    assert "逐句与条款核对过" not in drawn, "the wording is drawn in its own block, not with the ledger's lines"
    assert "已核对：1 句通过，1 句以原文代替，1 句未采用" in drawn
    assert '<span class="yj-swapped">以原文代替</span>' in drawn
    assert '<span class="yj-wrong">3227</span>' in drawn
    assert "“3227”：数字与条款不符；条款写的是“32.27亿元”" in drawn
    assert "条款中没有这一内容" in drawn
    assert "由县长负责" not in drawn[: drawn.index("yj-record")]


def test_faults_that_are_alike_are_said_in_one_line() -> None:
    clause = "县科技局牵头，县人社局负责"
    turned = WordedSentence("县人社局牵头，县科技局配合。", "", Verdict.DROPPED, (Fault(0, 4, "lead_support", clause), Fault(7, 11, "lead_support", clause)))
    drawn = html.unescape(answer_html(Exchange(1, "问", worded(turned)), WORDS))
    assert f"<li>“县人社局”“县科技局”：牵头、配合与条款不符；条款写的是“{clause}”</li>" in drawn
    assert drawn.count("条款写的是") == 1


@pytest.mark.parametrize(
    ("one", "shown", "hidden"),
    [
        (worded(is_open=True), ["模型正在表述"], ["yj-record", "yj-wording-head"]),
        (worded(TRUE, is_open=True), ["模型正在表述", "yj-said"], ["yj-record"]),
        (worded(TRUE), ["yj-said", "yj-record"], ["模型正在表述", "yj-left-out"]),
        (worded(DROPPED, left_out="没有通过核对。"), ["没有通过核对。", "yj-record"], ["yj-said", "模型正在表述", "yj-wording-head"]),
        (worded(left_out="模型未参与：连不上。"), ["模型未参与：连不上。"], ["yj-record", "yj-said"]),
        (worded(), [], ["yj-wording"]),  # stopped before a word
        (answer("答。"), [], ["yj-wording"]),  # no model was asked
    ],
)
def test_the_wording_says_what_state_it_is_in(one: Answer, shown: list[str], hidden: list[str]) -> None:
    drawn = html.unescape(answer_html(Exchange(1, "问", one), WORDS))
    assert all(text in drawn for text in shown)
    assert not any(text in drawn for text in hidden)


def test_nothing_foreign_in_a_models_words_becomes_an_element() -> None:
    faults = (Fault(0, 9, HOSTILE, HOSTILE), Fault(5, 3, "digit"), Fault(-4, 2, "digit"), Fault(2, 10**6, "date"))
    sentences = [WordedSentence(HOSTILE, f"{HOSTILE} [1] [2]", verdict, faults) for verdict in Verdict]
    for is_open in (True, False):
        one = worded(*sentences, is_open=is_open, left_out=HOSTILE)
        drawn = answer_html(Exchange(1, HOSTILE, one), WORDS)
        elements = Elements(drawn).found
        assert {tag for tag, _ in elements} <= ALLOWED
        assert {name for _, attributes in elements for name in attributes} <= {"class", "href", "title"}
        assert "\n" not in drawn


def test_the_copied_text_holds_a_models_words_below_the_answer() -> None:
    assert plain_text(worded(TRUE, SWAPPED, DROPPED), WORDS) == (
        "专项债目标为32.27亿元。[1]\n\n模型表述：\n专项债为32.27亿元。[1]\n“专项债32.27亿元”[1]（以原文代替）\n\n出处：\n[1] 总体方案·二·(一)：“专项债32.27亿元”"
    )


def test_many_sources_are_folded_and_all_there() -> None:
    citations = [citation(label) for label in range(1, 23)]
    drawn = answer_html(Exchange(1, "问", answer("共22项。", *citations)), WORDS)
    assert drawn.count("yj-source\"") == 22
    assert WORDS.more_sources.format(count=19) in html.unescape(drawn)


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.ANSWERED, "依据原文"),
        (Status.PARTIAL, "部分依据原文"),
        (Status.UNSPECIFIED, "原文未规定"),
        (Status.NOT_FOUND, "文件未提及"),
        (Status.OUT_OF_SCOPE, "与文件无关"),
    ],
)
def test_every_status_is_named(status: Status, shown: str) -> None:
    assert f"yj-status-{status.value}\">{shown}<" in answer_html(Exchange(1, "问", answer("答", status=status)), WORDS)


def test_differing_clauses_are_named_beside_the_status() -> None:
    drawn = answer_html(Exchange(1, "问", answer("答", conflicts=(Conflict("value", "", (1, 2)),))), WORDS)
    assert "两处不一致" in drawn


def test_the_copied_text_names_every_source_once() -> None:
    one = answer("专项债目标为32.27亿元。[1]\n\n> 专项债32.27亿元 [1]\n> —— 总体方案·二·(一)", citation())
    assert plain_text(one, WORDS) == "专项债目标为32.27亿元。[1]\n\n出处：\n[1] 总体方案·二·(一)：“专项债32.27亿元”"
    copied = next(attributes["title"] for tag, attributes in Elements(answer_html(Exchange(1, "问", one), WORDS)).found if tag == "i")
    assert copied == plain_text(one, WORDS)


def test_a_question_far_too_long_is_shown_by_its_beginning_with_its_length() -> None:
    shown = html.unescape(question_text("专项债" * 350_000, WORDS))
    assert len(shown) < 500
    assert "1050000" in shown


def test_only_the_last_answer_offers_follow_ups_and_thumbs_keep_their_order() -> None:
    first = Exchange(1, "一", answer("甲", follow_ups=("甲后",)), is_helpful=False)
    last = Exchange(2, "二", answer("乙", follow_ups=("乙后",)))
    rows = messages(View((first, last)), WORDS)
    assert [row.get("options") for row in rows] == [None, None, None, [{"value": "乙后", "label": "乙后"}]]  # type: ignore[union-attr]
    assert feedback_values(View((first, last))) == ["Dislike", None]


def test_a_question_that_was_stopped_says_so_and_trouble_is_one_line() -> None:
    rows = messages(View((Exchange(1, "一"),)), WORDS)
    assert "重试" in html.unescape(str(rows[1]["content"]))  # type: ignore[index]
    rows = messages(View((Exchange(1, "一"),), trouble="索引已损坏：请运行 youju index"), WORDS)
    assert "请运行 youju index" in html.unescape(str(rows[1]["content"]))  # type: ignore[index]


def test_both_languages_have_every_word() -> None:
    tables = translations()
    assert tables[CHINESE].keys() == tables[ENGLISH].keys()
    assert all(table[name] for table in tables.values() for name in table)
    assert words_for("fr").language == CHINESE
