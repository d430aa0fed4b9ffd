"""The S3 server stops or hangs: people are told within five seconds, and nothing is half done."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from documents.models import Document
from eoffice.journal.models import JournalEntry, RequestKey
from eoffice.organization.actor import Actor
from storage import flaws, health
from storage.backends.base import VaultUnavailableError
from storage.backends.s3.vault import S3Vault
from storage.middleware import VaultAwayMiddleware
from storage.models import File, FileVersion, ReadingState, VersionReading
from storage.tasks import read_version, take_away
from storage.vault import vault
from tests.documents.answers import text_of
from tests.factories import MORNING
from tests.servers import versitygw
from tests.servers.program import Server
from tests.storage import papers
from tests.storage.conftest import bring
from tests.storage.stores import place_on, use

pytestmark = pytest.mark.s3

UPLOAD = reverse("documents:upload")
WITHIN = 5.0  # seconds


@pytest.fixture(scope="module")
def gateway() -> Iterator[Server]:
    """A server of our own, which may be stopped."""
    with versitygw.running() as server:
        yield server


@pytest.fixture
def server(gateway: Server, settings: Settings) -> Iterator[Server]:
    """The server on which this office keeps its files; it runs again afterwards."""
    use(place_on(gateway.variables), settings)
    yield gateway
    gateway.thaw()
    if gateway.process is None:
        gateway.start()


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


@pytest.fixture(params=["stopped", "hanging"])
def outage(request: pytest.FixtureRequest, server: Server) -> "Outage":
    """Both ways of being away."""
    return Outage(server, hangs=request.param == "hanging")


class Outage:
    """Lets the server be away for a while."""

    def __init__(self, server: Server, *, hangs: bool) -> None:
        self._server = server
        self._hangs = hangs

    def begin(self) -> None:
        if self._hangs:
            self._server.freeze()
        else:
            self._server.stop()

    def end(self) -> None:
        if self._hangs:
            self._server.thaw()
        else:
            self._server.start()


@contextmanager
def within_five_seconds() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < WITHIN


def form(content: bytes, key: str = "") -> dict[str, object]:
    file = SimpleUploadedFile("Công văn.pdf", content)
    return {"files": file, "request_key": key or str(uuid4())}


def download_of(document: Document) -> str:
    version = FileVersion.objects.get(file__attachments__thing=document.thing)
    return reverse("documents:download", args=[document.thing.uid, version.uid])


def test_an_upload_is_answered_with_503_and_nothing_is_half_done(
    at_desk: Client, outage: Outage
) -> None:
    outage.begin()
    entries = JournalEntry.objects.count()

    with within_five_seconds():
        response = at_desk.post(UPLOAD, form(papers.make_pdf()))

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert "Chưa có gì được lưu" in text_of(response)
    assert not File.objects.exists()
    assert not FileVersion.objects.exists()
    assert not Document.objects.exists()
    assert not RequestKey.objects.exists()
    assert not DBTaskResult.objects.exists()
    assert JournalEntry.objects.count() == entries


def test_after_the_outage_the_same_form_is_taken_in(at_desk: Client, outage: Outage) -> None:
    content, key = papers.make_pdf(), str(uuid4())
    outage.begin()
    at_desk.post(UPLOAD, form(content, key))
    outage.end()

    response = at_desk.post(UPLOAD, form(content, key))

    assert response.status_code == 302
    assert FileVersion.objects.get().content() == content
    assert list(vault().names()) == [FileVersion.objects.get().blob]


def test_of_two_files_of_which_the_second_fails_none_is_taken_in(
    at_desk: Client, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    keep = S3Vault.keep

    def keep_one(self: S3Vault, *arguments: Any, **named: Any) -> tuple[str, str]:
        if kept:
            server.stop()
        kept.append("one")
        return keep(self, *arguments, **named)

    monkeypatch.setattr(S3Vault, "keep", keep_one)
    files = [SimpleUploadedFile(f"{n}.pdf", papers.make_pdf(n)) for n in ("Một", "Hai")]

    response = at_desk.post(UPLOAD, {"files": files, "request_key": str(uuid4())})

    assert response.status_code == 503
    assert len(kept) == 2
    assert not FileVersion.objects.exists()
    assert not Document.objects.exists()


def test_a_paper_cannot_be_read_and_that_is_said(at_desk: Client, outage: Outage) -> None:
    at_desk.post(UPLOAD, form(papers.make_pdf()))
    address = download_of(Document.objects.get())
    outage.begin()

    with within_five_seconds():
        response = at_desk.get(address)

    assert response.status_code == 503
    assert "Không có gì bị mất" in text_of(response)
    outage.end()
    response = at_desk.get(address)
    assert response.status_code == 200
    response.close()


def test_lists_and_forms_go_on(at_desk: Client, server: Server) -> None:
    at_desk.post(UPLOAD, form(papers.make_pdf()))
    server.stop()

    pages = [reverse("documents:incoming-list"), reverse("documents:work-file-list"), "/"]

    assert [at_desk.get(page).status_code for page in pages] == [200, 200, 200]


def test_programs_are_told_in_their_own_way() -> None:
    request = RequestFactory().post("/api/files/")
    middleware = VaultAwayMiddleware(lambda _request: pytest.fail("It was not called."))

    with translation.override("en"):
        response = middleware.process_exception(request, VaultUnavailableError("away"))

    assert response is not None
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert b"Nothing was kept." in response.content


def test_other_errors_are_left_to_others() -> None:
    middleware = VaultAwayMiddleware(lambda _request: pytest.fail("It was not called."))

    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None


def test_a_reading_waits_for_the_server_and_uses_up_no_attempt(
    server: Server, clerk: Actor
) -> None:
    version = bring(papers.make_pdf("Số: 15"), "a.pdf", clerk.post.unit.agency)
    server.stop()

    read_version.func(version_uid=str(version.uid))

    reading = VersionReading.objects.get(version=version)
    assert reading.state == ReadingState.WAITING
    later = DBTaskResult.objects.filter(task_path="storage.tasks.read_version").latest("run_after")
    assert later.args_kwargs["kwargs"] == {"version_uid": str(version.uid)}
    server.start()
    read_version.func(version_uid=str(version.uid))
    reading.refresh_from_db()
    assert reading.state == ReadingState.READ


def test_disposal_waits_for_the_server(server: Server, clerk: Actor) -> None:
    name, _digest = vault().keep(io.BytesIO(b"letter"), agency_uid=clerk.post.unit.agency.uid)
    server.stop()

    take_away.func(blob=name)

    assert DBTaskResult.objects.filter(task_path="storage.tasks.take_away").count() == 1
    server.start()
    take_away.func(blob=name)
    assert not vault().exists(name)


def test_an_upload_that_is_cut_off_in_the_middle_leaves_nothing(
    server: Server, clerk: Actor, tmp_path: Path
) -> None:
    class Cut(io.BytesIO):
        """Has the server killed when half of it has been sent."""

        sent = 0

        def read(self, wanted: int | None = -1) -> bytes:
            piece = super().read(wanted)
            self.sent += len(piece)
            if self.sent > 30_000_000 and server.process is not None:  # the second reading
                server.kill()
            return piece

    stream = Cut(bytes(20_000_000))
    with pytest.raises(VaultUnavailableError):
        vault().keep(stream, agency_uid=clerk.post.unit.agency.uid)

    server.start()
    assert list(vault().names()) == []
    left = list(vault().unfinished())
    assert len(left) == 1
    vault().abandon(left[0])
    name, _digest = vault().keep(
        io.BytesIO(bytes(20_000_000)), agency_uid=clerk.post.unit.agency.uid
    )
    assert vault().is_whole(name)


@pytest.mark.django_db
def test_the_page_of_operations_says_so(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flaws, "_probed", {})
    server.stop()

    with translation.override("en"):
        check = health.check_vault(MORNING)

    assert check.tone == "red"
    assert str(check.sentence) == "The store of the files does not answer, or refuses us."


@pytest.mark.django_db
def test_a_verification_that_cannot_read_says_so(server: Server, clerk: Actor) -> None:
    bring(papers.make_pdf(), "a.pdf", clerk.post.unit.agency)
    server.stop()

    with pytest.raises(CommandError, match="could not be read to its end"):
        call_command("verify-storage", stdout=io.StringIO())
