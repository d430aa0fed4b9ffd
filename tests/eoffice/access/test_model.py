"""Who sees what, on made-up offices: the program's queries and a model by hand say the same."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import wraps

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eoffice.access import seeing
from eoffice.access.models import Grant, Right, ThingRight
from eoffice.access.seeing import Key
from eoffice.organization.actor import Actor, NotInPostError, actor_for, actor_in
from eoffice.things.models import Thing
from tests.eoffice.access.building import Built, build
from tests.eoffice.access.offices import KINDS, PEOPLE, POSTS, Model, Office, offices

pytestmark = pytest.mark.django_db

RIGHTS = [Right.METADATA, Right.READ]


def on_made_up_offices(check: Callable[[Built, Model], None]) -> Callable[..., None]:
    """Run a test on drawn offices; each is rolled back before the next."""

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(offices())
    def run(office: Office) -> None:
        with transaction.atomic():
            check(build(office, timezone.now().replace(microsecond=0)), Model(office))
            transaction.set_rollback(True)

    @wraps(check)
    def test() -> None:
        run()

    del test.__wrapped__  # or pytest would ask for fixtures of these names
    return test


def actors(built: Built, model: Model) -> Iterator[tuple[Actor, int, int | None]]:
    """Everyone who may act now, with the numbers of their post and, of their own right, person."""
    for person in range(PEOPLE):
        for post in model.posts_of(person, hour=0):
            yield actor_in(built.people[person], built.posts[post], built.now), post, person
        for loan in model.loans_to(person, hour=0):
            delegation = built.delegations[built.office.loans.index(loan)]
            yield actor_for(built.people[person], delegation, built.now), loan.post, None


@on_made_up_offices
def test_nobody_acts_in_a_post_that_they_do_not_hold(built: Built, model: Model) -> None:
    for person in range(PEOPLE):
        for post in set(range(POSTS)) - set(model.posts_of(person, hour=0)):
            with pytest.raises(NotInPostError):
                actor_in(built.people[person], built.posts[post], built.now)


@on_made_up_offices
def test_everyone_sees_what_they_should_and_nothing_else(built: Built, model: Model) -> None:
    for actor, post, person in actors(built, model):
        for right in RIGHTS:
            expected = {
                thing.pk
                for number, thing in enumerate(built.things)
                if model.sees(number, post, person, right.value)
            }

            assert set(seeing.things_of(actor, right)) == expected
            assert seeing.count_of(seeing.things_of(actor, right)) == len(expected)
            assert {
                thing.pk for thing in built.things if seeing.has_right(actor, thing, right)
            } == expected


@on_made_up_offices
def test_pages_of_any_size_give_each_thing_once_newest_first(built: Built, model: Model) -> None:
    for actor, post, person in actors(built, model):
        for kind in KINDS:
            expected = sorted(
                (
                    Key(thing.sort_key, thing.pk)
                    for number, thing in enumerate(built.things)
                    if thing.kind == kind and model.sees(number, post, person, "metadata")
                ),
                key=lambda key: (-key.sort_key, -key.thing_id),
            )

            for size in (1, 2, 3, 50):
                assert page_through(actor, kind, size) == expected


def page_through(actor: Actor, kind: str, size: int) -> list[Key]:
    found: list[Key] = []
    while page := seeing.newest_for(actor, kind, after=found[-1] if found else None, limit=size):
        assert len(page) <= size
        found += page
    return found


@on_made_up_offices
def test_why_can_i_see_this_names_every_grant_and_the_strongest_first(
    built: Built, model: Model
) -> None:
    for actor, post, person in actors(built, model):
        for number, thing in enumerate(built.things):
            expected = model.grants(number, model.carried(post, person), hour=0)

            causes = seeing.causes_of(actor, thing, at=built.now)

            references = {f"number {built.office.given.index(given)}" for given in expected}
            assert {cause.reference for cause in causes} == references
            assert [cause.right for cause in causes] == sorted(
                (given.right for given in expected), reverse=True
            )


@on_made_up_offices
def test_the_projection_says_what_the_ledger_says(built: Built, model: Model) -> None:
    del model
    for thing in built.things:
        assert projected(built, thing) == in_ledger(built, thing)


def projected(built: Built, thing: Thing) -> set[tuple[int, str]]:
    """What lists go by now; the rows of rights that ended by themselves may still lie about."""
    return {
        (row.group_id, row.permission.codename.removesuffix("_thing"))
        for row in ThingRight.objects.filter(content_object=thing).select_related("permission")
        if row.ends_at is None or row.ends_at > built.now
    }


def in_ledger(built: Built, thing: Thing) -> set[tuple[int, str]]:
    found = set()
    for grant in Grant.objects.filter(thing=thing).select_related("holder"):
        if grant.ends_at is None or grant.ends_at > built.now:
            found.add((grant.holder.group_id, "metadata"))
            if grant.right == "read":
                found.add((grant.holder.group_id, "read"))
    return found


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(offices(), st.integers(-90, -1))
def test_who_could_read_it_then_is_known_at_any_hour(office: Office, hour: int) -> None:
    with transaction.atomic():
        built, model = build(office, timezone.now().replace(microsecond=0)), Model(office)
        numbers = {person.pk: number for number, person in enumerate(built.people)}

        for number, thing in enumerate(built.things):
            readers = seeing.readers_at(thing, built.now + timedelta(hours=hour))

            found = {(numbers[one.person.pk], one.delegation is not None) for one in readers}
            assert found == model.readers(number, hour)
        transaction.set_rollback(True)
