"""The LangChain seams: the README's two programs of ten lines, and what the chain promises beside."""

import asyncio
import re
import subprocess
import sys
from collections.abc import Sequence

import pytest
from langchain_core.documents import Document
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.runnables import RunnableLambda

from assistant.assistant import Assistant
from assistant.chain import answer_chain
from assistant.jsonl import RequestError
from assistant.settings import ROOT, Settings
from tests.chat.models import Scripted
from tests.commands import environment_of

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAMS = [program for program in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "from assistant" in program]


def test_the_readme_has_a_program_with_the_retriever_and_one_with_the_whole_chain() -> None:
    assert [("ClauseRetriever" in program, "answer_chain" in program) for program in PROGRAMS] == [(True, False), (False, True)]


@pytest.mark.parametrize("program", PROGRAMS, ids=["retriever", "whole chain"][: len(PROGRAMS)])
def test_a_program_of_the_readme_has_ten_lines_and_prints_what_stands_beside_it(program: str, settings: Settings) -> None:
    assert len(program.strip().splitlines()) <= 10
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment_of(settings), capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"  # (.+)$", program, re.MULTILINE)
    assert shown
    assert [line for line in shown if line not in done.stdout] == [], done.stdout


def test_the_chain_gives_the_contracts_object(assistant: Assistant) -> None:
    answer = answer_chain(assistant).invoke("深化科技体制改革由谁牵头")
    assert answer["headline"] == assistant.ask("深化科技体制改革由谁牵头").headline
    assert {"status", "citations", "conflicts", "model", "seconds"} <= answer.keys()


@pytest.mark.parametrize("history", [
    [HumanMessage("进出口总额的目标是多少"), AIMessage("增长8%")],
    [{"role": "user", "content": "进出口总额的目标是多少"}, {"role": "assistant", "content": "增长8%"}],
])
def test_the_chain_takes_the_turns_before(assistant: Assistant, history: Sequence[object]) -> None:
    answer = answer_chain(assistant).invoke({"question": "附件4里呢", "history": history})
    assert "进出口" in answer["standalone_question"] and "附件4" in answer["standalone_question"]


@pytest.mark.parametrize("asked", [{}, {"question": 5}, {"question": "甲", "history": "乙"}, {"question": "甲", "history": [5]}])
def test_what_is_no_question_is_refused_in_one_line(assistant: Assistant, asked: dict[str, object]) -> None:
    with pytest.raises(RequestError):
        answer_chain(assistant).invoke(asked)


def test_the_chain_streams_growing_answers_and_any_chat_model_words_them(settings: Settings) -> None:
    model = Scripted(pieces=list("深化科技体制改革由县科技局牵头。[1]"))
    worded = Assistant(settings, chat=model)
    answers = list(answer_chain(worded).stream("深化科技体制改革由谁牵头"))
    assert answers[0]["wording"] is None and answers[0]["headline"]
    assert answers[-1]["wording"]["sentences"][0]["verdict"] == "verified"
    assert answers[-1]["model"] == "Scripted"
    assert all(answer["answer"].startswith(answers[0]["answer"]) for answer in answers)
    assert len(model.heard) == 1
    worded.close()


def test_the_chain_is_asynchronous_too_and_composes(assistant: Assistant) -> None:
    chain = answer_chain(assistant) | RunnableLambda(lambda answer: answer["citations"][0]["address"])
    assert asyncio.run(chain.ainvoke("深化科技体制改革由谁牵头")) == chain.invoke("深化科技体制改革由谁牵头")


def test_documents_are_langchains(assistant: Assistant) -> None:
    from assistant.retriever import ClauseRetriever

    assert all(isinstance(one, Document) for one in ClauseRetriever(assistant=assistant, top=2).invoke("专项债"))
