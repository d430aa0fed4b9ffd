"""One world for the whole matrix, in one transaction that is undone after its last test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from search import indexing
from tests.matrix import drafts, gatherings, letters, office, programs, webhooks
from tests.matrix.probing import Tally, remembered_actors
from tests.matrix.world import World
from tests.meetings.factories import work

TALLY = Tally()


@pytest.fixture(scope="package")
def db(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """A transaction around everything that this package does, with folders of its own."""
    del django_db_setup
    root = tmp_path_factory.mktemp("matrix")
    folders = {name: root / name.lower() for name in ("KEYS_DIR", "TRUST_DIR", "SEARCH_DIR")}
    # People have just signed in, however long it takes to ask everything.
    just_now = override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=24 * 60 * 60, **folders)
    with django_db_blocker.unblock(), just_now, transaction.atomic():
        yield root
        transaction.set_rollback(True)
    cache.clear()  # it counts who signed in, how often


@pytest.fixture(scope="package")
def world(db: Path) -> Iterator[World]:
    """The office as the expectations know it; see the modules beside this one."""
    del db
    made = World()
    drafts.give_keys(made)
    letters.bring_letters(made)
    letters.open_work_files(made)
    drafts.write_drafts(made)
    gatherings.prepare_meetings(made)
    work()
    office.keep_office(made)
    office.place_notices(made)
    programs.give_tokens(made)
    webhooks.lead_webhooks(made)
    indexing.drain()
    made.settle()
    with remembered_actors():
        yield made


@pytest.fixture(scope="package")
def tally() -> Tally:
    """What the matrix has counted so far."""
    return TALLY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TALLY.probes:
        terminalreporter.write_line(str(TALLY))
