"""Hosts: an administrator allows them, and a second person uses them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.journal.models import JournalEntry
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from eoffice.webhooks import events, notices
from eoffice.webhooks.actions import hosts
from eoffice.webhooks.models import AllowedHost, Webhook
from tests.eoffice.webhooks.office import allow, make, work
from tests.eoffice.webhooks.receivers import HOST
from tests.factories import appoint, create_person

BACKEND = "eoffice.accounts.backends.PasswordBackend"
PAGE = "/administration/webhooks/"


@pytest.fixture
def browser(administrator: Actor, client: Client) -> Client:
    User.objects.update(language="en")
    client.force_login(User.objects.get(pk=administrator.user.pk), backend=BACKEND)
    return client


def test_only_an_administrator_allows_a_host(director: Actor, clerk: Actor) -> None:
    for actor in (director, clerk):
        with pytest.raises(PermissionDenied, match="administrator"):
            allow(actor)


def test_who_allowed_a_host_leads_no_webhook_there(administrator: Actor, division: Unit) -> None:
    """Two people look at it: a second post of the same person is the same two eyes."""
    allow(administrator)
    as_staff = appoint(administrator.user, division, Duty.STAFF, "Chuyên viên")

    with pytest.raises(PermissionDenied, match="yourself"):
        make(as_staff)


def test_a_host_that_is_not_allowed_gets_no_webhook(drafter: Actor) -> None:
    with pytest.raises(PermissionDenied, match="not allowed this host"):
        make(drafter)


def test_a_host_of_another_agency_or_port_is_not_allowed_here(
    host: AllowedHost, drafter: Actor, stranger: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="not allowed this host"):
        make(stranger)
    with pytest.raises(PermissionDenied, match="not allowed this host"):
        make(drafter, 8443)


def test_a_host_is_allowed_once(host: AllowedHost, administrator: Actor) -> None:
    with pytest.raises(ValidationError, match="already"):
        allow(administrator)


def test_a_host_that_was_withdrawn_can_be_allowed_anew(
    host: AllowedHost, administrator: Actor
) -> None:
    hosts.withdraw(host=host, actor=administrator, at=timezone.now())

    assert allow(administrator).pk != host.pk


def test_an_administrator_of_another_agency_withdraws_nothing(
    host: AllowedHost, stranger: Actor
) -> None:
    other = appoint(create_person(), stranger.post.unit, Duty.ADMINISTRATOR)

    with pytest.raises(PermissionDenied):
        hosts.withdraw(host=host, actor=other, at=timezone.now())


def test_people_are_told_when_their_host_is_withdrawn(
    host: AllowedHost, webhook: Webhook, administrator: Actor, drafter: Actor
) -> None:
    hosts.withdraw(host=host, actor=administrator, at=timezone.now())
    work()

    notice = Notice.objects.get(kind=notices.HOST_WITHDRAWN)
    assert notice.person == drafter.user
    assert notice.facts == {"host": f"{HOST}:443"}


def test_the_page_shows_whose_webhooks_lead_there_but_not_their_paths(
    browser: Client, webhook: Webhook, drafter: Actor
) -> None:
    page = browser.get(PAGE).content.decode()

    assert HOST in page
    assert drafter.user.full_name in page
    assert "path-that-is-a-secret" not in page


def test_a_host_is_allowed_and_withdrawn_on_the_page(browser: Client) -> None:
    form = {"host": "Receiver.Example.VN", "port": "8443", "purpose": "Báo cáo"}
    assert browser.post(f"{PAGE}allow/", form).status_code == 302
    allowed = AllowedHost.objects.get()
    assert str(allowed) == "receiver.example.vn:8443"
    assert browser.post(f"{PAGE}allow/", form).status_code == 422

    assert browser.post(f"{PAGE}{allowed.uid}/withdraw/").status_code == 302

    assert not AllowedHost.objects.standing().exists()
    assert "Nothing leaves the agency" in browser.get(PAGE).content.decode()
    acts = browser.get("/administration/acts/").content.decode()
    assert "allowed a host for webhooks" in acts
    assert "withdrew a host for webhooks" in acts
    assert JournalEntry.objects.filter(event=events.HOST_ALLOWED).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"host": "10.0.0.1"}, {"host": "localhost"}, {"host": "https://receiver.example.vn"},
        {"host": "rеceiver.example.vn"}, {"host": ""}, {"port": "22"}, {"purpose": ""},
    ],
)  # fmt: skip
def test_what_is_no_host_is_not_allowed(browser: Client, wrong: dict[str, str]) -> None:
    form = {"host": HOST, "port": "443", "purpose": "Báo cáo"} | wrong

    assert browser.post(f"{PAGE}allow/", form).status_code == 422
    assert not AllowedHost.objects.exists()


def test_the_pages_are_not_there_for_others(client: Client, host: AllowedHost, head: Actor) -> None:
    client.force_login(head.user, backend=BACKEND)

    assert client.get(PAGE).status_code == 404
    assert client.get(f"{PAGE}allow/").status_code == 404
    assert client.post(f"{PAGE}{host.uid}/withdraw/").status_code == 404
