"""The real web server and the real worker of an installation, to be killed as by a power cut."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.processes import PATIENCE, ROOT, Installation, ProcessFailedError, wait_for


@dataclass
class Service:
    """A server with the processes that it has made itself."""

    process: subprocess.Popen[bytes]
    log: Path
    says_when_up: str
    port: int = 0

    def kill(self) -> None:
        """End the server and its children as a power cut would: none of them is told anything."""
        if self.process.poll() is not None:
            raise ProcessFailedError(f"It had ended by itself:\n{self.words()}")
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def is_up(self) -> bool:
        if self.process.poll() is not None:
            raise ProcessFailedError(self.words())
        return self.says_when_up in self.words()

    def words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@dataclass
class Services:
    """Starts servers on an installation; what still runs at the end is killed."""

    installation: Installation
    started: list[Service] = field(default_factory=list)

    def start_web(self) -> Service:
        """Start the web server on a free port; it comes up while other things go on."""
        port = _free_port()
        words = ["-m", "granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "4"]
        application = "eoffice.wsgi:application"
        return self._start([*words, "--port", str(port), application], "Started worker-1", port)

    def start_worker(self) -> Service:
        return self._start([str(ROOT / "manage.py"), "work"], " serves ")

    def close(self) -> None:
        for service in self.started:
            if service.process.poll() is None:
                service.kill()

    def _start(self, words: list[str], says_when_up: str, port: int = 0) -> Service:
        log = self.installation.folder / f"service-{len(self.started)}"
        variables = {**os.environ, **self.installation.variables}
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, *words],
                cwd=ROOT,
                env=variables,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        self.started.append(Service(process, log, says_when_up, port))
        return self.started[-1]


@contextmanager
def services_of(installation: Installation) -> Iterator[Services]:
    """Start servers on an installation for the length of a block."""
    made = Services(installation)
    try:
        yield made
    finally:
        made.close()


class Pair:
    """Two servers of one sort, so that one is up whenever the other is killed.

    A kill then costs nobody the seconds in which a server starts, and there can be more of them.
    """

    def __init__(self, start: Callable[[], Service]) -> None:
        self._start = start
        self._serving, self._next = start(), start()
        wait_for(self._serving.is_up, "a server")

    @property
    def port(self) -> int:
        """Where the web server at work is reached."""
        return self._serving.port

    def kill(self) -> None:
        """Kill the one at work once the other can take its place, and start another."""
        wait_for(self._next.is_up, "the next server")
        dying, self._serving = self._serving, self._next
        dying.kill()
        self._next = self._start()

    def kill_both(self) -> None:
        for service in (self._serving, self._next):
            service.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
