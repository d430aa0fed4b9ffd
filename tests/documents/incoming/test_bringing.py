"""Bringing files in: each becomes a letter, or is refused by name, in a sentence."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.lifecycles import IncomingState
from documents.models import Document
from eoffice.organization.actor import Actor
from storage.models import Attachment, AttachmentRole
from tests.documents.answers import text_of
from tests.documents.factories import receive
from tests.documents.views.letters import letter_pdf

UPLOAD = reverse("documents:upload")


def page_of(document: Document) -> str:
    return reverse("documents:incoming-register", args=[document.thing.uid])


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


def test_each_file_becomes_a_letter(at_desk: Client) -> None:
    files = [SimpleUploadedFile(name, letter_pdf(name[0])) for name in ("1.pdf", "2.pdf")]

    response = at_desk.post(UPLOAD, {"files": files, "request_key": str(uuid4())})

    assert response.status_code == 302
    assert Document.objects.in_state(IncomingState.INTAKE).count() == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [("rong.pdf", b""), ("gia.pdf", b"MZ\x90\x00 not a paper"), ("chay.exe", b"MZ\x90\x00")],
)
def test_a_file_that_cannot_be_kept_is_said_by_name(
    at_desk: Client, name: str, content: bytes
) -> None:
    file = SimpleUploadedFile(name, content)

    response = at_desk.post(UPLOAD, {"files": [file], "request_key": str(uuid4())})

    assert response.status_code == 422
    assert name in text_of(response)
    assert not Document.objects.exists()


def test_one_bad_file_does_not_keep_the_others_out(at_desk: Client) -> None:
    files = [SimpleUploadedFile("rong.pdf", b""), SimpleUploadedFile("tot.pdf", letter_pdf())]

    response = at_desk.post(UPLOAD, {"files": files, "request_key": str(uuid4())}, follow=True)

    assert "rong.pdf" in text_of(response)
    assert Document.objects.count() == 1


def test_enclosures_are_added_before_the_letter_is_registered(
    at_desk: Client, clerk: Actor
) -> None:
    document = receive(clerk)
    url = reverse("documents:incoming-enclose", args=[document.thing.uid])

    response = at_desk.post(url, {"files": [SimpleUploadedFile("bieu.pdf", letter_pdf("9"))]})

    assert response.headers["Location"] == page_of(document)
    enclosures = Attachment.objects.filter(thing=document.thing, role=AttachmentRole.ENCLOSURE)
    assert enclosures.count() == 1
