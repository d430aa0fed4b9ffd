"""Posting: to the address that was looked at, over TLS, in time, and nowhere else."""

import socket
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from eoffice.webhooks.sending import posting
from eoffice.webhooks.sending.addresses import Address
from eoffice.webhooks.sending.posting import Rules
from tests.eoffice.webhooks.receivers import (
    HOST,
    Receiver,
    Reply,
    answering,
    closing,
    dripping,
    hanging,
    receiving,
    talking,
)

BODY = b'{"type":"test"}'


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    with receiving(tmp_path) as made:
        yield made


def post(receiver: Receiver, *, seconds: float = 5.0, target: str = "/in", **headers: str) -> int:
    return posting.post(
        Address(HOST, receiver.port, target),
        BODY,
        headers,
        rules=Rules(seconds, str(receiver.ca_file), allows_loopback=True),
        resolver=receiver.resolve,
    )


def test_a_message_arrives_as_it_was_sent(receiver: Receiver) -> None:
    assert post(receiver, target="/in?key=1", word="x") == 200

    got = receiver.got[0]
    assert (got.path, got.body) == ("/in?key=1", BODY)
    assert got.headers["host"] == f"{HOST}:{receiver.port}"
    assert got.headers["content-type"] == "application/json"
    assert got.headers["word"] == "x"


@pytest.mark.parametrize("status", [200, 204, 301, 302, 307, 308, 404, 410, 500, 503])
def test_the_status_is_told_and_nothing_else_of_the_answer(receiver: Receiver, status: int) -> None:
    receiver.will(answering(status))

    assert post(receiver) == status


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.will(answering(307, f"Location: https://127.0.0.1:{receiver.port}/other"))

    assert post(receiver) == 307
    assert len(receiver.got) == 1


