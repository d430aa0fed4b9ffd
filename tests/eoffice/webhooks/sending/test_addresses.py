"""Where a message may go: https, the name of a host, an allowed port; nothing that misleads."""

import pytest

from eoffice.webhooks.sending import addresses
from eoffice.webhooks.sending.addresses import Address, AddressRefusedError

PORTS = [443, 8443]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://receiver.example.vn", Address("receiver.example.vn", 443, "/")),
        ("https://receiver.example.vn/", Address("receiver.example.vn", 443, "/")),
        ("https://Receiver.Example.VN/In?a=%20", Address("receiver.example.vn", 443, "/In?a=%20")),
        ("https://receiver.example.vn:443/a", Address("receiver.example.vn", 443, "/a")),
        ("https://receiver.example.vn:8443/a", Address("receiver.example.vn", 8443, "/a")),
        ("https://xn--bcher-kva.example/a", Address("xn--bcher-kva.example", 443, "/a")),
        ("https://receiver.example.vn?a=b@c", Address("receiver.example.vn", 443, "/?a=b@c")),
    ],
)  # fmt: skip
def test_an_address_is_taken_as_it_is_written(text: str, expected: Address) -> None:
    assert addresses.read(text, ports=PORTS) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "receiver.example.vn", "//receiver.example.vn/", "https:receiver.example.vn",
        "https:///receiver.example.vn", "https://", "https://?a", "javascript:alert(1)",
        "http://receiver.example.vn/", "ftp://receiver.example.vn/", "file:///etc/passwd",
        "gopher://receiver.example.vn/", "HTTPS+unix://receiver.example.vn/",
    ],
)  # fmt: skip
def test_only_https_is_spoken(text: str) -> None:
    with pytest.raises(AddressRefusedError):
        addresses.read(text, ports=PORTS)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
        "017700000001", "0", "0x0", "1.1.1.1", "8.8.8.8", "a.b.0x", "a.1", "[::1]",
        "[::ffff:127.0.0.1]",
        "[2001:4860:4860::8888]", "[fe80::1%25eth0]", "169.254.169.254", "127.0.0.1.",
    ],
)  # fmt: skip
def test_a_host_has_a_name_and_is_never_a_number(host: str) -> None:
    """A number in whatever form says nothing to the administrator who allows it."""
    with pytest.raises(AddressRefusedError):
        addresses.read(f"https://{host}/", ports=PORTS)


@pytest.mark.parametrize(
    "host",
    ["localhost", "db", "a.localhost", "printer.local", "a.internal", "nas.lan", "x.home.arpa"],
)
def test_a_name_that_means_something_only_inside_is_refused(host: str) -> None:
    with pytest.raises(AddressRefusedError, match="only inside a network"):
        addresses.read(f"https://{host}/", ports=PORTS)


@pytest.mark.parametrize(
    "host",
    [
        "rеceiver.example.vn",  # a Cyrillic е
        "receiver.example。vn",  # an ideographic full stop
        "receiver.exampⅼe.vn",  # a Roman numeral for an l
        "ｒeceiver.example.vn",
        "receiver\u200b.example.vn",
        "receiver.example.vn\u00ad",
        "１２７.0.0.1",
        "-a.example.vn", "a-.example.vn", "a..example.vn", ".example.vn", "example.vn.",
        "a_b.example.vn", "a%2eexample.vn", f"{'a' * 64}.vn", f"{'a.' * 130}vn",
    ],
)  # fmt: skip
def test_letters_that_look_like_others_are_refused(host: str) -> None:
    """A name in another script is written as the network writes it, so that one sees what it is."""
    with pytest.raises(AddressRefusedError):
        addresses.read(f"https://{host}/", ports=PORTS)


@pytest.mark.parametrize(
    "text",
    [
        "https://user:password@receiver.example.vn/",
        "https://receiver.example.vn@127.0.0.1/",
        "https://receiver.example.vn\\@127.0.0.1/",
        "https://receiver.example.vn#@127.0.0.1/",
        "https://receiver.example.vn/#part",
        "https://receiver.example.vn/a\\b",
        "https://receiver.example.vn/\r\nHost: inside",
        "https://receiver.example.vn/a\tb",
        "https://rece\niver.example.vn/",
        "https://receiver.example.vn/a b",
        " https://receiver.example.vn/",
        "https://receiver.example.vn/\x00",
        "https://receiver.example.vn/đến",
        "https://receiver.example.vn/a|b",
        "https://receiver.example.vn/" + "a" * 500,
    ],
)
def test_nothing_in_an_address_misleads(text: str) -> None:
    with pytest.raises(AddressRefusedError):
        addresses.read(text, ports=PORTS)


def test_what_is_taken_can_be_read_again_as_it_is_kept() -> None:
    """A message reads its address each time: what it is kept as is no longer than it may be."""
    longest = "https://receiver.example.vn?" + "a" * 471
    assert len(longest) == 499

    kept = str(addresses.read(longest, ports=PORTS))

    assert len(kept) == 500
    assert str(addresses.read(kept, ports=PORTS)) == kept
    with pytest.raises(AddressRefusedError):
        addresses.read(f"{longest}a", ports=PORTS)


@pytest.mark.parametrize("port", ["22", "80", "0", "8080", "65536", "-1", "0443", "", "a", "443 "])
def test_only_the_ports_that_are_allowed_are_spoken_to(port: str) -> None:
    with pytest.raises(AddressRefusedError):
        addresses.read(f"https://receiver.example.vn:{port}/", ports=PORTS)
