"""Delegating: by who holds the post or an administrator; never to oneself, never passed on."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from eoffice.administration import kinds
from eoffice.administration.actions import confirming, delegations, proposals
from eoffice.administration.models import Proposal
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor, actor_for
from eoffice.organization.models import Delegation, Duty, Unit
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING, appoint, create_person, create_post

DAY = timedelta(days=1)


def delegate(actor: Actor, deputy: Actor, holder: Actor | None = None, **facts: Any) -> Delegation:
    wanted = {
        "post": (holder or actor).post,
        "deputy": deputy.user,
        "basis": "Giấy ủy quyền số 05/UQ-STP",
        "begins_at": MORNING,
        "ends_at": MORNING + 5 * DAY,
        **facts,
    }
    return delegations.delegate(actor=actor, at=MORNING, **wanted)


def propose(actor: Actor, deputy: Actor, holder: Actor, **facts: Any) -> Proposal:
    """Have an administrator propose who acts for the post of somebody else."""
    wanted = {
        "post": holder.post,
        "deputy": deputy.user,
        "basis": "Giấy ủy quyền số 05/UQ-STP",
        "begins_at": MORNING,
        "ends_at": MORNING + 5 * DAY,
        **facts,
    }
    return proposals.propose_delegation(actor=actor, at=MORNING, **wanted)


def test_a_leader_names_a_deputy(director: Actor, head: Actor) -> None:
    delegation = delegate(director, head, may_sign=True, kinds=["CV"])

    acting = actor_for(head.user, delegation, MORNING)
    assert acting.leads(director.agency.pk)
    assert acting.kinds == frozenset({"CV"})
    assert delegation.may_sign


def test_an_administrator_alone_names_no_deputy_for_somebody(
    administrator: Actor, director: Actor, head: Actor
) -> None:
    """S5: whoever acts for a post sees what it sees."""
    with pytest.raises(PermissionDenied, match="not your post"):
        delegate(administrator, head, holder=director)


def test_two_people_name_a_deputy_for_somebody(
    administrator: Actor, second_administrator: Actor, director: Actor, head: Actor
) -> None:
    proposal = propose(administrator, head, director, kinds=["CV"], may_sign=True)
    assert not Delegation.objects.exists()

    confirming.confirm(proposal=proposal, actor=second_administrator, at=MORNING)

    delegation = Delegation.objects.get()
    assert (delegation.post, delegation.deputy) == (director.post, head.user)
    assert delegation.kinds == ["CV"]
    assert delegation.may_sign


def test_a_deputy_does_not_confirm_that_they_act_for_somebody(
    administrator: Actor, director: Actor, second_administrator: Actor
) -> None:
    proposal = propose(administrator, second_administrator, director)

    with pytest.raises(PermissionDenied, match="about you"):
        confirming.confirm(proposal=proposal, actor=second_administrator, at=MORNING)


def test_a_delegation_that_is_over_is_not_confirmed(
    administrator: Actor, director: Actor, head: Actor
) -> None:
    proposal = propose(administrator, head, director)

    with pytest.raises(PermissionDenied, match="ended already"):
        confirming.confirm(proposal=proposal, actor=director, at=MORNING + 6 * DAY)


def test_who_neither_holds_the_post_nor_administers_does_not_delegate(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="not your post"):
        delegate(clerk, head, holder=director)
    with pytest.raises(PermissionDenied, match="who holds it, or by an administrator"):
        propose(clerk, head, director)


def test_an_administrator_does_not_delegate_to_themselves(
    administrator: Actor, director: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="to themselves"):
        propose(administrator, administrator, director)


def test_nobody_delegates_to_themselves(director: Actor) -> None:
    with pytest.raises(PermissionDenied, match="not to oneself"):
        delegate(director, director)


def test_a_deputy_does_not_pass_it_on(director: Actor, head: Actor, drafter: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 13.4."""
    acting = actor_for(head.user, delegate(director, head), MORNING)

    with pytest.raises(PermissionDenied, match="cannot pass that on"):
        delegate(acting, drafter)


def test_the_post_of_an_administrator_is_not_delegated(administrator: Actor, head: Actor) -> None:
    with pytest.raises(PermissionDenied, match="appoint a second one"):
        delegate(administrator, head)


def test_a_guest_does_not_delegate(office: Unit, head: Actor) -> None:
    guest = appoint(create_person(), office, Duty.GUEST)

    with pytest.raises(PermissionDenied, match="names a substitute"):
        delegate(guest, head)


def test_a_deputy_works_in_the_same_agency(director: Actor, stranger: Actor) -> None:
    with pytest.raises(PermissionDenied, match="in the same agency"):
        delegate(director, stranger)


def test_a_deputy_may_sign_in(director: Actor, head: Actor) -> None:
    head.user.is_active = False

    with pytest.raises(PermissionDenied, match="disabled"):
        delegate(director, head)


def test_who_holds_the_post_too_needs_no_delegation(
    administrator: Actor, director: Actor, head: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="holds the post already"):
        propose(administrator, director, director)


