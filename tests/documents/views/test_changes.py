"""What was changed in a draft since its signer last saw it, and between its versions."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import events
from documents.actions import outgoing
from documents.actions.drafts import Recipient, content_of
from documents.models import Document
from eoffice.journal.models import JournalEntry, Reading
from eoffice.journal.recording import call_follower
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.tasks import read_version
from tests.documents.answers import text_of
from tests.documents.factories import draft_content

BOOK = reverse("documents:signature-book")
TEXT = "Trụ sở của Văn phòng công chứng: số 116 đường Nguyễn Du, phường Hồng Lĩnh."
MENDED = TEXT.replace("116", "118")
HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> datetime:
    """Yesterday, so that hours can pass until now."""
    return timezone.now() - timedelta(days=1)


@pytest.fixture
def document(drafter: Actor, director: Actor, at: datetime) -> Document:
    to = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
    content = draft_content(director, recipients=to, text=TEXT)
    document = outgoing.draft(content=content, actor=drafter, at=at)
    outgoing.submit(document=document, actor=drafter, at=at)
    return document


def again(document: Document) -> Document:
    return Document.objects.for_page().get(pk=document.pk)


def send_back(document: Document, actor: Actor, at: datetime, *, works: bool = True) -> None:
    """Send a draft back; if the worker works, it does what follows."""
    outgoing.send_back(document=again(document), reason="Sửa số nhà.", actor=actor, at=at)
    if works:
        let_it_follow(document)


def let_it_follow(document: Document) -> None:
    entry = JournalEntry.objects.filter(event=events.OUTGOING_SENT_BACK).latest("pk")
    follower = "documents.followers.keep_what_was_sent_back"
    call_follower.func(entry_uid=str(entry.uid), follower=follower)
    for version in FileVersion.objects.filter(file__attachments__thing=document.thing):
        read_version.func(version_uid=str(version.uid))


def mend(document: Document, drafter: Actor, at: datetime, text: str = MENDED) -> None:
    fresh = again(document)
    content = replace(content_of(fresh), text=text)
    outgoing.change(document=fresh, content=content, actor=drafter, at=at)


def submit(document: Document, drafter: Actor, at: datetime) -> None:
    outgoing.submit(document=again(document), actor=drafter, at=at)


def test_the_signer_sees_what_was_changed_since_they_sent_it_back(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR)
    mend(document, drafter, at + 2 * HOUR)
    submit(document, drafter, at + 2 * HOUR)
    client.force_login(director.user)

    page = client.get(BOOK)

    [change] = page.context["changes"]
    assert (change.before, change.after) == ("116", "118")
    assert "1 chỗ sửa từ lần anh/chị xem trước" in text_of(page)
    assert text_of(page).count('data-box="edge-1"') == 1
    assert text_of(page).count('data-box="changed-1"') == 1


def test_changes_stay_marked_when_the_page_is_opened_again(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR)
    mend(document, drafter, at + 2 * HOUR)
    submit(document, drafter, at + 2 * HOUR)
    client.force_login(director.user)

    client.get(BOOK)

    assert len(client.get(BOOK).context["changes"]) == 1


def test_a_draft_that_is_seen_for_the_first_time_has_no_marks(
    client: Client, document: Document, director: Actor
) -> None:
    client.force_login(director.user)

    page = client.get(BOOK)

    assert page.context["document"] == document
    assert page.context["changes"] == []
    assert "chỗ sửa" not in text_of(page)


def test_what_was_submitted_again_unchanged_has_no_marks(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR)
    submit(document, drafter, at + 2 * HOUR)
    client.force_login(director.user)

    assert client.get(BOOK).context["changes"] == []


def test_what_an_approval_had_locked_is_compared_too(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    outgoing.approve(document=again(document), actor=director, at=at + HOUR)
    send_back(document, director, at + 2 * HOUR)
    mend(document, drafter, at + 3 * HOUR)
    submit(document, drafter, at + 3 * HOUR)
    client.force_login(director.user)

    [change] = client.get(BOOK).context["changes"]

    assert change.after == "118"
    assert document.thing.attachments.count() == 1  # the locked pages are not kept twice


def test_of_two_rounds_only_what_came_after_the_last_one_seen_is_marked(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR)
    mend(document, drafter, at + 2 * HOUR)
    submit(document, drafter, at + 2 * HOUR)
    send_back(document, director, at + 3 * HOUR)
    mend(document, drafter, at + 4 * HOUR, MENDED.replace("phường", "xã"))
    submit(document, drafter, at + 4 * HOUR)
    client.force_login(director.user)

    [change] = client.get(BOOK).context["changes"]

    assert (change.before, change.after) == ("phường", "xã")


def test_opening_the_book_is_noted_as_reading(
    client: Client, document: Document, director: Actor
) -> None:
    client.force_login(director.user)

    client.get(BOOK)

    assert Reading.objects.filter(thing=document.thing, user=director.user).exists()


def test_where_the_drafter_was_quicker_than_the_worker_nothing_wrong_is_kept(
    document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR, works=False)
    mend(document, drafter, at + 2 * HOUR)

    let_it_follow(document)

    assert document.thing.attachments.count() == 0


def test_the_drafter_compares_versions_on_the_page(
    client: Client, document: Document, drafter: Actor, director: Actor, at: datetime
) -> None:
    send_back(document, director, at + HOUR)
    mend(document, drafter, at + 2 * HOUR)
    submit(document, drafter, at + 2 * HOUR)
    send_back(document, director, at + 3 * HOUR)
    files = reverse("documents:outgoing-files", args=[document.thing.uid])
    client.force_login(drafter.user)
    newest = FileVersion.objects.latest("pk")

    page = text_of(client.get(files))
    versions = text_of(client.get(files, {"compare": str(newest.uid)}))
    now = text_of(client.get(files, {"compare": "now"}))

    assert f"?compare={newest.uid}#comparison" in page
    assert "116</del>" in versions
    assert "118</ins>" in versions
    assert "Hai bản giống nhau" in now


@pytest.mark.parametrize("asked", ["", "x", "now", "8d1c4b53-0000-4000-8000-000000000000"])
def test_where_there_is_nothing_to_compare_the_files_are_shown_as_ever(
    client: Client, document: Document, drafter: Actor, asked: str
) -> None:
    client.force_login(drafter.user)
    files = reverse("documents:outgoing-files", args=[document.thing.uid])

    page = client.get(files, {"compare": asked})

    assert page.status_code == 200
    assert page.context["comparison"] is None
