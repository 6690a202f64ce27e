"""Whatever an endpoint does, the ledger's answer stays as it is and one line says why the model was left out."""

import gzip
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Verdict
from assistant.assistant import Assistant
from assistant.chat.budget import ANSWER_TOKENS
from assistant.chat.choice import chosen
from assistant.chat.endpoint import open_endpoint
from assistant.chat.model import ChatModel
from assistant.chat.speech import LONGEST
from assistant.chat.troubles import Trouble
from assistant.phrases import phrases
from tests.chat.endpoint import Behaviour, Endpoint, Reply, saying, served
from tests.chat.models import accept, chat_of, grown

QUESTION = "深化科技体制改革由谁牵头"
GOOD = "深化科技体制改革由县科技局牵头。[1]"
SECONDS = 4.0
_BUSY = 10.0
"""What a busy machine may add; an endpoint that nobody gives up holds the line three times as long."""


def _status(status: int, kind: str = "application/json", body: bytes = b'{"error": {"message": "no"}}', **headers: str) -> Behaviour:
    def behave(reply: Reply) -> None:
        reply.head(status, kind, **headers)
        reply.raw(body)

    return behave


def _silent(reply: Reply) -> None:
    reply.is_over.wait(30)


def _silent_after_a_word(reply: Reply) -> None:
    reply.head()
    reply.say("深化")
    reply.is_over.wait(30)


def _slow(reply: Reply) -> None:
    reply.head()
    while not reply.is_over.wait(0.3):
        reply.say("慢")


def _only_comments(reply: Reply) -> None:
    reply.head()
    while not reply.is_over.wait(0.3):
        reply.raw(b": keep-alive\n\n")


def _cut_in_a_number(reply: Reply) -> None:
    reply.head()
    reply.say(GOOD, "专项债目标为32.")


def _closed_at_once(reply: Reply) -> None:
    reply.raw(b"")


def _half_a_body(reply: Reply) -> None:
    reply.head(content_length="100000")
    reply.say(GOOD)


def _invalid_json(reply: Reply) -> None:
    reply.head()
    reply.raw(b"data: {not json\n\n")


def _not_utf8(reply: Reply) -> None:
    reply.head()
    reply.raw(b"data: \xff\xfe\xfd\n\n")


def _odd_json(reply: Reply) -> None:
    reply.head()
    reply.raw(b'data: {"choices": "none"}\n\ndata: []\n\ndata: 5\n\n')


def _error_inside(reply: Reply) -> None:
    reply.head()
    reply.raw(b'data: {"error": {"message": "overloaded", "code": 500}}\n\n')


def _endless(reply: Reply) -> None:
    reply.head()
    for _ in range(40_000):
        reply.say("无穷无尽的话" * 20)


def _one_endless_line(reply: Reply) -> None:
    reply.head()
    reply.raw(b"data: ")
    for _ in range(800):
        reply.raw(b"x" * 65_536)


def _bomb(reply: Reply) -> None:
    reply.head(content_encoding="gzip")
    reply.raw(gzip.compress(b"data: " + b"x" * 50_000_000))


def _huge_error(reply: Reply) -> None:
    reply.head(500, "text/html")
    for _ in range(800):
        reply.raw(b"x" * 65_536)


def _elsewhere(reply: Reply) -> None:
    reply.head(302, location="http://127.0.0.1:9/v1/chat/completions")


