"""A real Chroma server for tests, started and ended by them, and what may stand before it."""

import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from evals.load.servers import free_port

_LONGEST = 60.0


def wait_until(is_so: Callable[[], bool], seconds: float = _LONGEST) -> bool:
    """Whether it became so in time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


class ChromaServer:
    """``chroma run`` over a folder, at one port for good. It ends with the block."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, folder: Path | None = None) -> None:
        """Start it, over another folder if one is given, and return when it answers."""
        command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder or self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder.parent)
        assert wait_until(self._answers), "the Chroma server does not start"

    def kill(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait(timeout=_LONGEST)
            self._child = None

    def _answers(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.url}/api/v2/heartbeat", timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    def __enter__(self) -> "ChromaServer":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill()


class Proxy:
    """Passes bytes on to a port; each answer waits for ``delay`` seconds. With no port behind it, it takes connections and is silent."""

    def __init__(self, behind: int | None) -> None:
        self._behind, self.delay = behind, 0.0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._end = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                asking, _ = self._listening.accept()
                self._open.append(asking)
                if self._behind is not None:
                    answering = socket.create_connection(("127.0.0.1", self._behind))
                    self._open.append(answering)
                    threading.Thread(target=self._pass, args=(asking, answering, False), daemon=True).start()
                    threading.Thread(target=self._pass, args=(answering, asking, True), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if is_answer and self._end.wait(self.delay):
                    return
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end.set()
        for one in [self._listening, *self._open]:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
