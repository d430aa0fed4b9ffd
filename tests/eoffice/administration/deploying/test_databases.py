"""The database: there, of this version, by the same clock, for one machine or for many."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.checks import CheckMessage
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django import Settings

from eoffice.administration import tasks
from eoffice.administration.deploying import databases, rights
from eoffice.organization.models import Agency
from eoffice.queue import leasing
from tests.eoffice.administration.deploying.conftest import Told

NOT_APART = timedelta()


def test_a_database_in_order_is_told_of_with_nothing(db: None, told: Told) -> None:
    if connection.vendor == "sqlite":
        assert told(databases.look()) == {}


def test_a_database_that_does_not_answer_is_told(
    db: None, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError("connection refused\nIs the server running?")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(connection, "ensure_connection", away)
        said = told(databases.look())

    assert said == {
        "eoffice.E401": "The database does not answer: connection refused Is the server running?"
    }


def test_tables_of_another_version_are_told(db: None, told: Told) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'journal' AND name LIKE '0002%'")

    said = told(databases.look())
    assert set(said) == {"eoffice.E402"}
    assert "journal.0002" in said["eoffice.E402"]


@pytest.mark.parametrize("kind", ["nfs4", "cifs"])
def test_sqlite_on_a_disk_of_the_network_is_told(
    db: None, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("It is about SQLite.")
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\nstore:/office /tmp {kind} rw 0 0\n")
    monkeypatch.setattr(databases, "MOUNTS", mounts)

    assert kind in told(databases.look())["eoffice.E411"]


def test_workers_of_two_machines_on_one_file_are_told(agency: Agency, told: Told) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("It is about SQLite.")
    for machine in ("one:11", "one:12"):
        work_on(machine, agency)
    assert told(databases.look()) == {}

    work_on("two:11", agency)

    assert "one, two" in told(databases.look())["eoffice.E412"]


def work_on(worker: str, agency: Agency) -> None:
    """Have a worker take a task."""
    tasks.reckon_deadlines.enqueue(agency_uid=str(agency.uid))
    assert leasing.claim(worker, ["default"], at=timezone.now())


@pytest.mark.parametrize(
    ("apart", "number"),
    [(timedelta(seconds=9), "eoffice.W421"), (timedelta(hours=7), "eoffice.E421")],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_clocks_that_are_apart_are_told(
    db: None,
    told: Told,
    monkeypatch: pytest.MonkeyPatch,
    apart: timedelta,
    number: str,
    sign: int,
) -> None:
    found = look_at_postgresql(monkeypatch, apart=sign * apart)

    assert set(told(found)) == {number}


def test_an_account_that_may_change_history_is_told(
    db: None, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = look_at_postgresql(monkeypatch, excess=["UPDATE journal_journalentry"])

    assert "UPDATE journal_journalentry" in told(found)["eoffice.W422"]


def look_at_postgresql(
    monkeypatch: pytest.MonkeyPatch,
    *,
    apart: timedelta = NOT_APART,
    excess: list[str] | None = None,
) -> list[CheckMessage]:
    """Look as on PostgreSQL; its rights and clock are asked on a real one (tests/deploy)."""
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(rights, "excess", lambda: excess or [])
        meanwhile.setattr(databases, "clock_of_the_database", lambda: timezone.now() + apart)
        meanwhile.setattr(connection, "vendor", "postgresql")
        return list(databases.look())


def test_the_kind_of_a_disk_is_that_of_the_nearest_mount(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("a / ext4 rw 0 0\nb /srv xfs rw 0 0\nc /srv/office nfs rw 0 0\n")
    monkeypatch.setattr(databases, "MOUNTS", mounts)

    found = [databases.kind_of_disk(Path(path)) for path in ("/", "/srv/x", "/srv/office/x")]

    assert found == ["ext4", "xfs", "nfs"]
