"""An office that outgrows its file moves to PostgreSQL, and loses nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy import offices
from tests.deploy.files import ROOT
from tests.deploy.offices import OFFICE, OWNER, Office

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]

APPOINT = (
    *("appoint", "minh", "--full-name", "Trần Quang Minh", "--agency", "H54.13"),
    *("--agency-name", "Sở Tư pháp", "--unit", "VP", "--title", "Giám đốc", "--duty", "DIRECTOR"),
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in one file, with its first person."""
    folder = tmp_path_factory.mktemp("before")
    for command in (("migrate", "--verbosity", "0"), APPOINT):
        on_sqlite(folder, *command)
    return folder / "eoffice.sqlite3"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An empty PostgreSQL of the same version, until the last test moves an office into it."""
    with offices.founded(tmp_path_factory.mktemp("office")) as made:
        made.run(OWNER, "migrate", "--verbosity", "0")
        made.run(OWNER, "grant-database-rights", "--to", OFFICE)
        yield made


def on_sqlite(folder: Path, *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *command],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if "_DIR" not in name},
            "DJANGO_SETTINGS_MODULE": "eoffice.settings.development",
            "VAR_DIR": str(folder),
        },
        stdout=subprocess.DEVNULL,
        check=True,
    )


def test_what_is_not_of_this_version_is_refused_whole(office: Office, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    on_sqlite(older, "migrate", "things", "--verbosity", "0")

    with pytest.raises(AssertionError, match="not of one version"):
        office.run(OWNER, "move-database", str(older / "eoffice.sqlite3"))

    assert office.ask("SELECT count(*) FROM accounts_user") == [(0,)]


def test_a_file_that_is_not_there_is_named(office: Office, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"missing\.sqlite3 is not there"):
        office.run(OWNER, "move-database", str(tmp_path / "missing.sqlite3"))


def test_an_office_moves_and_goes_on(office: Office, file: Path) -> None:
    said = office.run(OWNER, "move-database", str(file))

    assert "each counted" in said
    assert office.ask("SELECT name FROM organization_agency") == [("Sở Tư pháp",)]
    assert office.ask("SELECT count(*) > 0 FROM journal_journalentry") == [(True,)]
    # Numbers go on where the file stopped: the next person is a row of its own.
    second = [
        word.replace("minh", "hoa").replace("Trần Quang Minh", "Lê Thị Hoa") for word in APPOINT
    ]
    office.run(OFFICE, *(word for word in second if word not in {"--agency-name", "Sở Tư pháp"}))
    assert office.ask("SELECT full_name FROM accounts_user ORDER BY id") == [
        ("Trần Quang Minh",),
        ("Lê Thị Hoa",),
    ]
    with pytest.raises(AssertionError, match="There is an office in this database already"):
        office.run(OWNER, "move-database", str(file))
