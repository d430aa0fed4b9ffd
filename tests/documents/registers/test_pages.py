"""The books of numbers as pages, as print and as a spreadsheet."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from documents.actions import incoming
from documents.models import Document, Register
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.documents.factories import register
from tests.factories import MORNING


@pytest.fixture
def book(clerk: Actor) -> Register:
    """Three letters: one ordinary, one void, one restricted."""
    register(clerk, "Báo cáo công tác tư pháp")
    void = register(clerk, "Nhầm thư")
    incoming.void(document=void, reason="Trùng với số 01.", actor=clerk, at=MORNING)
    register(clerk, "Kết luận thanh tra", restriction="RESTRICTED")
    return Register.objects.get()


def address(name: str, book: Register) -> str:
    return reverse(f"documents:register-{name}", args=[book.uid])


@pytest.mark.parametrize("name", ["clerk", "director", "auditor"])
def test_registry_leaders_and_auditors_read_the_books(
    client: Client, book: Register, name: str, request: pytest.FixtureRequest
) -> None:
    reader: Actor = request.getfixturevalue(name)
    client.force_login(reader.user)

    assert client.get(reverse("documents:register-list")).status_code == 200
    assert client.get(address("detail", book)).status_code == 200


@pytest.mark.parametrize("name", ["drafter", "administrator", "stranger"])
def test_for_all_others_there_is_no_such_book(
    client: Client, book: Register, name: str, request: pytest.FixtureRequest
) -> None:
    other: Actor = request.getfixturevalue(name)
    client.force_login(other.user)

    for page in ("detail", "print", "spreadsheet"):
        assert client.get(address(page, book)).status_code == 404


@pytest.mark.parametrize("name", ["drafter", "administrator"])
def test_for_all_others_there_is_no_shelf_either(
    client: Client, book: Register, name: str, request: pytest.FixtureRequest
) -> None:
    del book
    other: Actor = request.getfixturevalue(name)
    client.force_login(other.user)

    assert client.get(reverse("documents:register-list")).status_code == 404


def test_void_numbers_are_struck_with_their_reason(
    client: Client, clerk: Actor, book: Register
) -> None:
    client.force_login(clerk.user)

    page = client.get(address("detail", book)).content.decode()

    assert "register__void" in page
    assert "Trùng với số 01." in page


def test_of_a_restricted_document_the_book_shows_no_subject(
    client: Client, clerk: Actor, book: Register
) -> None:
    """Walls of rights: the entry is shown, the subject is not."""
    client.force_login(clerk.user)

    page = client.get(address("detail", book))

    assert len(page.context["page"].lines) == 3
    assert "Kết luận thanh tra" not in page.content.decode()


def test_the_book_opens_at_a_number(client: Client, clerk: Actor, book: Register) -> None:
    client.force_login(clerk.user)

    page = client.get(address("detail", book), {"from": "3"})

    assert [line.number for line in page.context["page"].lines] == [3]


@pytest.mark.parametrize("asked", ["", "0x3", "-1", "999999999999"])
def test_what_is_no_number_opens_the_book_at_its_beginning(
    client: Client, clerk: Actor, book: Register, asked: str
) -> None:
    client.force_login(clerk.user)

    page = client.get(address("detail", book), {"from": asked})

    assert page.context["first"] == 1


def test_the_next_number_is_said(client: Client, clerk: Actor, book: Register) -> None:
    client.force_login(clerk.user)

    page = client.get(address("detail", book))

    assert page.context["register"].next_number == 4


def test_the_book_is_printed(client: Client, clerk: Actor, book: Register) -> None:
    """Decree 30/2020/NĐ-CP, Article 22.3b: what is registered can be printed."""
    client.force_login(clerk.user)

    answer = client.get(address("print", book))

    assert answer.content.startswith(b"%PDF")
    assert answer.headers["Content-Type"] == "application/pdf"


def test_the_spreadsheet_has_every_number_and_no_formula(
    client: Client, clerk: Actor, book: Register
) -> None:
    Document.objects.filter(subject="Báo cáo công tác tư pháp").update(body_name="=1+1")
    client.force_login(clerk.user)

    answer = client.get(address("spreadsheet", book))

    rows = list(load_workbook(BytesIO(answer.content)).worksheets[0].values)
    assert [row[1] for row in rows[1:]] == ["01", "02", "03"]
    assert rows[1][2] == "'=1+1"


@pytest.mark.browser
def test_everybody_can_use_the_book(visitor: Visitor, clerk: Actor, book: Register) -> None:
    visitor.sign_in(clerk.user.username)
    visitor.page.goto(address("detail", book))

    assert visitor.inspect("register-in", schemes=("light",)) == []
