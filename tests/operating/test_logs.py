"""The log: one line for each thing that happened, in both forms, without any secret and without lines that somebody smuggled in."""

import io
import json
import logging
import re
import traceback
from collections.abc import Iterator

import pytest

from assistant.chat.choice import chosen
from assistant.logs.begin import Form, begin_logs
from assistant.logs.forms import JsonForm, TextForm
from assistant.logs.redaction import GONE
from assistant.logs.request import RequestSeen, begin_request, end_request, hide
from assistant.people.passwords import is_right
from assistant.people.person import Person, Role
from assistant.people.tokens import digest_of

PLANTED = {
    # what a secret is → (how a careless line may hold it, the secret)
    "chat key": ("asking with {}", "ck-Zx81vQ-only-known-as-a-setting"),
    "OpenID Connect's secret": ("client registered: {}", "oidc!pLanted!0123"),
    "password as typed": ("cannot sign in with {}", "correct horse battery"),
    "password in a form": ("body: name=li&password={}&next=/", "hunter2hunter2"),
    "password in JSON": ('body: {{"name": "li", "password": "{}"}}', "s3cret phrase"),
    "API key": ("no such key: {}", "youju_Q3v9mXc71LkPz0aRtYw5eUhJ8sGd2BfN6qVxCoMiEnT"),
    "bearer token": ("authorization: Bearer {}", "mF_9.B5f-4.1JqM"),
    "session token": ("cookie: lang=zh; youju_session={}; theme=dark", "kV2x8Qp0LmZ4tR7w"),
    "identity token": ("claims of {}", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJsaSJ9.c2lnbmF0dXJl"),
    "code of a sign-in": ("GET /login/back?state=x1&code={}", "SplxlOBeZQQYbYS6WxSbIA"),
    "password in an address": ("cannot reach https://user:{}@gateway.example/v1", "p4ssw0rd-in-url"),
    "password's hash": ("stored {}", "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2g"),
    "key of a model's provider": ("refused: {}", "sk-proj-0123456789abcdef"),
    "private key": ("cannot read {}", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----"),
    "secret among arguments": ("called with {{'api_key': '{}'}}", "plain-0987654321"),
    "口令": ("口令：{} 不对", "夏天的风真凉快啊"),
}
HOSTILE = (
    "a\n2026-01-01T00:00:00.000Z ERROR root forged", 'b\r\n{"level": "ERROR", "message": "forged"}', "c\x1b[2J\x1b[31mred", "d\u2028forged", "e\u202eforged",
    "f\x00g", "h\x85forged", "i\x0bforged", "j\ud800",
)


@pytest.fixture(autouse=True)
def _root_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


def _written(form: Form) -> tuple[logging.Logger, io.StringIO]:
    begin_logs(form, [PLANTED["chat key"][1], PLANTED["OpenID Connect's secret"][1], ""])
    stream = io.StringIO()
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    return logging.getLogger("youju.test"), stream


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("what", PLANTED)
def test_no_planted_secret_is_written(form: Form, what: str) -> None:
    log, stream = _written(form)
    line, secret = PLANTED[what]
    token = begin_request(RequestSeen("request-1", {}))
    hide(PLANTED["password as typed"][1])
    try:
        log.error(line.format(secret))
        log.error("%s", line.format(secret))
        log.error("%r", {"line": line.format(secret)})
        try:
            raise ValueError(line.format(secret))
        except ValueError:
            log.exception("failed: %s", line.format(secret))
        try:
            try:
                raise KeyError(line.format(secret))
            except KeyError as error:
                raise RuntimeError("outer") from error
        except RuntimeError:
            log.exception("again")
    finally:
        end_request(token)
    written = stream.getvalue()
    assert written.count("youju.test") == 5
    for part in (secret, json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1], *secret.split("\n")[1:2]):
        assert part not in written, (what, written)
    assert GONE in written


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("line", [
    "the vectors are damaged (IndexDamaged) and are built again", "附件3·二·(四)·2 规模工业增加值增长8.5%左右", "a file of 3,001 tokens: 12 seconds",
    "data/conversations.sqlite is damaged; it is kept as conversations.damaged.sqlite", "谁管消防？", "密钥没有填：请先设置",
])
def test_what_is_no_secret_stays(form: Form, line: str) -> None:
    log, stream = _written(form)
    log.error("%s", line)
    assert line in stream.getvalue()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_that_wants_to_be_a_line_of_its_own_is_written_out(hostile: str) -> None:
    for form in Form:
        log, stream = _written(form)
        log.error("seen: %s", hostile)
        written = stream.getvalue()
        assert len(written.splitlines()) == 1
        assert written.rstrip("\n").isprintable()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_traceback_cannot_forge_a_line(hostile: str) -> None:
    log, stream = _written(Form.TEXT)
    try:
        raise ValueError(hostile)
    except ValueError:
        log.exception("failed")
    first, *rest = stream.getvalue().splitlines()
    assert first.endswith("failed")
    assert rest
    assert all(line.startswith("  | ") and line.isprintable() for line in rest)
    log, stream = _written(Form.JSON)
    try:
        raise ValueError(hostile)
    except ValueError:
        log.exception("failed")
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["message"] == "failed"


def test_a_line_in_json_is_one_object_with_what_is_known_of_the_request() -> None:
    log, stream = _written(Form.JSON)
    token = begin_request(RequestSeen("abcdef0123", {"person": Person("李\n四", Role.READER)}))
    log.warning("%s", "完成", extra={"route": "/api/ask", "method": "POST", "status": 200, "ms": 12.5, "question": "专项债目标是多少"})
    end_request(token)
    said = json.loads(stream.getvalue())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", said.pop("time"))
    assert said == {
        "level": "WARNING", "logger": "youju.test", "message": "完成", "request": "abcdef0123", "person": "李\\n四",
        "route": "/api/ask", "method": "POST", "status": 200, "ms": 12.5,
    }


def test_text_begins_at_warnings_and_json_at_what_was_done() -> None:
    for form, expected in ((Form.TEXT, 0), (Form.JSON, 1)):
        log, stream = _written(form)
        log.info("a request")
        assert stream.getvalue().count("\n") == expected


def test_libraries_tell_no_addresses_and_the_server_writes_through_the_same_handler() -> None:
    _, stream = _written(Form.JSON)
    for name in ("httpx", "openai", "chromadb"):
        logging.getLogger(name).info("HTTP Request: POST https://key@host/v1")
    assert not stream.getvalue()
    logging.getLogger("uvicorn.error").error("Exception in %s", "ASGI application")
    assert json.loads(stream.getvalue())["message"] == "Exception in ASGI application"


def test_a_form_never_raises_for_a_line_of_libraries() -> None:
    for form in (TextForm(), JsonForm()):
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "%s and %s", ("a", "b"), None)
        record.exc_text = "".join(traceback.format_stack())
        assert "a and b" in form.format(record)


@pytest.mark.parametrize("form", Form)
def test_what_was_typed_to_sign_in_and_a_key_that_was_chosen_are_known_as_secrets(form: Form) -> None:
    log, stream = _written(form)
    chosen("http://127.0.0.1:8000/v1", "m", "chosen-on-a-page-0123")
    token = begin_request(RequestSeen("request-1", {}))
    is_right(None, "夏天 的风 真凉快啊")
    digest_of("a-token-0123456789")
    log.error("seen: 夏天 的风 真凉快啊, a-token-0123456789, chosen-on-a-page-0123")
    end_request(token)
    log.error("seen: chosen-on-a-page-0123")
    assert not re.search("凉快|0123", stream.getvalue())
