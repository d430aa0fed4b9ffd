"""Work files, each kept by a post for its members, with documents in it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils import timezone

from documents import events
from documents.lifecycles import WorkFileState
from documents.models import Filing, WorkFile
from documents.models.registers import sort_key_of
from documents.models.work_files import KIND
from eoffice.access.models import Cause, Right
from eoffice.organization.models import Holder, Role
from eoffice.things.models import Thing
from tests.benchmarks.founding import NOUNS, Office, day_of
from tests.benchmarks.rows import (
    Given,
    Happening,
    bulk,
    give,
    make_circles,
    note,
    put_members,
)

DOCUMENTS, FILED, KEPT_OPEN = 250, 30, 10
"""A work file for so many documents, with so many of them in it; one in KEPT_OPEN of old ones."""

_MEMBERS = 5


def make(office: Office, of: dict[int, Thing]) -> None:
    """Make the work files that begin among these documents, and put some of these into them."""
    begun = [number for number in of if number % DOCUMENTS == 1]
    at = timezone.now()
    things = Thing.objects.bulk_create(
        Thing(kind=KIND, agency=office.agency, sort_key=sort_key_of(day_of(one)), created_at=at)
        for one in begun
    )
    circles = make_circles(office.agency, (f"Hồ sơ {number}" for number in begun))
    keepers = [_keeper(office, number) for number in begun]
    files = [
        _file(office, number, thing, circle, keeper)
        for number, thing, circle, keeper in zip(begun, things, circles, keepers, strict=True)
    ]
    bulk(files)
    put_members(
        {
            circle: [keeper, *office.chance.sample(office.posts, _MEMBERS)]
            for circle, keeper in zip(circles, keepers, strict=True)
        },
        "member",
    )
    note(Happening(thing, office.clerk, at, [events.WORK_FILE_OPENED]) for thing in things)
    filings = list(_filings(office, files, begun, of))
    bulk(filings)
    give(_rights(office, files, filings, dict(zip(begun, keepers, strict=True))))


def _keeper(office: Office, number: int) -> Holder:
    """A post of any division; the medium viewer keeps one in twenty."""
    if number // DOCUMENTS % 20 == 0:
        return office.viewer_posts["medium"]
    return office.chance.choice(office.posts)


def _file(office: Office, number: int, thing: Thing, circle: Holder, keeper: Holder) -> WorkFile:
    day = day_of(number)
    is_open = office.is_recent(number) or number // DOCUMENTS % KEPT_OPEN == 0
    if keeper.post is None:
        raise TypeError("Keepers are posts.")
    return WorkFile(
        thing=thing,
        agency=office.agency,
        code=f"{number:07d}.HS",
        title=f"Hồ sơ công tác {NOUNS[number % len(NOUNS)]} số {number}",
        year=day.year,
        keeper=keeper.post,
        members=circle,
        retention="10 năm",
        state=WorkFileState.OPEN if is_open else WorkFileState.CLOSED,
        opened_on=day,
        closed_on=None if is_open else day + timedelta(days=90),
    )


def _filings(
    office: Office, files: Sequence[WorkFile], begun: list[int], of: dict[int, Thing]
) -> Iterator[Filing]:
    at = timezone.now()
    for work_file, first in zip(files, begun, strict=True):
        near = [number for number in range(first, first + DOCUMENTS) if number in of]
        chosen = office.chance.sample(near, min(FILED, len(near)))
        for ordinal, number in enumerate(sorted(chosen), start=1):
            yield Filing(
                work_file=work_file,
                thing=of[number],
                ordinal=ordinal,
                filed_by=office.clerk.user,
                filed_at=at,
            )


def _rights(
    office: Office, files: Sequence[WorkFile], filings: Sequence[Filing], keepers: dict[int, Holder]
) -> Iterator[Given]:
    holders = office.holders
    for work_file, keeper in zip(files, keepers.values(), strict=True):
        thing, head = work_file.thing, office.head_posts[work_file.keeper.unit_id]
        yield Given(thing, work_file.members, Right.READ, Cause.FILED)
        yield Given(thing, keeper, Right.READ, Cause.KEEPS)
        yield Given(thing, head, Right.READ, Cause.UNIT)
        yield Given(thing, holders[Role.LEADERS], Right.READ, Cause.OPENED)
        yield Given(thing, holders[Role.REGISTRY], Right.METADATA, Cause.OPENED)
        yield Given(thing, holders[Role.AUDITORS], Right.METADATA, Cause.AUDITED)
    for filing in filings:
        where = filing.work_file
        reference = str(where.thing.uid)
        yield Given(filing.thing, where.members, Right.READ, Cause.FILED, reference)
