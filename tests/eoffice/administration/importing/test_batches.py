"""An office is brought in from a spreadsheet: seen line by line, then all of it or nothing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration.actions import batches, confirming, proposals
from eoffice.administration.batches.planning import Plan
from eoffice.administration.batches.values import Outcome
from eoffice.administration.models import Batch
from eoffice.administration.notices import APPOINTED, TO_CONFIRM
from eoffice.journal.models import JournalEntry
from eoffice.notifications.models import Notice
from eoffice.organization import enrolling, membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holding, Post, Unit
from tests.eoffice.administration.importing.bringing import (
    IN_POST,
    NEW_PERSON,
    NEW_UNIT,
    TODAY,
    confirm,
    flaws_of,
    outcomes,
    plan_of,
    save,
)
from tests.eoffice.administration.importing.conftest import Bring
from tests.factories import (
    MORNING,
    act_in,
    create_agency,
    create_person,
    create_unit,
)
from tests.meetings.factories import work


def test_bringing_a_file_changes_nothing(bring: Bring, agency: Agency) -> None:
    before = (User.objects.count(), Unit.objects.count(), Post.objects.count())

    batch = bring(units=[NEW_UNIT], people=[IN_POST])

    assert outcomes(batch) == [Outcome.NEW, Outcome.NEW]
    assert (User.objects.count(), Unit.objects.count(), Post.objects.count()) == before


def test_units_and_accounts_without_posts_are_saved_by_one_person(
    bring: Bring, administrator: Actor, agency: Agency
) -> None:
    proposal = save(bring(units=[NEW_UNIT], people=[NEW_PERSON]), administrator)

    person = User.objects.get(username="nam.lv")
    assert proposal is None
    assert Unit.objects.get(agency=agency, symbol="TTr").valid_from == TODAY
    assert membership.home_of(person) == agency
    assert not person.has_usable_password()


def test_lines_that_give_posts_wait_for_a_second_person(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    proposal = save(bring(units=[NEW_UNIT], people=[IN_POST]), administrator)

    assert proposal is not None
    assert not User.objects.filter(username="nam.lv").exists()
    assert not Unit.objects.filter(symbol="TTr").exists()


def test_a_leader_confirms_all_lines_together(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    confirm(bring(units=[NEW_UNIT], people=[IN_POST]), administrator, director)

    person = User.objects.get(username="nam.lv")
    post = Post.objects.get(title="Thanh tra viên", unit__symbol="TTr")
    assert act_in(person, post).user == person


def test_who_proposed_the_lines_does_not_confirm_them(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    proposal = save(bring(units=[NEW_UNIT], people=[IN_POST]), administrator)
    assert proposal is not None

    with pytest.raises(PermissionDenied, match="second person"):
        confirming.confirm(
            proposal=proposal,
            actor=administrator,
            at=MORNING,
            seen=plan_of(proposal.batch).digest,
        )


def test_nobody_confirms_lines_that_give_them_a_post(
    bring: Bring, administrator: Actor, director: Actor, second_administrator: Actor
) -> None:
    row = [director.user.username, "", "", "", "VP", "Chánh Văn phòng", "Head of the unit"]
    proposal = save(bring(people=[row]), administrator)
    assert proposal is not None

    with pytest.raises(PermissionDenied, match="about you"):
        confirming.confirm(
            proposal=proposal, actor=director, at=MORNING, seen=plan_of(proposal.batch).digest
        )


def test_what_nobody_could_confirm_is_not_proposed(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    row = [director.user.username, "", "", "", "VP", "Chánh Văn phòng", "Head of the unit"]

    with pytest.raises(PermissionDenied, match="Nobody else"):
        save(bring(people=[row]), administrator)


def test_an_administrator_cannot_bring_themselves_into_a_post_that_sees(
    bring: Bring, administrator: Actor, director: Actor, office: Unit
) -> None:
    row = [administrator.user.username, "", "", "", "VP", "Văn thư", "Clerk"]

    (flaw,) = flaws_of(bring(people=[row]))

    assert "cannot propose themselves" in flaw


def test_nobody_who_is_no_administrator_brings_or_saves(
    bring: Bring, administrator: Actor, clerk: Actor
) -> None:
    batch = bring(units=[NEW_UNIT])

    with pytest.raises(PermissionDenied):
        batches.save_or_propose(batch=batch, seen=plan_of(batch).digest, actor=clerk, at=MORNING)
    with pytest.raises(PermissionDenied):
        batches.bring(file_name="x", unpacked={"sheets": []}, actor=clerk, at=MORNING)


def test_nothing_is_saved_while_one_line_is_wrong(bring: Bring, administrator: Actor) -> None:
    batch = bring(units=[NEW_UNIT, ["", "Phòng không ký hiệu", "", ""]])

    with pytest.raises(PermissionDenied, match="nothing is saved"):
        save(batch, administrator)
    assert not Unit.objects.filter(symbol="TTr").exists()


def test_what_was_not_looked_at_is_not_saved(bring: Bring, administrator: Actor) -> None:
    batch = bring(units=[NEW_UNIT])
    seen = plan_of(batch).digest
    create_unit(administrator.agency, "Thanh tra", "TTr")

    with pytest.raises(PermissionDenied, match="look at the lines again"):
        batches.save_or_propose(batch=batch, seen=seen, actor=administrator, at=MORNING)


def test_what_has_become_impossible_is_not_confirmed(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    proposal = save(bring(units=[NEW_UNIT], people=[IN_POST]), administrator)
    assert proposal is not None
    elsewhere = create_agency()
    stranger = create_person(username="nam.lv")
    enrolling.know_people(elsewhere, [stranger])

    with pytest.raises(PermissionDenied, match="nothing is saved"):
        confirming.confirm(
            proposal=proposal, actor=director, at=MORNING, seen=plan_of(proposal.batch).digest
        )


def test_what_was_proposed_for_a_day_can_be_confirmed_after_it(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    row = [*IN_POST[:7], f"{TODAY:%d/%m/%Y}", ""]
    proposal = save(bring(units=[NEW_UNIT], people=[row]), administrator)
    assert proposal is not None
    later = MORNING + timedelta(days=2)
    plan: Plan = batches.plan_of(proposal.batch, at=later)

    confirming.confirm(proposal=proposal, actor=director, at=later, seen=plan.digest)

    held = Holding.objects.of_posts_in(administrator.agency).get(person__username="nam.lv")
    assert held.begins_at == later


def test_the_journal_has_one_entry_with_counts_and_no_words_in_its_payload(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    confirm(bring(units=[NEW_UNIT], people=[IN_POST]), administrator, director)

    entry = JournalEntry.objects.get(event=events.IMPORT_CONFIRMED)
    assert (entry.payload["units_new"], entry.payload["appointments"]) == (1, 1)
    assert "Nam" not in str(entry.payload)
    assert not JournalEntry.objects.filter(event=events.PERSON_APPOINTED).exists()


def test_lines_are_let_go_once_they_are_settled(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    confirm(bring(units=[NEW_UNIT], people=[IN_POST]), administrator, director)
    declined = save(bring(people=[["x.y", "X", "", "", "TTr", "A", "Staff"]]), administrator)
    assert declined is not None
    proposals.decline(proposal=declined, reason="Sai đơn vị", actor=director, at=MORNING)

    assert [batch.lines for batch in Batch.objects.all()] == [{}, {}]
    person = User.objects.get(username="nam.lv")
    assert Batch.objects.order_by("pk")[0].given[0][0] == str(person.uid)


def test_lines_that_nobody_settles_are_let_go_after_seven_days(
    bring: Bring, administrator: Actor, director: Actor
) -> None:
    save(bring(units=[NEW_UNIT], people=[IN_POST]), administrator)
    bring(units=[NEW_UNIT])

    batches.forget_outlived(at=MORNING + timedelta(days=6))
    kept = [bool(batch.lines) for batch in Batch.objects.all()]
    batches.forget_outlived(at=MORNING + timedelta(days=7))

    assert kept == [True, True]
    assert [batch.lines for batch in Batch.objects.all()] == [{}]


def test_those_who_may_confirm_and_those_who_got_a_post_are_told(
    bring: Bring, administrator: Actor, director: Actor, drafter: Actor, division: Unit
) -> None:
    row = [drafter.user.username, "", "", "", "HCTP", "Phó phòng", "Deputy head of the unit"]
    confirm(bring(people=[row]), administrator, director)
    work()

    assert Notice.objects.filter(person=director.user, kind=TO_CONFIRM).exists()
    assert Notice.objects.filter(person=drafter.user, kind=APPOINTED).exists()
