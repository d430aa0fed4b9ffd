"""Pictures of pages and downloads: rights are asked on each request."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import Document
from documents.views import papers
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.renditions import NoPictureError
from tests.documents.factories import receive, submit
from tests.documents.views.letters import bring, letter_pdf, read


def version_of(document: Document) -> FileVersion:
    return FileVersion.objects.get(file__attachments__thing=document.thing)


def picture(document: Document, page: int = 1) -> str:
    uids = [document.thing.uid, version_of(document).uid, page]
    return reverse("documents:page-picture", args=uids)


def download(document: Document) -> str:
    return reverse("documents:download", args=[document.thing.uid, version_of(document).uid])


@pytest.fixture
def letter(clerk: Actor) -> Document:
    return bring(clerk, letter_pdf())


def test_a_reader_sees_the_page_and_takes_the_file(
    client: Client, letter: Document, clerk: Actor
) -> None:
    client.force_login(clerk.user)

    shown, file = client.get(picture(letter)), client.get(download(letter))

    content = b"".join(file.streaming_content)  # type: ignore[attr-defined] # it streams
    shown.close()
    file.close()
    assert shown.headers["Content-Type"] == "image/webp"
    assert content.startswith(b"%PDF")
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_pages_that_are_not_there_are_not_found(
    client: Client, letter: Document, clerk: Actor
) -> None:
    client.force_login(clerk.user)

    assert client.get(picture(letter, 2)).status_code == 404
    assert client.get(picture(letter, 0)).status_code == 404


def test_a_page_that_cannot_be_drawn_is_not_found(
    client: Client, letter: Document, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_version: FileVersion, _page: int) -> None:
        raise NoPictureError

    monkeypatch.setattr(papers, "picture_of", fail)
    client.force_login(clerk.user)

    assert client.get(picture(letter)).status_code == 404


def test_a_file_that_cannot_be_read_is_still_kept_and_said(client: Client, clerk: Actor) -> None:
    letter = bring(clerk, letter_pdf()[:900] + b"\n%%EOF\n", "hong.pdf")
    client.force_login(clerk.user)

    page = client.get(letter.get_absolute_url()).content.decode()

    assert "hong.pdf" in page
    assert download(letter) in page


def test_who_may_list_only_gets_no_bytes(
    client: Client, clerk: Actor, director: Actor, auditor: Actor
) -> None:
    letter = submit(clerk, director)
    read(letter)
    client.force_login(auditor.user)

    assert client.get(letter.get_absolute_url()).status_code == 200
    assert client.get(download(letter)).status_code == 404
    assert client.get(picture(letter)).status_code == 404


def test_a_file_of_another_letter_is_not_handed_out(
    client: Client, letter: Document, clerk: Actor
) -> None:
    other = receive(clerk)
    client.force_login(clerk.user)
    mixed = reverse("documents:download", args=[letter.thing.uid, version_of(other).uid])
    made_up = reverse("documents:download", args=[letter.thing.uid, uuid4()])

    assert client.get(mixed).status_code == 404
    assert client.get(made_up).status_code == 404


def test_outsiders_get_no_bytes(
    client: Client, letter: Document, outsider: Actor, administrator: Actor, stranger: Actor
) -> None:
    for actor in (outsider, administrator, stranger):
        client.force_login(actor.user)
        assert client.get(download(letter)).status_code == 404
        assert client.get(picture(letter)).status_code == 404
