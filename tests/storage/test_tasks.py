"""Reading in the background: every file ends in a named state, and what was read is kept."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage import listeners, renditions
from storage.models import FileVersion, ReadingState, Rendition, RenditionKind, VersionReading
from storage.outcomes import sentence_of
from storage.reading.limits import Outcome
from storage.tasks import read_version
from tests.storage import papers
from tests.storage.conftest import bring, bring_and_read, overwrite

pytestmark = pytest.mark.usefixtures("no_listeners")


@pytest.fixture(autouse=True)
def bare_machine(settings: Settings) -> None:
    """Neither LibreOffice nor tesseract is there, unless a test brings them."""
    settings.WITHOUT = ["libreoffice", "tesseract"]


def reading_of(version: FileVersion) -> VersionReading:
    return VersionReading.objects.get(version=version)


@pytest.mark.both_vaults
def test_a_letter_is_read(agency: Agency) -> None:
    version = bring_and_read(papers.make_pdf("Số: 15/QĐ-BNV", "Hai"), "a.pdf", agency)

    reading = reading_of(version)
    assert (reading.state, reading.outcome, reading.percent) == (ReadingState.READ, "", 100)
    assert [page.text for page in renditions.pages_of(version)] == ["Số: 15/QĐ-BNV", "Hai"]
    assert renditions.page_count_of(version) == 2
    assert sentence_of(reading) == ""


@pytest.mark.both_vaults
def test_a_worker_reads_what_was_brought(agency: Agency) -> None:
    version = bring(papers.make_pdf("Số: 15"), "a.pdf", agency)

    call_command("work", "--until-empty", "--queue", "reading")

    assert reading_of(version).state == ReadingState.READ


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("a.pdf", papers.make_encrypted_pdf(), Outcome.ENCRYPTED),
        ("a.pdf", b"%PDF-1.7\n" + bytes(9999) + b"startxref\n0\n%%EOF", Outcome.DAMAGED),
        ("a.docx", papers.make_zip({"word/document.xml": "<w"}), Outcome.DAMAGED),
        ("a.xlsx", papers.make_zip({"xl/workbook.xml": "<x/>"}), Outcome.DAMAGED),
        ("a.png", b"\x89PNG\r\n\x1a\nIEND\xaeB`\x82", Outcome.DAMAGED),
    ],
)
def test_a_hostile_file_ends_in_a_state_with_a_sentence(
    name: str, content: bytes, outcome: Outcome, agency: Agency
) -> None:
    version = bring_and_read(content, name, agency)

    reading = reading_of(version)
    assert (reading.state, reading.outcome) == (ReadingState.UNREADABLE, outcome)
    assert sentence_of(reading).endswith(".")
    assert version.content() == content  # it stays usable: as it came


@pytest.mark.parametrize(
    ("name", "content", "outcome"),
    [
        ("a.pdf", papers.make_scripted_pdf(), Outcome.CARRIES_SCRIPT),
        ("a.docx", papers.make_docx(), Outcome.NO_PDF_WITHOUT_OFFICE),
        ("a.pdf", papers.make_scanned_pdf("Một"), Outcome.NO_TEXT_WITHOUT_OCR),
    ],
)
def test_what_is_to_be_said_of_a_file_that_was_read_is_said(
    name: str, content: bytes, outcome: Outcome, agency: Agency
) -> None:
    version = bring_and_read(content, name, agency)

    reading = reading_of(version)
    assert (reading.state, reading.outcome) == (ReadingState.READ, outcome)
    assert sentence_of(reading).endswith(".")


def test_a_pdf_that_needs_too_much_memory_is_told(agency: Agency, settings: Settings) -> None:
    settings.READING_MEMORY_BYTES = 300 << 20

    version = bring_and_read(papers.make_deflate_bomb(512 << 20), "a.pdf", agency)

    reading = reading_of(version)
    assert (reading.state, reading.outcome) == (
        ReadingState.UNREADABLE,
        Outcome.TOO_MUCH_MEMORY,
    )
    assert sentence_of(reading).endswith(".")


def test_a_pdf_that_takes_too_long_is_told(agency: Agency, settings: Settings) -> None:
    settings.READING_SECONDS = 2
    settings.READING_MEMORY_BYTES = 16 << 30  # a quick machine fills a lot in that time

    version = bring_and_read(papers.make_endless_pdf(), "a.pdf", agency)

    reading = reading_of(version)
    assert (reading.state, reading.outcome) == (ReadingState.UNREADABLE, Outcome.TOOK_TOO_LONG)


@pytest.mark.both_vaults
def test_bytes_that_have_rotted_are_told(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)
    overwrite(version.blob, b"%PDF-others")

    read_version.func(version_uid=str(version.uid))

    assert reading_of(version).outcome == Outcome.BROKEN_IN_VAULT


def test_whoever_asked_is_told_within_the_transaction(agency: Agency) -> None:
    told = []

    def listen(version: FileVersion) -> None:
        told.append((version, connection.in_atomic_block, version.reading.state))

    listeners.on_read(listen)
    listeners.on_read(listen)

    version = bring_and_read(papers.make_encrypted_pdf(), "a.pdf", agency)

    assert told == [(version, True, ReadingState.UNREADABLE)]


def test_a_listener_that_fails_lets_the_reading_be_done_again(agency: Agency) -> None:
    def fail(_version: FileVersion) -> None:
        raise RuntimeError

    listeners.on_read(fail)
    version = bring(papers.make_pdf(), "a.pdf", agency)

    with pytest.raises(RuntimeError):
        read_version.func(version_uid=str(version.uid))

    assert reading_of(version).state == ReadingState.RUNNING
    assert not Rendition.objects.exists()


def test_what_was_read_is_not_read_again(agency: Agency) -> None:
    version = bring_and_read(papers.make_pdf(), "a.pdf", agency)
    told: list[FileVersion] = []
    listeners.on_read(told.append)

    read_version.func(version_uid=str(version.uid))

    assert told == []


def test_a_file_that_waits_says_so(agency: Agency) -> None:
    version = bring(papers.make_pdf(), "a.pdf", agency)

    with translation.override("en"):
        assert sentence_of(reading_of(version)) == "The file is waiting to be read."


@pytest.mark.both_vaults
def test_a_form_is_shown_with_its_fields(agency: Agency) -> None:
    version = bring_and_read(papers.make_form("15"), "a.pdf", agency)

    shown = renditions.pdf_of(version)

    assert isinstance(shown, Rendition)
    assert shown.kind == RenditionKind.PDF


def test_a_plain_pdf_is_its_own_pdf(agency: Agency) -> None:
    version = bring_and_read(papers.make_pdf(), "a.pdf", agency)

    assert renditions.pdf_of(version) == version


def test_without_libreoffice_a_word_file_has_no_pdf_and_no_pictures(agency: Agency) -> None:
    version = bring_and_read(papers.make_docx("Số: 15"), "a.docx", agency)

    assert renditions.pdf_of(version) is None
    with pytest.raises(renditions.NoPictureError):
        renditions.picture_of(version, 1)
    assert renditions.pages_of(version)[0].text == "Số: 15"


@pytest.mark.libreoffice
def test_with_libreoffice_a_word_file_has_a_pdf_and_pictures(
    agency: Agency, settings: Settings
) -> None:
    settings.WITHOUT = ["tesseract"]
    version = bring_and_read(papers.make_docx("Số: 15"), "a.docx", agency)

    shown = renditions.pdf_of(version)

    assert shown is not None
    with shown.open() as stream:
        assert stream.read(5) == b"%PDF-"
    assert renditions.picture_of(version, 1).media_type == "image/webp"


@pytest.mark.tesseract
def test_a_scan_says_that_it_was_recognised(agency: Agency, settings: Settings) -> None:
    settings.WITHOUT = []

    version = bring_and_read(papers.make_scanned_pdf("Quyết định số 15"), "a.pdf", agency)

    reading = reading_of(version)
    assert reading.was_recognised
    with translation.override("en"):
        assert sentence_of(reading) == (
            "The text was recognised from a scan and may have mistakes."
        )
