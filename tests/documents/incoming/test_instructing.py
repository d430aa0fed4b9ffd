"""The page of an instruction: text, people with three roles, deadline; also inside a unit."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.forms.recipients import recipients_of
from documents.models import Document
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, TermRule
from tests.documents.answers import text_of
from tests.documents.factories import instruct, submit
from tests.factories import MORNING


def uid_of(actor: Actor) -> str:
    return str(Holder.objects.get(pk=actor.post_holder).uid)


def page_of(document: Document) -> str:
    return reverse("documents:incoming-instruct", args=[document.thing.uid])


def asked_by() -> date:
    return office_day(timezone.now()) + timedelta(days=30)


@pytest.fixture
def letter(clerk: Actor, director: Actor) -> Document:
    return submit(clerk, director, answer_by=asked_by())


@pytest.fixture
def leader(client: Client, director: Actor) -> Client:
    client.force_login(director.user)
    return client


def given(head: Actor, /, **values: object) -> dict[str, object]:
    key = str(uuid4())
    sent = {"text": "Giao chủ trì.", "lead": uid_of(head), "deadline": "5", "request_key": key}
    return {**sent, **values}


def test_text_people_and_deadline_are_one_act(
    leader: Client, letter: Document, head: Actor, drafter: Actor, clerk: Actor
) -> None:
    """Decree 30/2020/NĐ-CP, Article 23.2."""
    sent = given(head, support=[uid_of(drafter)], inform=[uid_of(clerk)])

    leader.post(page_of(letter), sent)

    lines = Assignment.objects.order_by("ordinal")
    assert [line.role for line in lines] == ["LEAD", "SUPPORT", "INFORM"]
    assert lines[0].term is not None
    assert lines[0].term.rule == TermRule.WORKING_DAYS


def test_a_double_click_gives_one_instruction(
    leader: Client, letter: Document, head: Actor
) -> None:
    sent = given(head)

    for _click in range(2):
        response = leader.post(page_of(letter), sent)

    assert response.status_code == 302
    assert Instruction.objects.count() == 1


def test_the_deadline_can_be_that_of_the_letter(
    leader: Client, letter: Document, head: Actor
) -> None:
    leader.post(page_of(letter), given(head, deadline="as-asked"))

    term = Assignment.objects.get().term
    assert term is not None
    assert term.day == asked_by()


def test_a_letter_that_asks_for_no_day_offers_none(
    leader: Client, clerk: Actor, director: Actor
) -> None:
    page = text_of(leader.get(page_of(submit(clerk, director))))

    assert "Theo văn bản" not in page


def test_a_deadline_before_today_is_said_at_the_field_and_nothing_is_lost(
    leader: Client, letter: Document, head: Actor
) -> None:
    yesterday = office_day(timezone.now()) - timedelta(days=1)

    response = leader.post(page_of(letter), given(head, deadline="day", day=yesterday.isoformat()))

    assert response.status_code == 200
    assert "Hạn ở trước hôm nay" in text_of(response)
    assert "Giao chủ trì." in text_of(response)
    assert not Instruction.objects.exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"text": " "}, "Hãy ghi nội dung cần làm"),
        ({"lead": ""}, "Hãy chọn ít nhất một người"),
        ({"lead": str(uuid4())}, ""),
        ({"deadline": "day", "day": ""}, "Hãy chọn ngày"),
        ({"deadline": "999"}, ""),
    ],
)
def test_what_is_missing_is_said_at_the_field(
    leader: Client, letter: Document, head: Actor, values: dict[str, str], words: str
) -> None:
    response = leader.post(page_of(letter), given(head, **values))

    assert response.status_code == 200
    assert words in text_of(response)
    assert not Instruction.objects.exists()


def test_nobody_is_named_in_two_roles(leader: Client, letter: Document, head: Actor) -> None:
    response = leader.post(page_of(letter), given(head, support=[uid_of(head)]))

    assert response.status_code == 200
    assert not Instruction.objects.exists()


def test_somebody_of_another_agency_cannot_be_named(
    leader: Client, letter: Document, stranger: Actor
) -> None:
    response = leader.post(page_of(letter), given(stranger))

    assert response.status_code == 200
    assert not Instruction.objects.exists()


def test_my_own_words_of_late_are_offered_again(
    leader: Client, clerk: Actor, director: Actor, head: Actor, letter: Document
) -> None:
    instruct(submit(clerk, director), director, (head, AssignmentRole.LEAD))

    page = text_of(leader.get(page_of(letter)))

    assert 'data-phrase="Đề nghị tham mưu trả lời."' in page


def test_only_whom_it_was_submitted_to_instructs(letter: Document, clerk: Actor) -> None:
    client = Client()
    client.force_login(clerk.user)

    response = client.get(page_of(letter))

    assert response.status_code == 403
    assert "người được trình văn bản" in text_of(response)


def test_an_outsider_does_not_find_the_page(letter: Document, outsider: Actor) -> None:
    client = Client()
    client.force_login(outsider.user)

    assert client.post(page_of(letter), {}).status_code == 404


def test_a_head_splits_among_the_people_of_the_unit(
    client: Client,
    letter: Document,
    director: Actor,
    head: Actor,
    drafter: Actor,
    outsider: Actor,
) -> None:
    (line,) = instruct(letter, director, (head, AssignmentRole.LEAD))
    client.force_login(head.user)
    url = reverse("documents:assignment-split", args=[line.uid])

    page = text_of(client.get(url))
    client.post(url, given(drafter, text="Soạn trả lời"))

    assert uid_of(drafter) in page
    assert uid_of(outsider) not in page
    assert "Đề nghị tham mưu trả lời." in page  # what the leader wanted stays in sight
    assert line.parts.get().to_holder_id == drafter.post_holder


def test_whom_one_can_name_is_asked_in_few_queries(
    agency: Agency,
    director: Actor,
    head: Actor,
    drafter: Actor,
    colleague: Actor,
    outsider: Actor,
    django_assert_num_queries: object,
) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator] # a fixture without a type
        named = recipients_of(director, None, at=MORNING)

    labels = [one.label for one in named]
    assert f"{drafter.user.full_name} · Chuyên viên, Phòng Hành chính tư pháp" in labels
    assert all(director.user.full_name not in label for label in labels)
    unit = next(one for one in named if one.label == "Phòng Hành chính tư pháp")
    assert len(unit.people) == 1  # its head; it has no clerk of its own
