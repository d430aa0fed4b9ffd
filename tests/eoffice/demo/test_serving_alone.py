"""The pages can be served alone, where workers are services of their own."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.eoffice.demo.test_serving import answer_of, environment, free_port

__all__ = ["environment"]


@pytest.mark.slow
def test_the_command_becomes_the_web_server_and_starts_no_worker(
    environment: dict[str, str],
) -> None:
    manage = [sys.executable, str(settings.ROOT / "manage.py")]
    for words in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run([*manage, *words, "--verbosity", "0"], env=environment, check=True)
    port = free_port()
    with subprocess.Popen(
        [*manage, "serve", "--without-worker", "--port", str(port)],
        env=environment,
        start_new_session=True,
    ) as serving:
        try:
            assert answer_of(port) == 200
            is_now = Path(f"/proc/{serving.pid}/cmdline").read_bytes().split(b"\0")
            assert b"granian" in is_now
            assert b"work" not in session_of(serving.pid).split()
        finally:
            serving.send_signal(signal.SIGTERM)
        assert serving.wait(30) == 0


def session_of(pid: int) -> bytes:
    """Return the command lines of everything that a process has started, and its own."""
    found = subprocess.run(
        ["ps", "-o", "args=", "--sid", str(pid)], capture_output=True, check=False
    )
    return found.stdout
