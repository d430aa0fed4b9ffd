"""Makes meetings, papers and real PDFs for tests."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import typst
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from eoffice.queue.worker import Worker
from meetings.actions import agenda, meetings, papers, participants, sending
from meetings.actions.meetings import Particulars
from meetings.models import AgendaItem, Meeting, Paper, Participant
from storage import actions as storage
from storage.models import FileVersion, ReadingState, VersionReading
from tests.factories import MORNING, act_in

WEDNESDAY = datetime(2099, 11, 25, 7, 0, tzinfo=UTC)
"""Two o'clock in the afternoon in Hà Nội, still to come."""
LATER = MORNING + timedelta(hours=1)


def create_pdf(*pages: str, landscape: bool = False) -> bytes:
    """Print a PDF, a page for each text."""
    paper = '#set page(paper: "a5", flipped: true)' if landscape else '#set page(paper: "a5")'
    body = "\n#pagebreak()\n".join(pages or ("Trang duy nhất",))
    printed = typst.compile(f"{paper}\n#set document(date: none)\n{body}".encode())
    assert isinstance(printed, bytes)
    return printed


def locked_pdf() -> bytes:
    """Print a PDF that nobody opens without the password."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(create_pdf())))
    writer.encrypt("a password", algorithm="AES-256")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def prepare_meeting(
    secretary: Actor,
    *,
    chair: Actor | None = None,
    title: str = "Giao ban công tác tư pháp tháng 11",
    starts_at: datetime = WEDNESDAY,
) -> Meeting:
    return meetings.prepare(
        particulars=particulars(secretary, chair=chair, title=title, starts_at=starts_at),
        actor=secretary,
        at=MORNING,
    )


def particulars(
    secretary: Actor,
    *,
    chair: Actor | None = None,
    title: str = "Giao ban công tác tư pháp tháng 11",
    starts_at: datetime = WEDNESDAY,
    hours: float = 2.5,
) -> Particulars:
    return Particulars(
        title=title,
        place="Phòng họp tầng 3",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        chair=(chair or secretary).post,
        secretary=secretary.post,
    )


def add_item(meeting: Meeting, secretary: Actor, title: str = "Kết quả tháng 11") -> AgendaItem:
    return agenda.add_item(
        meeting=meeting,
        title=title,
        presenter="Văn phòng Sở",
        minutes=30,
        actor=secretary,
        at=MORNING,
    )


def keep_file(actor: Actor, content: bytes, name: str = "Báo cáo.pdf") -> FileVersion:
    return storage.keep(content, name=name, agency=actor.agency, actor=actor, at=MORNING)


def add_paper(
    item: AgendaItem,
    secretary: Actor,
    *pages: str,
    title: str = "Báo cáo tháng 11",
    is_read: bool = True,
) -> Paper:
    """Put a paper with these pages before the meeting; its pages are counted, its text is not."""
    version = keep_file(secretary, create_pdf(*pages))
    if is_read:  # spares each test a child process; what reading does is storage's to test
        VersionReading.objects.filter(version=version).update(
            state=ReadingState.READ, page_count=len(pages)
        )
    return papers.add(item=item, version=version, title=title, actor=secretary, at=MORNING)


def invite(meeting: Meeting, secretary: Actor, *people: Actor) -> list[Participant]:
    holders = [Holder.objects.of_post(person.post) for person in people]
    return participants.invite(meeting=meeting, holders=holders, actor=secretary, at=MORNING)


def work() -> None:
    """Have a worker do everything that is asked for."""
    Worker("tests").drain()


def send(meeting: Meeting, secretary: Actor) -> None:
    """Send the meeting, and have the packets made."""
    sending.send(meeting=meeting, actor=secretary, at=LATER)
    work()


def anew(actor: Actor) -> Actor:
    """Return the same person in the same post, with the circles that they are in now."""
    return act_in(actor.user, actor.post, timezone.now())
