"""The child process: no network, no environment, and an end to memory, time and output."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storage import kinds
from storage.reading import running
from storage.reading.limits import Limits, Outcome, Tools
from storage.reading.tools import available
from tests.storage import papers
from tests.storage.reading.conftest import Read

ROOT = Path(__file__).resolve().parents[3]
# Shuts itself in as the child does (or one wall of it), then tries to reach the trap.
REACHES_OUT = """
import ctypes, json, os, socket, sys
from storage.reading import confinement
from storage.reading.limits import Limits
library = ctypes.CDLL(None, use_errno=True)
wall, port = sys.argv[1], int(sys.argv[2])
done = {
    "none": lambda: True,
    "both": lambda: confinement.confine(Limits()).network_shut,
    "namespace": lambda: confinement._leave_network(library),
    "filter": lambda: confinement._refuse_sockets(library),
}[wall]()
try:
    socket.create_connection(("127.0.0.1", port), timeout=3)
    reached = True
except OSError:
    reached = False
print(json.dumps({"done": done, "reached": reached}))
"""


@pytest.fixture
def trap() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine that notes who calls: its port, and the calls."""
    calls: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                calls.append(str(address))

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], calls
        stop.set()
        thread.join()


def reach_out(wall: str, port: int) -> dict[str, bool]:
    done = subprocess.run(
        [sys.executable, "-c", REACHES_OUT, wall, str(port)],
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    return dict(json.loads(done.stdout))


def test_without_walls_the_trap_is_reached(trap: tuple[int, list[str]]) -> None:
    port, calls = trap

    assert reach_out("none", port)["reached"]
    assert len(calls) == 1


@pytest.mark.network_namespace
@pytest.mark.parametrize("wall", ["both", "namespace"])
def test_in_a_namespace_of_its_own_no_socket_reaches_anything(
    wall: str, trap: tuple[int, list[str]]
) -> None:
    port, calls = trap

    assert reach_out(wall, port) == {"done": True, "reached": False}
    assert calls == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="The filter is Linux's: run there")
def test_the_filter_of_calls_alone_shuts_the_network(trap: tuple[int, list[str]]) -> None:
    port, calls = trap

    assert reach_out("filter", port) == {"done": True, "reached": False}
    assert calls == []


def test_the_child_says_that_the_network_is_shut(read: Read) -> None:
    assert read(b"text", kinds.TEXT).network_shut


def test_a_program_that_the_child_starts_reaches_nothing(
    read: Read, program: Callable[[str], str], trap: tuple[int, list[str]]
) -> None:
    port, calls = trap
    script = f"import socket; socket.create_connection(('127.0.0.1', {port}), 3)"

    read(
        papers.make_docx(),
        kinds.DOCX,
        tools=Tools(libreoffice=program(f'exec {sys.executable} -I -c "{script}"')),
    )

    assert calls == []


@pytest.mark.libreoffice
def test_without_walls_libreoffice_would_fetch(trap: tuple[int, list[str]], tmp_path: Path) -> None:
    port, calls = trap
    (tmp_path / "a.docx").write_bytes(papers.make_fetching_docx(port))

    subprocess.run(
        [
            available().libreoffice,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            str(tmp_path / "a.docx"),
        ],
        check=False,
        cwd=tmp_path,
        capture_output=True,
    )

    assert calls


@pytest.mark.libreoffice
def test_libreoffice_fetches_nothing(read: Read, trap: tuple[int, list[str]]) -> None:
    port, calls = trap

    reading = read(
        papers.make_fetching_docx(port), kinds.DOCX, tools=available(without=["tesseract"])
    )

    assert reading.pdf is not None
    assert calls == []


def test_the_child_knows_nothing_of_our_environment(
    read: Read, program: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VAULT_KEY", "secret of the vault")
    shown = tmp_path / "shown"
    line = f"tr '\\0' '\\n' </proc/$PPID/environ >{shown}; env >>{shown}"

    read(papers.make_picture(), kinds.PNG, tools=Tools(tesseract=program(line)))

    names = {entry.split("=")[0] for entry in shown.read_text().split() if "=" in entry}
    assert names <= {"OMP_THREAD_LIMIT", "PWD", "SHLVL", "_", "OLDPWD"}


def test_a_program_that_hangs_is_ended_in_time(
    read: Read, program: Callable[[str], str], tmp_path: Path
) -> None:
    line = f"echo $$ >{tmp_path}/number; exec sleep 600"

    reading = read(
        papers.make_docx(),
        kinds.DOCX,
        limits=Limits(seconds=3),
        tools=Tools(libreoffice=program(line)),
    )

    assert reading.outcome == Outcome.NOT_CONVERTED
    assert reading.is_read
    assert not Path(f"/proc/{(tmp_path / 'number').read_text().strip()}").exists()


def test_a_recognition_that_hangs_is_ended_in_time(
    read: Read, program: Callable[[str], str]
) -> None:
    reading = read(
        papers.make_picture(),
        kinds.PNG,
        limits=Limits(seconds=3),
        tools=Tools(tesseract=program("exec sleep 600")),
    )

    assert reading.outcome == Outcome.RECOGNISED_IN_PART


def test_an_endless_pdf_is_stopped(read: Read) -> None:
    limits = Limits(seconds=2, memory_bytes=16 << 30)  # a quick machine fills a lot in that time

    reading = read(papers.make_endless_pdf(), kinds.PDF, limits=limits)

    assert (reading.outcome, reading.is_read) == (Outcome.TOOK_TOO_LONG, False)


def test_a_pdf_that_unpacks_to_half_a_gigabyte_is_stopped(read: Read) -> None:
    bomb = papers.make_deflate_bomb(512 << 20)
    assert len(bomb) < 10_000

    reading = read(bomb, kinds.PDF, limits=Limits(memory_bytes=300 << 20))

    assert (reading.outcome, reading.is_read) == (Outcome.TOO_MUCH_MEMORY, False)


def test_a_child_that_talks_nonsense_is_not_believed(rooms: Path) -> None:
    assert running._pass_on(b"not JSON", lambda _message: None) == Outcome.DAMAGED
    assert running._pass_on(b'{"stopped": "nonsense"}', lambda _message: None) == Outcome.DAMAGED
