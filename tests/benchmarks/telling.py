"""Notices: each viewer was told of one letter in so many, of those that they see."""

from collections.abc import Iterator
from uuid import uuid4

from documents.followers import ASSIGNED
from eoffice.notifications.models import Notice
from eoffice.things.models import Thing
from tests.benchmarks.founding import Office
from tests.benchmarks.letters import TOLD
from tests.benchmarks.rows import bulk


def make(office: Office, letters: dict[int, Thing]) -> None:
    """Tell the viewers of letters; those of the last months are new to them."""
    bulk(_notices(office, letters))


def _notices(office: Office, letters: dict[int, Thing]) -> Iterator[Notice]:
    facts = {"who": "Trần Quang Minh", "code": "15/BTP-VP", "role": "Phối hợp"}
    for number, thing in letters.items():
        if number % TOLD:
            continue
        for actor in office.viewers.values():
            yield Notice(
                telling=uuid4(),
                person=actor.user,
                post=actor.post,
                thing=thing,
                kind=ASSIGNED,
                facts=facts,
                url=f"/documents/incoming/{thing.uid}/",
                happened_at=thing.created_at,
                created_at=thing.created_at,
                read_at=None if office.is_recent(number) else thing.created_at,
            )
