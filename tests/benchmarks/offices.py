"""An office of any size: its rows are made directly, as years of work would have left them.

Every letter is registered and has the rights that the registry's own act gives, and more: a post
and a circle that were given it, and for some of them work that is not done yet.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from tqdm import tqdm

from documents import events
from documents.actions import incoming
from documents.lifecycles import IncomingState
from documents.models import Direction, Document, IncomingDocument, Register, RegisterEntry, Source
from documents.models.registers import INCOMING_SERIES, EntryState, sort_key_of
from eoffice.access.granting import permission_ids
from eoffice.access.models import Cause, Grant, Right, ThingRight
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.models import JournalEntry
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import (
    Agency,
    Domain,
    Duty,
    Holder,
    Post,
    Role,
    Term,
    TermRule,
    Unit,
)
from eoffice.queue.worker import Worker
from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole, File, FileVersion
from tests.benchmarks.papers import letter_pdf
from tests.factories import FOUNDED, act_in, appoint, create_agency, create_person, create_unit

AT_ONCE = 2000
FIRST_DAY = date(2021, 1, 4)
LETTERS_A_DAY = 80
POSTS = 300
NOUNS = ("hộ tịch", "công chứng", "đất đai", "ngân sách", "chuyển đổi số", "biên chế", "tiếp dân")
ACTS = ("Báo cáo", "Kế hoạch", "Tờ trình", "Đề nghị", "Thông báo", "Góp ý", "Hướng dẫn")
BODIES = ("Bộ Tư pháp", "UBND tỉnh Sông Lam", "Sở Nội vụ", "Sở Tài chính", "UBND xã Thanh Hà")


@dataclass
class Office:
    """The agency, three viewers by how much they see, and what rights are spread over."""

    agency: Agency
    clerk: Actor
    drafter: Actor
    viewers: dict[str, Actor]
    circles: list[Holder]
    posts: list[Holder]
    holders: dict[str, Holder]
    file: File
    version: FileVersion
    count: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))


def found() -> Office:
    """Make the office, without letters."""
    agency = create_agency()
    unit, division = create_unit(agency), create_unit(agency, "Phòng Hành chính tư pháp", "HCTP")
    clerk = appoint(create_person("Lê Thị Hoa"), unit, Duty.CLERK, "Văn thư")
    leader = appoint(create_person("Trần Quang Minh"), unit, Duty.DIRECTOR, "Giám đốc")
    staff = appoint(create_person("Bùi Thanh Hằng"), division)
    guest = appoint(create_person("Đặng Văn Sơn"), division, Duty.GUEST, "Cộng tác viên")
    circles = [Holder.objects.make_circle(agency, f"Hồ sơ {n}") for n in range(400)]
    for person, places in ((guest, [0]), (staff, range(30)), (leader, range(300))):
        member = Holder.objects.get(pk=person.post_holder)
        for place in places:
            membership.put_member(circles[place], member, at=FOUNDED, cause="member")
    document = incoming.receive(
        content=letter_pdf(), name="thu.pdf", actor=clerk, at=timezone.now(), source=Source.FILE
    )
    Worker("benchmarks").drain()
    file = document.thing.attachments.get().file
    return Office(
        agency=agency,
        clerk=act_in(clerk.user, clerk.post),
        drafter=staff,
        viewers={
            name: act_in(person.user, person.post)
            for name, person in (("rare", guest), ("medium", staff), ("broad", leader))
        },
        circles=circles,
        posts=[Holder.objects.of_post(post) for post in _posts(division)],
        holders={
            "registry": Holder.objects.of_role(agency, Role.REGISTRY),
            "listed": Holder.objects.of_domain(agency, Domain.INCOMING_LISTED),
            "read": Holder.objects.of_domain(agency, Domain.INCOMING_READ),
            "intake": Holder.objects.of_intake(division),
        },
        file=file,
        version=file.latest,
    )


def grow(office: Office, count: int, *, is_quiet: bool = False) -> None:
    """Bring the office up to a number of letters."""
    bar = tqdm(
        total=count - office.count, desc=f"{count:,} letters", disable=is_quiet or None, leave=False
    )
    with bar:
        while office.count < count:
            made = min(AT_ONCE, count - office.count)
            with transaction.atomic():
                _make_letters(office, made)
            bar.update(made)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def subject_of(number: int) -> str:
    """Make up what a letter is about; each has words of its own."""
    act, noun = ACTS[number % len(ACTS)], NOUNS[number // 7 % len(NOUNS)]
    return f"{act} về công tác {noun} đợt {number} năm {2021 + number % 6}"


def _posts(unit: Unit) -> Iterator[Post]:
    for number in range(POSTS):
        yield appoint(create_person(f"Nguyễn Văn {number}"), unit).post


def _make_letters(office: Office, count: int) -> None:
    numbers = range(office.count + 1, office.count + count + 1)
    days = {number: FIRST_DAY + timedelta(days=number // LETTERS_A_DAY) for number in numbers}
    at = timezone.now()
    keys = {number: sort_key_of(days[number], number) for number in numbers}
    things = Thing.objects.bulk_create(
        Thing(kind=Direction.INCOMING, agency=office.agency, sort_key=keys[number], created_at=at)
        for number in numbers
    )
    of = dict(zip(numbers, things, strict=True))
    entries = _enter(office, of, days)
    Document.objects.bulk_create(
        Document(
            thing=of[number],
            direction=Direction.INCOMING,
            kind_code="CV",
            state=_state(number),
            subject=subject_of(number),
            code_number=str(number % 5000 + 1),
            code_notation="BTP-VP",
            body_name=BODIES[number % len(BODIES)],
            dated_on=days[number],
            entry=entries[number],
        )
        for number in numbers
    )
    IncomingDocument.objects.bulk_create(
        IncomingDocument(document_id=thing.pk, source=Source.FILE, arrived_at=at)
        for thing in things
    )
    _bulk(Attachment(thing=thing, file=office.file, role=AttachmentRole.MAIN) for thing in things)
    _bulk(
        JournalEntry(
            event=event,
            user=office.clerk.user,
            post=office.clerk.post,
            happened_at=at,
            thing=thing,
            digest="0" * 64,
        )
        for thing in things
        for event in (events.INCOMING_RECEIVED, events.INCOMING_REGISTERED)
    )
    _give_rights(office, of, keys)
    _give_work(office, [of[number] for number in numbers if _is_running(number)])
    office.count += count


def _enter(office: Office, of: dict[int, Thing], days: dict[int, date]) -> dict[int, RegisterEntry]:
    """Enter the letters in a book of long ago, so that this year's book is the intake's own."""
    book, _made = Register.objects.get_or_create(
        agency=office.agency, series=INCOMING_SERIES, year=2020
    )
    made = RegisterEntry.objects.bulk_create(
        RegisterEntry(
            register=book, number=number, day=days[number], state=EntryState.USED, thing=thing
        )
        for number, thing in of.items()
    )
    return dict(zip(of, made, strict=True))


def _give_rights(office: Office, of: dict[int, Thing], keys: dict[int, int]) -> None:
    """Write the ledger, and the projection as `access.project` would."""
    permissions = permission_ids()
    grants, rights = [], []
    for number, thing in of.items():
        given = [
            (office.holders["registry"], Right.READ, Cause.REGISTERED),
            (office.holders["listed"], Right.METADATA, Cause.OPENED),
            (office.holders["read"], Right.READ, Cause.OPENED),
            (office.chance.choice(office.posts), Right.READ, Cause.INFORM),
            (office.chance.choice(office.circles), Right.READ, Cause.FILED),
        ]
        for holder, right, cause in given:
            grants.append(
                Grant(thing=thing, holder=holder, right=right, cause=cause, begins_at=FOUNDED)
            )
            carried = [Right.METADATA, Right.READ] if right == Right.READ else [right]
            rights += [
                ThingRight(
                    content_object=thing,
                    group_id=holder.group_id,
                    permission_id=permissions[one],
                    kind=thing.kind,
                    sort_key=keys[number],
                )
                for one in carried
            ]
    _bulk(grants)
    _bulk(rights)


def _give_work(office: Office, things: list[Thing]) -> None:
    """Have the division lead on what is in progress: a twentieth of it all."""
    at, leader = timezone.now(), office.viewers["broad"]
    given = Instruction.objects.bulk_create(
        Instruction(
            thing=thing,
            source="document",
            text="Đề nghị tham mưu trả lời.",
            given_by=leader.post,
            given_by_person=leader.user,
            given_at=at,
        )
        for thing in things
    )
    terms = Term.objects.bulk_create(
        Term(
            agency=office.agency,
            rule=TermRule.WORKING_DAYS,
            amount=5,
            starts_at=at,
            due_at=at + timedelta(days=office.chance.randint(-5, 30)),
        )
        for _one in given
    )
    _bulk(
        Assignment(
            instruction=instruction,
            to_holder=office.holders["intake"],
            role=AssignmentRole.LEAD,
            term=term,
        )
        for instruction, term in zip(given, terms, strict=True)
    )


def _is_running(number: int) -> bool:
    return number % 20 == 0


def _state(number: int) -> str:
    return IncomingState.IN_PROGRESS if _is_running(number) else IncomingState.DONE


def _bulk(rows: Any) -> None:
    rows = list(rows)
    if rows:
        manager: models.Manager[Any] = type(rows[0])._base_manager
        manager.bulk_create(rows, batch_size=AT_ONCE)
