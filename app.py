"""The chat page: settings → assistant → served page. `python app.py` and `youju serve` are the same."""

import logging
import os
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from assistant.logs.begin import Form, begin_logs
from assistant.operating.in_use import in_use
from assistant.operating.lasting import lasting
from assistant.operating.replacing import finish
from assistant.settings import Settings, read_settings
from index.embedding import stay_offline
from index.errors import YoujuError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from assistant.operating.stopping import Stopping


class PortTaken(YoujuError):
    """The page cannot be served at its address."""


def serve(settings: Settings) -> None:
    """Serve the page until it is ended. The index is built first where it is missing; the encoder loads meanwhile.

    Raises YoujuError kinds, each with the next act in its message.
    """
    begin_logs(settings.log, [settings.chat_key, settings.oidc_secret, settings.chroma_token])
    say = logging.getLogger("youju").info if settings.log == Form.JSON else _say
    finish(settings)
    with _listen(settings) as listening, in_use(settings.data):
        app, stopping = application(settings, say)
        from assistant.operating.server import run

        try:
            run(app, stopping, listening)
        except OSError as error:
            raise _taken(settings, error) from error


def application(settings: Settings, say: Callable[[str], None]) -> "tuple[ASGIApp, Stopping]":
    """The application, and what ends it."""
    stay_offline()
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ |= {"GRADIO_ANALYTICS_MAX_EVENTS": "1", "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9)}  # else every event sums up all before it
    os.environ["GRADIO_TEMP_DIR"] = str(settings.data / "gradio")
    from assistant.entrance.login import login_for
    from assistant.people.people import FILE, People
    from assistant.service.rates import Rates

    rates = Rates(settings.data / "rates.sqlite")
    people = People(settings.data / FILE)
    login = login_for(settings, people, rates)
    with lasting():
        from assistant.api.openai.form import OpenAIForm
        from assistant.assistant import Assistant
        from assistant.conversations import Conversations
        from assistant.librarian.librarian import Librarian
        from assistant.operating.observed import Observed
        from assistant.operating.routes import Operating
        from assistant.operating.stopping import Stopping
        from assistant.operating.watching import readiness_of, watch
        from assistant.page.pages.desk import desk_for
        from assistant.page.site import Parts, build_site
        from assistant.page.talk import Talk
        from assistant.records.records import FILE as RECORDS
        from assistant.records.records import Records
        from assistant.service.asker import Asker, Front
        from assistant.service.metrics import Metrics
        from assistant.service.service import Service

    assistant, metrics = Assistant(settings, say), Metrics()
    records = Records(settings.data / RECORDS, settings.retention_days, lambda: assistant.retrieval.edition.id)
    conversations = Conversations(settings.data / "conversations.sqlite", records.mark)
    service = Service(assistant, records, rates, metrics)
    watch(metrics, service, records)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        records.tend()
        say(f"有据已就绪：http://{_shown_host(settings.host)}:{settings.port}（Ctrl+C 结束）")
        threading.Thread(target=assistant.load, args=(say,), name="load", daemon=True).start()
        yield
        records.close()
        if assistant.is_ready:  # closing would wait for a load that is under way
            assistant.close()

    talk = Talk(lambda person: service.at(Asker(person, Front.PAGE)), conversations, lambda: service.trouble, people.has_left)
    desk = desk_for(settings, assistant.use, lambda: assistant.chat)
    operating = Operating(readiness_of(service, records, settings), metrics)
    parts = Parts(talk, lambda: service.library, login, desk, Librarian(assistant), service, records, operating)
    site = build_site(parts, settings.host, settings.port, lifespan)
    stopping = Stopping(site, settings.stop_seconds, service.stop, service.leave, lambda: service.under_way)
    return Observed(OpenAIForm(stopping), metrics.requested), stopping


def _listen(settings: Settings) -> socket.socket:
    """The socket, taken before anything heavy is done. Raises PortTaken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise _taken(settings, error) from error
    return listening


def _taken(settings: Settings, error: Exception) -> PortTaken:
    return PortTaken(f"无法在 {settings.host}:{settings.port} 提供页面（{error}）：请关闭占用它的程序，或用 YOUJU_PORT、YOUJU_HOST 另设")


def _shown_host(host: str) -> str:
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared with, never bound to
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _say(line: str) -> None:
    with suppress(OSError):  # a log that is full ends nobody's work
        print(line, file=sys.stderr, flush=True)


def main() -> int:
    try:
        serve(read_settings())
    except YoujuError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
