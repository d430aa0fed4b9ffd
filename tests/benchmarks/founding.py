"""The office before anything has come in: its people, three viewers, and the files they use."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from documents.actions import incoming
from documents.models import Correspondent, Source
from documents.models.correspondents import folded_name
from eoffice.accounts.models import User
from eoffice.administration import events as administration
from eoffice.journal.models import JournalEntry
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Domain, Duty, Holder, Role, Unit
from eoffice.queue.worker import Worker
from storage import actions as storage
from storage.models import AttachmentRole, File, FileVersion
from tests.benchmarks.papers import letter_pdf
from tests.benchmarks.rows import bulk
from tests.factories import FOUNDED, act_in, appoint, create_agency, create_person, create_unit

POSTS, UNITS, CIRCLES, CORRESPONDENTS = 300, 12, 400, 300
FIRST_DAY = date(2017, 1, 2)
DOCUMENTS_A_DAY = 320
RECENT = 30_000
"""Documents of the last months: work is open on these, and on few of those before."""

NOUNS = ("hộ tịch", "công chứng", "đất đai", "ngân sách", "chuyển đổi số", "biên chế", "tiếp dân")
ACTS = ("Báo cáo", "Kế hoạch", "Tờ trình", "Đề nghị", "Thông báo", "Góp ý", "Hướng dẫn")
BODIES = ("Bộ Tư pháp", "UBND tỉnh Sông Lam", "Sở Nội vụ", "Sở Tài chính", "UBND xã Thanh Hà")


@dataclass
class Office:
    """The agency, three viewers by how much they see, and what rights are spread over.

    `count` documents stand in it, and are to become `target`; the index knows what came before
    the thing `indexed_until`.
    """

    agency: Agency
    clerk: Actor
    administrator: Actor
    drafter: Actor
    viewers: dict[str, Actor]
    viewer_posts: dict[str, Holder]
    leaders: list[Actor]
    leader_posts: list[Holder]
    head_posts: dict[int, Holder]
    people: dict[int, User]
    circles: list[Holder]
    posts: list[Holder]
    holders: dict[str, Holder]
    units: dict[int, tuple[Holder, Holder]]
    correspondents: list[Correspondent]
    file: File
    version: FileVersion
    issued: dict[AttachmentRole, FileVersion]
    count: int = 0
    target: int = 0
    indexed_until: int = 0
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def person_in(self, holder: Holder) -> User:
        """Return who holds a post."""
        return self.people[holder.pk]

    def is_recent(self, number: int) -> bool:
        return number > self.target - RECENT


def found() -> Office:
    """Make the office, without documents."""
    agency = create_agency()
    unit, division = create_unit(agency), create_unit(agency, "Phòng Hành chính tư pháp", "HCTP")
    divisions = [division, *(create_unit(agency, f"Phòng {n}", f"P{n}") for n in range(2, UNITS))]
    clerk = appoint(create_person("Lê Thị Hoa"), unit, Duty.CLERK, "Văn thư")
    leader = appoint(create_person("Trần Quang Minh"), unit, Duty.DIRECTOR, "Giám đốc")
    deputies = [
        appoint(create_person(f"Phạm Văn {n}"), unit, Duty.DEPUTY_DIRECTOR, "Phó Giám đốc")
        for n in range(3)
    ]
    staff = appoint(create_person("Bùi Thanh Hằng"), division)
    guest = appoint(create_person("Đặng Văn Sơn"), division, Duty.GUEST, "Cộng tác viên")
    administrator = appoint(create_person("Vũ Tin"), unit, Duty.ADMINISTRATOR, "Quản trị")
    heads = [appoint(create_person(f"Đỗ Thị {one.symbol}"), one, Duty.HEAD) for one in divisions]
    circles = [Holder.objects.make_circle(agency, f"Ban {n}") for n in range(CIRCLES)]
    for person, places in ((guest, [0]), (staff, range(30)), (leader, range(300))):
        member = Holder.objects.get(pk=person.post_holder)
        for place in places:
            membership.put_member(circles[place], member, at=FOUNDED, cause="member")
    posts = list(_posts(divisions))
    _remember_appointments(administrator, len(posts))
    _take_one_in(clerk)
    kept = _files(agency, clerk)
    version = kept[AttachmentRole.MAIN]
    viewers = {"rare": guest, "medium": staff, "broad": leader}
    return Office(
        agency=agency,
        clerk=act_in(clerk.user, clerk.post),
        administrator=administrator,
        drafter=staff,
        viewers={name: act_in(one.user, one.post) for name, one in viewers.items()},
        viewer_posts={name: _holder_of(one) for name, one in viewers.items()},
        leaders=[leader, *deputies],
        leader_posts=[_holder_of(one) for one in (leader, *deputies)],
        head_posts={one.post.unit_id: _holder_of(one) for one in heads},
        people={one.post_holder: one.user for one in (*posts, *viewers.values())},
        circles=circles,
        posts=[_holder_of(one) for one in posts],
        holders=_holders(agency),
        units={
            one.pk: (Holder.objects.of_unit(one), Holder.objects.of_intake(one))
            for one in divisions
        },
        correspondents=_correspondents(agency),
        file=version.file,
        version=version,
        issued=kept,
    )


def subject_of(number: int) -> str:
    """Make up what a document is about; each has words of its own."""
    act, noun = ACTS[number % len(ACTS)], NOUNS[number // 7 % len(NOUNS)]
    return f"{act} về công tác {noun} đợt {number} năm {2021 + number % 6}"


def day_of(number: int) -> date:
    return FIRST_DAY + timedelta(days=number // DOCUMENTS_A_DAY)


def _posts(units: list[Unit]) -> Iterator[Actor]:
    for number in range(POSTS):
        yield appoint(create_person(f"Nguyễn Văn {number}"), units[number % len(units)])


def _holder_of(actor: Actor) -> Holder:
    return Holder.objects.select_related("post__unit").get(pk=actor.post_holder)


def _holders(agency: Agency) -> dict[str, Holder]:
    roles = {role.value: Holder.objects.of_role(agency, role) for role in Role}
    domains = {domain.value: Holder.objects.of_domain(agency, domain) for domain in Domain}
    return {**roles, **domains}


def _remember_appointments(administrator: Actor, count: int) -> None:
    """Have the journal say how the office was manned: acts long past, before all others."""
    bulk(
        JournalEntry(
            event=administration.PERSON_APPOINTED,
            user=administrator.user,
            post=administrator.post,
            happened_at=FOUNDED,
            digest="0" * 64,
        )
        for _one in range(count)
    )


def _correspondents(agency: Agency) -> list[Correspondent]:
    names = [*BODIES, *(f"UBND xã số {n}" for n in range(CORRESPONDENTS - len(BODIES)))]
    return Correspondent.objects.bulk_create(
        Correspondent(agency=agency, name=name, folded=folded_name(name), is_kept=True)
        for name in names
    )


def _take_one_in(clerk: Actor) -> None:
    """Let one letter wait to be registered, with a file like no other's."""
    at = timezone.now()
    incoming.receive(content=letter_pdf(), name="thu.pdf", actor=clerk, at=at, source=Source.FILE)


def _files(agency: Agency, clerk: Actor) -> dict[AttachmentRole, FileVersion]:
    """Keep and read the files that all share: a letter's, and those of an issued document."""
    at = timezone.now()
    roles = ("MAIN", "PREPARED", "SIGNED", "ISSUED")
    kept = {
        AttachmentRole[role]: storage.keep(
            letter_pdf() + f"\n% {role}\n".encode(),
            name=f"{role.lower()}.pdf",
            agency=agency,
            actor=clerk,
            at=at,
        )
        for role in roles
    }
    Worker("benchmarks").drain()
    return kept
