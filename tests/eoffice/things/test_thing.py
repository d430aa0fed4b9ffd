"""Things: known outside by a uid alone, never deleted while anything points to them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from eoffice.access import granting
from eoffice.access.models import Cause, Right
from eoffice.organization.models import Agency, Holder
from eoffice.things.models import Thing
from tests.factories import MORNING, create_thing

pytestmark = pytest.mark.django_db


def test_two_things_never_share_a_uid(agency: Agency) -> None:
    first = create_thing(agency)

    with pytest.raises(IntegrityError), transaction.atomic():
        Thing.objects.create(agency=agency, kind="made-up", uid=first.uid)


def test_uids_are_drawn_at_random(agency: Agency) -> None:
    assert create_thing(agency).uid.version == 4


def test_a_thing_with_rights_cannot_be_deleted(agency: Agency) -> None:
    thing = create_thing(agency)
    circle = Holder.objects.make_circle(agency, "circle")
    granting.grant(thing, [circle], Right.READ, cause=Cause.FILED, at=MORNING)

    with pytest.raises(ProtectedError):
        thing.delete()


def test_a_lock_reads_the_row_anew_in_place(agency: Agency) -> None:
    thing = create_thing(agency)
    Thing.objects.filter(pk=thing.pk).update(sort_key=9)

    with transaction.atomic():
        thing.lock()

    assert thing.sort_key == 9


def test_a_lock_lets_others_point_to_the_row(agency: Agency) -> None:
    """On PostgreSQL a full lock would wait for every transaction that wrote about the thing."""
    thing = create_thing(agency)

    with CaptureQueriesContext(connection) as queries, transaction.atomic():
        thing.lock()

    locking = [query["sql"] for query in queries if "FOR " in query["sql"]]
    expected = ["FOR NO KEY UPDATE"] if connection.vendor == "postgresql" else []
    assert [sql[sql.index("FOR ") :].strip() for sql in locking] == expected
