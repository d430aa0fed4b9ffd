"""The reader's pages and files: for those who may read, in pieces, and never more than theirs."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from meetings.actions import agenda, papers
from meetings.models import AgendaItem, Meeting, PacketReceipt, Paper
from tests.meetings.factories import LATER, add_paper, invite, send, work


def visit(client: Client, actor: Actor) -> Client:
    client.force_login(actor.user)
    return client


def body_of(response: object) -> bytes:
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # a streamed answer


def test_a_participant_reads_the_packet(sent: Meeting, head: Actor, client: Client) -> None:
    response = visit(client, head).get(f"/meetings/{sent.thing.uid}/read/")

    contents = response.context["contents"]
    assert contents.labels == ["i", "ii", "1", "2", "3", "4", "5"]
    assert [entry.page for entry in contents.entries] == [3, 6]
    assert contents.last_label == "5"


def test_opening_the_packet_leaves_a_receipt(sent: Meeting, head: Actor, client: Client) -> None:
    visit(client, head).get(f"/meetings/{sent.thing.uid}/read/")

    assert PacketReceipt.objects.get().person == head.user


def test_the_file_comes_in_pieces(sent: Meeting, head: Actor, client: Client) -> None:
    response = visit(client, head).get(
        f"/meetings/{sent.thing.uid}/packet/", headers={"Range": "bytes=0-7"}
    )

    assert response.status_code == 206
    assert body_of(response).startswith(b"%PDF-")


def test_the_downloaded_packet_is_whole(sent: Meeting, head: Actor, client: Client) -> None:
    response = visit(client, head).get(f"/meetings/{sent.thing.uid}/packet/download/")

    assert len(PdfReader(BytesIO(body_of(response))).pages) == 7
    assert response.headers["Content-Disposition"].startswith("attachment")


def test_whoever_was_left_out_never_gets_the_old_packet(
    sent: Meeting, other_item: AgendaItem, secretary: Actor, drafter: Actor, client: Client
) -> None:
    staying = sent.participants.standing().exclude(person=drafter.user)
    agenda.choose_readers(item=other_item, participants=staying, actor=secretary, at=LATER)

    before = visit(client, drafter).get(f"/meetings/{sent.thing.uid}/packet/")
    work()
    after = client.get(f"/meetings/{sent.thing.uid}/packet/")

    assert before.status_code == 404
    assert len(PdfReader(BytesIO(body_of(after))).pages) == 5


def test_while_the_packet_is_made_single_papers_can_be_read(
    sent: Meeting, paper: Paper, other_paper: Paper, secretary: Actor, head: Actor, client: Client
) -> None:
    papers.withdraw(paper=other_paper, actor=secretary, at=LATER)

    response = visit(client, head).get(f"/meetings/{sent.thing.uid}/read/")

    assert f"/meetings/papers/{paper.thing.uid}/" in response.content.decode()


def test_a_single_paper_has_the_same_page_numbers(
    sent: Meeting, other_paper: Paper, head: Actor, client: Client
) -> None:
    response = visit(client, head).get(f"/meetings/papers/{other_paper.thing.uid}/")

    assert response.context["contents"].labels == ["4", "5"]


def test_opening_a_paper_is_noted(sent: Meeting, paper: Paper, head: Actor, client: Client) -> None:
    visit(client, head).get(f"/meetings/papers/{paper.thing.uid}/")

    assert Reading.objects.get().thing == paper.thing


def test_the_reader_notes_the_paper_that_stays_in_sight(
    sent: Meeting, paper: Paper, head: Actor, client: Client
) -> None:
    response = visit(client, head).post(f"/meetings/papers/{paper.thing.uid}/opened/")

    assert response.status_code == 204
    assert Reading.objects.filter(thing=paper.thing, user=head.user).exists()


@pytest.mark.parametrize("page", ["", "file/", "original/", "find/"])
def test_for_an_outsider_no_paper_is_there(
    sent: Meeting, paper: Paper, outsider: Actor, client: Client, page: str
) -> None:
    response = visit(client, outsider).get(f"/meetings/papers/{paper.thing.uid}/{page}")

    assert response.status_code == 404


def test_before_the_sending_a_participant_finds_no_paper(
    sent: Meeting, item: AgendaItem, secretary: Actor, head: Actor, client: Client
) -> None:
    late = add_paper(item, secretary, "Một")

    response = visit(client, head).get(f"/meetings/papers/{late.thing.uid}/file/")

    assert response.status_code == 404


def test_words_are_found_without_accents_on_their_page(
    meeting: Meeting, item: AgendaItem, secretary: Actor, head: Actor, client: Client
) -> None:
    add_paper(item, secretary, "Mở đầu", "Toàn tỉnh còn 3.412 sổ", is_read=False)
    work()
    invite(meeting, secretary, head)
    send(meeting, secretary)

    response = visit(client, head).get(f"/meetings/{meeting.thing.uid}/read/find/?q=toan tinh")

    (hit,) = response.json()["hits"]
    assert (hit["label"], hit["page"], hit["hit"]) == ("2", 4, "Toàn tỉnh")
