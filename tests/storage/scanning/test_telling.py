"""What operators are told of the scanner: on their page, and by `check --deploy`."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.checks import CheckMessage
from django.utils import timezone, translation
from pytest_django.fixtures import Settings

from eoffice.administration import checks as operations
from eoffice.administration.checks import Check
from storage import checks, health
from tests.factories import MORNING
from tests.servers import clamav
from tests.servers.program import Server

pytestmark = pytest.mark.clamav

LARGEST = 16 << 20  # what this scanner takes


def check() -> Check:
    with translation.override("en"):
        found = health.check_scanner(timezone.now())
        return Check(str(found.sentence), found.tone, str(found.advice))


def deploy() -> list[str | None]:
    found: list[CheckMessage] = checks.check_scanner(None)
    return [message.id for message in found]


@pytest.fixture
def fresh(settings: Settings) -> Iterator[Server]:
    """A scanner with signatures of this morning."""
    with clamav.running(made_at=timezone.now()) as server:
        settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
        settings.MAX_UPLOAD_BYTES = LARGEST
        yield server


def test_an_office_without_a_scanner_is_told_what_that_means() -> None:
    assert check() == Check("No virus scanner is set up: files are kept without being scanned.")
    assert deploy() == []


@pytest.mark.usefixtures("fresh")
def test_a_scanner_with_new_signatures_is_in_order() -> None:
    day = timezone.now().strftime("%d/%m/%Y")

    found = check()

    assert found.tone == "green"
    assert str(found.sentence).startswith("ClamAV 1.")
    assert str(found.sentence).endswith(f"scans every file, with signatures of {day}.")
    assert deploy() == []


def test_signatures_older_than_three_days_are_told(settings: Settings) -> None:
    with clamav.running(made_at=timezone.now() - timedelta(days=3, hours=1)) as server:
        settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
        settings.MAX_UPLOAD_BYTES = LARGEST

        assert check().tone == "amber"
        assert "freshclam" in str(check().advice)
        assert deploy() == ["storage.W003"]


@pytest.mark.usefixtures("required")
def test_a_scanner_that_knows_nothing_of_clamavs_own_is_told(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = LARGEST

    assert check().tone == "amber"
    assert "none of ClamAV's own signatures" in str(check().sentence)
    assert deploy() == ["storage.W003"]


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(("is_required", "tone"), [(True, "red"), (False, "amber")])
def test_a_scanner_that_does_not_answer_is_told(
    settings: Settings, *, is_required: bool, tone: str
) -> None:
    settings.CLAMD_REQUIRED = is_required

    assert check().tone == tone
    assert deploy() == ["storage.E007"]


@pytest.mark.usefixtures("fresh")
def test_a_limit_below_the_largest_upload_is_told(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 2 * LARGEST

    assert deploy() == ["storage.W004"]


def test_a_scanner_that_lets_large_files_pass_unseen_is_told(settings: Settings) -> None:
    limits = {"StreamMaxLength": "64M", "MaxFileSize": "1M", "AlertEncryptedArchive": "yes"}
    with clamav.running(limits, made_at=timezone.now()) as server:
        settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
        settings.MAX_UPLOAD_BYTES = LARGEST

        assert deploy() == ["storage.E009"]  # the default is silence


def test_a_scanner_that_calls_what_is_under_a_password_clean_is_told(settings: Settings) -> None:
    limits = {name: said for name, said in clamav.LIMITS.items() if "Encrypted" not in name}
    with clamav.running(limits, made_at=timezone.now()) as server:
        settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
        settings.MAX_UPLOAD_BYTES = LARGEST

        assert deploy() == ["storage.W005"]


def test_a_scanner_that_finds_nothing_is_told(fresh: Server) -> None:
    (fresh.folder / "signatures" / "own.ign2").write_text(f"{clamav.NAME}\n", encoding="ascii")
    fresh.stop()
    fresh.start()

    assert deploy()[0] == "storage.E008"


def test_an_address_that_is_none_is_told(settings: Settings) -> None:
    settings.CLAMD_ADDRESS = "tcp://scanner:3310"

    assert deploy() == ["storage.E006"]
    assert check().tone == "red"


@pytest.mark.django_db
def test_the_page_of_operations_shows_the_scanner() -> None:
    with translation.override("en"):
        names = [str(one.name) for one in operations.all_checked(at=MORNING)]

    assert "Virus scanner" in names
