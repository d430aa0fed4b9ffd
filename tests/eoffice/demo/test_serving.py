"""One command serves the pages and works through the queue, and ends both."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

WAITS = 40.0  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answer_of(port: int) -> int:
    """Ask until the pages answer; 0 when they do not."""
    ends_at = time.monotonic() + WAITS
    while time.monotonic() < ends_at:
        address = f"http://127.0.0.1:{port}/accounts/login/"
        with suppress(URLError, ConnectionError), urlopen(address, timeout=10) as response:
            status: int = response.status
            return status
        time.sleep(0.3)
    return 0


def children_of(pid: int) -> list[int]:
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(number) for number in found.stdout.split()]


def is_alive(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What the command is started with: a folder of its own."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "eoffice.settings.development",
        "VAR_DIR": str(tmp_path),
        "DEBUG": "true",
    }


@pytest.mark.slow
def test_the_office_opens_and_closes_with_everything_it_started(
    environment: dict[str, str],
) -> None:
    manage = [sys.executable, str(settings.ROOT / "manage.py")]
    for words in (["migrate"], ["collectstatic", "--noinput"]):
        subprocess.run([*manage, *words, "--verbosity", "0"], env=environment, check=True)
    port = free_port()
    with subprocess.Popen(
        [*manage, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as serving:
        try:
            status, children = answer_of(port), children_of(serving.pid)
        finally:
            serving.send_signal(signal.SIGINT)
            said, _nothing = serving.communicate(timeout=WAITS)

    assert status == 200
    assert len(children) == 2
    assert serving.returncode == 0
    assert f"http://127.0.0.1:{port}" in said
    assert [pid for pid in children if is_alive(pid)] == []


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=rf"127\.0\.0\.1:{port}\b.*--port"):
            call_command("serve", "--port", str(port))


def test_a_port_is_a_number_that_there_is() -> None:
    with pytest.raises(CommandError, match="65535"):
        call_command("serve", "--port", "70000")
