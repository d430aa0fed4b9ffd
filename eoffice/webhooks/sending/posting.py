"""Posts to a host that is resolved once, looked at, and connected to by that very address.

Written on sockets: no proxy of the environment, no redirect, no second look-up of the name, and
one deadline over all of it. Of the answer only the status is read.
"""

import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from eoffice.webhooks.sending import networks
from eoffice.webhooks.sending.addresses import Address

_MOST_ADDRESSES = 4
_MOST_OF_AN_ANSWER = 16 * 1024
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5][0-9]{2})[ \r\n]")
_LINE = re.compile(r"[\x20-\x7e]*")

Resolver = Callable[[str, int], Sequence[str]]


class NotReachedError(Exception):
    """No answer came; each kind says why."""


class NameUnknownError(NotReachedError):
    """The name leads nowhere."""


class NotPublicError(NotReachedError):
    """The name leads into a network that is not public; nothing was connected to."""


class ClosedError(NotReachedError):
    """Nobody listens there, or the connection was closed before the answer."""


class SlowError(NotReachedError):
    """The deadline passed."""


class NotBelievedError(NotReachedError):
    """The receiver could not prove by a certificate who it is."""


class GarbledError(NotReachedError):
    """What came is not an answer of HTTP."""


@dataclass(frozen=True)
class Rules:
    """What is allowed, and who is believed."""

    seconds: float
    ca_file: str = ""
    allows_loopback: bool = False


@dataclass
class _Deadline:
    seconds: float
    began: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        left = self.began + self.seconds - time.monotonic()
        if left <= 0:
            raise SlowError
        return left


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the machine's resolver for the addresses of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_kind, place in found))


def post(
    address: Address,
    body: bytes,
    headers: Mapping[str, str],
    *,
    rules: Rules,
    resolver: Resolver | None = None,
) -> int:
    """Post a body of JSON and return the status of the answer, or raise a NotReachedError."""
    deadline = _Deadline(rules.seconds)
    found = _addresses(address, resolver or resolve, deadline)
    for ip in found:
        allowed = networks.is_public(ip) or (rules.allows_loopback and networks.is_loopback(ip))
        if not allowed:  # one that is not public among those that are is no slip either
            raise NotPublicError
    context = _context(rules.ca_file)  # a file that is missing here is no fault of the receiver
    try:
        with _connect(found, address.port, deadline) as plain:
            plain.settimeout(deadline.left())
            with context.wrap_socket(plain, server_hostname=address.host) as secured:
                secured.settimeout(deadline.left())
                secured.sendall(_request(address, body, headers))
                return _status(secured, deadline)
    except TimeoutError as error:
        raise SlowError from error
    except ssl.SSLEOFError as error:
        raise ClosedError from error
    except ssl.SSLError as error:
        raise NotBelievedError from error
    except OSError as error:
        raise ClosedError from error


def _addresses(address: Address, resolver: Resolver, deadline: _Deadline) -> Sequence[str]:
    """Resolve once, in a thread, since the system's resolver knows no deadline."""
    found: list[Sequence[str]] = []

    def look_up() -> None:
        try:
            found.append(resolver(address.host, address.port))
        except (OSError, UnicodeError):
            found.append([])

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise SlowError
    if not found[0]:
        raise NameUnknownError
    return found[0]


def _connect(found: Sequence[str], port: int, deadline: _Deadline) -> socket.socket:
    """Try one address after another, each for its share of the time: the first may be silent."""
    fault: OSError = ConnectionRefusedError()
    tried = found[:_MOST_ADDRESSES]
    for number, ip in enumerate(tried):
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        plain = socket.socket(family, socket.SOCK_STREAM)
        plain.settimeout(deadline.left() / (len(tried) - number))
        try:
            plain.connect((ip, port))
        except OSError as error:
            plain.close()
            fault = error
        else:
            return plain
    raise fault


@lru_cache(maxsize=4)
def _context(ca_file: str) -> ssl.SSLContext:
    """Believe the public authorities, and that of the agency where it has one."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(ca_file)
    return context


def _request(address: Address, body: bytes, headers: Mapping[str, str]) -> bytes:
    all_headers = {
        "Host": address.authority,
        "User-Agent": "eoffice-webhooks/1",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
        **headers,
    }
    lines = [f"POST {address.target} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in all_headers.items()]
    if not all(_LINE.fullmatch(line) for line in lines):
        raise ValueError("A header of a message is one line of plain letters.")
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body


def _status(secured: ssl.SSLSocket, deadline: _Deadline) -> int:
    """Read until the status of the final answer is known; what comes after it is not read."""
    got = b""
    while True:
        found = _STATUS.match(got)
        if found and not found[1].startswith(b"1"):
            return int(found[1])
        if found and b"\r\n\r\n" in got:
            got = got.partition(b"\r\n\r\n")[2]  # an interim answer: the final one follows
            continue
        is_line_over = b"\n" in got or len(got) > 16
        if not found and (is_line_over or not b"HTTP/1.".startswith(got[:7])):
            raise GarbledError
        if len(got) > _MOST_OF_AN_ANSWER:
            raise GarbledError
        secured.settimeout(deadline.left())
        more = secured.recv(4096)
        if not more:
            raise ClosedError
        got += more
