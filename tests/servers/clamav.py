"""Starts a clamd of its own, whose signatures are written here: nothing is fetched.

It knows one virus, the test file of EICAR, which is none. Its limits are those that
`deploy/clamav/clamd.conf` gives an office, unless a test asks for others.
"""

import io
import os
import shutil
import socket
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from storage.signatures import EICAR
from tests.servers.program import (
    ProgramMissingError,
    Server,
    free_port,
    give,
    own_folder,
    started,
)

NAME = "Eicar-Test-Signature"
LIMITS = {
    "AlertEncryptedArchive": "yes",
    "AlertExceedsMax": "yes",
    "MaxFileSize": "16M",
    "MaxScanSize": "64M",
    "StreamMaxLength": "16M",
}
_OTHERS = "Foreground yes\nLogTime yes\nTCPAddr 127.0.0.1\n"


@contextmanager
def running(
    limits: Mapping[str, str] = LIMITS, *, made_at: datetime | None = None
) -> Iterator[Server]:
    """Run one for the length of a block. Raises ProgramMissingError, ServerNotStartedError.

    With `made_at` its signatures call themselves ClamAV's daily ones, made then.
    """
    program = find_program()
    with own_folder("clamav") as folder:
        port = free_port()
        signatures = folder / "signatures"
        signatures.mkdir()
        line = _signature(NAME, EICAR)
        if made_at is None:
            (signatures / "own.ndb").write_bytes(line)
        else:
            (signatures / "daily.cud").write_bytes(_daily(line, made_at))
        (folder / "temporary").mkdir()
        said = {
            **limits,
            "DatabaseDirectory": signatures,
            "LocalSocket": folder / "socket",
            "TCPSocket": port,
            "TemporaryDirectory": folder / "temporary",
        }
        lines = "".join(f"{name} {value}\n" for name, value in said.items())
        (folder / "clamd.conf").write_text(_OTHERS + lines, encoding="utf-8")
        give(folder)
        server = Server(
            name="clamav",
            command=[program, "--config-file", folder / "clamd.conf"],
            folder=folder,
            variables={"CLAMD_ADDRESS": f"127.0.0.1:{port}"},
            answers=lambda: _answers(port),
            environment={"TZ": "UTC"},
        )
        with started(server):
            yield server


def find_program() -> Path:
    """Return where clamd lies; raise ProgramMissingError."""
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    found = shutil.which("clamd", path=places)
    if found is None:
        raise ProgramMissingError(
            "clamd is missing: apt-get install --no-install-recommends clamav-daemon"
        )
    return Path(found)


def teach(server: Server, name: str, content: bytes) -> None:
    """Let a running clamd find one more thing: what begins with these bytes."""
    with (server.folder / "signatures" / "learned.ndb").open("ab") as signatures:
        signatures.write(_signature(name, content))
    server.stop()
    server.start()


def _signature(name: str, content: bytes) -> bytes:
    return f"{name}:0:0:{content.hex()}\n".encode("ascii")  # any kind of file, at its beginning


def _daily(line: bytes, made_at: datetime) -> bytes:
    """Pack a signature as ClamAV does its own of the day, but for their makers' signature."""
    made = made_at.strftime("%d %b %Y %H-%M %z")
    head = f"ClamAV-VDB:{made}:27000:1:90:X:X:tests:{int(made_at.timestamp())}".encode("ascii")
    listed = b"daily.ndb:%d:%s" % (len(line), sha256(line).hexdigest().encode("ascii"))
    members = {"COPYING": b"", "daily.info": head + b"\n" + listed + b"\n", "daily.ndb": line}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return head.ljust(512) + packed.getvalue()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as asking:
            asking.sendall(b"zPING\0")
            return asking.recv(16) == b"PONG\0"
    except OSError:
        return False
