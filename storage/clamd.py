"""Speaks with clamd, the scanner of ClamAV: what it knows, and what it finds in a stream.

The protocol is that of clamd(8). A command that begins with "z" ends with a zero byte, and so does
its answer; after INSTREAM come pieces, each behind its length, and at the end a length of zero.
"""

import re
import select
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

_ANSWERS_WITHIN = 2.0  # seconds, to a question without bytes: it has a thread of its own for these
_PIECE = 1 << 18
_LONGEST_ANSWER = 4096
_FOUND = re.compile(r"stream: (?P<finding>.+?)(\([0-9a-f]{32}:\d+\))? FOUND")
_LIMITS = "Heuristics.Limits.Exceeded"
_LOCKED = "Heuristics.Encrypted"
_TOO_LONG = "INSTREAM size limit exceeded"


class ScannerUnavailableError(Exception):
    """The scanner does not answer in time, or does not say what it found."""


class BeyondScannerError(Exception):
    """The file is larger, or takes longer, than the scanner's own limits let it look."""


class LockedToScannerError(BeyondScannerError):
    """In the file is something under a password, which the scanner cannot look at."""


class WrongAddressError(ScannerUnavailableError):
    """The address is neither the path of a socket nor a name with a port."""


@dataclass(frozen=True)
class Clamd:
    """A scanner at an address: `/path/of/a/socket`, or `name:port`."""

    address: str
    seconds: float  # for one file, from the first byte to the answer

    def version(self) -> str:
        """Return what it calls itself and its signatures; raise ScannerUnavailableError."""
        return self._ask(b"VERSION")

    def scan(self, stream: IO[bytes]) -> str:
        """Return the name of what it finds in a stream, or nothing.

        Raises BeyondScannerError where it has not looked at all of it, ScannerUnavailableError.
        """
        if self._ask(b"PING") != "PONG":
            raise ScannerUnavailableError("What answers is no clamd.")
        stream.seek(0)
        with _Conversation(self.address, self.seconds) as speaking:
            answer = speaking.show(stream)
        return _finding_of(answer)

    def _ask(self, command: bytes) -> str:
        with _Conversation(self.address, _ANSWERS_WITHIN) as speaking:
            speaking.say(b"z" + command + b"\0")
            return speaking.hear()


class _Conversation:
    """One connection, for one question; it ends in time whatever the other side does."""

    def __init__(self, address: str, seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        with _told():
            self._socket = _connected(address)

    def __enter__(self) -> "_Conversation":
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.close()

    def say(self, words: bytes) -> None:
        with _told():
            self._send(words)

    def show(self, stream: IO[bytes]) -> str:
        """Send a stream, and stop sending as soon as there is an answer."""
        self.say(b"zINSTREAM\0")
        while (piece := stream.read(_PIECE)) and self._takes(piece):
            pass
        self._takes(b"")  # the end
        return self.hear()

    def hear(self) -> str:
        heard = b""
        with _told():
            while not heard.endswith(b"\0"):
                self._socket.settimeout(self._left())
                piece = self._socket.recv(_LONGEST_ANSWER)
                if not piece or len(heard) > _LONGEST_ANSWER:
                    break
                heard += piece
        return heard.rstrip(b"\0").decode("utf-8", "replace").strip()

    def _takes(self, piece: bytes) -> bool:
        """Send a piece; False where it has heard enough, which it says before it hangs up."""
        if self._has_answered():
            return False
        with _told():
            try:
                self._send(struct.pack("!L", len(piece)) + piece)
            except (BrokenPipeError, ConnectionResetError):
                return False
        return True

    def _send(self, words: bytes) -> None:
        self._socket.settimeout(self._left())
        self._socket.sendall(words)

    def _has_answered(self) -> bool:
        asking = select.poll()
        asking.register(self._socket, select.POLLIN)
        return bool(asking.poll(0))

    def _left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("it takes too long")
        return left


def require_address(address: str) -> None:
    """Raise WrongAddressError for what can be no scanner's address."""
    _place_of(address)


def _connected(address: str) -> socket.socket:
    place = _place_of(address)
    if isinstance(place, tuple):
        return socket.create_connection(place, timeout=_ANSWERS_WITHIN)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(_ANSWERS_WITHIN)
        connection.connect(place)
    except OSError:
        connection.close()
        raise
    return connection


def _place_of(address: str) -> str | tuple[str, int]:
    if address.startswith("/"):
        return address
    try:
        parts = urlsplit(f"//{address}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise WrongAddressError(address) from error
    if not host or not port or parts.netloc != address:
        raise WrongAddressError(address)
    return host, port


@contextmanager
def _told() -> Iterator[None]:
    """Say of whatever a socket runs into that the scanner is not available."""
    try:
        yield
    except OSError as error:
        raise ScannerUnavailableError(f"The scanner does not answer: {error}") from error


def _finding_of(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    if answer.startswith(_TOO_LONG):
        raise BeyondScannerError(answer)
    found = _FOUND.fullmatch(answer)
    if found is None:
        raise ScannerUnavailableError(f"The scanner could not look: {answer or 'it hung up'}")
    if found["finding"].startswith(_LIMITS):
        raise BeyondScannerError(found["finding"])
    if found["finding"].startswith(_LOCKED):
        raise LockedToScannerError(found["finding"])
    return found["finding"]
