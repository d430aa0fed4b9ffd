"""A state secret that was brought by mistake: gone from the vault, and the clerk told what to do.

Law 117/2025/QH15, Article 5: no state secret in a system that is connected to a network.
"""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from documents.actions import incoming
from documents.lifecycles import IncomingState
from documents.models import Document
from documents.search import document_as_findable
from eoffice.organization.actor import Actor
from eoffice.queue.worker import Worker
from storage.models import FileVersion, Rendition
from tests.documents.factories import facts
from tests.documents.views.letters import letter_pdf
from tests.factories import MORNING

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def brought(clerk: Actor, tmp_path: Path, settings: Settings) -> Document:
    """A paper with the stamp, brought in and looked at by the worker."""
    settings.SEARCH_DIR = tmp_path / "search"
    document = incoming.receive(
        content=letter_pdf(mark="TUYỆT MẬT"), name="cong-van.pdf", actor=clerk, at=MORNING
    )
    Worker("test").drain()
    return Document.objects.get(pk=document.pk)


def test_nothing_of_it_is_kept(brought: Document, tmp_path: Path) -> None:
    assert brought.state == IncomingState.REFUSED
    assert brought.subject == ""
    assert brought.incoming.proposal == {}
    assert [path for path in (tmp_path / "vault").rglob("*") if path.is_file()] == []
    assert not Rendition.objects.exists()
    assert all(version.disposed_at for version in FileVersion.objects.all())


def test_it_cannot_be_found(brought: Document) -> None:
    assert document_as_findable(brought.thing) is None


def test_the_clerk_is_told_what_to_do(brought: Document, clerk: Actor, client: Client) -> None:
    client.force_login(clerk.user)

    page = client.get(brought.get_absolute_url()).content.decode()

    assert "sổ văn bản mật" in page
    assert "cung cấp số liệu" not in page


def test_it_cannot_be_taken_up_again(brought: Document, clerk: Actor, client: Client) -> None:
    client.force_login(clerk.user)
    url = reverse("documents:incoming-reconsider", args=[brought.thing.uid])

    assert client.post(url).status_code == 403


def test_a_secret_enclosure_takes_the_words_of_a_registered_letter_away(
    clerk: Actor, tmp_path: Path, settings: Settings
) -> None:
    """The number stays in the book as a stub without content."""
    settings.SEARCH_DIR = tmp_path / "search"
    document = incoming.receive(content=letter_pdf(), name="cong-van.pdf", actor=clerk, at=MORNING)
    Worker("test").drain()
    document = Document.objects.get(pk=document.pk)
    incoming.register(document=document, facts=facts("Kế hoạch"), actor=clerk, at=MORNING)
    incoming.enclose(
        document=document,
        content=letter_pdf("7", mark="TỐI MẬT"),
        name="kem-theo.pdf",
        actor=clerk,
        at=MORNING,
    )

    Worker("test").drain()

    document = Document.objects.get(pk=document.pk)
    assert document.entry is not None
    assert document.subject == ""
    assert [path for path in (tmp_path / "vault").rglob("*") if path.is_file()] == []
