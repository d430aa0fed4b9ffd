"""The pages on which an office is brought in: sheets out, a file in, the preview, and saving."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from openpyxl import load_workbook

from eoffice.accounts.models import User
from eoffice.administration.importing.limits import FILE_BYTES
from eoffice.administration.models import Batch, Proposal
from eoffice.organization.actor import Actor
from eoffice.organization.models import Unit
from tests.eoffice.administration.conftest import SignIn
from tests.eoffice.administration.importing.sheets import (
    CORRESPONDENTS,
    PEOPLE,
    UNITS,
    rows_of,
    workbook,
)
from tests.factories import create_agency

PAGE = "/administration/import/"
PREVIEW = f"{PAGE}preview/"
NEW_UNIT = ["TTr", "Thanh tra Sở", "", ""]
NEW_PERSON = ["nam.lv", "Lê Văn Nam", "", "", "TTr", "Thanh tra viên", "Staff", "", ""]


def send(client: Client, content: bytes, name: str = "nhan-su.xlsx") -> HttpResponse:
    response = client.post(PAGE, {"file": SimpleUploadedFile(name, content)})
    assert isinstance(response, HttpResponse)
    return response


def seen_by(client: Client, url: str = PREVIEW) -> str:
    digest = client.get(url).context["plan"].digest
    assert isinstance(digest, str)
    return digest


@pytest.fixture
def client(administrator: Actor, sign_in: SignIn) -> Client:
    """The browser of the administrator."""
    return sign_in(administrator)


def test_the_page_says_what_to_do_first(client: Client) -> None:
    page = client.get(PAGE).content.decode()

    assert f"{PAGE}template/" in page
    assert 'enctype="multipart/form-data"' in page


def test_the_template_has_vietnamese_headings_choices_and_an_example(client: Client) -> None:
    response = client.get(f"{PAGE}template/")

    book = load_workbook(BytesIO(response.content))
    with translation.override("vi"):
        assert next(str(cell.value) for cell in book.worksheets[1][1]) == "Tên đăng nhập"
    assert len(book.worksheets) == 4
    assert len(book.worksheets[1].data_validations.dataValidation) == 1
    assert "attachment" in response["Content-Disposition"]


def test_a_filled_in_file_is_looked_at_in_a_child_and_shown_line_by_line(client: Client) -> None:
    response = send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))

    page = client.get(PREVIEW).content.decode()
    assert response.headers["Location"] == PREVIEW
    assert "Thanh tra Sở" in page
    assert "Lê Văn Nam" in page


def test_units_are_saved_with_one_press(client: Client, administrator: Actor) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT]}))

    client.post(f"{PAGE}save/", {"seen": seen_by(client)})

    assert Unit.objects.filter(agency=administrator.agency, symbol="TTr").exists()
    assert not Batch.objects.exists()
    assert client.get(PREVIEW).headers["Location"] == PAGE


def test_a_leader_sees_the_same_lines_and_confirms_them(
    client: Client, director: Actor, sign_in: SignIn
) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))
    client.post(f"{PAGE}save/", {"seen": seen_by(client)})
    proposal = Proposal.objects.get()
    lines = f"/administration/proposals/{proposal.uid}/lines/"
    leader = sign_in(director)

    page = leader.get(lines)
    leader.post(
        f"/administration/proposals/{proposal.uid}/confirm/", {"seen": seen_by(leader, lines)}
    )

    assert "Lê Văn Nam" in page.content.decode()
    assert User.objects.filter(username="nam.lv").exists()
    assert leader.get(lines).headers["Location"] == "/administration/proposals/"


def test_nobody_confirms_without_having_seen_the_lines(
    client: Client, director: Actor, sign_in: SignIn
) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))
    client.post(f"{PAGE}save/", {"seen": seen_by(client)})
    proposal = Proposal.objects.get()

    response = sign_in(director).post(f"/administration/proposals/{proposal.uid}/confirm/")

    assert response.status_code == 403
    assert not User.objects.filter(username="nam.lv").exists()


def test_the_list_of_what_waits_leads_to_the_lines(
    client: Client, director: Actor, sign_in: SignIn
) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))
    client.post(f"{PAGE}save/", {"seen": seen_by(client)})

    page = sign_in(director).get("/administration/proposals/").content.decode()

    assert f"/administration/proposals/{Proposal.objects.get().uid}/lines/" in page
    assert "nhan-su.xlsx" in page


def test_what_is_wrong_stands_first_with_its_cell(client: Client) -> None:
    right = [[f"U{number}", "Phòng", "", ""] for number in range(150)]
    send(client, workbook({"a": [UNITS, *right, ["", "Phòng không ký hiệu", "", ""]]}))

    page = client.get(PREVIEW).content.decode()

    assert "A152" in page
    assert f"{PAGE}remarks/" in page
    assert f"{PAGE}save/" not in page


def test_many_lines_are_leafed_through(client: Client) -> None:
    send(
        client, workbook({"a": [UNITS, *([f"U{n}", f"Phòng số {n}", "", ""] for n in range(150))]})
    )

    first, second = (
        client.get(f"{PREVIEW}?{query}") for query in ("only=all", "only=all&from=101")
    )

    assert len(first.context["shown"].lines) == 100
    assert len(second.context["shown"].lines) == 50


def test_the_lines_come_back_with_remarks_and_without_formulas(client: Client) -> None:
    rows = [["=cmd|' /C calc'!A0", "Phòng", "", ""], ["", "Phòng không ký hiệu", "", ""]]
    send(client, "\n".join(";".join(row) for row in (UNITS, *rows)).encode(), "don-vi.csv")

    with translation.override("vi"):
        content = client.get(f"{PAGE}remarks/").content
        lines = rows_of(content, load_workbook(BytesIO(content)).sheetnames[0])

    assert lines[1][0].startswith("'=cmd")
    assert lines[2][-1] != ""


def test_what_is_given_out_can_be_brought_back(client: Client, director: Actor) -> None:
    content = client.get(f"{PAGE}now/").content

    send(client, content)

    plan = client.get(PREVIEW).context["plan"]
    assert plan.is_right
    assert plan.does_nothing


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.xlsx", b"PK\x03\x04 broken"),
        ("x.xls", b"\xd0\xcf\x11\xe0 old"),
        ("x.csv", b"a;b\n1;2\n"),
        ("x.csv", b"0" * (FILE_BYTES + 1)),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    name: str, content: bytes, client: Client
) -> None:
    response = send(client, content, name)

    assert response.status_code == 422
    assert "errorlist" in response.content.decode() or "invalid" in response.content.decode()
    assert not Batch.objects.exists()


def test_text_in_an_old_code_page_is_pointed_out(client: Client) -> None:
    send(client, f"{UNITS[0]};{UNITS[1]}\nTTr;Phâ\u0300n\n".encode("cp1258"), "x.csv")

    assert "Windows-1258" in client.get(PREVIEW).content.decode()


def test_a_second_file_takes_the_place_of_the_first(client: Client) -> None:
    send(client, workbook({"a": [UNITS, ["A", "Phòng A", "", ""]]}))
    send(client, workbook({"a": [UNITS, ["B", "Phòng B", "", ""]]}))

    page = client.get(PREVIEW).content.decode()

    assert "Phòng B" in page
    assert "Phòng A" not in page


def test_lines_are_let_go_without_a_trace(client: Client) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT]}))

    client.post(f"{PAGE}drop/")

    assert not Batch.objects.exists()
    assert not Unit.objects.filter(symbol="TTr").exists()


def test_a_double_press_saves_once(client: Client, director: Actor) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))
    key = {"seen": seen_by(client), "request_key": "5f0e7f2c-5a37-4c7a-9d6b-111111111111"}

    for _press in range(2):
        client.post(f"{PAGE}save/", key)

    assert Proposal.objects.count() == 1


def test_nobody_meets_the_lines_of_another_agency(
    client: Client, director: Actor, sign_in: SignIn, stranger: Actor
) -> None:
    send(client, workbook({"a": [UNITS, NEW_UNIT], "b": [PEOPLE, NEW_PERSON]}))
    client.post(f"{PAGE}save/", {"seen": seen_by(client)})
    proposal = Proposal.objects.get()

    response = sign_in(stranger).get(f"/administration/proposals/{proposal.uid}/lines/")

    assert response.status_code == 404


def test_the_preview_asks_as_often_for_many_lines_as_for_few(client: Client) -> None:
    create_agency("Sở Nội vụ", "SNV")

    def asked(number: int) -> int:
        people = [[f"n{n}", f"Người {n}", "", "", "TTr", "Việc", "Staff"] for n in range(number)]
        names = [[f"Công ty {n}", "Firm", "H99"] for n in range(number)]
        sheets = {"a": [UNITS, NEW_UNIT], "b": [PEOPLE, *people], "c": [CORRESPONDENTS, *names]}
        send(client, workbook(sheets))
        with CaptureQueriesContext(connection) as queries:
            client.get(PREVIEW)
        return len(queries)

    asked(2)

    assert asked(200) == asked(2)
