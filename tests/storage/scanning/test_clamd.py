"""What is said to clamd and what it says: a real one, on loopback and on a socket."""

import io
import socket
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from storage import signatures
from storage.clamd import (
    BeyondScannerError,
    Clamd,
    ScannerUnavailableError,
    WrongAddressError,
    require_address,
)
from storage.signatures import EICAR, Signatures
from tests.servers import clamav
from tests.servers.program import Server, free_port

FOUND = f"{clamav.NAME}.UNOFFICIAL"  # clamd's word for signatures that are not ClamAV's own
MADE = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
MEGABYTE = 1 << 20


@pytest.fixture(params=["port", "socket"])
def scanner(request: pytest.FixtureRequest, server: Server) -> Clamd:
    """Both ways of asking it."""
    return on_socket(server) if request.param == "socket" else on_port(server)


def on_port(server: Server, seconds: float = 20.0) -> Clamd:
    return Clamd(server.variables["CLAMD_ADDRESS"], seconds)


def on_socket(server: Server) -> Clamd:
    return Clamd(str(server.folder / "socket"), 20.0)


def packed(content: bytes) -> io.BytesIO:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<w:document/>")
        file.writestr("word/embeddings/a.bin", content)
    return archive


@pytest.mark.clamav
def test_nothing_is_found_in_a_clean_file(scanner: Clamd) -> None:
    assert scanner.scan(io.BytesIO("Kính gửi Sở Tư pháp".encode())) == ""


@pytest.mark.clamav
def test_what_is_found_has_its_name(scanner: Clamd) -> None:
    assert scanner.scan(io.BytesIO(EICAR)) == FOUND


@pytest.mark.clamav
def test_it_is_found_in_an_archive_too(scanner: Clamd) -> None:
    assert scanner.scan(packed(EICAR)) == FOUND
    assert scanner.scan(packed(b"clean")) == ""


@pytest.mark.clamav
def test_a_stream_is_scanned_from_its_beginning_wherever_it_stands(scanner: Clamd) -> None:
    stream = io.BytesIO(EICAR)
    stream.seek(30)

    assert scanner.scan(stream) == FOUND


@pytest.mark.clamav
def test_a_file_as_large_as_its_limit_is_looked_at(scanner: Clamd) -> None:
    assert scanner.scan(io.BytesIO(bytes(16 * MEGABYTE))) == ""


@pytest.mark.clamav
@pytest.mark.parametrize("megabytes", [17, 60])
def test_a_file_beyond_its_limit_is_said_to_be_so(scanner: Clamd, megabytes: int) -> None:
    with pytest.raises(BeyondScannerError):
        scanner.scan(io.BytesIO(bytes(megabytes * MEGABYTE)))


@pytest.mark.clamav
def test_a_file_that_it_takes_and_will_not_look_at_is_not_called_clean() -> None:
    limits = {"StreamMaxLength": "32M", "MaxFileSize": "1M", "AlertExceedsMax": "yes"}
    with clamav.running(limits) as server, pytest.raises(BeyondScannerError, match="MaxFileSize"):
        on_port(server).scan(io.BytesIO(bytes(2 * MEGABYTE)))


@pytest.mark.clamav
def test_many_files_at_once_each_get_their_own_answer(server: Server) -> None:
    contents = [EICAR, packed(EICAR).getvalue(), b"clean", bytes(2 * MEGABYTE)] * 8
    scanner = on_port(server)

    with ThreadPoolExecutor(16) as at_once:
        found = list(at_once.map(lambda content: scanner.scan(io.BytesIO(content)), contents))

    assert found == [FOUND, FOUND, "", ""] * 8


@pytest.mark.clamav
def test_one_that_is_stopped_is_told_at_once(server: Server, scanner: Clamd) -> None:
    server.stop()

    with within(1.0), pytest.raises(ScannerUnavailableError):
        scanner.scan(io.BytesIO(b"letter"))


@pytest.mark.clamav
def test_one_that_hangs_is_told_within_three_seconds(server: Server, scanner: Clamd) -> None:
    server.freeze()

    with within(3.0), pytest.raises(ScannerUnavailableError):
        scanner.scan(io.BytesIO(b"letter"))


class Breaking(io.BytesIO):
    """Does something to the scanner while it is read."""

    def __init__(self, content: bytes, doing: Callable[[], None]) -> None:
        super().__init__(content)
        self._doing = doing

    def read(self, wanted: int | None = -1) -> bytes:
        piece = super().read(wanted)
        if self.tell() > 2 * MEGABYTE:
            self._doing()
        return piece


