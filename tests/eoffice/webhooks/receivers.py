"""A receiver of webhooks: a real server with TLS, its own authority, and its own idea of HMAC."""

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "receiver.example.vn"
TOLERANCE = 300  # seconds; what Standard Webhooks proposes against messages that are sent again


class NotGenuineError(AssertionError):
    """The message does not come from who has the secret."""


@dataclass(frozen=True)
class Got:
    """One message as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> Any:
        return json.loads(self.body)


Reply = Callable[[ssl.SSLSocket], None]


def answering(status: int, *headers: str) -> Reply:
    """Answer with a status, and some words that nobody should keep."""
    lines = [f"HTTP/1.1 {status} Said", "Content-Length: 12", *headers, "", "words of its"]
    return lambda connection: connection.sendall("\r\n".join(lines).encode())


def hanging(connection: ssl.SSLSocket) -> None:
    """Say nothing until the other side goes."""
    connection.settimeout(10)
    connection.recv(1)


def dripping(connection: ssl.SSLSocket) -> None:
    """Send a letter of an answer now and then, so that each wait by itself is short."""
    for letter in b"HTTP/1.1 100 Go on\r\n" * 100:
        connection.sendall(bytes([letter]))
        time.sleep(0.1)


def closing(connection: ssl.SSLSocket) -> None:
    """Go without a word."""
    del connection


def talking(words: bytes) -> Reply:
    """Send whatever it is."""
    return lambda connection: connection.sendall(words)


@dataclass
class Receiver:
    """A server on this machine; what it replies is told beforehand, then always the last."""

    port: int
    ca_file: Path
    got: list[Got] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=lambda: [answering(200)])

    def will(self, *replies: Reply) -> None:
        self.replies = list(replies)

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Stand in for the resolver of the machine, which does not know the name."""
        assert (host, port) == (HOST, self.port)
        return ["127.0.0.1"]


def verify(got: Got, secret: str, *, now: float | None = None) -> None:
    """Check a message as the receiver's own program would: written apart from what is tested."""
    stamp = int(got.headers["webhook-timestamp"])
    if abs((now if now is not None else time.time()) - stamp) > TOLERANCE:
        raise NotGenuineError("too old")
    key = base64.b64decode(secret.split("_", 1)[1])
    signed = f"{got.headers['webhook-id']}.{stamp}.".encode() + got.body
    inner = hashlib.sha256(_xored(key, 0x36) + signed).digest()
    expected = base64.b64encode(hashlib.sha256(_xored(key, 0x5C) + inner).digest()).decode()
    versions = [one.split(",", 1) for one in got.headers["webhook-signature"].split(" ")]
    if not any(name == "v1" and hmac.compare_digest(one, expected) for name, one in versions):
        raise NotGenuineError("not signed with this secret")


def _xored(key: bytes, with_byte: int) -> bytes:
    """Pad a key to a block of SHA-256 (RFC 2104), so that HMAC is written out here by hand."""
    return bytes(byte ^ with_byte for byte in key.ljust(64, b"\0"))


@contextmanager
def receiving(folder: Path, name: str = HOST) -> Iterator[Receiver]:
    """Serve until the end of the block."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca_file = write_certificates(folder, name)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        receiver = Receiver(listener.getsockname()[1], ca_file)
        ends = threading.Event()
        thread = threading.Thread(target=_serve, args=(listener, context, receiver, ends))
        thread.start()
        try:
            yield receiver
        finally:
            ends.set()
            thread.join()


def _serve(
    listener: socket.socket, context: ssl.SSLContext, receiver: Receiver, ends: threading.Event
) -> None:
    talks: list[threading.Thread] = []
    while not ends.is_set():
        try:
            plain, _peer = listener.accept()
        except TimeoutError:
            continue
        talks.append(threading.Thread(target=_talk, args=(plain, context, receiver)))
        talks[-1].start()
    for talk in talks:
        talk.join()


def _talk(plain: socket.socket, context: ssl.SSLContext, receiver: Receiver) -> None:
    plain.settimeout(10)
    with plain:
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                receiver.got.append(_read(connection))
                receiver.next_reply()(connection)
        except OSError:
            pass  # the other side went: that is what some tests are about


def _read(connection: ssl.SSLSocket) -> Got:
    got = b""
    while b"\r\n\r\n" not in got:
        got += _some_of(connection)
    head, _blank, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    while len(body) < int(headers["content-length"]):
        body += _some_of(connection)
    return Got(first.split(" ")[1], headers | {":first": first}, body)


def _some_of(connection: ssl.SSLSocket) -> bytes:
    some = connection.recv(4096)
    if not some:
        raise ConnectionResetError
    return some


def write_certificates(folder: Path, name: str) -> Path:
    """Make an authority and a certificate of it for a name; return the authority's file."""
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _one in range(2))
    authority = _certificate("Authority of the test", authority_key, authority_key, None, "")
    own = _certificate(name, key, authority_key, authority.subject, name)
    (folder / "ca.pem").write_bytes(authority.public_bytes(serialization.Encoding.PEM))
    (folder / "server.pem").write_bytes(own.public_bytes(serialization.Encoding.PEM))
    (folder / "server.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return folder / "ca.pem"


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    issuer: x509.Name | None,
    host: str,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if host:
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signer, hashes.SHA256())
