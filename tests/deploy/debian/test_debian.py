"""Debian without containers: a script installs the office, units open it, a backup returns it.

LibreOffice and tesseract are left out, which is a choice of the script (`--without`) and saves
300 MB of packages; everything else is what an agency's machine goes through.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.debian import roots
from tests.deploy.debian.roots import Root

pytestmark = [pytest.mark.debootstrap, pytest.mark.slow, pytest.mark.waits]

INSTALL = ("/source/deploy/debian/install", "--name", "office.test")
WITHOUT = ("--without", "libreoffice,tesseract")
OPENING = ("python3", "/source/tests/deploy/debian/opening.py")
BACKUPS = "/var/backups/eoffice"
SYSTEMD = Path("/usr/lib/systemd/system")
MOST_EXPOSED = 3.0  # of 10, as systemd reckons; without any of its walls a service has 9.6


@pytest.fixture(scope="module")
def root() -> Iterator[Root]:
    """A machine on which the office was installed once."""
    with roots.fresh() as made:
        made.run(*INSTALL, *WITHOUT)
        yield made


@pytest.fixture(scope="module")
def opened(root: Root) -> dict[str, Any]:
    """What the office answered while it was open."""
    said = root.run(*OPENING, network="own").splitlines()
    answers: dict[str, Any] = json.loads(said[-1])
    return answers


def test_people_reach_the_sign_in_page_with_tls(opened: dict[str, Any]) -> None:
    page = opened["page"]

    assert page["status"] == 200
    assert "Đăng nhập" in page["body"]
    assert page["headers"]["strict-transport-security"].startswith("max-age=31536000")
    assert "content-security-policy" in page["headers"]


def test_who_comes_without_tls_is_sent_on(opened: dict[str, Any]) -> None:
    assert opened["plain"]["status"] == 308
    assert opened["plain"]["headers"]["location"] == "https://office.test/accounts/login/?next=/"


def test_the_page_has_its_look(opened: dict[str, Any]) -> None:
    assert opened["style"]["status"] == 200
    assert opened["style"]["headers"]["content-type"].startswith("text/css")


def test_those_who_watch_are_told_that_it_is_well(opened: dict[str, Any]) -> None:
    assert opened["alive"]["status"] == 200
    assert opened["by hand"] == "200 The office answers.\n"


def test_figures_are_not_for_outside(opened: dict[str, Any]) -> None:
    assert opened["figures"]["status"] == 404


def test_a_large_file_reaches_the_office_and_a_larger_one_does_not(opened: dict[str, Any]) -> None:
    assert opened["large"] == 403  # the office itself refuses: the form has no token
    assert opened["too large"] == 413


def test_nobody_forges_the_address_from_which_they_come(opened: dict[str, Any]) -> None:
    assert opened["forged"] == "127.0.0.9"


def test_the_schedule_asks_and_a_worker_does(opened: dict[str, Any]) -> None:
    assert ".tasks." in opened["scheduled"]


def test_the_office_cannot_remove_what_the_journal_holds(opened: dict[str, Any]) -> None:
    assert "permission denied for table journal_journalentry" in opened["history"]


def test_the_office_owns_no_file_of_its_own_program(opened: dict[str, Any]) -> None:
    assert opened["writes"] == ""


def test_every_service_ends_when_it_is_told_to(opened: dict[str, Any]) -> None:
    assert opened["ended"] == {"pages": 0, "worker": 0, "schedule": 0}


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        ("/etc/eoffice/environment", "640 root eoffice"),
        ("/etc/eoffice/secrets", "750 root eoffice"),
        ("/etc/eoffice/secrets/secret-key", "640 root eoffice"),
        ("/etc/eoffice/secrets/db-password", "640 root eoffice"),
        ("/etc/eoffice/owner/db-password", "640 root eoffice-owner"),
        ("/etc/eoffice/tls/key.pem", "600 root root"),
        ("/var/lib/eoffice/vault", "750 eoffice eoffice"),
        ("/var/backups/eoffice", "700 root root"),
    ],
)
def test_secrets_are_read_by_those_who_need_them(root: Root, path: str, mode: str) -> None:
    assert root.mode(path) == mode


def test_systemd_finds_nothing_wrong_with_the_units(root: Root) -> None:
    units = sorted(path.name for path in (root.folder / "etc/systemd/system").glob("eoffice*"))
    names = [name.replace("@.", "@1.") for name in units]

    # The root has no systemd of its own: what ours stand on is this machine's.
    shutil.copytree(
        SYSTEMD, root.folder / SYSTEMD.relative_to("/"), symlinks=True, dirs_exist_ok=True
    )

    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", f"--root={root.folder}", *names],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert len(units) == 8
    ours = [line for line in checked.stderr.splitlines() if "eoffice" in line]
    assert (ours, checked.returncode) == ([], 0), checked.stderr


@pytest.mark.parametrize("unit", ["web", "worker@", "scheduler", "backup", "verify-storage"])
def test_services_stand_behind_walls(root: Root, unit: str) -> None:
    path = root.folder / f"etc/systemd/system/eoffice-{unit}.service"

    reckoned = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    overall = reckoned.stdout.strip().splitlines()[-1].rpartition(": ")[2]
    assert float(overall.split()[0]) <= MOST_EXPOSED, reckoned.stdout


def test_a_second_installation_changes_no_secret_and_loses_nothing(root: Root) -> None:
    secrets = root.folder / "etc/eoffice/secrets"
    before = {path.name: path.read_bytes() for path in secrets.iterdir()}

    said = root.run(*INSTALL, *WITHOUT)

    assert "is built already" in said
    assert {path.name: path.read_bytes() for path in secrets.iterdir()} == before


def test_the_deployment_check_names_only_what_an_agency_has_still_to_do(root: Root) -> None:
    said = with_database(root, "eoffice check --deploy --fail-level CRITICAL 2>&1")

    numbers = {word.strip("()?:") for word in said.split() if word.startswith("(eoffice.")}
    assert numbers == {"eoffice.W522"}, said  # no mail server


def test_an_office_comes_back_from_its_backup(root: Root) -> None:
    appoint = (
        "eoffice appoint minh --full-name 'Trần Quang Minh' --agency H54.13 --agency-name 'Sở Tư"
        " pháp' --unit VP --title 'Giám đốc' --duty DIRECTOR"
    )
    with_database(root, f"{appoint} && /opt/eoffice/current/code/deploy/debian/backup {BACKUPS}")
    run = next(path for path in (root.folder / BACKUPS.lstrip("/")).glob("20*"))
    shutil.rmtree(root.folder / "var/lib/eoffice/vault")
    with_database(root, "pg_dropcluster --stop 15 main && pg_createcluster 15 main --start")

    root.run(*INSTALL, *WITHOUT)
    said = with_database(
        root, f"/opt/eoffice/current/code/deploy/debian/restore {BACKUPS}/{run.name}"
    )

    assert "The office is back." in said
    assert "Giám đốc" in with_database(root, TITLES)


TITLES = (
    "PGPASSWORD=$(cat /etc/eoffice/owner/db-password)"
    " psql -h 127.0.0.1 -U eoffice_owner eoffice -Atc 'SELECT title FROM organization_post'"
)


def with_database(root: Root, words: str) -> str:
    """Run a line of a shell while the database is up."""
    return root.run(
        "bash", "-ec", f"pg_ctlcluster 15 main start || true; {words}; pg_ctlcluster 15 main stop"
    )
