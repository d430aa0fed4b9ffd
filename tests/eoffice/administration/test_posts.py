"""Posts: opened and ended with days; people appointed to them by two, and not by themselves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from eoffice.administration.actions import confirming, posts, proposals
from eoffice.administration.models import Proposal
from eoffice.journal.models import JournalEntry
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor, NotInPostError, actor_in
from eoffice.organization.models import Delegation, Duty, Holder, Holding, Post, Role, Unit
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, create_person, create_post

TODAY = office_day(MORNING)
DAY = timedelta(days=1)


def appoint(
    post: Post, actor: Actor, second: Actor, last_day: date | None = None, first_day: date = TODAY
) -> Holding:
    """Have one administrator propose somebody for a post, and a second person confirm it."""
    person = create_person()
    proposal = proposals.propose_appointment(
        post=post, person=person, first_day=first_day, last_day=last_day, actor=actor, at=MORNING
    )
    confirming.confirm(proposal=proposal, actor=second, at=MORNING)
    return Holding.objects.get(holder__post=post, person=person)


def test_a_post_that_is_opened_is_in_its_unit_and_role(
    office: Unit, administrator: Actor, director: Actor
) -> None:
    post = posts.open_post(
        unit=office,
        title="Văn thư",
        duty=Duty.CLERK,
        first_day=TODAY,
        actor=administrator,
        at=MORNING,
    )
    holding = appoint(post, administrator, director)

    assert holding.person is not None
    actor = actor_in(holding.person, post, MORNING)
    assert Holder.objects.of_unit(office).pk in actor.holders
    assert actor.has_role(Role.REGISTRY, office.agency_id)


def test_only_an_administrator_opens_posts(office: Unit, director: Actor) -> None:
    with pytest.raises(PermissionDenied):
        posts.open_post(
            unit=office, title="X", duty=Duty.CLERK, first_day=TODAY, actor=director, at=MORNING
        )


def test_a_person_is_appointed_from_a_day_to_a_day(
    office: Unit, administrator: Actor, director: Actor
) -> None:
    post = create_post(office)
    holding = appoint(
        post, administrator, director, first_day=TODAY + DAY, last_day=TODAY + 2 * DAY
    )

    assert holding.begins_at.isoformat() == "2026-03-04T17:00:00+00:00"  # midnight in Hà Nội
    assert holding.ends_at is not None
    assert holding.ends_at.isoformat() == "2026-03-06T17:00:00+00:00"


def test_who_is_appointed_today_begins_now(
    office: Unit, administrator: Actor, director: Actor
) -> None:
    assert appoint(create_post(office), administrator, director).begins_at == MORNING


def test_an_appointment_ends_with_the_post(
    office: Unit, administrator: Actor, director: Actor
) -> None:
    post = create_post(office)
    post.valid_until = TODAY + DAY
    post.save(update_fields=["valid_until"])

    ends_at = appoint(post, administrator, director).ends_at

    assert ends_at is not None
    assert ends_at.isoformat() == "2026-03-05T17:00:00+00:00"


def test_an_administrator_does_not_appoint_themselves_to_see_documents(
    office: Unit, administrator: Actor
) -> None:
    """S5: what gives rights to content needs a second person."""
    for duty in (Duty.DIRECTOR, Duty.CLERK, Duty.STAFF, Duty.AUDITOR):
        with pytest.raises(PermissionDenied, match="cannot propose themselves"):
            proposals.propose_appointment(
                post=create_post(office, duty),
                person=administrator.user,
                first_day=TODAY,
                actor=administrator,
                at=MORNING,
            )


def test_another_administrator_proposes_it_and_a_third_person_confirms(
    office: Unit, administrator: Actor, second_administrator: Actor, director: Actor
) -> None:
    post = create_post(office, Duty.STAFF)
    proposal = proposals.propose_appointment(
        post=post,
        person=administrator.user,
        first_day=TODAY,
        actor=second_administrator,
        at=MORNING,
    )
    confirming.confirm(proposal=proposal, actor=director, at=MORNING)

    entry = JournalEntry.objects.get(event="administration.person.appointed")
    assert entry.user == director.user
    assert entry.payload["proposed_by"] == str(second_administrator.user.uid)
    assert entry.payload["person"] == str(administrator.user.uid)
    assert actor_in(administrator.user, post, MORNING)


def test_nobody_is_appointed_twice_at_a_time(
    drafter: Actor, administrator: Actor, division: Unit
) -> None:
    with pytest.raises(PermissionDenied, match="already in that period"):
        proposals.propose_appointment(
            post=drafter.post,
            person=drafter.user,
            first_day=TODAY,
            last_day=TODAY + DAY,
            actor=administrator,
            at=MORNING,
        )


def test_nobody_is_appointed_to_a_post_of_another_agency(
    stranger: Actor, administrator: Actor, director: Actor
) -> None:
    with pytest.raises(PermissionDenied):
        appoint(stranger.post, administrator, director)


def test_an_appointment_ends_at_once(drafter: Actor, administrator: Actor) -> None:
    holding = posts.holding_of(drafter.post, drafter.user, MORNING)
    assert holding is not None

    is_last = posts.end_appointment(holding=holding, actor=administrator, at=MORNING)

    assert is_last
    with pytest.raises(NotInPostError):
        actor_in(drafter.user, drafter.post, MORNING)


def test_an_appointment_ends_with_a_day(drafter: Actor, administrator: Actor) -> None:
    holding = posts.holding_of(drafter.post, drafter.user, MORNING)
    assert holding is not None

    posts.end_appointment(holding=holding, actor=administrator, at=MORNING, last_day=TODAY)

    assert actor_in(drafter.user, drafter.post, MORNING + timedelta(hours=13))
    with pytest.raises(NotInPostError):
        actor_in(drafter.user, drafter.post, MORNING + timedelta(hours=14))


def test_where_nobody_is_left_nobody_stands_in(
    director: Actor, head: Actor, administrator: Actor
) -> None:
    delegation = Delegation.objects.create(
        post=director.post,
        deputy=head.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING - DAY,
        ends_at=MORNING + 9 * DAY,
    )
    holding = posts.holding_of(director.post, director.user, MORNING)
    assert holding is not None

    posts.end_appointment(holding=holding, actor=administrator, at=MORNING)

    assert not Delegation.objects.in_force_at(MORNING).filter(pk=delegation.pk).exists()


def test_the_last_administrator_stays(administrator: Actor) -> None:
    holding = posts.holding_of(administrator.post, administrator.user, MORNING)
    assert holding is not None

    with pytest.raises(PermissionDenied, match="last administrator"):
        posts.end_appointment(holding=holding, actor=administrator, at=MORNING)
    with pytest.raises(PermissionDenied, match="last administrator"):
        posts.end(post=administrator.post, last_day=TODAY, actor=administrator, at=MORNING)


def test_a_post_ends_with_its_people_and_deputies(
    drafter: Actor, head: Actor, administrator: Actor
) -> None:
    coming = Delegation.objects.create(
        post=drafter.post,
        deputy=head.user,
        basis="Giấy ủy quyền",
        begins_at=MORNING + 5 * DAY,
        ends_at=MORNING + 9 * DAY,
    )

    last = posts.end(post=drafter.post, last_day=TODAY, actor=administrator, at=MORNING)

    assert last == [drafter.user]
    coming.refresh_from_db()
    assert coming.revoked_at is not None
    with pytest.raises(NotInPostError):
        actor_in(drafter.user, drafter.post, MORNING + DAY)


def test_a_post_that_has_ended_takes_nobody(
    drafter: Actor, administrator: Actor, director: Actor
) -> None:
    drafter.post.valid_until = TODAY - DAY
    drafter.post.save(update_fields=["valid_until"])

    with pytest.raises(PermissionDenied, match="nobody can be appointed"):
        appoint(drafter.post, administrator, director)


def test_a_disabled_person_is_not_appointed(office: Unit, administrator: Actor) -> None:
    person = create_person()
    person.is_active = False

    with pytest.raises(PermissionDenied, match="enable it"):
        proposals.propose_appointment(
            post=create_post(office),
            person=person,
            first_day=TODAY,
            actor=administrator,
            at=MORNING,
        )


def test_a_person_is_proposed_and_let_go_by_the_forms(
    administrator: Actor, director: Actor, drafter: Actor, office: Unit, sign_in: SignIn
) -> None:
    client, post = sign_in(administrator), create_post(office)
    base = f"/administration/people/{drafter.user.uid}"
    today = office_day(timezone.now())
    assert client.get(f"{base}/appoint/").status_code == 200

    client.post(f"{base}/appoint/", {"post": str(post.uid), "first_day": f"{today:%d/%m/%Y}"})
    assert posts.holding_of(post, drafter.user, timezone.now()) is None
    proposal = Proposal.objects.get()
    sign_in(director).post(f"/administration/proposals/{proposal.uid}/confirm/")
    assert posts.holding_of(post, drafter.user, timezone.now()) is not None
    again = client.post(f"{base}/appoint/", {"post": str(post.uid), "first_day": str(today)})
    assert "post" in again.context["form"].errors

    assert client.get(f"{base}/posts/{post.uid}/end/").status_code == 200
    client.post(f"{base}/posts/{post.uid}/end/", {"last_day": ""})
    assert posts.holding_of(post, drafter.user, timezone.now()) is None
    assert client.get(f"{base}/posts/{post.uid}/end/").status_code == 404


def test_who_loses_the_last_post_is_named_for_handing_over(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    url = f"/administration/people/{drafter.user.uid}/posts/{drafter.post.uid}/end/"

    response = sign_in(administrator).post(url, {"last_day": ""}, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert any(drafter.user.full_name in words and len(words) > 80 for words in said)


def test_appointing_oneself_is_told_at_the_field(
    administrator: Actor, office: Unit, sign_in: SignIn
) -> None:
    post = create_post(office, Duty.DIRECTOR)
    sent = {"post": str(post.uid), "first_day": str(office_day(timezone.now()))}

    response = sign_in(administrator).post(
        f"/administration/people/{administrator.user.uid}/appoint/", sent
    )

    assert response.status_code == 422
    assert "post" in response.context["form"].errors
    assert not Holding.objects.filter(holder__post=post).exists()


def test_a_post_of_another_agency_cannot_be_chosen(
    administrator: Actor, drafter: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    sent = {"post": str(stranger.post.uid), "first_day": str(office_day(timezone.now()))}

    response = sign_in(administrator).post(
        f"/administration/people/{drafter.user.uid}/appoint/", sent
    )

    assert response.status_code == 422
