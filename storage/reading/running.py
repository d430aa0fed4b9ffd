"""Starts the child process, listens to it within limits, and ends it when they are passed."""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from storage.reading.limits import Limits, Outcome

Message = Mapping[str, Any]
Listen = Callable[[Message], None]

_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from storage.reading.child import main; main()"
)
_OUT_OF_MEMORY = {signal.SIGABRT, signal.SIGTRAP, signal.SIGILL}  # how pdfium gives up


def run(
    job: Mapping[str, Any], listen: Listen, *, limits: Limits, seconds: float | None = None
) -> Outcome:
    """Do a job in a child process; call `listen` with what it tells; return how it ended.

    Whatever happens in there, this returns: no limit passed, no crash and no nonsense of the
    child's is an exception here.
    """
    deadline = time.monotonic() + (limits.seconds if seconds is None else seconds)
    with subprocess.Popen(  # noqa: S603  our own Python, our own module
        [sys.executable, "-I", "-B", "-c", _START, str(_ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd=str(job["folder"]),
        start_new_session=True,
    ) as process:
        try:
            _give(process, {**job, "limits": limits.as_json()})
            stopped = _hear(process, listen, deadline, limits.output_bytes)
            if stopped is None:
                return _verdict(process, deadline)
            return stopped
        finally:
            _end(process)


def _give(process: subprocess.Popen[bytes], job: Mapping[str, Any]) -> None:
    if process.stdin is None:
        return
    with suppress(BrokenPipeError):
        process.stdin.write(json.dumps(job).encode() + b"\n")
        process.stdin.flush()
    with suppress(BrokenPipeError):
        process.stdin.close()


def _hear(
    process: subprocess.Popen[bytes], listen: Listen, deadline: float, most: int
) -> Outcome | None:
    """Pass on every line until the child has said all; return the limit that it passed, if any."""
    if process.stdout is None:
        return Outcome.DAMAGED
    handle, rest, heard = process.stdout.fileno(), b"", 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([handle], [], [], left)[0]:
            return Outcome.TOOK_TOO_LONG
        piece = os.read(handle, 1 << 16)
        if not piece:
            return None
        heard += len(piece)
        if heard > most:
            return Outcome.TOO_MUCH_OUTPUT
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            stopped = _pass_on(line, listen)
            if stopped is not None:
                return stopped


def _pass_on(line: bytes, listen: Listen) -> Outcome | None:
    try:
        message = json.loads(line)
        if "stopped" in message:
            return Outcome(message["stopped"])
        listen(message)
    except (ValueError, TypeError, KeyError):  # a child that was taken over may say anything
        return Outcome.DAMAGED
    return None


def _verdict(process: subprocess.Popen[bytes], deadline: float) -> Outcome:
    """Say what the way in which the child ended means."""
    try:
        code = process.wait(max(0.1, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return Outcome.TOOK_TOO_LONG
    if code == 0:
        return Outcome.FINE
    if -code == signal.SIGXCPU or -code == signal.SIGKILL:
        return Outcome.TOOK_TOO_LONG
    return Outcome.TOO_MUCH_MEMORY if -code in _OUT_OF_MEMORY else Outcome.DAMAGED


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the child and everything that it started: they are a session of their own."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        process.kill()
