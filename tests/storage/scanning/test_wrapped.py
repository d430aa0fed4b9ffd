"""A virus that something else is wrapped around is found, and what nobody can look into is told."""

import io
import zipfile
from email.message import EmailMessage
from uuid import uuid4

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django.fixtures import Settings

from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.signatures import EICAR, locked_archive
from storage.vault import vault
from tests.documents.answers import text_of
from tests.servers import clamav
from tests.storage import papers
from tests.storage.conftest import bring

pytestmark = pytest.mark.clamav

UPLOAD = reverse("documents:upload")


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


def form(name: str, content: bytes) -> dict[str, object]:
    return {"files": SimpleUploadedFile(name, content), "request_key": str(uuid4())}


def nothing_is_kept() -> bool:
    return not FileVersion.objects.exists() and list(vault().names()) == []


def mail_with(enclosure: bytes) -> bytes:
    """A letter that came by mail, with an archive in it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.vn", "b@example.vn", "Giấy mời"
    mail.set_content("Mật khẩu: 2026")
    mail.add_attachment(enclosure, maintype="application", subtype="zip", filename="moi.zip")
    return mail.as_bytes()


@pytest.mark.usefixtures("required")
def test_an_archive_under_a_password_is_not_called_clean(at_desk: Client) -> None:
    """So do viruses come by mail: the archive in the letter, the password in its text."""
    with translation.override("vi"):
        response = at_desk.post(UPLOAD, form("thu.eml", mail_with(locked_archive())))

    assert response.status_code == 422
    assert "có phần đặt mật khẩu" in text_of(response)
    assert nothing_is_kept()


@pytest.mark.usefixtures("required")
def test_a_virus_in_the_archive_of_a_mail_is_found(at_desk: Client) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as members:
        members.writestr("moi.com", EICAR)

    response = at_desk.post(UPLOAD, form("thu.eml", mail_with(archive.getvalue())))

    assert response.status_code == 422
    assert clamav.NAME in text_of(response)
    assert nothing_is_kept()


@pytest.mark.usefixtures("required")
def test_a_virus_enclosed_in_a_pdf_is_found(at_desk: Client) -> None:
    content = io.BytesIO()
    with pikepdf.open(io.BytesIO(papers.make_pdf())) as pdf:
        enclosed = pikepdf.AttachedFileSpec(pdf, EICAR)
        del enclosed.obj.EF.F.Params  # clamd 1.4 passes over it where a checksum in <hex> is there
        pdf.attachments["moi.com"] = enclosed
        pdf.save(content)

    response = at_desk.post(UPLOAD, form("thu.pdf", content.getvalue()))

    assert response.status_code == 422
    assert clamav.NAME in text_of(response)
    assert nothing_is_kept()


@pytest.mark.usefixtures("required")
def test_where_scanning_is_a_wish_what_is_under_a_password_is_kept_and_logged(
    clerk: Actor, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAMD_REQUIRED = False

    bring(mail_with(locked_archive()), "thu.eml", clerk.agency)

    assert "was not scanned" in caplog.text
