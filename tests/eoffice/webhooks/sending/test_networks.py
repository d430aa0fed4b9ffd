"""Which addresses a name may lead to: those of one host on the public internet, and no other."""

import pytest

from eoffice.webhooks.sending import networks


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "8.8.8.8", "113.160.0.1", "172.15.255.255", "172.32.0.1", "100.63.255.255",
        "100.128.0.1", "198.17.0.1", "223.255.255.255", "2606:4700:4700::1111",
        "2001:4860:4860::8888", "2401:d800::1", "64:ff9b::8.8.8.8",
    ],
)  # fmt: skip
def test_a_public_host_may_be_told(address: str) -> None:
    assert networks.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1",  # noqa: S104 - refused, not bound to
        "100.127.255.255",
        "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.0.0.8", "192.0.0.9", "192.0.0.170", "192.0.2.1", "192.88.99.1",
        "192.168.1.1", "198.18.0.1", "198.19.255.255",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255",
    ],
)  # fmt: skip
def test_a_host_of_a_house_a_machine_or_nobody_is_not_public(address: str) -> None:
    assert not networks.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "::", "::1", "::127.0.0.1", "::8.8.8.8",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:7f00:1",
        "::ffff:0:8.8.8.8",
        "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254",
        "64:ff9b:1::8.8.8.8",
        "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1",
        "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1",
        "2001:db8::1", "3fff::1", "5f00::1", "100::1",
        "fc00::1", "fd00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1",
        "ff02::1", "ff0e::1", "2606:4700:4700::1111%eth0", "4000::1",
    ],
)  # fmt: skip
def test_no_form_of_ipv6_hides_another_network(address: str) -> None:
    assert not networks.is_public(address)


@pytest.mark.parametrize(
    "address", ["", "a", "127.1", "0x7f000001", "2130706433", "01.1.1.1", "1.1.1.1/8"]
)
def test_what_is_no_address_is_not_public(address: str) -> None:
    assert not networks.is_public(address)
    assert not networks.is_loopback(address)
