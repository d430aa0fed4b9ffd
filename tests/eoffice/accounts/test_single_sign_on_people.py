"""Single sign-on: the office lets in whom it knows, and nobody else; it makes no accounts."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.actions import ways
from eoffice.accounts.models import OpenSession, User
from tests.eoffice.accounts.oidc.coming import as_hoa, come_by
from tests.eoffice.accounts.oidc.provider import RunningProvider
from tests.eoffice.accounts.steps import (
    is_in,
)
from tests.factories import create_person

pytestmark = [pytest.mark.django_db, pytest.mark.oidc]


def test_whom_the_provider_knows_by_the_name_here_comes_in(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)

    come_by(client, provider)

    assert client.session["_auth_user_id"] == str(hoa.pk)
    assert OpenSession.objects.get(person=hoa).way == "sso"


def test_who_is_not_known_here_is_told_so_and_no_account_is_made(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    provider.let_in("0002", claims={"preferred_username": "nobody.here"})

    response = come_by(client, provider)

    assert response.status_code == 403
    assert "“nobody.here”, nhưng ở đây chưa có tài khoản" in response.content.decode()
    assert User.objects.count() == 1
    assert not is_in(client)


def test_a_name_that_the_provider_gave_to_somebody_else_opens_nothing(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    come_by(Client(), provider)
    provider.let_in("0009", claims={"preferred_username": "hoa.le"})

    response = come_by(client, provider)

    assert "đã liên kết với một người khác" in response.content.decode()
    assert not is_in(client)


def test_who_is_called_otherwise_at_the_provider_now_is_still_known(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    come_by(Client(), provider)
    provider.let_in("0001", claims={"preferred_username": "hoa.tran"})

    come_by(client, provider)

    assert client.session["_auth_user_id"] == str(hoa.pk)


def test_after_a_reset_the_tie_is_made_anew(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    come_by(Client(), provider)
    ways.reset(person=hoa)
    provider.let_in("0009", claims={"preferred_username": "hoa.le"})

    come_by(client, provider)

    assert is_in(client)


def test_a_closed_account_stays_closed(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    User.objects.filter(pk=hoa.pk).update(is_active=False)
    as_hoa(provider)

    response = come_by(client, provider)

    assert response.status_code == 403
    assert "Tài khoản này đã bị khóa" in response.content.decode()
    assert not SocialAccount.objects.exists()


def test_an_account_that_is_closed_later_is_closed_to_the_provider_too(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    come_by(Client(), provider)
    User.objects.filter(pk=hoa.pk).update(is_active=False)

    response = come_by(client, provider)

    assert response.status_code == 403
    assert not is_in(client)


def test_people_can_be_known_by_a_checked_address(
    client: Client, provider: RunningProvider, hoa: User, settings: Settings
) -> None:
    settings.OIDC_CLAIM = "email"
    claims = {"email": "Hoa.Le@stp.songlam.gov.vn", "email_verified": True}
    provider.let_in("0001", claims=claims)

    come_by(client, provider)

    assert is_in(client)


def test_an_address_that_nobody_checked_opens_nothing(
    client: Client, provider: RunningProvider, hoa: User, settings: Settings
) -> None:
    settings.OIDC_CLAIM = "email"
    claims = {"email": "hoa.le@stp.songlam.gov.vn", "email_verified": False}
    provider.let_in("0001", claims=claims)

    come_by(client, provider)

    assert not is_in(client)


def test_an_address_that_two_people_have_opens_nothing(
    client: Client, provider: RunningProvider, hoa: User, settings: Settings
) -> None:
    settings.OIDC_CLAIM = "email"
    other = create_person("Bùi Thanh Hằng", "hang.bui")
    other.email = hoa.email
    other.save()
    provider.let_in("0001", claims={"email": hoa.email, "email_verified": True})

    come_by(client, provider)

    assert not is_in(client)


def test_the_own_page_says_that_the_account_is_tied(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    come_by(client, provider)

    assert "đã liên kết với tài khoản của anh/chị trên Cổng tỉnh" in (
        client.get("/accounts/").content.decode()
    )


def test_nothing_of_what_the_provider_tells_is_kept_but_the_name(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    claims = {"preferred_username": "hoa.le", "email": "private@example.vn", "name": "Hoa"}
    provider.let_in("0001", claims=claims, amr=["pwd"])

    come_by(client, provider)

    assert SocialAccount.objects.get().extra_data == {"name": "hoa.le", "second_step": False}