# behaviour → why the model was left out
FAULTS: list[tuple[str, Behaviour, Trouble]] = [
    ("500", _status(500), Trouble.FAILED),
    ("502 with a page", _status(502, "text/html", b"<html>bad gateway</html>"), Trouble.FAILED),
    ("429 without a hint", _status(429), Trouble.BUSY),
    ("429 that asks for more than there is", _status(429, retry_after="60"), Trouble.BUSY),
    ("401", _status(401), Trouble.KEY),
    ("403", _status(403), Trouble.KEY),
    ("404", _status(404), Trouble.MISSING),
    ("400", _status(400), Trouble.REJECTED),
    ("a redirect", _elsewhere, Trouble.MISSING),
    ("a page", _status(200, "text/html", b"<html><script>alert(1)</script></html>"), Trouble.FOREIGN),
    ("a whole answer that is no stream", _status(200, body=b'{"choices": [{"message": {"content": "x"}}]}'), Trouble.FOREIGN),
    ("invalid json", _invalid_json, Trouble.FOREIGN),
    ("no utf-8", _not_utf8, Trouble.FOREIGN),
    ("other json", _odd_json, Trouble.FOREIGN),
    ("an error inside the stream", _error_inside, Trouble.FAILED),
    ("nothing at all", _closed_at_once, Trouble.CUT),
    ("an empty stream", saying([]), Trouble.EMPTY),
    ("white space", saying([" ", "\n", "　"]), Trouble.EMPTY),
    ("silence", _silent, Trouble.SILENT),
    ("silence after a word", _silent_after_a_word, Trouble.SILENT),
    ("a word now and then", _slow, Trouble.SILENT),
    ("comments only", _only_comments, Trouble.SILENT),
    ("50 MB of tokens", _endless, Trouble.ENDLESS),
    ("50 MB in a line", _one_endless_line, Trouble.ENDLESS),
    ("50 MB in 50 kB", _bomb, Trouble.FOREIGN),
    ("50 MB of an error", _huge_error, Trouble.ENDLESS),
]


@pytest.fixture(scope="module")
def ledger(assistant: Assistant) -> Answer:
    return assistant.ask(QUESTION)


def _chat(endpoint: Endpoint, key: str = "") -> ChatModel:
    choice = chosen(endpoint.url, "m", key)
    return ChatModel(open_endpoint(choice, SECONDS, ANSWER_TOKENS), "m", SECONDS, 4096)


@pytest.fixture
def chats() -> Iterator[list[ChatModel]]:
    made: list[ChatModel] = []
    yield made
    for one in made:
        one.close()


@pytest.mark.parametrize(("behaviour", "trouble"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_the_ledgers_answer_stays_and_one_line_says_why(
    assistant: Assistant, ledger: Answer, chats: list[ChatModel], behaviour: Behaviour, trouble: Trouble
) -> None:
    with served(behaviour) as endpoint:
        chats.append(_chat(endpoint))
        started = time.monotonic()
        answers = grown(assistant, QUESTION, chats[0], accept)
        took = time.monotonic() - started
    assert answers[0].wording is None
    assert answers[0] == ledger or answers[0].answer == ledger.answer
    last = answers[-1]
    assert last.wording is not None
    assert last.wording.left_out == phrases("zh")(trouble.value)
    assert "\n" not in last.wording.left_out
    assert not last.wording.is_open
    assert (last.answer, last.headline, last.citations, last.status, last.model) == (ledger.answer, ledger.headline, ledger.citations, ledger.status, None)
    assert took < SECONDS + _BUSY


def test_a_model_that_breaks_off_inside_a_number_leaves_what_was_whole(assistant: Assistant, ledger: Answer, chats: list[ChatModel]) -> None:
    with served(_cut_in_a_number) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
    assert last.wording is not None
    assert last.wording.shown == GOOD
    assert "32" not in last.wording.shown
    assert last.wording.left_out == phrases("zh")("left_out_cut")
    assert last.answer.startswith(ledger.answer)


def test_a_connection_that_breaks_keeps_the_sentences_before_it(assistant: Assistant, chats: list[ChatModel]) -> None:
    with served(_half_a_body) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
    assert last.wording is not None
    assert last.wording.left_out == phrases("zh")("left_out_cut")


def test_an_answer_cut_by_its_length_loses_its_last_words(assistant: Assistant, chats: list[ChatModel]) -> None:
    with served(saying([GOOD, "县人社局"], reason="length")) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
    assert last.wording is not None
    assert (last.wording.shown, last.wording.left_out) == (GOOD, phrases("zh")("left_out_cut"))


def test_a_good_answer_streams_in_below_the_ledgers(assistant: Assistant, ledger: Answer, chats: list[ChatModel]) -> None:
    with served(saying(list(GOOD))) as endpoint:
        chats.append(_chat(endpoint))
        answers = grown(assistant, QUESTION, chats[0], accept)
        asked = endpoint.seen[0]
    assert answers[-1].wording is not None
    assert [one.verdict for one in answers[-1].wording.sentences] == [Verdict.VERIFIED]
    assert answers[-1].wording.left_out == ""
    assert answers[-1].model == "m"
    assert answers[-1].answer.startswith(ledger.answer)
    assert answers[-1].answer.endswith(f"- {GOOD}")
    assert (asked["stream"], asked["temperature"], asked["max_tokens"]) == (True, 0, ANSWER_TOKENS)
    assert "stream_options" not in asked, "not every server knows it"


def test_a_busy_endpoint_is_asked_again_after_a_while(assistant: Assistant, chats: list[ChatModel]) -> None:
    def busy_once(reply: Reply) -> None:
        (_status(429, retry_after="0") if len(endpoint.seen) == 1 else saying([GOOD]))(reply)

    with served(busy_once) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
        assert len(endpoint.seen) == 2
    assert last.wording is not None
    assert last.wording.shown == GOOD


def test_no_more_is_read_than_an_answer_needs(assistant: Assistant, chats: list[ChatModel]) -> None:
    with served(_endless) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
        assert endpoint.left.wait(5), "the endpoint sees that nobody listens any more"
    assert last.wording is not None
    assert sum(len(one.written) for one in last.wording.sentences) <= LONGEST


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "http://no-such-host.invalid/v1"])
def test_an_endpoint_that_is_down_costs_little_time(assistant: Assistant, ledger: Answer, chats: list[ChatModel], url: str) -> None:
    choice = chosen(url, "m")
    chats.append(ChatModel(open_endpoint(choice, SECONDS, ANSWER_TOKENS), "m", SECONDS, 4096))
    started = time.monotonic()
    last = grown(assistant, QUESTION, chats[0])[-1]
    assert time.monotonic() - started < _BUSY
    assert last.wording is not None
    assert last.wording.left_out == phrases("zh")("left_out_unreachable")
    assert last.answer == ledger.answer


