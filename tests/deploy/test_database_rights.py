"""On PostgreSQL the office works under an account that cannot change or remove history."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.deploy import offices
from tests.deploy.offices import OFFICE, OWNER, Office

pytestmark = [pytest.mark.postgresql, pytest.mark.slow]

CHECK = ("check", "--deploy", "--tag", "deploying", "--fail-level", "CRITICAL")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Roles as roles.sql makes them, tables of their owner, papers that the office has written."""
    with offices.founded(tmp_path_factory.mktemp("office")) as made:
        made.run(OWNER, "migrate", "--verbosity", "0")
        made.run(OWNER, "grant-database-rights", "--to", OFFICE)
        made.run(OFFICE, "load-demo", "--small", "--quiet")
        yield made


def test_the_office_does_its_work(office: Office) -> None:
    """Letters, signatures and meetings were written under its account."""
    ((issued,),) = office.ask("SELECT count(*) FROM documents_document WHERE state = 'ISSUED'")
    ((written,),) = office.ask("SELECT count(*) FROM journal_journalentry")

    assert isinstance(issued, int)
    assert isinstance(written, int)
    assert issued > 0
    assert written > 50


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE journal_journalentry SET event = 'other'",
        "DELETE FROM journal_journalentry",
        "TRUNCATE journal_journalentry CASCADE",
        "DELETE FROM journal_journaltext",
        "UPDATE journal_followerreceipt SET done_at = now()",
        "DELETE FROM journal_reading",
        "DELETE FROM things_thing",
        "DELETE FROM access_grant",
        "DELETE FROM documents_registerentry",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
        "ALTER TABLE journal_journalentry DISABLE TRIGGER ALL",
        "DROP TABLE journal_journalentry CASCADE",
        "CREATE TABLE mine (id int)",
        "CREATE ROLE another",
    ],
)
def test_the_office_changes_no_history(office: Office, words: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office.ask(words)


def test_words_of_an_entry_can_be_erased(office: Office) -> None:
    """Personal data and recalls ask for it; the entry itself stays (walls, 5)."""
    office.ask("UPDATE journal_journaltext SET words = '', erased_at = now()")

    assert office.ask("SELECT count(*) FROM journal_journaltext WHERE words <> ''") == [(0,)]


def test_the_deployment_check_sees_what_each_account_may_do(office: Office) -> None:
    as_office = office.run(OFFICE, *CHECK)
    as_owner = office.run(OWNER, *CHECK)

    assert "eoffice.W422" not in as_office
    assert "eoffice.W421" not in as_office  # one machine, one clock
    assert f"{OWNER} may change what the office must not" in as_owner


def test_an_account_that_is_not_there_is_named(office: Office) -> None:
    with pytest.raises(AssertionError, match="There is no account nobody"):
        office.run(OWNER, "grant-database-rights", "--to", "nobody")


def test_the_office_cannot_give_itself_rights(office: Office) -> None:
    with pytest.raises(AssertionError, match="owner of the tables"):
        office.run(OFFICE, "grant-database-rights", "--to", OFFICE)
