"""The letters of the matrix, the work given on them, and the files they lie in: by real actions."""

from documents.actions import incoming, progress, work_files
from documents.models import Document, Restriction, WorkFile
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Line
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from tests.documents.factories import facts
from tests.matrix.world import World
from tests.meetings.factories import create_pdf

LEAD, SUPPORT, INFORM = AssignmentRole.LEAD, AssignmentRole.SUPPORT, AssignmentRole.INFORM


def bring_letters(world: World) -> None:
    """Bring letters in, each as far as its name says."""
    clerk, director = world.actor("clerk"), world.actor("director")
    _receive(world, "letter_intake")
    _register(world, "letter_registered")
    _submitted(world, "letter_submitted")
    refused = _receive(world, "letter_refused")
    words = world.canaries.paper("letter_refused")
    incoming.refuse(document=refused, reason=f"Gửi nhầm {words}", actor=clerk, at=world.at)
    _void(world)
    _working(world)
    straight = _submitted(world, "letter_straight")
    _instruct(world, "letter_straight", straight, director, ("combined", LEAD))
    decision = _submitted(world, "letter_decision", kind_code="QĐ", code_notation="QĐ-BTP")
    lines = _instruct(world, "letter_decision", decision, director, ("head", LEAD))
    world.place("line_decision", uid=lines[0].uid)
    _done(world)
    _restricted(world)


def open_work_files(world: World) -> None:
    """Open three work files, one of them without members, and close one."""
    drafter, head, revoked = (world.actor(name) for name in ("drafter", "head", "revoked"))
    open_one = _open(world, "file_open", drafter, [head, revoked])
    letter = world.documents["letter_working"]
    work_files.file(work_file=open_one, thing=letter.thing, actor=drafter, at=world.at)
    own = Holder.objects.of_post(revoked.post)
    work_files.end_membership(work_file=open_one, member=own, actor=drafter, at=world.at)
    world.place(
        "file_open",
        uid=open_one.thing.uid,
        member=Holder.objects.of_post(head.post).uid,
        thing=letter.thing.uid,
    )
    alone = _open(world, "file_alone", world.actor("combined"), [])
    world.place("file_alone", uid=alone.thing.uid)
    closed = _open(world, "file_closed", head, [drafter])
    letter = world.documents["letter_done"]
    work_files.file(work_file=closed, thing=letter.thing, actor=head, at=world.at)
    work_files.close(work_file=closed, actor=head, at=world.at)
    world.place(
        "file_closed",
        uid=closed.thing.uid,
        member=Holder.objects.of_post(drafter.post).uid,
        thing=letter.thing.uid,
    )


def bring_more(world: World) -> Document:
    """Bring one more letter, which waits with the director."""
    return _submitted(world, f"letter_more_{len(world.documents)}")


def _receive(
    world: World, name: str, *, clerk: str = "clerk", content: bytes | None = None
) -> Document:
    body, file = world.canaries.paper(name), world.canaries.paper(name)
    document = incoming.receive(
        content=content or create_pdf(f"Kính gửi Sở Tư pháp. {body}"),
        name=f"thư {file}.pdf",
        actor=world.actor(clerk),
        at=world.at,
    )
    return world.place_document(name, document)


def _register(world: World, name: str, **values: object) -> Document:
    document = _receive(world, name)
    incoming.register(
        document=document,
        facts=facts(world.canaries.subject(name), **values),
        actor=world.actor("clerk"),
        at=world.at,
    )
    return document


def _submitted(world: World, name: str, **values: object) -> Document:
    document = _register(world, name, **values)
    to = world.actor("director").post
    incoming.submit(document=document, to=to, actor=world.actor("clerk"), at=world.at)
    return document


def _instruct(
    world: World, name: str, document: Document, by: Actor, *people: tuple[str, AssignmentRole]
) -> list[Assignment]:
    lines = [Line(Holder.objects.of_post(world.actor(who).post), role) for who, role in people]
    given = progress.instruct(
        document=document,
        text=f"Tham mưu trả lời {world.canaries.paper(name)}",
        lines=lines,
        actor=by,
        at=world.at,
    )
    return list(given.assignments.order_by("ordinal"))


def _void(world: World) -> None:
    """A number that was made void: the letter waits at the intake again."""
    document = _register(world, "letter_void")
    words = world.canaries.line("entry_void")  # the book says why, to whoever reads the book
    clerk = world.actor("clerk")
    incoming.void(document=document, reason=f"Vào sổ nhầm {words}", actor=clerk, at=world.at)


def _working(world: World) -> None:
    """Led by the head, split to the drafter, told to a unit, given and called back once."""
    name, director = "letter_working", world.actor("director")
    document = _submitted(world, name)
    unit = Line(Holder.objects.of_unit(world.cast.units["inspection"]), INFORM)
    head = Line(Holder.objects.of_post(world.actor("head").post), LEAD)
    revoked = Line(Holder.objects.of_post(world.actor("revoked").post), SUPPORT)
    given = progress.instruct(
        document=document,
        text=f"Tham mưu trả lời {world.canaries.paper(name)}",
        lines=[head, revoked, unit],
        actor=director,
        at=world.at,
    )
    led, withdrawn, told = given.assignments.order_by("ordinal")
    reason = world.canaries.paper(name)
    giving.withdraw(assignment=withdrawn, reason=f"Giao nhầm {reason}", actor=director, at=world.at)
    drafter = Line(Holder.objects.of_post(world.actor("drafter").post), LEAD)
    split = giving.split(
        assignment=led,
        text=f"Dự thảo văn bản {world.canaries.paper(name)}",
        lines=[drafter],
        actor=world.actor("head"),
        at=world.at,
    )
    world.place("line_led", uid=led.uid)
    world.place("line_withdrawn", uid=withdrawn.uid)
    world.place("line_told", uid=told.uid)
    world.place("line_part", uid=split.assignments.get().uid)


def _done(world: World) -> None:
    name = "letter_done"
    document = _submitted(world, name)
    line, *_none = _instruct(world, name, document, world.actor("director"), ("head", LEAD))
    words = f"Đã trả lời {world.canaries.paper(name)}"
    doing.complete(assignment=line, words=words, actor=world.actor("head"), at=world.at)
    world.place("line_done", uid=line.uid)


def _restricted(world: World) -> None:
    """Restricted letters, and a second paper of one of them that waits with the other clerk."""
    _register(world, "restricted_registered", restriction=Restriction.INTERNAL)
    document = _submitted(world, "restricted_working", restriction=Restriction.INTERNAL)
    lines = _instruct(
        world, "restricted_working", document, world.actor("director"), ("head", LEAD)
    )
    world.place("line_restricted", uid=lines[0].uid)
    _receive(
        world,
        "letter_again",
        clerk="clerk2",
        content=world.contents_of("restricted_registered"),
    )


def _open(world: World, name: str, keeper: Actor, members: list[Actor]) -> WorkFile:
    return work_files.open_(
        title=world.canaries.subject(name, "Hồ sơ"),
        code=f"{len(world.objects)}.HCTP",
        members=[Holder.objects.of_post(member.post) for member in members],
        actor=keeper,
        at=world.at,
    )
