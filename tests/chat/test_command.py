"""``youju ask`` with a chat model: the ledger's answer is on screen while the model still thinks, its words follow."""

import json
import subprocess
import sys
import threading

from assistant.settings import ROOT, Settings
from tests.chat.endpoint import Endpoint, Reply, saying, served
from tests.commands import environment_of, youju

QUESTION = "深化科技体制改革由谁牵头"
GOOD = "深化科技体制改革由县科技局牵头。[1]"
LIE = "深化科技体制改革由县财政局牵头。[1]"
HEADLINE = "深化科技体制改革：由县科技局牵头。[1]"


def _chosen(endpoint: Endpoint) -> dict[str, str]:
    return {"YOUJU_CHAT_URL": endpoint.url, "YOUJU_CHAT_MODEL": "m", "YOUJU_CHAT_KEY": "sk-planted"}


def test_the_ledgers_answer_is_printed_before_the_model_speaks(settings: Settings) -> None:
    is_read = threading.Event()

    def late(reply: Reply) -> None:
        assert is_read.wait(60)
        saying([GOOD, LIE])(reply)

    with served(late) as endpoint:
        command = [sys.executable, "-m", "assistant", "ask", QUESTION]
        with subprocess.Popen(command, env=environment_of(settings, _chosen(endpoint)), stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT) as running:
            assert running.stdout is not None
            assert running.stdout.readline().strip() == HEADLINE
            is_read.set()
            rest = running.stdout.read()
        assert running.returncode == 0
    above, _, below = rest.partition("模型表述")
    assert "[1] 附件4·二·(三)·1" in above
    assert f"- {GOOD}" in below
    assert "县财政局牵头" not in rest and "sk-planted" not in rest


def test_one_line_says_why_the_model_is_left_out(settings: Settings) -> None:
    def refuse(reply: Reply) -> None:
        reply.head(401, "application/json")
        reply.raw(b"{}")

    with served(refuse) as endpoint:
        done = youju(settings, "ask", QUESTION, more=_chosen(endpoint))
    assert done.returncode == 0
    assert done.stdout.startswith(HEADLINE)
    assert [line for line in done.stdout.splitlines() if "模型" in line] == ["（模型未参与：接口不接受密钥，请在“模型设置”或 YOUJU_CHAT_KEY 中更正。）"]
    assert "sk-planted" not in done.stdout + done.stderr


def test_programs_are_told_the_model_whose_words_stand(settings: Settings) -> None:
    lines = "".join(json.dumps({"id": name, "question": question}, ensure_ascii=False) + "\n" for name, question in [("a", QUESTION), ("b", "今天天气怎么样")])
    with served(saying([GOOD])) as endpoint:
        done = youju(settings, "ask", "--jsonl", stdin=lines, more=_chosen(endpoint))
    worded, refused = map(json.loads, done.stdout.splitlines())
    assert (worded["id"], worded["model"], worded["wording"]["sentences"][0]["verdict"]) == ("a", "m", "verified")
    assert worded["answer"].startswith(HEADLINE) and worded["answer"].endswith(f"- {GOOD}")
    assert (refused["id"], refused["model"], refused["wording"], refused["status"]) == ("b", None, None, "out_of_scope")