def test_an_interim_answer_is_passed_over(receiver: Receiver) -> None:
    receiver.will(talking(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 204 No\r\n\r\n"))

    assert post(receiver) == 204


@pytest.mark.parametrize("reply", [hanging, dripping])
def test_a_receiver_that_takes_long_is_left_in_time(receiver: Receiver, reply: Reply) -> None:
    """One deadline over all of it: a letter now and then does not prolong it."""
    receiver.will(reply)
    began = time.monotonic()

    with pytest.raises(posting.SlowError):
        post(receiver, seconds=0.7)

    assert time.monotonic() - began < 2


def test_a_handshake_that_never_comes_is_left_in_time(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(posting.SlowError):
        posting.post(
            Address(HOST, silent.getsockname()[1], "/"),
            BODY,
            {},
            rules=Rules(0.5, allows_loopback=True),
            resolver=lambda *_asked: ["127.0.0.1"],
        )


def test_a_resolver_that_never_answers_is_left_in_time() -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        time.sleep(2)
        return ["127.0.0.1"]

    began = time.monotonic()
    with pytest.raises(posting.SlowError):
        posting.post(Address(HOST, 443, "/"), BODY, {}, rules=Rules(0.3), resolver=resolve)

    assert time.monotonic() - began < 1


def test_a_receiver_that_goes_without_a_word_is_noticed(receiver: Receiver) -> None:
    receiver.will(closing)

    with pytest.raises(posting.ClosedError):
        post(receiver)


@pytest.mark.parametrize(
    "words",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 \r\n\r\n",
        b"HTTP/2 200\r\n",
        b"HTTP/1.1 999 A\r\n",
        b"x" * 100_000,
    ],
)
def test_what_does_not_speak_http_is_left(receiver: Receiver, words: bytes) -> None:
    receiver.will(talking(words))

    with pytest.raises(posting.GarbledError):
        post(receiver)


def test_an_answer_without_an_end_is_not_read_to_its_end(receiver: Receiver) -> None:
    receiver.will(talking(b"HTTP/1.1 100 Go on\r\n" + b"X: y\r\n" * 100_000))

    with pytest.raises(posting.GarbledError):
        post(receiver)


def test_nobody_there_is_noticed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(posting.ClosedError):
        posting.post(
            Address(HOST, port, "/"),
            BODY,
            {},
            rules=Rules(2, allows_loopback=True),
            resolver=lambda *_asked: ["127.0.0.1"],
        )


@pytest.mark.parametrize("fault", [socket.gaierror("unknown"), UnicodeError("label too long")])
def test_a_name_that_leads_nowhere_is_noticed(fault: Exception) -> None:
    def resolve(host: str, port: int) -> Sequence[str]:
        raise fault

    with pytest.raises(posting.NameUnknownError):
        posting.post(Address(HOST, 443, "/"), BODY, {}, rules=Rules(2), resolver=resolve)


def test_only_an_authority_that_is_known_is_believed(receiver: Receiver) -> None:
    with pytest.raises(posting.NotBelievedError):
        posting.post(
            Address(HOST, receiver.port, "/"),
            BODY,
            {},
            rules=Rules(5, allows_loopback=True),
            resolver=receiver.resolve,
        )

    assert receiver.got == []


def test_a_certificate_for_another_name_is_not_believed(tmp_path: Path) -> None:
    with receiving(tmp_path, "other.example.vn") as other, pytest.raises(posting.NotBelievedError):
        post(other)

    assert other.got == []


def test_an_authority_that_is_missing_here_is_not_the_receivers_fault(receiver: Receiver) -> None:
    """The task fails and is seen on the page of operations; nobody's webhook is switched off."""
    with pytest.raises(FileNotFoundError):
        posting.post(
            Address(HOST, receiver.port, "/"),
            BODY,
            {},
            rules=Rules(5, "/nowhere/ca.pem", allows_loopback=True),
            resolver=receiver.resolve,
        )

    assert receiver.got == []


def test_an_address_that_keeps_silent_leaves_time_for_the_next(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a name has an IPv6 address and the way there swallows what is sent."""
    connect, shares = socket.socket.connect, []

    def connect_or_wait(self: socket.socket, address: tuple[str, int]) -> None:
        if address[0] == "127.0.0.2":
            shares.append(self.gettimeout())
            raise TimeoutError
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_or_wait)
    status = posting.post(
        Address(HOST, receiver.port, "/"),
        BODY,
        {},
        rules=Rules(4.0, str(receiver.ca_file), allows_loopback=True),
        resolver=lambda *_asked: ["127.0.0.2", "127.0.0.1"],
    )

    assert status == 200
    assert shares[0] is not None
    assert shares[0] <= 2.0


def test_loopback_is_refused_unless_a_test_asks_for_it(receiver: Receiver) -> None:
    with pytest.raises(posting.NotPublicError):
        posting.post(
            Address(HOST, receiver.port, "/"),
            BODY,
            {},
            rules=Rules(5, str(receiver.ca_file)),
            resolver=receiver.resolve,
        )

    assert receiver.got == []


@pytest.mark.parametrize(
    "found",
    [["10.0.0.1"], ["::1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], []],
)
def test_nothing_is_connected_to_in_a_network_that_is_not_public(
    found: list[str], no_connections: None
) -> None:
    """Not even where a public address stands beside: who mixes them has something in mind."""
    with pytest.raises((posting.NotPublicError, posting.NameUnknownError)):
        posting.post(
            Address(HOST, 443, "/"), BODY, {}, rules=Rules(2), resolver=lambda *_asked: found
        )


def test_a_name_that_leads_elsewhere_when_asked_again_is_asked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DNS rebinding: first a public address for whoever looks, then this machine."""
    answers = iter([["203.119.8.106"], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []
    connected: list[object] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return next(answers)

    def connect(self: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(posting.ClosedError):
        posting.post(Address(HOST, 443, "/"), BODY, {}, rules=Rules(2), resolver=resolve)

    assert asked == [HOST]
    assert connected == [("203.119.8.106", 443)]


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
def test_proxies_of_the_environment_are_not_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert post(receiver) == 200


@pytest.mark.parametrize("value", ["a\r\nHost: inside", "a\nb", "a\x00", "đến"])
def test_no_header_brings_a_second_one(receiver: Receiver, value: str) -> None:
    with pytest.raises(ValueError, match="one line"):
        post(receiver, word=value)

    assert receiver.got == []


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(self: socket.socket, address: object) -> None:
        raise AssertionError(f"Connected to {address}.")

    monkeypatch.setattr(socket.socket, "connect", connect)
