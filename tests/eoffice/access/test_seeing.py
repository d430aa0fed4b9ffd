"""Seeing: lists and look-ups by the holders that an actor is in, in one post at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eoffice.access import granting, seeing
from eoffice.access.models import Cause, Right, ThingRight
from eoffice.access.seeing import Key
from eoffice.organization import membership
from eoffice.organization.actor import Actor, actor_for
from eoffice.organization.models import (
    Agency,
    Delegation,
    Domain,
    Duty,
    Holder,
    Holding,
    Role,
    Unit,
)
from eoffice.things.models import Thing
from tests.factories import FOUNDED, MORNING, act_in, appoint, create_post, create_thing
from tests.plans import learn

pytestmark = pytest.mark.django_db


@pytest.fixture
def thing(agency: Agency) -> Thing:
    """What is looked at."""
    return create_thing(agency)


def let_read(
    thing: Thing, *holders: Holder, right: Right = Right.READ, at: datetime = MORNING
) -> None:
    granting.grant(thing, holders, right, cause=Cause.INFORM, at=at)


def post_holder(actor: Actor) -> Holder:
    return Holder.objects.get(pk=actor.post_holder)


def own_holder(actor: Actor) -> Holder:
    assert actor.person_holder is not None
    return Holder.objects.get(pk=actor.person_holder)


def delegate(post: Actor, deputy: Actor, **fields: object) -> Delegation:
    values = {
        "basis": "12/QĐ-STP",
        "begins_at": MORNING - timedelta(days=1),
        "ends_at": MORNING + timedelta(days=10),
        **fields,
    }
    return Delegation.objects.create(post=post.post, deputy=deputy.user, **values)


def test_an_outsider_sees_nothing(thing: Thing, drafter: Actor, outsider: Actor) -> None:
    let_read(thing, post_holder(drafter))

    assert not seeing.has_right(outsider, thing, Right.METADATA)
    assert list(seeing.things_of(outsider)) == []
    assert seeing.newest_for(outsider, thing.kind) == []


def test_an_administrator_sees_no_paper_of_the_agency(
    thing: Thing, agency: Agency, administrator: Actor
) -> None:
    let_read(thing, *(Holder.objects.of_domain(agency, domain) for domain in Domain))

    assert list(seeing.things_of(administrator)) == []


def test_rights_of_one_post_do_not_reach_the_other_post_of_a_person(
    thing: Thing, drafter: Actor, office: Unit
) -> None:
    second = create_post(office, Duty.STAFF)
    membership.put_person(second, drafter.user, at=FOUNDED)
    let_read(thing, post_holder(drafter))

    in_second_post = act_in(drafter.user, second)

    assert seeing.has_right(act_in(drafter.user, drafter.post), thing, Right.READ)
    assert not seeing.has_right(in_second_post, thing, Right.METADATA)


def test_what_a_person_was_given_they_see_in_every_post_of_the_agency(
    thing: Thing, drafter: Actor, office: Unit
) -> None:
    second = create_post(office, Duty.STAFF)
    membership.put_person(second, drafter.user, at=FOUNDED)
    let_read(thing, own_holder(drafter))

    assert seeing.has_right(act_in(drafter.user, second), thing, Right.READ)


def test_what_a_person_was_given_stays_in_its_agency(
    thing: Thing, drafter: Actor, stranger: Actor
) -> None:
    let_read(thing, own_holder(drafter))
    elsewhere = appoint(drafter.user, stranger.post.unit)

    assert not seeing.has_right(elsewhere, thing, Right.METADATA)


def test_a_deputy_sees_what_the_post_sees(thing: Thing, head: Actor, colleague: Actor) -> None:
    let_read(thing, post_holder(head))

    deputy = actor_for(colleague.user, delegate(head, colleague), MORNING)

    assert seeing.has_right(deputy, thing, Right.READ)
    assert not seeing.has_right(colleague, thing, Right.METADATA)


def test_a_deputy_never_sees_what_the_person_was_given(
    thing: Thing, head: Actor, colleague: Actor
) -> None:
    let_read(thing, own_holder(head))

    deputy = actor_for(colleague.user, delegate(head, colleague), MORNING)

    assert not seeing.has_right(deputy, thing, Right.METADATA)


def test_a_deputy_leaves_their_own_rights_behind(
    thing: Thing, head: Actor, colleague: Actor
) -> None:
    let_read(thing, post_holder(colleague), own_holder(colleague))

    deputy = actor_for(colleague.user, delegate(head, colleague), MORNING)

    assert not seeing.has_right(deputy, thing, Right.METADATA)


def test_a_deputy_carries_the_kinds_that_were_delegated(head: Actor, colleague: Actor) -> None:
    delegation = delegate(head, colleague, kinds=["CV", "TB"])

    assert actor_for(colleague.user, delegation, MORNING).kinds == frozenset({"CV", "TB"})


def test_a_new_member_of_a_circle_sees_what_it_was_given_before(
    thing: Thing, agency: Agency, outsider: Actor
) -> None:
    circle = Holder.objects.make_circle(agency, "work file 7")
    let_read(thing, circle)
    rows = ThingRight.objects.count()

    membership.put_member(circle, post_holder(outsider), at=MORNING, cause="added")

    assert seeing.has_right(act_in(outsider.user, outsider.post), thing, Right.READ)
    assert ThingRight.objects.count() == rows


def test_whoever_leaves_a_circle_sees_it_no_more(
    thing: Thing, agency: Agency, outsider: Actor
) -> None:
    circle = Holder.objects.make_circle(agency, "work file 7")
    let_read(thing, circle)
    holding = membership.put_member(circle, post_holder(outsider), at=FOUNDED, cause="added")

    membership.end_holding(holding, at=MORNING)

    assert not seeing.has_right(act_in(outsider.user, outsider.post), thing, Right.METADATA)


def test_the_successor_in_a_post_sees_what_the_post_saw(
    thing: Thing, drafter: Actor, outsider: Actor
) -> None:
    let_read(thing, post_holder(drafter))

    membership.put_person(drafter.post, outsider.user, at=MORNING)

    assert seeing.has_right(act_in(outsider.user, drafter.post), thing, Right.READ)


def test_a_leader_of_another_agency_is_a_stranger(
    thing: Thing, agency: Agency, stranger: Actor
) -> None:
    let_read(thing, Holder.objects.of_role(agency, Role.REGISTRY))

    assert not seeing.has_right(stranger, thing, Right.METADATA)


def test_a_thing_that_is_seen_in_several_ways_is_listed_once(
    thing: Thing, agency: Agency, director: Actor
) -> None:
    let_read(
        thing,
        post_holder(director),
        own_holder(director),
        Holder.objects.of_role(agency, Role.LEADERS),
        Holder.objects.of_domain(agency, Domain.INCOMING_READ),
    )

    assert seeing.newest_for(director, thing.kind) == [Key(thing.sort_key, thing.pk)]
    assert seeing.count_of(seeing.things_of(director)) == 1


def test_the_count_stops_at_a_thousand(
    agency: Agency, director: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeing, "COUNT_STOPS_AT", 2)
    for _number in range(3):
        let_read(create_thing(agency), post_holder(director))

    assert seeing.count_of(seeing.things_of(director)) == 2


def test_a_page_takes_three_queries_however_many_holders_there_are(
    agency: Agency, director: Actor
) -> None:
    holder = post_holder(director)
    for number in range(30):
        circle = Holder.objects.make_circle(agency, f"circle {number}")
        membership.put_member(circle, holder, at=FOUNDED, cause="added")
        let_read(create_thing(agency, sort_key=number), circle)
    now = act_in(director.user, director.post)

    with CaptureQueriesContext(connection) as queries:
        page = seeing.newest_for(now, "made-up", limit=10)

    assert len(page) == 10
    assert len(queries) == 3


def test_the_newest_come_from_the_index_and_nothing_is_sorted_that_it_sorts(
    agency: Agency, director: Actor
) -> None:
    groups = list(Holder.objects.values_list("group_id", flat=True))
    things = [create_thing(agency, sort_key=number) for number in range(400)]
    permissions = granting.permission_ids()
    ThingRight.objects.bulk_create(
        ThingRight(
            content_object=thing,
            group_id=group,
            permission_id=permissions[Right.METADATA],
            kind=thing.kind,
            sort_key=thing.sort_key,
        )
        for thing in things
        for group in groups
    )
    learn(anew="access_thingright")

    with CaptureQueriesContext(connection) as queries:
        seeing.newest_for(director, "made-up", after=Key(200, 10**9), limit=20)
    explained = explain(queries[-1]["sql"])

    assert "access_thingright_newest" in explained
    assert "SCAN access_thingright" not in explained
    assert "Seq Scan on access_thingright" not in explained


def explain(query: str) -> str:
    words = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{words} {query}".replace("%", "%%"))
        return "\n".join(str(row) for row in cursor.fetchall())


def test_who_could_read_it_on_3_march_is_answered_after_all_has_changed(
    thing: Thing, drafter: Actor, colleague: Actor, head: Actor
) -> None:
    third_of_march = datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    let_read(thing, post_holder(drafter), at=third_of_march - timedelta(days=1))
    delegation = delegate(drafter, colleague, begins_at=third_of_march - timedelta(hours=1))
    after = third_of_march + timedelta(days=1)
    granting.end_grants(thing, at=after)
    membership.end_holding(
        Holding.objects.get(holder=drafter.post_holder, person=drafter.user), at=after
    )
    membership.put_person(drafter.post, head.user, at=after)
    delegation.revoked_at = after
    delegation.save()

    readers = seeing.readers_at(thing, third_of_march)

    assert [(reader.person, reader.delegation) for reader in readers] == [
        (drafter.user, None),
        (colleague.user, delegation),
    ]
    assert seeing.readers_at(thing, timezone.now()) == []


def test_who_lists_a_thing_is_asked_apart_from_who_reads_it(thing: Thing, auditor: Actor) -> None:
    let_read(thing, post_holder(auditor), right=Right.METADATA)

    assert seeing.readers_at(thing, MORNING) == []
    listers = seeing.readers_at(thing, MORNING, Right.METADATA)
    assert [lister.person for lister in listers] == [auditor.user]
