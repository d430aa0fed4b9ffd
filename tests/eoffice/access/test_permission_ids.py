"""The ids of the permissions: asked once a process, and anew when the database is written anew."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.models.signals import post_migrate
from django.test.utils import CaptureQueriesContext

from eoffice.access.granting import permission_ids
from eoffice.access.models import Right

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Begin as a process does that has asked nothing yet."""
    permission_ids.cache_clear()
    yield
    permission_ids.cache_clear()


def queries_of_asking() -> int:
    with CaptureQueriesContext(connection) as queries:
        permission_ids()
    return len(queries)


def test_they_are_asked_once() -> None:
    assert [queries_of_asking(), queries_of_asking()] == [1, 0]


def test_each_right_has_its_own() -> None:
    ids = permission_ids()

    assert set(ids) == set(Right)
    assert len(set(ids.values())) == len(Right)


def test_they_are_asked_anew_after_a_migration() -> None:
    permission_ids()

    post_migrate.send(
        sender=apps.get_app_config("access"),
        app_config=apps.get_app_config("access"),
        verbosity=0,
        interactive=False,
        using=connection.alias,
        apps=apps,
        plan=[],
    )

    assert queries_of_asking() == 1


def test_whoever_is_given_them_cannot_change_what_others_are_given() -> None:
    with pytest.raises(TypeError):
        permission_ids()[Right.READ] = 0  # type: ignore[index]  # a mapping that is read only
