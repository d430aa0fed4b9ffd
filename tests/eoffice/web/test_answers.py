"""Answers that went wrong, and the headers of every answer."""

import pytest
from django.test import Client

from eoffice.organization.actor import Actor

MADE_UP = "/made-up/letter/"


@pytest.fixture
def client(drafter: Actor) -> Client:
    """The drafter's browser, on a server that answers when it breaks."""
    client = Client(raise_request_exception=False)
    client.force_login(drafter.user)
    return client


@pytest.mark.usefixtures("made_up")
def test_a_refusal_carries_its_reason(client: Client) -> None:
    response = client.post(f"{MADE_UP}forbidden/")

    assert response.status_code == 403
    assert "Chỉ lãnh đạo được chỉ đạo." in response.content.decode()


@pytest.mark.usefixtures("made_up")
def test_a_break_has_a_code_that_is_found_in_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    page = client.post(f"{MADE_UP}broken/").content.decode()

    said = [record.getMessage() for record in caplog.records if "broke;" in record.getMessage()]
    assert said[0].rstrip(".").split()[-1] in page
    assert "made up" not in page


@pytest.mark.usefixtures("made_up")
def test_a_database_that_is_away_is_told_in_words(client: Client) -> None:
    response = client.post(f"{MADE_UP}away/")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert "Cơ sở dữ liệu chưa phản hồi." in response.content.decode()
    assert "made up" not in response.content.decode()


@pytest.mark.usefixtures("made_up")
def test_a_broken_form_leads_back_to_its_page(client: Client) -> None:
    response = client.post(
        f"{MADE_UP}broken/", headers={"referer": "http://testserver/made-up/letter/?answer=x"}
    )

    assert 'href="/made-up/letter/?answer=x"' in response.content.decode()


def test_hidden_and_absent_are_told_alike(client: Client) -> None:
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert "Không có trang này, hoặc anh/chị không có quyền xem." in response.content.decode()


def test_an_address_that_only_takes_forms_says_so(client: Client) -> None:
    response = client.get("/post/act-in/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"
    assert "Địa chỉ này không có gì để xem." in response.content.decode()


def test_a_form_without_its_token_is_refused_in_words(drafter: Actor) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(drafter.user)

    response = careful.post("/theme/", {"theme": "dark"})

    assert response.status_code == 403
    assert "Trang này đã mở quá lâu." in response.content.decode()


def test_errors_are_shown_in_the_theme_that_was_chosen(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})

    assert 'data-bs-theme="dark"' in client.get("/nowhere/").content.decode()


def test_pages_of_people_are_kept_nowhere(client: Client) -> None:
    response = client.get("/")

    assert response.headers["Cache-Control"] == "no-store, private"
    assert "Cookie" in response.headers["Vary"]


@pytest.mark.django_db
def test_no_page_may_use_the_camera_or_be_framed() -> None:
    headers = Client().get("/accounts/login/").headers

    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("asked", "given"),
    [("/notices/", "/notices/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example", "/")],
)
def test_choosing_a_theme_leads_back_and_never_elsewhere(
    client: Client, asked: str, given: str
) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": asked})

    assert response.headers["Location"] == given


def test_a_theme_is_forgotten_for_that_of_the_machine(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})

    client.post("/theme/", {"theme": ""})

    assert "data-bs-theme" not in client.get("/").content.decode().split(">")[1]


@pytest.mark.django_db
def test_a_visitor_chooses_a_theme_too() -> None:
    visitor = Client()

    visitor.post("/theme/", {"theme": "light"})

    assert 'data-bs-theme="light"' in visitor.get("/accounts/login/").content.decode()
