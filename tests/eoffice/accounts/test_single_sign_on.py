"""Single sign-on: to the provider and back, safely; and which second step is asked."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from eoffice.accounts.models import User
from tests.eoffice.accounts.oidc import provider as oidc
from tests.eoffice.accounts.oidc.coming import BACK, LEAVE, SITE, as_hoa, come_by, leave, speak_with
from tests.eoffice.accounts.oidc.provider import RunningProvider
from tests.eoffice.accounts.steps import (
    CODE,
    LOGIN,
    give_app,
    give_code,
    give_password,
    is_in,
    shown_by_app,
)

pytestmark = [pytest.mark.django_db, pytest.mark.oidc]


def test_the_page_that_was_asked_for_is_kept(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)

    response = come_by(client, provider, next="/guide/?page=/")

    assert response.headers["Location"] == "/guide/?page=/"


def test_coming_back_never_leads_to_another_site(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)

    response = come_by(client, provider, next="https://elsewhere.example/")

    assert response.headers["Location"] == "/"


def test_the_request_carries_state_nonce_and_a_challenge(
    client: Client, provider: RunningProvider
) -> None:
    asked = parse_qs(urlsplit(leave(client)).query)

    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["code_challenge"][0]) == 43
    assert len(asked["nonce"][0]) >= 32
    assert len(asked["state"][0]) >= 16
    assert asked["redirect_uri"] == [SITE + BACK]


def test_nothing_of_the_request_can_be_put_in_from_outside(
    client: Client, provider: RunningProvider
) -> None:
    query = "?scope=admin&auth_params=prompt%3Dnone&process=connect&action=rerequest"

    page = client.post(LEAVE + query)
    asked = parse_qs(urlsplit(page.context["address"]).query)

    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked


def test_our_second_step_is_asked_where_the_provider_asked_for_none(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    give_app(hoa)
    as_hoa(provider, amr=["pwd"])

    response = come_by(client, provider, next="/guide/")

    assert response.headers["Location"] == CODE
    assert not is_in(client)
    assert give_code(client, shown_by_app()).headers["Location"] == "/guide/"


def test_it_is_not_asked_twice_where_the_provider_has_asked(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    give_app(hoa)
    as_hoa(provider, amr=["pwd", "mfa"])

    come_by(client, provider)

    assert is_in(client)
    assert client.get("/guide/").status_code == 200


def test_a_level_can_be_agreed_upon_instead(
    client: Client, provider: RunningProvider, hoa: User, settings: Settings
) -> None:
    settings.OIDC_SECOND_STEP = ["loa3"]
    give_app(hoa)
    as_hoa(provider, acr="loa3")

    come_by(client, provider)

    assert is_in(client)


def test_what_the_provider_asked_once_does_not_count_the_next_time(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    give_app(hoa)
    as_hoa(provider, amr=["mfa"])
    come_by(Client(), provider)
    as_hoa(provider, amr=["pwd"])

    assert come_by(client, provider).headers["Location"] == CODE


def test_who_turns_back_at_the_provider_can_sign_in_otherwise(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    provider.let_nobody_in()

    response = come_by(client, provider)

    assert response.status_code == 403
    assert "đăng nhập bằng mật khẩu" in response.content.decode()
    give_password(client, hoa)
    assert is_in(client)


def test_an_answer_works_once(client: Client, provider: RunningProvider, hoa: User) -> None:
    as_hoa(provider)
    back = provider.go_through(leave(client))
    client.get(back)
    client.post("/accounts/logout/")

    client.get(back)

    assert not is_in(client)


def test_an_answer_does_not_work_in_another_browser(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    as_hoa(provider)
    back = provider.go_through(leave(Client()))

    response = client.get(back)

    assert response.status_code == 403
    assert not is_in(client)


def test_an_answer_to_another_request_is_not_believed(
    client: Client, provider: RunningProvider, hoa: User
) -> None:
    """The nonce: a token of one sign-in, put into another."""
    as_hoa(provider)
    back = provider.go_through(leave(client))
    session = client.session
    states = session["socialaccount_states"]
    for state in states.values():
        state[0]["nonce"] = "another one"
    session["socialaccount_states"] = states
    session.save()

    response = client.get(back)

    assert response.status_code == 403
    assert not is_in(client)


def test_while_the_provider_is_out_the_page_says_so_and_the_password_works(
    client: Client, hoa: User, settings: Settings
) -> None:
    with oidc.running(SITE + BACK) as provider:
        speak_with(provider, settings)
    give_app(hoa)

    response = client.post(LEAVE)

    assert response.status_code == 503
    assert "Cổng tỉnh hiện không phản hồi" in response.content.decode()
    give_password(client, hoa)
    assert give_code(client, shown_by_app()).status_code == 302
    assert is_in(client)


def test_a_provider_that_goes_out_on_the_way_lets_nobody_in(
    client: Client, hoa: User, settings: Settings
) -> None:
    with oidc.running(SITE + BACK) as provider:
        speak_with(provider, settings)
        as_hoa(provider)
        back = provider.go_through(leave(client))

    response = client.get(back)

    assert response.status_code == 503
    assert not is_in(client)


def test_a_provider_that_calls_itself_otherwise_is_not_believed(
    client: Client, provider: RunningProvider, settings: Settings
) -> None:
    settings.OIDC_SERVER_URL = provider.issuer.replace("127.0.0.1", "localhost")

    response = client.post(LEAVE)

    assert response.status_code == 403


def test_the_button_is_there_where_there_is_a_provider(
    client: Client, provider: RunningProvider, settings: Settings
) -> None:
    with_it = client.get(f"{LOGIN}?next=/guide/").content.decode()
    settings.OIDC_SERVER_URL = ""
    without = client.get(LOGIN).content.decode()

    assert "Đăng nhập qua Cổng tỉnh" in with_it
    assert LEAVE in with_it
    assert LEAVE not in without


def test_looking_does_not_send_anybody_to_the_provider(
    client: Client, provider: RunningProvider
) -> None:
    assert client.get(LEAVE).status_code == 405
