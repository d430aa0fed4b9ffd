"""Serve the office on this machine: the web server and the worker, until told to stop."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

_LOOKS_EVERY = 0.5  # seconds
_RESTS = 3.0  # seconds before a worker that has died is started again
_PATIENCE = 20.0  # seconds that the task or the request at hand may take to end
_TOO_HIGH = 65_536
# In each process of the web server: most wait for the disk. The server warns of more than cores.
_THREADS = "8"


class Command(BaseCommand):
    help = "Serve the pages and work through the queue until told to stop (Ctrl+C)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=_port, default=8000)
        parser.add_argument(
            "--workers", type=int, default=1, metavar="N", help="processes of the web server"
        )
        parser.add_argument(
            "--without-worker",
            action="store_true",
            help="only the pages: workers run as services of their own",
        )

    def handle(
        self, *, host: str, port: int, workers: int, without_worker: bool, **_options: Any
    ) -> None:
        _require_free(host, port)
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if without_worker:
            _become_the_pages(_environment(address), host, port, workers)
        running = _Running(_environment(address), host, port, workers)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, running.stop)
        self.stdout.write(_("The office is open: %(address)s") % {"address": address})
        self.stdout.write(_("Ctrl+C closes it."))
        self.stdout.flush()  # also where it goes into a file
        if not running.run():
            raise CommandError(_("The web server has ended by itself; its last lines say why."))


class _Running:
    """The web server and the worker: two children that are ended together."""

    def __init__(self, environment: dict[str, str], host: str, port: int, workers: int) -> None:
        self._environment = environment
        self._is_stopping = False
        self._pages = self._start(*_pages(host, port, workers))
        self._worker = self._start("django", "work")

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        self._is_stopping = True

    def run(self) -> bool:
        """Watch both until told to stop, or until the pages end; False when they did."""
        try:
            while not self._is_stopping and self._pages.poll() is None:
                time.sleep(_LOOKS_EVERY)
                if self._worker.poll() is not None and not self._is_stopping:
                    time.sleep(_RESTS)
                    self._worker = self._start("django", "work")
            return self._is_stopping
        finally:
            self._end()

    def _start(self, *module: str) -> "subprocess.Popen[bytes]":
        # In a session of its own: Ctrl+C reaches it through us alone, and once.
        return subprocess.Popen(  # noqa: S603 - our own Python, and words from above
            [sys.executable, "-m", *module],
            cwd=settings.ROOT,
            env=self._environment,
            start_new_session=True,
        )

    def _end(self) -> None:
        children = (self._pages, self._worker)
        for child in children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        ends_at = time.monotonic() + _PATIENCE
        for child in children:
            try:
                child.wait(timeout=max(ends_at - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _pages(host: str, port: int, workers: int) -> list[str]:
    """Return the module that serves the pages, with its arguments."""
    return [
        "granian", "--interface", "wsgi", "--no-ws", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", _THREADS,
        "--log-level", "error", "eoffice.wsgi:application",
    ]  # fmt: skip


def _become_the_pages(environment: dict[str, str], host: str, port: int, workers: int) -> NoReturn:
    """Turn this process into the web server: who supervises it speaks to nobody in between."""
    os.chdir(settings.ROOT)
    command = [sys.executable, "-m", *_pages(host, port, workers), "--respawn-failed-workers"]
    os.execve(sys.executable, command, environment)  # noqa: S606 - no shell stands between


def _environment(address: str) -> dict[str, str]:
    """Return our environment; what is printed on papers names the address that is served."""
    known = os.environ.get("SITE_ADDRESS", "")
    is_local = not known or known.startswith("http://127.0.0.1")
    return {**os.environ, **({"SITE_ADDRESS": address} if is_local else {})}


def _require_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                _(
                    "%(host)s:%(port)d cannot be opened; another program may be listening there. "
                    "End it, or choose another port with --port."
                )
                % {"host": host, "port": port}
            ) from error


def _port(words: str) -> int:
    port = int(words) if words.isdecimal() else 0
    if not 0 < port < _TOO_HIGH:
        raise ArgumentTypeError(_("A port is a number from 1 to 65535."))
    return port
