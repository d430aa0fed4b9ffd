"""The page of a letter: the paper, the road, and what each person may do with it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.actions import incoming
from documents.lifecycles import IncomingState
from documents.models import Document
from eoffice.assignments.actions import doing, giving
from eoffice.assignments.actions.giving import Line
from eoffice.assignments.models import AssignmentRole
from eoffice.desk import runs
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Holder, Unit
from tests.documents.answers import text_of
from tests.documents.factories import instruct, receive, register, submit
from tests.documents.views.letters import bring, letter_pdf, read
from tests.factories import MORNING, appoint, create_person

LEAD, SUPPORT = AssignmentRole.LEAD, AssignmentRole.SUPPORT


def sign_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


def main_button(page: str) -> str:
    """Return the words of the filled button at the foot of a page."""
    foot = page.split('class="view__foot"')[1]
    return foot.split("btn--main")[1].split(">")[1].split("<")[0].strip()


@pytest.fixture
def letter(clerk: Actor, director: Actor) -> Document:
    return submit(clerk, director)


def test_everybody_has_one_main_act_of_their_own(
    clerk: Actor, director: Actor, head: Actor, drafter: Actor
) -> None:
    at_intake, registered = receive(clerk), register(clerk)
    submitted = submit(clerk, director)
    working = submit(clerk, director)
    instruct(working, director, (head, LEAD), (drafter, SUPPORT))

    assert main_button(text_of(sign_in(clerk).get(at_intake.get_absolute_url()))) == "Vào sổ"
    assert main_button(text_of(sign_in(clerk).get(registered.get_absolute_url()))) == "Trình"
    assert main_button(text_of(sign_in(director).get(submitted.get_absolute_url()))) == "Chỉ đạo"
    assert main_button(text_of(sign_in(head).get(working.get_absolute_url()))) == "Nhận việc"


def test_after_accepting_the_next_act_is_the_main_one(
    letter: Document, director: Actor, head: Actor, drafter: Actor
) -> None:
    lines = instruct(letter, director, (head, LEAD), (drafter, SUPPORT))
    doing.accept(assignment=lines[0], actor=head, at=MORNING)
    doing.accept(assignment=lines[1], actor=drafter, at=MORNING)

    assert main_button(text_of(sign_in(head).get(letter.get_absolute_url()))) == "Phân công"
    assert main_button(text_of(sign_in(drafter).get(letter.get_absolute_url()))) == "Hoàn thành"


def test_a_dead_button_says_why(
    letter: Document, director: Actor, head: Actor, drafter: Actor
) -> None:
    (line,) = instruct(letter, director, (head, LEAD))
    part = Line(Holder.objects.get(pk=drafter.post_holder), LEAD)
    giving.split(assignment=line, text="Soạn trả lời", lines=[part], actor=head, at=MORNING)

    page = text_of(sign_in(head).get(letter.get_absolute_url()))

    assert "Hoàn thành" in page
    assert reverse("documents:assignment-complete", args=[line.uid]) not in page


def test_who_gave_work_finds_how_to_call_it_back(
    letter: Document, director: Actor, head: Actor
) -> None:
    (line,) = instruct(letter, director, (head, LEAD))

    page = text_of(sign_in(director).get(letter.get_absolute_url()))

    assert reverse("documents:assignment-withdraw", args=[line.uid]) in page


def test_the_road_shows_what_was_said_on_splitting(
    letter: Document, director: Actor, head: Actor, drafter: Actor
) -> None:
    (line,) = instruct(letter, director, (head, LEAD))
    part = Line(Holder.objects.get(pk=drafter.post_holder), LEAD)
    giving.split(assignment=line, text="Soạn trong tuần này", lines=[part], actor=head, at=MORNING)

    assert "Soạn trong tuần này" in text_of(sign_in(director).get(letter.get_absolute_url()))


def test_who_opened_the_letter_is_noted_on_the_road(
    letter: Document, director: Actor, head: Actor
) -> None:
    instruct(letter, director, (head, LEAD))
    before = text_of(sign_in(director).get(letter.get_absolute_url()))

    sign_in(head).get(letter.get_absolute_url())

    assert "1 nơi nhận · 0 đã đọc" in before
    after = text_of(sign_in(director).get(letter.get_absolute_url()))
    assert "1 nơi nhận · 1 đã đọc" in after


def test_a_road_of_sixty_people_takes_as_many_queries_as_one_of_two(
    clerk: Actor,
    director: Actor,
    head: Actor,
    division: Unit,
) -> None:
    people = [
        appoint(create_person(f"Người {n}"), division, Duty.STAFF, "Chuyên viên") for n in range(60)
    ]
    small, large = submit(clerk, director), submit(clerk, director)
    instruct(small, director, (head, LEAD), (people[0], SUPPORT))
    instruct(large, director, (head, LEAD), *((person, SUPPORT) for person in people))
    reader = sign_in(director)

    for document in (small, large):
        _queries_of(reader, document)  # whoever opens it first is noted, which is one more

    assert _queries_of(reader, small) == _queries_of(reader, large)


def _queries_of(reader: Client, document: Document) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(document.get_absolute_url()).status_code == 200
    return len(queries)


def test_an_outsider_gets_the_answer_of_what_is_not_there(
    letter: Document, outsider: Actor, stranger: Actor
) -> None:
    for actor in (outsider, stranger):
        client = sign_in(actor)
        assert client.get(letter.get_absolute_url()).status_code == 404
        assert client.get(reverse("documents:why", args=[letter.thing.uid])).status_code == 404


def test_whoever_may_list_a_letter_only_is_told_that_its_content_is_closed(
    letter: Document, auditor: Actor, director: Actor, head: Actor
) -> None:
    """The auditor lists, and does not read."""
    instruct(letter, director, (head, LEAD))

    response = sign_in(auditor).get(letter.get_absolute_url())

    assert "không được xem nội dung" in text_of(response)
    assert "Đề nghị tham mưu trả lời." not in text_of(response)  # the instruction is content
    assert f"/{letter.thing.uid}/files/" not in text_of(response)


def test_a_restricted_letter_is_not_there_for_the_auditor(
    clerk: Actor, director: Actor, auditor: Actor
) -> None:
    letter = submit(clerk, director, restriction="RESTRICTED")

    response = sign_in(auditor).get(letter.get_absolute_url())

    assert response.status_code == 404


def test_why_one_sees_a_letter_is_said_in_a_sentence(letter: Document, director: Actor) -> None:
    page = text_of(sign_in(director).get(reverse("documents:why", args=[letter.thing.uid])))

    assert "trình" in page


def test_a_letter_is_returned_to_the_registry_with_the_reason(
    letter: Document, director: Actor, clerk: Actor
) -> None:
    url = reverse("documents:incoming-return", args=[letter.thing.uid])
    sign_in(director).post(url, {"reason": "Trình Phó Giám đốc phụ trách"})

    page = text_of(sign_in(clerk).get(letter.get_absolute_url()))

    assert "Trình Phó Giám đốc phụ trách" in page
    assert Document.objects.get(pk=letter.pk).state == IncomingState.REGISTERED


def test_what_one_may_not_do_is_refused_with_the_reason(letter: Document, clerk: Actor) -> None:
    url = reverse("documents:incoming-return", args=[letter.thing.uid])

    response = sign_in(clerk).get(url)

    assert response.status_code == 403
    assert "người được trình văn bản" in text_of(response)


def test_in_a_run_the_next_letter_opens_after_an_act(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    letters = [submit(clerk, director) for _n in range(2)]
    client = sign_in(director)
    session = client.session
    session[runs.KEPT_AS] = {
        "pile": "instruct",
        "post": str(director.post.uid),
        "stops": [[str(one.thing.uid), one.get_absolute_url()] for one in letters],
        "at": str(letters[0].thing.uid),
    }
    session.save()
    page = text_of(client.get(letters[0].get_absolute_url()))
    url = reverse("documents:incoming-instruct", args=[letters[0].thing.uid])
    given = {
        "text": "Giao chủ trì",
        "lead": str(Holder.objects.get(pk=head.post_holder).uid),
        "deadline": "5",
        "request_key": str(uuid4()),
    }

    response = client.post(url, given)

    assert "1 / 2" in page
    assert response.headers["Location"] == letters[1].get_absolute_url()


def test_the_files_of_a_letter_are_tabs(clerk: Actor, director: Actor) -> None:
    letter = bring(clerk, letter_pdf())
    incoming.enclose(
        document=letter, content=letter_pdf("9"), name="biểu số liệu.pdf", actor=clerk, at=MORNING
    )

    page = text_of(sign_in(clerk).get(letter.get_absolute_url()))

    assert "biểu số liệu" in page
    assert page.count('class="tabs__tab"') == 2


def test_a_plain_text_is_shown_as_text(clerk: Actor) -> None:
    letter = receive(clerk, "Kính gửi Sở Tư pháp, về việc hộ tịch")
    read(letter)

    assert "về việc hộ tịch" in text_of(sign_in(clerk).get(letter.get_absolute_url()))
