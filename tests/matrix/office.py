"""What administrators keep: accounts, units, posts, delegations, a swapped day, a parked task."""

from datetime import date, timedelta

from django.utils import timezone

from documents.actions import correspondents
from documents.models import Correspondent, CorrespondentKind
from eoffice.administration import tasks
from eoffice.administration.actions import calendar, delegations, proposals
from eoffice.notifications.models import Notice
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease
from tests.matrix.world import World
from tests.meetings.factories import work


def keep_office(world: World) -> None:
    """Place people, units and posts as they are, and make what is missing."""
    cast = world.cast
    world.place("agency_here", uid=cast.agency.uid)
    world.place("agency_elsewhere", uid=cast.other.uid)
    for name in ("drafter", "administrator", "disabled", "stranger"):
        post = cast.actors[name].post
        world.place(f"person_{name}", uid=cast.users[name].uid, post=post.uid)
    world.place("unit_division", uid=cast.units["division"].uid)
    world.place("post_drafter", uid=cast.actors["drafter"].post.uid)
    world.place("post_administrator", uid=cast.actors["administrator"].post.uid)
    world.place("delegation_head", uid=cast.delegations["acting"].uid)
    past = _revoked_delegation(world)
    world.place("delegation_revoked", uid=past)
    day = date(timezone.now().year + 1, 5, 3)
    while day.weekday() < 5:
        day += timedelta(days=1)
    calendar.swap(
        agency=cast.agency,
        day=day,
        is_working=True,
        reason="Làm bù",
        actor=world.actor("administrator"),
        at=world.at,
    )
    world.place("day_swapped", day=day)
    _propose(world)
    _keep_correspondents(world)
    world.place("task_parked", uid=_parked(world).task_id)


def place_notices(world: World) -> None:
    """Place what the head and the revoked person were told of."""
    for name in ("head",):
        told = Notice.objects.filter(person=world.cast.users[name], thing__isnull=False)
        notice = told.order_by("pk").first()
        if notice is not None:
            world.place(f"notice_{name}", uid=notice.uid)


def _revoked_delegation(world: World) -> object:
    head = world.actor("head")
    made = delegations.delegate(
        post=head.post,
        deputy=world.cast.users["colleague"],
        basis="Quyết định số 11/QĐ-STP",
        begins_at=world.at,
        ends_at=world.at + timedelta(days=1),
        actor=head,
        at=world.at,
    )
    delegations.revoke(delegation=made, actor=head, at=world.at)
    return made.uid


def _propose(world: World) -> None:
    """Have the administrator ask for two codes; the director declines one of them."""
    asked = {}
    for name, person in (("waiting", "outsider"), ("declined", "informed")):
        asked[name], _half = proposals.propose_access(
            person=world.cast.users[person], actor=world.actor("administrator"), at=world.at
        )
        world.place(f"proposal_{name}", uid=asked[name].uid)
    proposals.decline(
        proposal=asked["declined"],
        reason="Không ai yêu cầu",
        actor=world.actor("director"),
        at=world.at,
    )


def _keep_correspondents(world: World) -> None:
    """Keep one correspondent; the ministry that the letters come from stays in the letters."""
    kept = correspondents.keep(
        agency=world.cast.agency,
        name="Công ty cổ phần Sông Lam",
        kind=CorrespondentKind.FIRM,
        known_as=None,
        actor=world.actor("clerk"),
        at=world.at,
    )
    world.place("correspondent_kept", uid=kept.uid)
    named = Correspondent.objects.open_named(world.cast.agency, "Bộ Tư pháp")
    world.place("correspondent_of_letter", uid=named.uid)


def _parked(world: World) -> TaskLease:
    work()  # or another task would be parked in its place
    tasks.reckon_deadlines.enqueue(agency_uid=str(world.cast.agency.uid))
    at = timezone.now()
    for _attempt in range(leasing.MAX_ATTEMPTS):
        task = leasing.claim("worker", ["default"], at=at)
        assert task is not None
        leasing.put_back(task, "worker", "Traceback: broken", at=at)
        at += timedelta(days=1)
    return TaskLease.objects.get(parked_at__isnull=False)