def test_an_empty_post_has_nobody_to_act_for(
    administrator: Actor, director: Actor, head: Actor, office: Unit
) -> None:
    with pytest.raises(PermissionDenied, match="Nobody holds this post"):
        propose(administrator, head, director, post=create_post(office))


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"basis": "  "}, "Name the document"),
        ({"ends_at": MORNING}, "end before it begins"),
        ({"begins_at": MORNING - 9 * DAY, "ends_at": MORNING - DAY}, "ended already"),
    ],
)
def test_a_delegation_has_a_basis_and_a_period(
    director: Actor, head: Actor, facts: dict[str, Any], words: str
) -> None:
    with pytest.raises(PermissionDenied, match=words):
        delegate(director, head, **facts)


def test_the_giver_and_an_administrator_revoke(
    director: Actor, administrator: Actor, head: Actor, drafter: Actor
) -> None:
    first, second = delegate(director, head), delegate(director, drafter)

    delegations.revoke(delegation=first, actor=director, at=MORNING)
    delegations.revoke(delegation=second, actor=administrator, at=MORNING)

    assert not Delegation.objects.in_force_at(MORNING).exists()
    with pytest.raises(PermissionDenied, match="ended already"):
        delegations.revoke(delegation=first, actor=director, at=MORNING)


def test_a_deputy_does_not_revoke_what_was_given(director: Actor, head: Actor) -> None:
    delegation = delegate(director, head)

    with pytest.raises(PermissionDenied, match="person who gave it"):
        delegations.revoke(delegation=delegation, actor=head, at=MORNING)
    with pytest.raises(PermissionDenied, match="person who gave it"):
        delegations.revoke(
            delegation=delegation, actor=actor_for(head.user, delegation, MORNING), at=MORNING
        )


def sent_by_form(deputy: Actor, **facts: str) -> dict[str, str]:
    today = office_day(timezone.now())
    return {
        "deputy": str(deputy.user.uid),
        "first_day": str(today),
        "last_day": str(today + 3 * DAY),
        "basis": "Giấy ủy quyền số 05/UQ-STP",
        **facts,
    }


def test_a_leader_delegates_and_revokes_on_the_own_page(
    director: Actor, head: Actor, sign_in: SignIn
) -> None:
    client = sign_in(director)
    assert client.get("/delegations/add/").status_code == 200

    client.post("/delegations/add/", sent_by_form(head, may_sign="on"))
    delegation = Delegation.objects.get(post=director.post)
    assert head.user.full_name in client.get("/delegations/").content.decode()
    client.post(f"/delegations/{delegation.uid}/revoke/")

    assert not Delegation.objects.in_force_at(timezone.now()).exists()


def test_a_form_cannot_name_another_post(
    drafter: Actor, director: Actor, head: Actor, sign_in: SignIn
) -> None:
    sign_in(drafter).post("/delegations/add/", sent_by_form(head, post=str(director.post.uid)))

    assert Delegation.objects.get().post == drafter.post


@pytest.mark.parametrize(
    ("field", "days"), [("first_day", -1), ("last_day", -1), ("last_day", 400)]
)
def test_days_that_make_no_sense_are_told_at_their_field(
    director: Actor, head: Actor, sign_in: SignIn, field: str, days: int
) -> None:
    wrong = str(office_day(timezone.now()) + days * DAY)

    response = sign_in(director).post("/delegations/add/", sent_by_form(head, **{field: wrong}))

    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_nobody_revokes_what_another_post_gave(
    director: Actor, head: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    delegation = delegate(director, head, ends_at=timezone.now() + DAY)

    assert sign_in(drafter).post(f"/delegations/{delegation.uid}/revoke/").status_code == 404


def test_an_administrator_proposes_a_delegation_and_revokes_it_by_the_pages(
    administrator: Actor, director: Actor, head: Actor, sign_in: SignIn
) -> None:
    client = sign_in(administrator)
    sent = sent_by_form(head, post=str(director.post.uid))

    client.post("/administration/delegations/add/", sent)
    uid = Proposal.objects.get().uid
    sign_in(director).post(f"/administration/proposals/{uid}/confirm/")
    delegation = Delegation.objects.get(post=director.post)
    assert head.user.full_name in client.get("/administration/delegations/").content.decode()
    client.post(f"/administration/delegations/{delegation.uid}/revoke/")

    assert not Delegation.objects.in_force_at(timezone.now()).exists()


def test_an_administrator_is_not_among_the_deputies_they_can_choose(
    administrator: Actor, director: Actor, sign_in: SignIn
) -> None:
    sent = sent_by_form(administrator, post=str(director.post.uid))

    response = sign_in(administrator).post("/administration/delegations/add/", sent)

    assert "deputy" in response.context["form"].errors


def test_kinds_are_chosen_from_those_that_apps_name(
    director: Actor, head: Actor, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "_sources", [lambda: [("CV", "Công văn"), ("QD", "Quyết định")]])
    client = sign_in(director)

    client.post("/delegations/add/", sent_by_form(head, kinds="CV"))
    response = client.post("/delegations/add/", sent_by_form(head, kinds="XX"))

    assert Delegation.objects.get().kinds == ["CV"]
    assert "kinds" in response.context["form"].errors
    assert "Công văn" in client.get("/delegations/").content.decode()
