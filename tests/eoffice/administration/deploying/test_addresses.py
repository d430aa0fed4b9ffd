"""Names and switches: what lets strangers in, and what leads nowhere."""

import pytest
from pytest_django import Settings

from eoffice.administration.deploying import addresses
from tests.eoffice.administration.deploying.conftest import Told


def test_an_office_that_has_read_the_manual_is_told_nothing(sound: Settings, told: Told) -> None:
    assert told(addresses.look_at_switches()) == {}
    assert told(addresses.look_at_names()) == {}


def test_debugging_is_told(sound: Settings, told: Told) -> None:
    sound.DEBUG = True

    assert "shows its insides" in told(addresses.look_at_switches())["eoffice.E101"]


def test_the_sign_ins_of_the_demo_are_told(sound: Settings, told: Told) -> None:
    sound.DEMO_SIGN_INS = True

    assert "signs anybody in" in told(addresses.look_at_switches())["eoffice.E102"]


def test_an_office_of_any_name_is_told(sound: Settings, told: Told) -> None:
    sound.ALLOWED_HOSTS = ["*"]

    assert set(told(addresses.look_at_names())) == {"eoffice.E111"}


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("http://eoffice.example.gov.vn", "eoffice.E112"),
        ("https://localhost", "eoffice.E113"),
        ("https://127.0.0.1:8000", "eoffice.E113"),
        ("https://elsewhere.example.gov.vn", "eoffice.E114"),
    ],
)
def test_links_that_do_not_lead_here_are_told(
    sound: Settings, told: Told, address: str, number: str
) -> None:
    sound.SITE_ADDRESS = address

    assert set(told(addresses.look_at_names())) == {number}


def test_believing_every_proxy_is_told(sound: Settings, told: Told) -> None:
    sound.TRUSTED_PROXIES = ["*"]

    assert set(told(addresses.look_at_names())) == {"eoffice.W115"}
