"""The journal of administration in a busy office: it is not looked for among all letters."""

import pytest
from django.db import connection

from eoffice.administration import events
from eoffice.administration.acts import A_PAGE, page_of
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from tests.factories import MORNING, create_thing
from tests.plans import learn, rows_read

JOURNAL = "journal_journalentry"

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has such plans"
)


def test_what_happened_to_letters_since_is_not_read(agency: Agency, administrator: Actor) -> None:
    thing = create_thing(agency)
    acts = {"event": events.ACCOUNT_MADE, "user": administrator.user, "post": administrator.post}
    letters = {"event": "test.letter.came", "thing": thing}
    JournalEntry.objects.bulk_create(
        JournalEntry(happened_at=MORNING, digest="0", **what)
        for what in [acts] * 2_000 + [letters] * 2_000
    )
    learn()

    assert len(page_of(agency, before=None).acts) == A_PAGE
    assert rows_read(lambda: page_of(agency, before=None))[JOURNAL] < 2 * A_PAGE