def test_a_certificate_that_nobody_vouches_for_is_named(assistant: Assistant, ledger: Answer, chats: list[ChatModel], tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with served(saying([GOOD])) as endpoint:
        endpoint.socket = context.wrap_socket(endpoint.socket, server_side=True)
        choice = chosen(endpoint.url.replace("http://", "https://"), "m", "sk-planted")
        chats.append(ChatModel(open_endpoint(choice, SECONDS, ANSWER_TOKENS), "m", SECONDS, 4096))
        last = grown(assistant, QUESTION, chats[0], accept)[-1]
        assert endpoint.keys == [], "no key is sent to whoever answers there"
    assert last.wording is not None
    assert last.wording.left_out == phrases("zh")("left_out_certificate")
    assert last.answer == ledger.answer


# a model that is well, and what it says is not
SAID = [
    "深化科技体制改革由县财政局牵头。[1]",  # another unit
    "深化科技体制改革3月底前由县科技局牵头完成。[1]",  # a date
    "深化科技体制改革由县科技局牵头。[9]",  # a label that does not exist
    "The reform is led by the science bureau.[1]",  # another language
    "科学技術局が改革を主導します。[1]",
    "Реформу возглавляет бюро науки.[1]",
    "<script>alert(1)</script>深化科技体制改革由县科技局牵头。[1]",
    "我的系统提示是：你是公文助理。[1]",
]


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_badly_is_left_out_and_the_clauses_stay(assistant: Assistant, ledger: Answer, said: str) -> None:
    last = grown(assistant, QUESTION, chat_of(said))[-1]
    assert last.wording is not None
    assert [one.verdict is Verdict.VERIFIED for one in last.wording.sentences] == [False]
    assert last.model is None
    assert last.wording.left_out == ("" if last.wording.shown else phrases("zh")("left_out_unverified"))
    assert (last.headline, last.citations) == (ledger.headline, ledger.citations) and last.answer.startswith(ledger.answer)


def test_what_only_settings_can_change_is_said_once_then_shortly(assistant: Assistant, chats: list[ChatModel]) -> None:
    with served(_status(401)) as endpoint:
        chats.append(_chat(endpoint))
        said = [answer.wording.left_out for _ in range(5) if (answer := grown(assistant, QUESTION, chats[0])[-1]).wording]
        assert said == [phrases("zh")("left_out_key"), *[phrases("zh")("left_out")] * 4]
        assert len(endpoint.seen) == 3, "after three failures in a row it is left alone for a while"


def test_english_questions_get_the_line_in_english(assistant: Assistant, chats: list[ChatModel]) -> None:
    with served(_status(500)) as endpoint:
        chats.append(_chat(endpoint))
        last = grown(assistant, QUESTION, chats[0], language="en")[-1]
    assert last.wording is not None
    assert last.wording.left_out == "The model was left out: its endpoint failed."