@pytest.mark.clamav
def test_one_that_hangs_in_the_middle_is_waited_for_no_longer_than_asked(server: Server) -> None:
    stream = Breaking(bytes(12 * MEGABYTE), server.freeze)

    with within(3.0), pytest.raises(ScannerUnavailableError):
        on_port(server, seconds=2.0).scan(stream)


@pytest.mark.clamav
def test_one_that_dies_in_the_middle_has_found_nothing_out(server: Server) -> None:
    stream = Breaking(bytes(12 * MEGABYTE), server.kill)

    with pytest.raises(ScannerUnavailableError):
        on_port(server).scan(stream)


@pytest.mark.clamav
def test_a_file_that_cannot_be_read_is_not_the_scanners_fault(server: Server) -> None:
    def fail() -> None:
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError):
        on_port(server).scan(Breaking(bytes(3 * MEGABYTE), fail))


@pytest.mark.clamav
def test_it_says_who_it_is_and_of_what_day_its_signatures_are(server: Server) -> None:
    assert signatures.signatures_of(on_port(server)).made_at is None
    with clamav.running(made_at=MADE) as dated:
        known = signatures.signatures_of(on_port(dated))
        found = on_port(dated).scan(io.BytesIO(EICAR))

    assert known.engine.startswith("ClamAV 1.")
    assert known.made_at == MADE
    assert found == FOUND


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("ClamAV 1.4.6", Signatures("ClamAV 1.4.6", None)),
        (
            "ClamAV 1.4.6/27423/Mon Mar  2 08:30:00 2026",
            Signatures("ClamAV 1.4.6", MADE),
        ),
        ("ClamAV 1.4.6/27423/someday", Signatures("ClamAV 1.4.6", None)),
    ],
)
def test_its_version_is_understood(said: str, known: Signatures) -> None:
    assert signatures.read(said) == known


@pytest.mark.parametrize(
    "answer",
    [b"", b"220 mail.example ESMTP\r\n", b"UNKNOWN COMMAND\0", bytes([0xFF]) * 9000],
)
def test_what_is_no_clamd_finds_nothing_out(answer: bytes) -> None:
    with pretending([answer]) as address, pytest.raises(ScannerUnavailableError):
        Clamd(address, 2.0).scan(io.BytesIO(b"letter"))


@pytest.mark.parametrize(
    "answer",
    [b"", b"stream: Can't allocate memory ERROR\0", b"stream: \0", b"OK\0", b"stream: OK FOUND"],
)
def test_only_what_it_calls_clean_is_clean(answer: bytes) -> None:
    with pretending([b"PONG\0", answer]) as address:
        try:
            found = Clamd(address, 2.0).scan(io.BytesIO(b"letter"))
        except ScannerUnavailableError:
            return
    assert found


def test_what_it_says_beyond_the_name_is_left_out() -> None:
    said = b"stream: Win.Test(44d88612fea8a8f36de82e1278abb02f:68) FOUND\0"
    with pretending([b"PONG\0", said]) as address:
        assert Clamd(address, 2.0).scan(io.BytesIO(b"letter")) == "Win.Test"


@pytest.mark.parametrize("address", ["/run/clamav/clamd.ctl", "scanner:3310", "[::1]:3310"])
def test_a_socket_or_a_name_with_a_port_is_an_address(address: str) -> None:
    require_address(address)


@pytest.mark.parametrize(
    "address", ["scanner", "scanner:", "scanner:port", "tcp://scanner:3310", "scanner:3310/a", ":1"]
)
def test_anything_else_is_none(address: str) -> None:
    with pytest.raises(WrongAddressError):
        require_address(address)


def test_a_socket_that_is_not_there_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(ScannerUnavailableError):
        Clamd(str(tmp_path / "none"), 2.0).version()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds


@contextmanager
def pretending(answers: list[bytes]) -> Iterator[str]:
    """Answer each connection in turn, whatever is asked, and hang up."""
    port = free_port()
    with socket.create_server(("127.0.0.1", port)) as listening:

        def serve() -> None:
            for answer in answers:
                connection, _from = listening.accept()
                with connection:
                    connection.recv(100)
                    connection.sendall(answer)

        serving = Thread(target=serve)
        serving.start()
        yield f"127.0.0.1:{port}"
        serving.join(5)
