"""What operators see of the second store, and do about it."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import copies, flaws, health
from storage.backends.s3.vault import S3Vault
from storage.models import FileVersion, StoreCopy
from storage.tasks import send_copy, send_waiting_copies
from storage.vault import vault
from tests.factories import MORNING
from tests.storage import papers
from tests.storage.conftest import bring, overwrite
from tests.storage.second.conftest import shut_out
from tests.storage.stores import empty, place_of, use_second

pytestmark = pytest.mark.s3

LATER = MORNING + timedelta(hours=1)


def lose(blob: str) -> None:
    vault().dispose(blob)


def verify() -> str:
    out = io.StringIO()
    call_command("verify-storage", "--copies", stdout=out)
    return out.getvalue()


def test_an_operator_has_everything_put_right_at_once(
    version: FileVersion, agency: Agency, second: S3Vault
) -> None:
    other = bring(papers.make_pdf("Khác"), "b.pdf", agency)
    send_copy.func(blob=other.blob)
    overwrite(version.blob, b"others")
    lose(other.blob)
    out = io.StringIO()

    call_command("verify-storage", "--mend", stdout=out)

    assert f"{version.blob} was put right." in out.getvalue()
    assert f"{other.blob} was put right." in out.getvalue()
    assert vault().is_whole(version.blob)
    assert vault().is_whole(other.blob)


def test_copies_that_are_whole_are_told(version: FileVersion) -> None:
    assert "The second store is whole: 1 files were read." in verify()


def test_a_missing_copy_is_told(
    version: FileVersion, second: S3Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    second.dispose(version.blob)

    with pytest.raises(CommandError, match="The second store is not whole: 1"):
        call_command("verify-storage", "--copies")
    assert f"{version.blob} is missing; it is used by Công văn.pdf." in capsys.readouterr().out


def test_a_damaged_copy_is_told(
    version: FileVersion, second: S3Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    second.bucket.put(version.blob, b"others", {})

    with pytest.raises(CommandError, match="not whole"):
        call_command("verify-storage", "--copies")
    assert f"{version.blob} is damaged" in capsys.readouterr().out


def test_what_is_on_its_way_is_not_missing(agency: Agency, second: S3Vault) -> None:
    bring(papers.make_pdf(), "a.pdf", agency)

    said = verify()

    assert "1 copies are still on their way." in said
    assert "The second store is whole: 0 files were read." in said


@pytest.mark.django_db
def test_without_a_second_store_there_is_nothing_to_verify() -> None:
    with pytest.raises(CommandError, match="no second store"):
        call_command("verify-storage", "--copies")
    with pytest.raises(CommandError, match="no second store"):
        call_command("send-copies")


def test_a_second_store_that_cannot_be_read_is_told(
    version: FileVersion, second: S3Vault, settings: Settings
) -> None:
    shut_out(settings, second)

    with pytest.raises(CommandError, match="could not be read to its end"):
        call_command("verify-storage", "--copies")


def test_what_was_kept_before_there_was_a_second_store_is_copied_when_asked(
    agency: Agency, settings: Settings
) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)
    second = use_second(place_of("versitygw"), settings)
    out = io.StringIO()

    call_command("send-copies", stdout=out)

    assert "1 more files will be copied" in out.getvalue()
    send_waiting_copies.func()
    assert not second.exists(version.blob)  # it was asked for just now; its turn comes
    copies.send_waiting(at=StoreCopy.objects.get().asked_at + timedelta(minutes=3))
    assert second.is_whole(version.blob)
    empty(second)


@pytest.mark.parametrize(
    ("asked_at", "tone"), [(MORNING, "green"), (MORNING - timedelta(hours=1), "amber")]
)
def test_the_page_of_operations_says_how_many_wait(
    agency: Agency, second: S3Vault, asked_at: object, tone: str
) -> None:
    bring(papers.make_pdf(), "a.pdf", agency)
    StoreCopy.objects.update(asked_at=asked_at)

    with translation.override("en"):
        check = health.check_copies(MORNING)

    assert (str(check.sentence), check.tone) == (
        "1 file waits to be copied to the second store.",
        tone,
    )


def test_the_page_of_operations_says_that_the_second_store_is_away(
    agency: Agency, second: S3Vault, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flaws, "_probed", {})
    bring(papers.make_pdf(), "a.pdf", agency)
    shut_out(settings, second)

    with translation.override("en"):
        check = health.check_copies(MORNING)

    assert check.tone == "red"
    assert str(check.sentence).endswith("1 file waits to be copied to the second store.")
