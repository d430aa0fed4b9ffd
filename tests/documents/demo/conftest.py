"""A small demo office, loaded once for all tests of this folder."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def demo_office(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """What loading a small office has said; everything is taken back at the end."""
    var = tmp_path_factory.mktemp("demo")
    folders = {"VAR": var, "KEYS_DIR": var / "keys", "TRUST_DIR": var / "trust"}
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO_SIGN_INS=True, **folders),
        transaction.atomic(),
    ):
        yield load()
        transaction.set_rollback(True)


def load() -> str:
    said = StringIO()
    call_command("load-demo", "--small", "--quiet", stdout=said)
    return said.getvalue()
