"""Passkeys, in a real browser whose authenticator is made up: added, used, named, removed."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect
from pytest_django import Settings

from eoffice.accounts.models import OpenSession, User
from eoffice.journal.models import JournalEntry
from eoffice.organization.models import Unit
from tests.browser import Visitor
from tests.eoffice.accounts.steps import DESK, give_app, shown_by_app
from tests.factories import PASSWORD, appoint, create_person

ACCOUNT, LOGIN, ADD = "/accounts/", "/accounts/login/", "/accounts/passkeys/add/"
WITH_PASSKEY = "Đăng nhập bằng khóa truy cập"

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def person(office: Unit, settings: Settings) -> User:
    """Somebody with a password, in an office that has a name."""
    settings.SITE_ADDRESS = "http://localhost"
    return appoint(create_person("Lê Thị Hoa", "hoa.le"), office).user


@pytest.fixture
def authenticator(visitor: Visitor) -> Any:
    """The browser's authenticator: it knows its person by the fingerprint."""
    return fit(visitor)


def fit(visitor: Visitor, *, is_verified: bool = True) -> Any:
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": is_verified,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def add(visitor: Visitor, name: str = "Máy ở cơ quan") -> None:
    visitor.page.goto(ADD)
    visitor.page.get_by_label("Tên khóa truy cập").fill(name)
    visitor.page.get_by_role("button", name="Tạo khóa truy cập").click()
    visitor.page.wait_for_url(lambda url: ADD not in url)


def give_password(visitor: Visitor, person: User) -> None:
    """Type name and password, and stand before the second step."""
    visitor.page.goto(LOGIN)
    visitor.page.locator("#id_login").fill(person.username)
    visitor.page.locator("#id_password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()
    visitor.page.wait_for_url("**/login/code/")


def add_and_sign_out(visitor: Visitor, person: User) -> None:
    visitor.sign_in(person.username)
    add(visitor)
    visitor.sign_out()


def test_a_passkey_signs_in_without_a_name_a_password_or_a_code(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    add_and_sign_out(visitor, person)

    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()

    visitor.page.wait_for_url(DESK)
    expect(visitor.page.locator("h1")).to_contain_text("Hoa")
    assert OpenSession.objects.get(person=person).way == "webauthn"


def test_the_page_that_was_asked_for_is_kept(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    add_and_sign_out(visitor, person)
    visitor.page.goto("/guide/?page=/")

    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()

    visitor.page.wait_for_url("**/guide/?page=/")


def test_adding_one_leads_to_recovery_codes_first(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    visitor.sign_in(person.username)

    add(visitor)

    expect(visitor.page.locator(".account-codes li")).to_have_count(10)
    expect(visitor.page.get_by_role("button", name="In", exact=True)).to_be_visible()


def test_with_a_passkey_the_password_alone_opens_nothing(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    add_and_sign_out(visitor, person)
    give_password(visitor, person)

    visitor.page.get_by_role("button", name="Dùng khóa truy cập").click()

    visitor.page.wait_for_url(DESK)
    assert OpenSession.objects.get(person=person).way == "password+webauthn"


def test_it_is_kept_under_its_name_which_can_be_changed(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    visitor.sign_in(person.username)
    add(visitor, "Máy ở cơ quan")
    visitor.page.goto(ACCOUNT)
    visitor.page.get_by_role("link", name="Đổi tên Máy ở cơ quan").click()
    visitor.page.get_by_label("Tên khóa truy cập").fill("Máy ở nhà")

    visitor.page.get_by_role("button", name="Lưu").click()

    expect(visitor.page.get_by_text("Máy ở nhà").first).to_be_visible()
    expect(visitor.page.get_by_text("Máy ở cơ quan")).to_have_count(0)


def test_what_was_removed_opens_nothing_any_more(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    visitor.sign_in(person.username)
    add(visitor)
    visitor.page.goto(ACCOUNT)
    visitor.page.get_by_role("link", name="Xóa Máy ở cơ quan").click()
    visitor.page.get_by_role("button", name="Xóa").click()
    visitor.page.wait_for_url(f"**{ACCOUNT}")
    visitor.sign_out()

    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()

    expect(visitor.page.get_by_text("Khóa truy cập này không có ở đây.")).to_be_visible()
    assert not OpenSession.objects.filter(person=person).exists()
    assert not Authenticator.objects.filter(user=person).exists()


def test_the_journal_says_that_it_came_and_went(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    visitor.sign_in(person.username)
    add(visitor)
    visitor.page.goto(ACCOUNT)
    visitor.page.get_by_role("link", name="Xóa Máy ở cơ quan").click()
    visitor.page.get_by_role("button", name="Xóa").click()
    visitor.page.wait_for_url(f"**{ACCOUNT}")

    events = JournalEntry.objects.filter(event__startswith="administration.passkey.")
    assert [entry.event.rpartition(".")[2] for entry in events.order_by("pk")] == [
        "added",
        "removed",
    ]


def test_who_does_not_show_the_finger_is_told_and_can_go_another_way(
    visitor: Visitor, person: User
) -> None:
    fit(visitor, is_verified=False)
    visitor.page.goto(LOGIN)

    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()

    expect(visitor.page.locator("form.passkey [data-failed]")).to_be_visible()
    visitor.sign_in(person.username)
    assert "/login/" not in visitor.page.url


def test_a_passkey_of_somebody_who_was_disabled_opens_nothing(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    add_and_sign_out(visitor, person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()

    expect(visitor.page.get_by_text("Tài khoản này đã bị khóa")).to_be_visible()


def test_an_answer_of_another_sign_in_is_not_believed(
    visitor: Visitor, person: User, authenticator: Any
) -> None:
    """The signed challenge belongs to one session, and to one try."""
    add_and_sign_out(visitor, person)
    visitor.page.evaluate("HTMLFormElement.prototype.submit = () => {}")
    visitor.page.get_by_role("button", name=WITH_PASSKEY).click()
    credential = visitor.page.locator("form.passkey [name=credential]")
    expect(credential).not_to_have_value("")
    answer = credential.input_value()

    for _try in range(2):
        visitor.page.goto("/accounts/new-password/")
        visitor.page.goto(LOGIN)
        visitor.page.context.clear_cookies()
        visitor.page.reload()
        visitor.page.evaluate(
            """answer => {
                const form = document.querySelector("form.passkey");
                form.elements.credential.value = answer;
                HTMLFormElement.prototype.submit.call(form);
            }""",
            answer,
        )
        expect(visitor.page.get_by_text("Khóa truy cập này không có ở đây.")).to_be_visible()

    assert not OpenSession.objects.filter(person=person).exists()


def test_who_they_are_is_shown_by_a_passkey_as_well(
    visitor: Visitor, person: User, authenticator: Any, settings: Settings
) -> None:
    visitor.sign_in(person.username)
    add(visitor)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    visitor.page.goto(ADD)
    visitor.page.get_by_role("link", name="Bằng khóa truy cập").click()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 300

    visitor.page.get_by_role("button", name="Dùng khóa truy cập").click()

    visitor.page.wait_for_url(f"**{ADD}")


def test_the_app_works_beside_it(visitor: Visitor, person: User, authenticator: Any) -> None:
    add_and_sign_out(visitor, person)
    give_app(person)
    give_password(visitor, person)

    visitor.page.locator("#id_code").fill(shown_by_app())
    visitor.page.get_by_role("button", name="Đăng nhập", exact=True).click()

    visitor.page.wait_for_url(DESK)
