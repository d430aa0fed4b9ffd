"""Telling: a person is told of what is theirs, once, in the post in which it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from eoffice.notifications import kinds
from eoffice.notifications.models import Notice
from eoffice.notifications.tasks import make_notices
from eoffice.notifications.telling import NotAFactError, NotInTransactionError, tell
from eoffice.organization.actor import Actor
from eoffice.organization.models import Delegation, Duty, Unit
from eoffice.things.models import Thing
from tests.eoffice.notifications.letters import open_to, shut_to, tell_of
from tests.factories import FOUNDED, MORNING, appoint

Work = Callable[[], int]


def test_a_person_who_may_see_the_thing_is_told(letter: Thing, drafter: Actor, work: Work) -> None:
    tell_of(letter, drafter.user)

    work()

    notice = Notice.objects.get()
    assert notice.person == drafter.user
    assert notice.post == drafter.post
    assert notice.title == "Trần Quang Minh gave you letter number 1245."


def test_an_outsider_is_not_told_whoever_names_them(
    letter: Thing, drafter: Actor, outsider: Actor, work: Work
) -> None:
    tell_of(letter, outsider.user, drafter.user)

    work()

    assert [notice.person for notice in Notice.objects.all()] == [drafter.user]


def test_who_loses_the_right_before_the_notice_is_made_is_not_told(
    letter: Thing, drafter: Actor, work: Work
) -> None:
    tell_of(letter, drafter.user)
    shut_to(drafter, letter)

    work()

    assert not Notice.objects.exists()


def test_who_has_left_is_not_told(letter: Thing, drafter: Actor, work: Work) -> None:
    tell_of(letter, drafter.user)
    drafter.user.is_active = False
    drafter.user.save()

    work()

    assert not Notice.objects.exists()


def test_a_person_named_twice_is_told_once(letter: Thing, drafter: Actor, work: Work) -> None:
    tell_of(letter, drafter.user, drafter.user)

    work()

    assert Notice.objects.count() == 1


def test_a_task_that_runs_a_second_time_tells_nobody_again(letter: Thing, drafter: Actor) -> None:
    task: dict[str, Any] = {
        "telling": "6d0ab8ea-48f5-4c0c-9a2f-d1f0c4cf3c40",
        "people": [str(drafter.user.uid)],
        "kind": "letters.given",
        "thing": str(letter.uid),
        "url": "/guide/",
        "at": MORNING.isoformat(),
        "facts": {"who": "Trần Quang Minh", "number": 1245},
    }

    make_notices.call(**task)
    make_notices.call(**task)

    assert Notice.objects.count() == 1


def test_a_person_with_two_posts_is_told_in_the_one_that_sees_it(
    letter: Thing, outsider: Actor, division: Unit, work: Work
) -> None:
    second = appoint(outsider.user, division, Duty.STAFF, "Chuyên viên kiêm nhiệm")
    open_to(second, letter)
    tell_of(letter, outsider.user)

    work()

    assert Notice.objects.get().post == second.post


def test_a_deputy_is_told_in_the_post_that_they_stand_in_for(
    letter: Thing, drafter: Actor, outsider: Actor, work: Work
) -> None:
    delegation = Delegation.objects.create(
        post=drafter.post,
        deputy=outsider.user,
        basis="05/UQ-STP",
        begins_at=FOUNDED,
        ends_at=FOUNDED.replace(year=2099),
    )
    tell_of(letter, outsider.user)

    work()

    assert Notice.objects.get().on_behalf_of == delegation


def test_what_concerns_a_person_alone_needs_no_thing(outsider: Actor, work: Work) -> None:
    tell_of(None, outsider.user)

    work()

    assert Notice.objects.get().post is None


def test_what_is_rolled_back_is_not_told(letter: Thing, drafter: Actor, work: Work) -> None:
    with transaction.atomic():
        tell_of(letter, drafter.user)
        transaction.set_rollback(True)

    assert work() == 0


@pytest.mark.django_db(transaction=True)
def test_telling_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(NotInTransactionError):
        tell([], kind="letters.given", thing=None, url="/", at=MORNING, who="", number=1)


@pytest.mark.parametrize("words", ["two\nlines", "a" * 201])
def test_what_a_paper_says_is_not_a_fact(drafter: Actor, words: str) -> None:
    with pytest.raises(NotAFactError):
        tell(
            [drafter.user],
            kind="letters.given",
            thing=None,
            url="/",
            at=MORNING,
            who=words,
            number=1,
        )


def test_a_fact_that_is_missing_stops_the_teller(drafter: Actor) -> None:
    with pytest.raises(KeyError, match="number"):
        tell([drafter.user], kind="letters.given", thing=None, url="/", at=MORNING, who="An")


def test_an_unknown_kind_stops_the_teller(drafter: Actor) -> None:
    with pytest.raises(kinds.UnknownKindError):
        tell([drafter.user], kind="nobody.knows", thing=None, url="/", at=MORNING)


def test_many_people_are_told_by_several_tasks(
    monkeypatch: pytest.MonkeyPatch, drafter: Actor, head: Actor, clerk: Actor, work: Work
) -> None:
    monkeypatch.setattr("eoffice.notifications.telling.PEOPLE_PER_TASK", 2)
    tell_of(None, drafter.user, head.user, clerk.user)

    assert work() == 2
    assert Notice.objects.count() == 3


def test_a_notice_of_a_kind_that_is_no_more_still_has_words(drafter: Actor) -> None:
    notice = Notice(person=drafter.user, kind="gone", facts={})

    with translation.override("vi"):
        assert notice.title == "Có việc liên quan đến anh/chị."


def test_two_kinds_cannot_have_one_code() -> None:
    with pytest.raises(kinds.AlreadyAKindError):
        kinds.register(kinds.NoticeKind("letters.given", "letters", "Again."))


def test_two_groups_cannot_have_one_code() -> None:
    with pytest.raises(kinds.AlreadyAKindError):
        kinds.register_group(kinds.NoticeGroup("letters", "Again", 1))


def test_a_kind_belongs_to_a_group_that_is_there() -> None:
    with pytest.raises(kinds.UnknownKindError):
        kinds.register(kinds.NoticeKind("letters.other", "nowhere", "Other."))
