"""A virus is stopped at every door; what was not scanned is kept only where that is allowed."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from documents.models import Document
from eoffice.journal.models import JournalEntry, RequestKey
from eoffice.organization.actor import Actor
from storage.actions import add_version, keep
from storage.checking import UploadRefusedError
from storage.clamd import ScannerUnavailableError
from storage.middleware import VaultAwayMiddleware
from storage.models import File, FileVersion
from storage.scanning import require_clean
from storage.signatures import EICAR
from storage.vault import vault
from tests.documents.answers import text_of
from tests.eoffice.api.programs import program_of
from tests.factories import MORNING
from tests.servers import clamav
from tests.servers.program import Server
from tests.storage import papers
from tests.storage.conftest import bring

pytestmark = pytest.mark.clamav

UPLOAD = reverse("documents:upload")
INCOMING = "/api/v1/incoming/"
LARGEST = 16 << 20  # what this scanner takes


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


def infected_docx() -> bytes:
    """A Word document that carries the test file among its parts."""
    content = io.BytesIO(papers.make_docx())
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/embeddings/oleObject1.bin", EICAR)
    return content.getvalue()


INFECTED = [("thu.txt", EICAR), ("Tờ trình.docx", infected_docx())]


def form(name: str, content: bytes, key: str = "") -> dict[str, object]:
    return {"files": SimpleUploadedFile(name, content), "request_key": key or str(uuid4())}


def nothing_is_kept() -> bool:
    rows = (File, FileVersion, Document, RequestKey, DBTaskResult)
    return not any(kind.objects.exists() for kind in rows) and list(vault().names()) == []


# At the doors


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize(("name", "content"), INFECTED, ids=["text", "word"])
def test_a_virus_is_refused_on_the_page_by_its_name(
    at_desk: Client, name: str, content: bytes
) -> None:
    entries = JournalEntry.objects.count()

    response = at_desk.post(UPLOAD, form(name, content))

    assert response.status_code == 422
    assert clamav.NAME in text_of(response)
    assert name in text_of(response)
    assert nothing_is_kept()
    assert JournalEntry.objects.count() == entries


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize(("name", "content"), INFECTED, ids=["text", "word"])
def test_a_virus_is_refused_to_programs_by_its_name(
    clerk: Actor, name: str, content: bytes
) -> None:
    answer = program_of(clerk).bring(INCOMING, content, name)

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert clamav.NAME in answer.json()["errors"][0]["detail"]
    assert not FileVersion.objects.exists()
    assert list(vault().names()) == []


@pytest.mark.usefixtures("required")
def test_one_infected_file_does_not_keep_the_others_out(at_desk: Client) -> None:
    files = [
        SimpleUploadedFile("xau.txt", EICAR),
        SimpleUploadedFile("tot.pdf", papers.make_pdf()),
    ]

    response = at_desk.post(UPLOAD, {"files": files, "request_key": str(uuid4())}, follow=True)

    assert clamav.NAME in text_of(response)
    assert [version.name for version in FileVersion.objects.all()] == ["tot.pdf"]


@pytest.mark.usefixtures("required")
def test_a_clean_file_is_kept_whole(at_desk: Client) -> None:
    content = papers.make_docx()

    response = at_desk.post(UPLOAD, form("Tờ trình.docx", content))

    assert response.status_code == 302
    assert FileVersion.objects.get().content() == content


@pytest.mark.usefixtures("required")
def test_a_new_version_is_scanned_like_the_first(clerk: Actor) -> None:
    version = bring(b"letter", "thu.txt", clerk.agency)

    with pytest.raises(UploadRefusedError, match=clamav.NAME):
        add_version(version.file, EICAR, name="thu.txt", actor=clerk, at=MORNING)

    assert version.file.versions.count() == 1


@pytest.mark.usefixtures("required")
def test_the_log_says_where_it_came_from_and_not_a_word_of_it(
    clerk: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(UploadRefusedError):
        keep(EICAR, name="Mật báo.txt", agency=clerk.agency, actor=clerk, at=MORNING)

    (line,) = [one.getMessage() for one in caplog.records if one.name == "storage.scanning"]
    assert clamav.NAME in line
    assert sha256(EICAR).hexdigest() in line
    assert str(clerk.post.uid) in line
    assert "Mật báo" not in line
    assert "EICAR-STANDARD" not in line


@pytest.mark.usefixtures("required")
def test_what_was_put_together_here_is_not_scanned_again(clerk: Actor) -> None:
    agency = clerk.agency

    version = keep(EICAR, name="a.txt", agency=agency, actor=None, at=MORNING, reads=False)

    assert version.content() == EICAR


@pytest.mark.usefixtures("required")
def test_many_who_bring_files_at_once_are_each_answered_rightly(clerk: Actor) -> None:
    def bring_one(content: bytes) -> str:
        try:
            require_clean(io.BytesIO(content), name="a.txt", agency=clerk.agency, actor=clerk)
        except UploadRefusedError as error:
            return error.code
        return ""

    with ThreadPoolExecutor(12) as at_once:
        answers = list(at_once.map(bring_one, [EICAR, b"letter", bytes(1 << 20)] * 8))

    assert answers == ["infected", "", ""] * 8


@pytest.mark.django_db
def test_where_no_scanner_is_named_nothing_is_asked(clerk: Actor, settings: Settings) -> None:
    assert settings.CLAMD_ADDRESS == ""

    assert bring(EICAR, "a.txt", clerk.agency).content() == EICAR


# Files that it does not look at


@pytest.mark.usefixtures("required")
def test_a_file_beyond_the_scanner_is_refused_with_a_sentence(at_desk: Client) -> None:
    with translation.override("vi"):
        response = at_desk.post(UPLOAD, form("lon.txt", b"a" * (LARGEST + 1)))

    assert response.status_code == 422
    assert "lon.txt" in text_of(response)
    assert nothing_is_kept()


@pytest.mark.usefixtures("required")
def test_where_scanning_is_a_wish_a_file_beyond_it_is_kept_and_logged(
    clerk: Actor, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAMD_REQUIRED = False

    version = bring(b"a" * (LARGEST + 1), "lon.txt", clerk.agency)

    assert version.size == LARGEST + 1
    assert "was not scanned" in caplog.text


# While it is away


@pytest.mark.usefixtures("away")
def test_without_the_scanner_an_upload_is_answered_with_503_and_nothing_is_kept(
    at_desk: Client,
) -> None:
    entries = JournalEntry.objects.count()

    response = at_desk.post(UPLOAD, form("thu.pdf", papers.make_pdf()))

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Máy quét vi-rút không phản hồi" in text_of(response)
    assert nothing_is_kept()
    assert JournalEntry.objects.count() == entries


@pytest.mark.usefixtures("away")
def test_without_the_scanner_programs_are_told_to_come_again(clerk: Actor) -> None:
    answer = program_of(clerk).bring(INCOMING, b"letter", "thu.txt")

    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert answer.json()["detail"].startswith("The virus scanner does not answer.")
    assert not FileVersion.objects.exists()


def test_when_it_is_back_the_same_form_is_taken_in(at_desk: Client, required: Server) -> None:
    content, key = papers.make_pdf(), str(uuid4())
    required.stop()
    at_desk.post(UPLOAD, form("thu.pdf", content, key))
    required.start()

    response = at_desk.post(UPLOAD, form("thu.pdf", content, key))

    assert response.status_code == 302
    assert FileVersion.objects.get().content() == content


@pytest.mark.usefixtures("away")
def test_where_scanning_is_a_wish_people_go_on_and_the_log_says_so(
    at_desk: Client, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CLAMD_REQUIRED = False

    response = at_desk.post(UPLOAD, form("thu.pdf", papers.make_pdf()))

    assert response.status_code == 302
    assert FileVersion.objects.count() == 1
    assert "was not scanned" in caplog.text


def test_lists_and_papers_need_no_scanner(at_desk: Client, required: Server) -> None:
    at_desk.post(UPLOAD, form("thu.pdf", papers.make_pdf()))
    version = FileVersion.objects.get()
    paper = reverse("documents:download", args=[Document.objects.get().thing.uid, version.uid])
    required.stop()

    answers = [at_desk.get(page) for page in (reverse("documents:incoming-list"), paper)]

    assert [answer.status_code for answer in answers] == [200, 200]
    for answer in answers:
        answer.close()


def test_programs_are_told_in_their_own_way_wherever_it_happens() -> None:
    request = RequestFactory().post("/api/files/")
    middleware = VaultAwayMiddleware(lambda _request: pytest.fail("It was not called."))

    with translation.override("en"):
        response = middleware.process_exception(request, ScannerUnavailableError("away"))

    assert response is not None
    assert response.status_code == 503
    assert b"The virus scanner does not answer." in response.content
