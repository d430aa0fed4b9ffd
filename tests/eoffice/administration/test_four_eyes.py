"""S5: whatever one person does, in whatever order, it brings nobody of theirs into a content post.

The one person is an administrator who tries everything that the pages offer: makes accounts, keeps
every half of a code that they are shown, proposes, confirms, declines, withdraws, delegates, opens
and ends posts, shuts accounts. Their second accounts are those that they could sign in to.
"""

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.accounts.actions.people import choose_password, open_code
from eoffice.accounts.models import User
from eoffice.administration.actions import confirming, delegations, people, posts, proposals
from eoffice.administration.models import Proposal
from eoffice.lib.clock import office_day
from eoffice.organization import membership
from eoffice.organization.actor import Actor, actor_in, delegations_of, posts_of
from eoffice.organization.models import Delegation, Duty, Holding, Post
from tests.factories import MORNING

ACTS = 40
DUTIES = [duty for duty in Duty if duty != Duty.GUEST]


class OnePerson:
    """An administrator who is after content, with every account that they can sign in to."""

    def __init__(self, actor: Actor, seed: int) -> None:
        self.agency = actor.agency
        self.chance = random.Random(seed)
        self.accounts = {actor.user.pk}
        self.halves: list[tuple[User, str]] = []
        self.at = MORNING
        self.done = 0

    def act(self) -> None:
        """Try one thing; being refused is what mostly happens."""
        tries: list[Callable[[Actor], object]] = [
            self._make_account, self._ask_for_access, self._propose, self._confirm,
            self._settle, self._delegate, self._propose_delegation, self._open_post,
            self._end_appointment, self._shut_and_open, self.use_halves,
        ]  # fmt: skip
        self.at += timedelta(hours=self.chance.choice([0, 0, 1, 30]))
        try:
            self.chance.choice(tries)(self._as_somebody())
        except PermissionDenied:
            return
        self.done += 1

    def content(self) -> list[str]:
        """List the posts that see content and that they came into, or may act for."""
        found = []
        for user in User.objects.filter(pk__in=self.accounts, is_active=True):
            held = posts_of(user, self.at)
            held += [one.post for one in delegations_of(user, self.at)]
            found += [f"{user}: {post}" for post in held if post.duty != Duty.ADMINISTRATOR]
        return found

    def _as_somebody(self) -> Actor:
        active = User.objects.filter(pk__in=self.accounts, is_active=True).order_by("pk")
        user = self.chance.choice(list(active))
        return actor_in(user, self.chance.choice(posts_of(user, self.at)), self.at)

    def _anybody(self) -> User:
        return self.chance.choice(list(membership.people_of(self.agency).order_by("pk")))

    def _post(self) -> Post:
        here = Post.objects.of_agency(self.agency).select_related("unit__agency")
        found: Post = self.chance.choice(list(here))
        return found

    def _make_account(self, actor: Actor) -> None:
        person, half = people.make_account(
            agency=self.agency,
            username=f"puppet{User.objects.count()}",
            full_name="Người Thứ Hai",
            actor=actor,
            at=self.at,
        )
        self.halves.append((person, half))

    def _ask_for_access(self, actor: Actor) -> None:
        person = self._anybody()
        _proposal, half = proposals.propose_access(person=person, actor=actor, at=self.at)
        self.halves.append((person, half))

    def _propose(self, actor: Actor) -> None:
        proposals.propose_appointment(
            post=self._post(),
            person=self._anybody(),
            first_day=office_day(self.at),
            actor=actor,
            at=self.at,
        )

    def confirm(self, proposal: Proposal, actor: Actor) -> None:
        """Confirm, and keep what is shown."""
        half = confirming.confirm(proposal=proposal, actor=actor, at=self.at)
        self.halves.append((proposal.whom, half))

    def _confirm(self, actor: Actor) -> None:
        self.confirm(self._proposal(), actor)

    def _settle(self, actor: Actor) -> None:
        if self.chance.random() < 0.5:
            proposals.withdraw(proposal=self._proposal(), actor=actor, at=self.at)
        else:
            proposals.decline(proposal=self._proposal(), reason="x", actor=actor, at=self.at)

    def _delegate(self, actor: Actor) -> None:
        delegations.delegate(
            post=self._post(), deputy=self._anybody(), actor=actor, at=self.at, **self._period()
        )

    def _propose_delegation(self, actor: Actor) -> None:
        proposals.propose_delegation(
            post=self._post(), deputy=self._anybody(), actor=actor, at=self.at, **self._period()
        )

    def _open_post(self, actor: Actor) -> None:
        posts.open_post(
            unit=self._post().unit,
            title="Chức danh mới",
            duty=self.chance.choice(DUTIES),
            first_day=office_day(self.at),
            actor=actor,
            at=self.at,
        )

    def _end_appointment(self, actor: Actor) -> None:
        """End anybody's but their own: that would be the end of the walk."""
        held = Holding.objects.of_posts_in(self.agency).ending_after(self.at)
        held = held.exclude(person__in=self.accounts)
        rows = list(held.select_related("holder__post__unit__agency", "person"))
        if not rows:
            raise PermissionDenied
        posts.end_appointment(holding=self.chance.choice(rows), actor=actor, at=self.at)

    def _shut_and_open(self, actor: Actor) -> None:
        person = self._anybody()
        act = people.disable if person.is_active else people.enable
        act(person=person, actor=actor, at=self.at)

    def use_halves(self, _actor: Actor) -> None:
        """Try every two halves that they have seen, for everybody."""
        for person, first in self.halves:
            for _person, second in self.halves:
                code = open_code(username=person.username, first=first, second=second, at=self.at)
                if code is not None:
                    choose_password(code=code, password="mine", at=self.at)
                    self.accounts.add(person.pk)

    def _proposal(self) -> Proposal:
        waiting = list(Proposal.objects.filter(agency=self.agency).with_people())
        if not waiting:
            raise PermissionDenied
        return self.chance.choice(waiting)

    def _period(self) -> dict[str, Any]:
        return {"basis": "x", "begins_at": self.at, "ends_at": self.at + timedelta(days=3)}


@pytest.mark.parametrize("seed", range(8))
def test_nothing_that_one_administrator_does_brings_them_into_a_content_post(
    seed: int,
    administrator: Actor,
    second_administrator: Actor,
    director: Actor,
    drafter: Actor,
) -> None:
    one = OnePerson(administrator, seed)

    for _number in range(ACTS):
        one.act()

        assert one.content() == []
    assert one.accounts == {administrator.user.pk}
    assert one.done > 3


def test_two_who_act_together_do_come_into_one(
    administrator: Actor, second_administrator: Actor, director: Actor, drafter: Actor
) -> None:
    """What remains (0011), and the proof that the walk above would notice it."""
    both = OnePerson(administrator, seed=1)
    proposal, first = proposals.propose_access(person=drafter.user, actor=administrator, at=both.at)
    both.halves.append((drafter.user, first))
    both.confirm(proposal, second_administrator)
    assert both.content() == []

    both.use_halves(administrator)

    assert drafter.user.pk in both.accounts
    assert both.content() == [f"{drafter.user}: {drafter.post}"]


def test_no_delegation_of_anothers_post_was_ever_made_by_one(
    administrator: Actor, director: Actor, drafter: Actor
) -> None:
    one = OnePerson(administrator, 99)
    for _number in range(ACTS):
        one.act()

    assert not Delegation.objects.exists()
