"""A server as a program in a folder of its own, run by somebody without rights."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

STOPS_WITHIN = 30.0


class ProgramMissingError(Exception):
    """The program is not on this machine; the message says how to get it."""


class ServerNotStartedError(Exception):
    """The server did not come up; what it said is in the message."""


@dataclass
class Server:
    """One server. `variables` are the settings by which the office reaches it."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    variables: Mapping[str, str]
    answers: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    stops_by: signal.Signals = signal.SIGTERM
    starts_within: float = 60.0
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it and wait until it answers; raise ServerNotStartedError with its log."""
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **self.environment},
                start_new_session=True,
                **unprivileged(self.folder),
            )
        ends = time.monotonic() + self.starts_within
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > ends:
                said = (self.folder / "log").read_text(encoding="utf-8", errors="replace")
                self.kill()
                raise ServerNotStartedError(f"{self.name}: {said[-4000:]}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop it as an operator would, and wait for it."""
        if self.process is None:
            return
        self.process.send_signal(self.stops_by)
        try:
            self.process.wait(STOPS_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None

    def kill(self) -> None:
        """Take it away without a word, with all its children."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def freeze(self) -> None:
        """Let it hang: it keeps its port and answers nothing."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGCONT)


@contextmanager
def own_folder(name: str) -> Iterator[Path]:
    """Give a folder that belongs to whoever runs the server, gone afterwards."""
    # Short, since the address of a socket may have 107 bytes.
    folder = Path(mkdtemp(prefix=f"{name}-", dir="/tmp"))
    try:
        os.chown(folder, *owner())
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started(server: Server) -> Iterator[Server]:
    """Run a server for the length of a block."""
    try:
        server.start()
        yield server
    finally:
        server.thaw()
        server.stop()


def give(path: Path) -> Path:
    """Let a file or a folder, with all that is in it, belong to whoever runs the server."""
    for one in (path, *path.rglob("*")):
        os.chown(one, *owner())
    return path


def free_port() -> int:
    """Return a port of the loopback address on which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def listens(port: int) -> bool:
    """Say whether something listens on a port of the loopback address."""
    with socket.socket() as asking:
        asking.settimeout(1)
        return asking.connect_ex(("127.0.0.1", port)) == 0


def owner() -> tuple[int, int]:
    """Return who runs servers: ourselves, or, since root may not, somebody who may."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return entry.pw_uid, entry.pw_gid


def unprivileged(folder: Path) -> dict[str, Any]:
    """Return how to start a process without rights, in a folder."""
    rights: dict[str, Any] = {"cwd": folder}
    if os.geteuid() == 0:
        user, group = owner()
        rights |= {"user": user, "group": group, "extra_groups": []}
    return rights
