"""Papers: secret ones stand as a line, withdrawn ones are gone, locked ones stay usable."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from eoffice.organization.actor import Actor
from meetings.actions import packets, papers
from meetings.models import AgendaItem, Meeting, Paper
from storage.models import Attachment, VersionReading
from tests.meetings.factories import (
    LATER,
    add_paper,
    anew,
    create_pdf,
    invite,
    keep_file,
    locked_pdf,
    send,
    work,
)


def test_a_line_for_a_secret_paper_carries_no_file(item: AgendaItem, secretary: Actor) -> None:
    line = papers.add_secret(item=item, title="Phương án an ninh", actor=secretary, at=LATER)

    assert line.version is None
    assert not Attachment.objects.filter(thing=line.thing).exists()


def test_a_secret_paper_cannot_have_a_file(
    item: AgendaItem, paper: Paper, secretary: Actor
) -> None:
    line = papers.add_secret(item=item, title="Phương án", actor=secretary, at=LATER)

    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=line.pk).update(version=paper.version)


def test_a_marked_paper_is_taken_out_and_a_line_stands_in_its_place(
    item: AgendaItem, secretary: Actor
) -> None:
    marked = create_pdf("*MẬT* \\ \\ UBND TỈNH SÔNG LAM \\ \\ Độ mật: MẬT \\ Số: 01/BC-STP")
    version = keep_file(secretary, marked)
    paper = papers.add(
        item=item, version=version, title="Báo cáo điều tra", actor=secretary, at=LATER
    )

    work()

    paper.refresh_from_db()
    version.refresh_from_db()
    assert (paper.is_secret, paper.version) == (True, None)
    assert "điều tra" not in paper.title
    assert version.disposed_at is not None


def test_a_withdrawn_paper_is_gone_for_everybody(
    sent: Meeting, paper: Paper, secretary: Actor, head: Actor
) -> None:
    papers.withdraw(paper=paper, actor=secretary, at=LATER)

    assert paper not in Paper.objects.visible_to(anew(head))


def test_the_packet_without_a_withdrawn_paper_renumbers_nothing(
    sent: Meeting, paper: Paper, secretary: Actor, head: Actor
) -> None:
    papers.withdraw(paper=paper, actor=secretary, at=LATER)

    lines = packets.set_of(anew(head), sent).manifest

    assert [line["first"] for line in lines] == [4]


def test_a_participant_withdraws_nothing(sent: Meeting, paper: Paper, head: Actor) -> None:
    with pytest.raises(PermissionDenied, match="secretary or the chair"):
        papers.withdraw(paper=paper, actor=head, at=LATER)


def test_a_paper_under_a_password_is_left_out_of_the_packet_with_a_line(
    meeting: Meeting, item: AgendaItem, paper: Paper, secretary: Actor, head: Actor
) -> None:
    version = keep_file(secretary, locked_pdf(), "Khóa.pdf")
    locked = papers.add(item=item, version=version, title="Khóa", actor=secretary, at=LATER)
    work()
    invite(meeting, secretary, head)

    send(meeting, secretary)

    packet = packets.find(meeting, packets.set_of(anew(head), meeting))
    assert packet is not None
    assert packet.is_ready
    lines = {line["paper"]: line["is_bound"] for line in packet.manifest}
    assert lines[str(locked.thing.uid)] is False
    assert lines[str(paper.thing.uid)] is True


def test_a_packet_is_not_read_since_its_papers_were(
    meeting: Meeting, paper: Paper, secretary: Actor, head: Actor
) -> None:
    invite(meeting, secretary, head)

    send(meeting, secretary)

    packet = packets.find(meeting, packets.set_of(anew(head), meeting))
    assert packet is not None
    assert packet.is_ready
    read = VersionReading.objects.values_list("version", flat=True)
    assert list(read) == [paper.version_id]


def test_a_paper_that_breaks_while_it_is_bound_is_left_out(
    meeting: Meeting, item: AgendaItem, paper: Paper, secretary: Actor, head: Actor
) -> None:
    miscounted = add_paper(item, secretary, "Một", "Hai")
    VersionReading.objects.filter(version=miscounted.version).update(page_count=7)
    invite(meeting, secretary, head)

    send(meeting, secretary)

    packet = packets.find(meeting, packets.set_of(anew(head), meeting))
    assert packet is not None
    assert packet.is_ready
    bound = {line["paper"]: line["is_bound"] for line in packet.manifest}
    assert bound == {str(paper.thing.uid): True, str(miscounted.thing.uid): False}
