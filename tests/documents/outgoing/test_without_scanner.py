"""While the virus scanner is away only files that people bring have to wait."""

import pytest
from pytest_django.fixtures import Settings

from documents.actions import issuing, keeping, outgoing
from documents.lifecycles import OutgoingState
from documents.models import Document
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from storage.clamd import ScannerUnavailableError
from tests.documents.outgoing.conftest import PASSPHRASE
from tests.factories import MORNING


@pytest.fixture
def away(settings: Settings) -> None:
    settings.CLAMD_ADDRESS = "/nowhere/clamd.sock"
    settings.CLAMD_REQUIRED = True


@pytest.mark.usefixtures("keys", "away")
def test_a_draft_is_approved_signed_and_issued(
    submitted: Document, director: Actor, clerk: Actor
) -> None:
    """Its pages are made here: a number that was taken is not left without its paper."""
    outgoing.approve(document=submitted, actor=director, at=MORNING)
    issuing.sign(document=submitted, passphrase=PASSPHRASE, actor=director, at=MORNING)
    issuing.issue_through(document=submitted, actor=clerk, at=MORNING)

    submitted.refresh_from_db()
    assert submitted.state == OutgoingState.ISSUED


@pytest.mark.usefixtures("away")
def test_a_draft_that_is_sent_back_is_kept_as_it_was(submitted: Document, director: Actor) -> None:
    outgoing.send_back(document=submitted, reason="Sửa căn cứ.", actor=director, at=MORNING)
    entry = JournalEntry.objects.of_thing(submitted.thing).latest("pk")

    first = keeping.keep_as_sent_back(document=submitted, entry=entry)
    second = keeping.keep_as_sent_back(document=submitted, entry=entry)

    assert first is not None
    assert second is not None
    assert second.file == first.file


@pytest.mark.usefixtures("away")
def test_what_people_bring_for_a_draft_waits(document: Document, drafter: Actor) -> None:
    with pytest.raises(ScannerUnavailableError):
        outgoing.enclose(
            document=document, content=b"letter", name="kem.txt", actor=drafter, at=MORNING
        )
