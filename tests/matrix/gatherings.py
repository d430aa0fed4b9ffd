"""The meetings of the matrix: one being prepared, one sent, one closed."""

from eoffice.organization.actor import Actor
from meetings.actions import agenda, meetings, participants, sending
from meetings.models import AgendaItem, Meeting
from tests.matrix.world import World
from tests.meetings.factories import add_paper, invite, prepare_meeting, work


def prepare_meetings(world: World) -> None:
    """Prepare three meetings; send two; close one."""
    secretary = world.actor("secretary")
    draft = _prepare(world, "meeting_draft")
    _item(world, "meeting_draft", draft, "item_draft", "paper_draft")
    people = invite(draft, secretary, world.actor("drafter"), world.actor("guest"))
    world.place("participant_draft", uid=people[0].uid)

    sent = _prepare(world, "meeting_sent")
    _item(world, "meeting_sent", sent, "item_sent", "paper_sent")
    narrow = _item(world, "meeting_sent", sent, "item_narrow", "paper_narrow")
    names = ("head", "drafter", "guest", "revoked")
    invited = invite(sent, secretary, *(world.actor(name) for name in names))
    by_name = dict(zip(names, invited, strict=True))
    closed = _prepare(world, "meeting_closed")
    _item(world, "meeting_closed", closed, "item_closed", "paper_closed")
    late = invite(closed, secretary, world.actor("head"))
    work()
    readers = [by_name["drafter"]]
    agenda.choose_readers(item=narrow, participants=readers, actor=secretary, at=world.at)
    participants.remove(participant=by_name["revoked"], actor=secretary, at=world.at)
    for meeting in (sent, closed):
        sending.send(meeting=meeting, actor=secretary, at=world.at)
    work()
    meetings.close(meeting=Meeting.objects.get(pk=closed.pk), actor=secretary, at=world.at)
    for name in ("head", "drafter", "guest"):
        world.place(f"participant_{name}", uid=by_name[name].uid)
    world.place("participant_closed", uid=late[0].uid)


def prepare_more(world: World, name: str, secretary: str) -> Meeting:
    """Prepare one more meeting, seen by nobody but whoever prepares it."""
    return _prepare(world, name, secretary=secretary, chair=secretary)


def _prepare(
    world: World, name: str, *, secretary: str = "secretary", chair: str = "director"
) -> Meeting:
    meeting = prepare_meeting(
        world.actor(secretary),
        chair=world.actor(chair),
        title=world.canaries.subject(name, "Họp bàn"),
    )
    world.place(name, uid=meeting.thing.uid)
    return meeting


def _item(world: World, meeting_name: str, meeting: Meeting, name: str, paper: str) -> AgendaItem:
    secretary: Actor = world.actor("secretary")
    item = agenda.add_item(
        meeting=meeting,
        title=f"Nội dung {world.canaries.line(meeting_name)}",
        presenter="Văn phòng Sở",
        minutes=30,
        actor=secretary,
        at=world.at,
    )
    world.place(name, uid=item.uid)
    kept = add_paper(
        item,
        secretary,
        f"Tờ trình {world.canaries.paper(paper)}",
        title=f"Báo cáo {world.canaries.line(paper)}",
        is_read=False,
    )
    world.place(paper, uid=kept.thing.uid)
    return item
