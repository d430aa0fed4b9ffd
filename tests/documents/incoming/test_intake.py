"""The intake: the clerk brings files, looks at them beside the form, and registers."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from documents.lifecycles import IncomingState
from documents.models import Document, RegisterEntry
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from tests.documents.answers import text_of
from tests.documents.factories import receive, register
from tests.documents.views.letters import bring, letter_pdf
from tests.factories import appoint, create_person

INTAKE = reverse("documents:intake")
UPLOAD = reverse("documents:upload")


def entered(**values: str) -> dict[str, str]:
    """Make what the form of a clerk sends."""
    return {
        "code": "1873/SNV-CCHC",
        "dated_on": "02/03/2026",
        "body_name": "Sở Nội vụ",
        "subject": "Về việc cung cấp số liệu",
        "kind_code": "CV",
        "urgency": "0",
        "restriction": "NONE",
        "request_key": str(uuid4()),
        **values,
    }


def page_of(document: Document) -> str:
    return reverse("documents:incoming-register", args=[document.thing.uid])


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


def test_what_was_read_stands_in_the_form_and_on_the_page(at_desk: Client, clerk: Actor) -> None:
    document = bring(clerk, letter_pdf())

    page = text_of(at_desk.get(page_of(document)))

    assert 'value="1873/SNV-CCHC"' in page
    assert 'value="02/03/2026"' in page
    assert 'data-box="subject"' in page


def test_what_was_not_surely_read_asks_to_be_checked(at_desk: Client, clerk: Actor) -> None:
    document = bring(clerk, letter_pdf())
    document.incoming.proposal["dated_on"]["confidence"] = 0.4
    document.incoming.save(update_fields=["proposal"])

    page = text_of(at_desk.get(page_of(document)))

    assert "field--check" in page
    assert "hãy kiểm tra" in page
    assert "1 ô cần kiểm tra" in page


def test_the_clerk_registers_and_the_next_letter_opens(at_desk: Client, clerk: Actor) -> None:
    first, second = receive(clerk), receive(clerk)

    response = at_desk.post(page_of(first), entered(), follow=True)

    assert "Đã vào sổ số đến 01" in text_of(response)
    assert response.redirect_chain[-1][0] == page_of(second)


def test_a_double_click_gives_one_number(at_desk: Client, clerk: Actor) -> None:
    document, form = receive(clerk), entered()

    for _click in range(2):
        response = at_desk.post(page_of(document), form)

    assert response.status_code == 302
    assert RegisterEntry.objects.count() == 1


def test_of_two_clerks_at_the_same_letter_one_registers(
    at_desk: Client, clerk: Actor, office: Unit
) -> None:
    document, other = receive(clerk), Client()
    other.force_login(appoint(create_person("Cao Thị Nga"), office, Duty.CLERK, "Văn thư").user)
    at_desk.post(page_of(document), entered())

    response = other.post(page_of(document), entered(subject="Nội dung khác"), follow=True)

    assert "với số đến 01" in text_of(response)
    assert RegisterEntry.objects.count() == 1
    document.refresh_from_db()
    assert document.subject == "Về việc cung cấp số liệu"


def test_a_symbol_that_does_not_parse_is_kept_as_it_stands(at_desk: Client, clerk: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Appendix VI: number and symbol as the paper has them."""
    document = receive(clerk)

    at_desk.post(page_of(document), entered(code="số không rõ ##"))

    document.refresh_from_db()
    assert document.code == "số không rõ ##"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("subject", "", "Hãy ghi trích yếu"),
        ("body_name", " ", "Hãy ghi cơ quan ban hành"),
        ("dated_on", "31/02/2026", "Hãy ghi ngày theo dạng"),
        ("dated_on", "01/01/2999", "sau ngày hôm nay"),
        ("code", "9" * 30 + "/BTP", "quá dài"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(
    at_desk: Client, clerk: Actor, field: str, value: str, words: str
) -> None:
    document = receive(clerk)

    response = at_desk.post(page_of(document), entered(**{field: value, "signer_name": "Bà Oanh"}))

    assert response.status_code == 200
    assert words in text_of(response)
    assert "Bà Oanh" in text_of(response)  # what was typed is not lost
    assert not RegisterEntry.objects.exists()


def test_a_subject_with_the_mark_of_a_secret_is_said_with_what_to_do(
    at_desk: Client, clerk: Actor
) -> None:
    """Law 117/2025/QH15, Article 5: no state secret in a networked system."""
    document = receive(clerk)

    response = at_desk.post(page_of(document), entered(subject="(TỐI MẬT) Kế hoạch"))

    assert "sổ văn bản mật" in text_of(response)
    assert not RegisterEntry.objects.exists()


def test_a_letter_is_registered_and_submitted_in_one_act(
    at_desk: Client, clerk: Actor, director: Actor
) -> None:
    document = receive(clerk)

    at_desk.post(page_of(document), entered(and_submit="1", to=str(director.post.uid)))

    document = Document.objects.get(pk=document.pk)
    assert document.state == IncomingState.SUBMITTED
    assert document.incoming.submitted_to == director.post


def test_the_same_letter_is_pointed_out_with_both_pages(at_desk: Client, clerk: Actor) -> None:
    """Appendix VI, III.1h: the clerk is warned."""
    first = bring(clerk, letter_pdf())
    at_desk.post(page_of(first), entered())
    again = bring(clerk, letter_pdf())

    page = text_of(at_desk.get(page_of(again)))

    assert "Có thể đã vào sổ: số đến 01" in page
    assert page.count("/pages/1/") >= 3  # the paper, and both small pictures


def test_of_a_same_letter_that_one_may_not_read_only_the_number_is_said(
    at_desk: Client, clerk: Actor, office: Unit
) -> None:
    colleague = appoint(create_person("Cao Thị Nga"), office, Duty.CLERK, "Văn thư")
    first = bring(colleague, letter_pdf())
    other = Client()
    other.force_login(colleague.user)
    hidden = entered(restriction="RESTRICTED", subject="Nội dung kín")
    other.post(page_of(first), hidden)
    again = bring(clerk, letter_pdf())

    page = text_of(at_desk.get(page_of(again)))

    assert "số đến 01" in page
    assert "Nội dung kín" not in page
    assert str(first.thing.uid) not in page


def test_a_letter_is_not_accepted_with_a_reason_and_taken_up_again(
    at_desk: Client, clerk: Actor
) -> None:
    """Decree 30/2020/NĐ-CP, Article 21.2b: wrong address, damaged."""
    document = receive(clerk)
    refuse = reverse("documents:incoming-refuse", args=[document.thing.uid])

    response = at_desk.post(refuse, {"reason": "Gửi nhầm nơi nhận"}, follow=True)

    document.refresh_from_db()
    assert document.state == IncomingState.REFUSED
    assert reverse("documents:incoming-reconsider", args=[document.thing.uid]) in text_of(response)


def test_how_far_the_reading_is_comes_without_the_page(at_desk: Client, clerk: Actor) -> None:
    document = receive(clerk)

    part = at_desk.get(f"{page_of(document)}?awaited=1", headers={"HX-Request": "true"})

    assert "Chờ nhận dạng" in text_of(part)
    assert 'hx-trigger="every 2s"' in text_of(part)
    assert "<html" not in text_of(part)
    assert "HX-Refresh" not in part.headers


def test_the_page_comes_anew_once_the_letter_is_read(at_desk: Client, clerk: Actor) -> None:
    document = bring(clerk, letter_pdf())

    part = at_desk.get(f"{page_of(document)}?awaited=1", headers={"HX-Request": "true"})

    assert part.headers["HX-Refresh"] == "true"


def test_staff_do_not_register(client: Client, clerk: Actor, drafter: Actor) -> None:
    client.force_login(drafter.user)

    assert client.get(INTAKE).status_code == 403
    assert client.get(page_of(receive(clerk))).status_code == 404


def test_the_clerk_of_another_agency_finds_nothing(
    client: Client, clerk: Actor, stranger: Actor
) -> None:
    client.force_login(stranger.user)

    assert client.post(page_of(receive(clerk)), entered()).status_code == 404


@pytest.mark.usefixtures("db")
def test_a_person_without_a_post_is_told_so(client: Client) -> None:
    client.force_login(create_person("Người chưa có chức danh"))

    response = client.get(INTAKE, follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("organization:choose-post"))


def test_the_last_leader_of_the_same_body_is_proposed(
    at_desk: Client, clerk: Actor, director: Actor, head: Actor
) -> None:
    del director
    first = receive(clerk)
    at_desk.post(page_of(first), entered(and_submit="1", to=str(head.post.uid)))
    second = bring(clerk, letter_pdf("22"))

    page = text_of(at_desk.get(page_of(second)))

    assert f'<option value="{head.post.uid}" selected>' in page


def test_a_corrected_letter_keeps_its_number(at_desk: Client, clerk: Actor) -> None:
    document = register(clerk)
    url = reverse("documents:incoming-correct", args=[document.thing.uid])

    at_desk.post(url, entered(subject="Trích yếu đúng", answer_by="30/03/2026"))

    document = Document.objects.get(pk=document.pk)
    assert document.subject == "Trích yếu đúng"
    assert document.incoming.answer_by == date(2026, 3, 30)
    assert document.entry is not None
