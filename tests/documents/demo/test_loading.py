"""The demo office after its loading: work on every desk, whole registers, valid signatures."""

import re
from itertools import pairwise

import pytest
from django.utils import timezone

from documents.actions.keyring import trusted_roots
from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Document, EntryState, Filing, Register, RegisterEntry, Stage
from documents.models.deliveries import Delivery
from documents.signing.verdicts import verify
from eoffice.accounts import demo
from eoffice.accounts.models import User
from eoffice.demo.office import PASSWORD
from eoffice.desk.tally import Tally
from eoffice.journal.models import JournalEntry, Reading
from eoffice.organization.actor import actor_in, posts_of
from eoffice.organization.models import Delegation, Duty, Holding
from meetings.lifecycles import MeetingState
from meetings.models import Meeting, Paper, Participant
from storage.models import AttachmentRole, ReadingState
from tests.documents.demo.conftest import load

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

AT_WORK = {
    "Phan Thị Hiền", "Nguyễn Hữu Phước", "Trần Thị Minh Hạnh", "Bùi Thị Ngọc Ánh", "Phùng Thị Mai",
    "Hà Khánh Linh", "Lâm Thị Hoài", "Võ Thị Vân",
}  # fmt: skip


def test_work_waits_on_the_desk_of_everybody_who_works_on_papers(demo_office: str) -> None:
    now = timezone.now()
    waiting = {}
    for person in User.objects.filter(full_name__in=AT_WORK):
        actors = [actor_in(person, post, now) for post in posts_of(person, now)]
        waiting[person.full_name] = sum(Tally(actor).total for actor in actors)

    assert set(waiting) == AT_WORK
    assert [name for name, count in waiting.items() if not count] == []


def test_letters_wait_at_every_stage(demo_office: str) -> None:
    incoming = set(Document.objects.incoming().values_list("state", flat=True))
    outgoing = set(Document.objects.outgoing().values_list("state", flat=True))

    assert incoming >= set(IncomingState) - {IncomingState.REFUSED}
    assert outgoing >= set(OutgoingState) - {OutgoingState.NUMBERED, OutgoingState.WITHDRAWN}


def test_registers_have_no_gaps_and_their_days_rise(demo_office: str) -> None:
    """Decree 30/2020/NĐ-CP, Article 15.1: numbers follow each other, in the order of the days."""
    assert Register.objects.exists()
    for register in Register.objects.all():
        entries = list(RegisterEntry.objects.of_register(register))
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert all(one.day <= next_.day for one, next_ in pairwise(entries))
        assert {entry.day.year for entry in entries} <= {register.year}
        assert {entry.state for entry in entries} <= {EntryState.USED, EntryState.VOID}


def test_every_issued_paper_is_signed_sealed_and_valid(demo_office: str) -> None:
    issued = Document.objects.outgoing().in_state(OutgoingState.ISSUED)
    assert issued.exists()

    for document in issued:
        version = document.outgoing.issued
        assert version is not None
        verdict = verify(version.content(), roots=trusted_roots(), at=timezone.now())
        assert verdict.is_valid
        assert len(verdict.signatures) == 2


def test_nothing_has_happened_in_the_future_or_on_a_day_of_rest(demo_office: str) -> None:
    entries = JournalEntry.objects.filter(user__isnull=False)

    assert entries.exists()
    assert not entries.filter(happened_at__gt=timezone.now()).exists()


def test_a_delivery_of_an_office_below_waits_to_be_taken_in(demo_office: str) -> None:
    waiting = Delivery.objects.at_stage(Stage.SENT).filter(agency__symbol="STP")

    assert waiting.exists()


def test_a_locked_file_in_the_intake_could_not_be_read(demo_office: str) -> None:
    intake = Document.objects.incoming().in_state(IncomingState.INTAKE)
    unreadable = intake.filter(
        thing__attachments__role=AttachmentRole.MAIN,
        thing__attachments__file__versions__reading__state=ReadingState.UNREADABLE,
    )

    assert unreadable.exists()


def test_the_engine_proposes_a_subject_for_what_it_could_read(demo_office: str) -> None:
    intake = Document.objects.incoming().in_state(IncomingState.INTAKE)

    assert any("subject" in document.incoming.proposal for document in intake)


def test_a_reply_has_completed_the_work_that_asked_for_it(demo_office: str) -> None:
    done = Document.objects.incoming().in_state(IncomingState.DONE)

    assert any(document.relations_back.exists() for document in done)


def test_one_document_lies_in_two_work_files(demo_office: str) -> None:
    things = list(Filing.objects.values_list("thing", flat=True))

    assert len(things) > len(set(things)) > 0


def test_somebody_has_two_posts_and_somebody_stands_in(demo_office: str) -> None:
    person = User.objects.get(full_name="Lý Minh Đạt")
    holdings = Holding.objects.filter(person=person, holder__post__isnull=False)

    assert holdings.count() == 2
    assert Delegation.objects.in_force_at(timezone.now()).exists()


def test_one_press_signs_each_kind_of_person_in(demo_office: str) -> None:
    names = {person.full_name for person in demo.people()}
    people = User.objects.filter(full_name__in=names)
    duties = set(
        Holding.objects.filter(person__in=people, holder__post__isnull=False).values_list(
            "holder__post__duty", flat=True
        )
    )

    assert len(names) == people.count()
    assert duties == set(Duty)


def test_a_guest_is_invited_to_what_is_still_to_come(demo_office: str) -> None:
    invited = Participant.objects.standing().filter(post__duty=Duty.GUEST)

    assert invited.exists()
    assert all(one.meeting.starts_at > timezone.now() for one in invited)


def test_a_line_stands_for_a_paper_of_state_secrets(demo_office: str) -> None:
    lines = Paper.objects.filter(is_secret=True)

    assert lines.exists()
    assert not lines.filter(version__isnull=False).exists()


def test_people_have_opened_some_papers_of_a_meeting_and_not_others(demo_office: str) -> None:
    meeting = Meeting.objects.filter(starts_at__gt=timezone.now(), state=MeetingState.SENT).get()
    papers = Paper.objects.filter(item__meeting=meeting, is_secret=False)
    opened = Reading.objects.filter(thing__in=papers.values("thing"))

    assert 0 < opened.count() < papers.count() * meeting.participants.count()


def test_the_sign_ins_are_told_with_the_password(demo_office: str) -> None:
    assert PASSWORD in demo_office
    assert all(
        re.search(rf"{person.username}\s+{person.full_name}", demo_office)
        for person in demo.people()
    )
    assert User.objects.get(full_name="Phan Thị Hiền").check_password(PASSWORD)


def test_loading_again_leaves_the_office_as_it_is(demo_office: str) -> None:
    before = (User.objects.count(), Document.objects.count(), JournalEntry.objects.count())

    load()

    assert before == (User.objects.count(), Document.objects.count(), JournalEntry.objects.count())
