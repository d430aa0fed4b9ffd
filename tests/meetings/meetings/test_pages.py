"""The pages of meetings: what people see and do on them, and what outsiders do not see."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from eoffice.organization.actor import Actor
from meetings.models import AgendaItem, Meeting, Paper
from tests.meetings.factories import WEDNESDAY, create_pdf


def visit(client: Client, actor: Actor) -> Client:
    client.force_login(actor.user)
    return client


def test_a_participant_finds_the_meeting_in_the_list(
    sent: Meeting, head: Actor, client: Client
) -> None:
    response = visit(client, head).get("/meetings/")

    assert sent.title in response.content.decode()


def test_an_outsider_finds_no_meeting_in_the_list(
    sent: Meeting, outsider: Actor, client: Client
) -> None:
    response = visit(client, outsider).get("/meetings/")

    assert sent.title not in response.content.decode()


def test_a_participant_does_not_see_the_board(sent: Meeting, head: Actor, client: Client) -> None:
    response = visit(client, head).get(f"/meetings/{sent.thing.uid}/")

    assert response.status_code == 200
    assert response.context["board"] is None


def test_the_secretary_sees_the_board(sent: Meeting, secretary: Actor, client: Client) -> None:
    response = visit(client, secretary).get(f"/meetings/{sent.thing.uid}/")

    assert [line.tone for line in response.context["board"].lines] == [
        "green",
        "red",
        "red",
        "green",
    ]


def test_a_participant_may_not_open_the_matrix(sent: Meeting, head: Actor, client: Client) -> None:
    response = visit(client, head).get(f"/meetings/{sent.thing.uid}/board/")

    assert response.status_code == 403


def test_the_secretary_opens_the_matrix(sent: Meeting, secretary: Actor, client: Client) -> None:
    response = visit(client, secretary).get(f"/meetings/{sent.thing.uid}/board/")

    assert response.status_code == 200


PAGES = ["", "edit/", "items/", "people/", "board/", "read/", "read/find/", "packet/", "cancel/"]
PAGES += ["packet/download/"]
ACTS = ["send/", "remind/", "close/", "cancel/", "invite/", "packet/ask/", "edit/", "items/"]


@pytest.mark.parametrize("page", PAGES)
def test_for_an_outsider_no_page_of_it_is_there(
    sent: Meeting, outsider: Actor, client: Client, page: str
) -> None:
    response = visit(client, outsider).get(f"/meetings/{sent.thing.uid}/{page}")

    assert response.status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_for_an_outsider_no_act_on_it_is_there(
    sent: Meeting, outsider: Actor, client: Client, act: str
) -> None:
    response = visit(client, outsider).post(f"/meetings/{sent.thing.uid}/{act}")

    assert response.status_code == 404


@pytest.mark.parametrize("act", ["send/", "remind/", "close/", "cancel/", "edit/", "items/"])
def test_a_participant_is_refused_what_the_secretary_does(
    sent: Meeting, head: Actor, client: Client, act: str
) -> None:
    response = visit(client, head).post(f"/meetings/{sent.thing.uid}/{act}")

    assert response.status_code == 403


def test_a_meeting_is_prepared_on_its_page(
    secretary: Actor, director: Actor, client: Client
) -> None:
    response = visit(client, secretary).post(
        "/meetings/new/",
        {
            "title": "Họp tổ công tác",
            "day": "2099-11-25",
            "begins": "14:00",
            "ends": "15:00",
            "place": "Phòng họp 2",
            "chair": director.post.pk,
            "secretary": secretary.post.pk,
        },
    )

    meeting = Meeting.objects.get()
    assert response.headers["Location"] == meeting.get_absolute_url()
    assert meeting.starts_at == WEDNESDAY


def test_a_wrong_hour_is_said_at_its_field(
    secretary: Actor, director: Actor, client: Client
) -> None:
    response = visit(client, secretary).post(
        "/meetings/new/",
        {
            "title": "Họp tổ công tác",
            "day": "2099-11-25",
            "begins": "14:00",
            "ends": "13:00",
            "chair": director.post.pk,
            "secretary": secretary.post.pk,
        },
    )

    assert "ends" in response.context["form"].errors
    assert not Meeting.objects.exists()


def test_a_meeting_in_the_past_is_warned_of(
    secretary: Actor, director: Actor, client: Client
) -> None:
    response = visit(client, secretary).post(
        "/meetings/new/",
        {
            "title": "Họp đã qua",
            "day": "2020-11-25",
            "begins": "14:00",
            "ends": "15:00",
            "chair": director.post.pk,
            "secretary": secretary.post.pk,
        },
        follow=True,
    )

    assert [message.level_tag for message in response.context["messages"]] == ["success", "warning"]


def test_a_double_press_prepares_one_meeting(
    secretary: Actor, director: Actor, client: Client
) -> None:
    typed = {
        "title": "Họp tổ công tác",
        "day": "2099-11-25",
        "begins": "14:00",
        "ends": "15:00",
        "chair": director.post.pk,
        "secretary": secretary.post.pk,
        "request_key": str(uuid4()),
    }

    visit(client, secretary).post("/meetings/new/", typed)
    client.post("/meetings/new/", typed)

    assert Meeting.objects.count() == 1


def test_several_papers_are_brought_at_once(
    item: AgendaItem, secretary: Actor, client: Client
) -> None:
    files = [
        SimpleUploadedFile(name, create_pdf(name), content_type="application/pdf")
        for name in ("Báo cáo.pdf", "Phụ lục.pdf")
    ]

    visit(client, secretary).post(f"/meetings/items/{item.uid}/papers/", {"files": files})

    assert [paper.title for paper in item.papers.all()] == ["Báo cáo", "Phụ lục"]


def test_a_refused_file_is_named_with_its_reason_and_the_others_stay(
    item: AgendaItem, secretary: Actor, client: Client
) -> None:
    files = [
        SimpleUploadedFile("Báo cáo.pdf", create_pdf("Một")),
        SimpleUploadedFile("Rỗng.pdf", b" "),
    ]

    response = visit(client, secretary).post(
        f"/meetings/items/{item.uid}/papers/", {"files": files}, follow=True
    )

    assert item.papers.count() == 1
    assert any("Rỗng.pdf" in str(message) for message in response.context["messages"])


def test_a_participant_brings_no_papers(
    sent: Meeting, item: AgendaItem, head: Actor, client: Client
) -> None:
    files = [SimpleUploadedFile("Báo cáo.pdf", create_pdf("Một"))]

    response = visit(client, head).post(f"/meetings/items/{item.uid}/papers/", {"files": files})

    assert response.status_code == 403


def test_an_answer_is_given_in_the_line(sent: Meeting, head: Actor, client: Client) -> None:
    invitation = sent.participants.get(person=head.user)

    response = visit(client, head).post(
        f"/meetings/participants/{invitation.uid}/answer/", {"answer": "YES", "back": "list"}
    )

    invitation.refresh_from_db()
    assert invitation.answer == "YES"
    assert response.headers["Location"] == "/meetings/"


def test_a_no_without_a_reason_is_asked_again(sent: Meeting, head: Actor, client: Client) -> None:
    invitation = sent.participants.get(person=head.user)

    response = visit(client, head).post(
        f"/meetings/participants/{invitation.uid}/answer/", {"answer": "NO"}
    )

    invitation.refresh_from_db()
    assert response.status_code == 422
    assert invitation.answer == ""


def test_an_outsider_answers_nothing(sent: Meeting, outsider: Actor, client: Client) -> None:
    invitation = sent.participants.standing().first()
    assert invitation is not None

    response = visit(client, outsider).post(
        f"/meetings/participants/{invitation.uid}/answer/", {"answer": "YES"}
    )

    assert response.status_code == 404


@pytest.mark.parametrize("page", ["", "move/", "remove/", "readers/", "papers/", "secret/"])
def test_for_an_outsider_no_item_is_there(
    sent: Meeting, item: AgendaItem, outsider: Actor, client: Client, page: str
) -> None:
    response = visit(client, outsider).post(f"/meetings/items/{item.uid}/{page}")

    assert response.status_code == 404


@pytest.mark.parametrize("page", ["", "readers/", "secret/", "documents/"])
def test_the_secretary_opens_the_pages_of_an_item(
    sent: Meeting, item: AgendaItem, secretary: Actor, client: Client, page: str
) -> None:
    response = visit(client, secretary).get(f"/meetings/items/{item.uid}/{page}")

    assert response.status_code == 200


def test_a_list_of_many_meetings_asks_as_little_as_a_list_of_one(
    sent: Meeting, paper: Paper, head: Actor, client: Client, django_assert_max_num_queries: object
) -> None:
    visit(client, head).get("/meetings/")

    with django_assert_max_num_queries(40):  # type: ignore[operator]  # a fixture without a type
        client.get("/meetings/")


def test_whoever_only_lists_a_meeting_sees_the_agenda_and_opens_no_paper(
    sent: Meeting, paper: Paper, auditor: Actor, client: Client
) -> None:
    uid = sent.thing.uid

    page = visit(client, auditor).get(f"/meetings/{uid}/").content.decode()

    assert sent.title in page
    assert "không được xem tài liệu" in page
    assert paper.title in page
    assert f"/papers/{paper.thing.uid}/" not in page
    assert client.get(f"/meetings/{uid}/read/").status_code == 404
    assert sent.title in client.get("/meetings/").content.decode()


def test_the_clerk_sees_the_agenda_without_its_papers(
    sent: Meeting, paper: Paper, clerk: Actor, client: Client
) -> None:
    page = visit(client, clerk).get(f"/meetings/{sent.thing.uid}/").content.decode()

    assert sent.title in page
    assert paper.title not in page
