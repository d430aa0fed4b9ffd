"""The pages on which a document is drafted: text, page beside it, files, submission."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as Word
from pytest_django import Settings

from documents.actions import outgoing
from documents.lifecycles import OutgoingState
from documents.models import Document
from eoffice.assignments.actions.giving import Deadline
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import TermRule
from tests.documents.factories import instruct, submit
from tests.factories import MORNING

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def entered(signer: Actor, **values: object) -> dict[str, object]:
    """What a form sends when a drafter has filled it in."""
    return {
        "kind_code": "CV",
        "urgency": 0,
        "subject": "Trả lời về công tác hộ tịch",
        "addressed_to": "Ủy ban nhân dân tỉnh Sông Lam",
        "text": "Sở Tư pháp có ý kiến như sau.",
        "recipients": "Ủy ban nhân dân tỉnh Sông Lam\nThanh tra tỉnh (b/c)",
        "signer": str(signer.post.uid),
        "capacity": "usual",
        "restriction": "NONE",
        "request_key": str(uuid4()),
        **values,
    }


def word_file(text: str = "Bản sửa của chuyên viên.") -> SimpleUploadedFile:
    word = Word()
    word.add_paragraph(text)
    buffer = BytesIO()
    word.save(buffer)
    return SimpleUploadedFile("du-thao.docx", buffer.getvalue(), DOCX)


def address(name: str, document: Document) -> str:
    return reverse(f"documents:{name}", args=[document.thing.uid])


def test_what_is_typed_becomes_a_draft(client: Client, drafter: Actor, director: Actor) -> None:
    client.force_login(drafter.user)

    answer = client.post(reverse("documents:outgoing-draft"), entered(director))

    document = Document.objects.get()
    assert answer.headers["Location"] == address("outgoing-edit", document)
    assert [delivery.name for delivery in document.deliveries.all()] == [
        "Ủy ban nhân dân tỉnh Sông Lam",
        "Thanh tra tỉnh",
    ]


def test_a_double_press_makes_one_draft(client: Client, drafter: Actor, director: Actor) -> None:
    client.force_login(drafter.user)
    sent = entered(director)

    client.post(reverse("documents:outgoing-draft"), sent)
    client.post(reverse("documents:outgoing-draft"), sent)

    assert Document.objects.count() == 1


def test_the_page_is_drawn_while_the_draft_is_typed(
    client: Client, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)

    answer = client.post(reverse("documents:outgoing-preview"), entered(director))

    assert "data:image/png;base64," in answer.content.decode()
    assert "Trần Quang Minh" in answer.content.decode()
    assert not Document.objects.exists()


def test_characters_that_cannot_be_printed_are_named(
    client: Client, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)

    answer = client.post(
        reverse("documents:outgoing-preview"), entered(director, text="Xin chào 🙂 các đồng chí.")
    )

    assert answer.status_code == 200
    assert "🙂" in answer.content.decode()
    assert "data:image/png" not in answer.content.decode()


def test_a_draft_that_cannot_be_printed_is_not_submitted(
    client: Client, document: Document, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)
    sent = entered(director, text="Xin chào 🙂.", and_submit="1")

    answer = client.post(address("outgoing-edit", document), sent, follow=True)

    assert "🙂" in str(next(iter(answer.context["messages"])))
    document.refresh_from_db()
    assert document.state == OutgoingState.DRAFT


def test_the_road_is_shown_before_submitting(
    client: Client, document: Document, drafter: Actor
) -> None:
    client.force_login(drafter.user)

    page = client.get(address("outgoing-edit", document))

    assert next(stop.who for stop in page.context["road"]) == "Trần Quang Minh"


def test_the_letter_that_is_answered_stands_there_with_its_deadline(
    client: Client, clerk: Actor, director: Actor, drafter: Actor
) -> None:
    letter = submit(clerk, director)
    line = instruct(
        letter,
        director,
        (drafter, AssignmentRole.LEAD),
        deadline=Deadline(TermRule.WORKING_DAYS, amount=5),
    )[0]
    client.force_login(drafter.user)

    page = client.get(reverse("documents:outgoing-draft"), {"answers": str(letter.thing.uid)})

    assert line.term is not None
    assert page.context["answered"].due_on == line.term.due_on
    assert letter.code in page.content.decode()


def test_nobody_answers_a_letter_that_they_cannot_see(
    client: Client, clerk: Actor, director: Actor, outsider: Actor
) -> None:
    letter = submit(clerk, director, restriction="RESTRICTED")
    client.force_login(outsider.user)

    page = client.get(reverse("documents:outgoing-draft"), {"answers": str(letter.thing.uid)})

    assert page.status_code == 404


def test_errors_stand_at_their_field_and_nothing_typed_is_lost(
    client: Client, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)

    page = client.post(reverse("documents:outgoing-draft"), entered(director, subject=""))

    assert page.context["form"].errors.keys() == {"subject"}
    assert "Sở Tư pháp có ý kiến như sau." in page.content.decode()


@pytest.mark.parametrize(
    "name", ["outgoing-edit", "outgoing-files", "outgoing-docx", "outgoing-detail"]
)
def test_an_outsider_finds_no_draft(
    client: Client, document: Document, outsider: Actor, name: str
) -> None:
    client.force_login(outsider.user)

    assert client.get(address(name, document)).status_code == 404


@pytest.mark.parametrize("name", ["outgoing-edit", "outgoing-upload", "outgoing-use-text"])
def test_a_submitted_draft_is_not_changed(
    client: Client, submitted: Document, drafter: Actor, director: Actor, name: str
) -> None:
    client.force_login(drafter.user)

    answer = client.post(address(name, submitted), entered(director))

    assert answer.status_code == 403


def test_the_draft_is_taken_as_docx(client: Client, document: Document, drafter: Actor) -> None:
    client.force_login(drafter.user)

    answer = client.get(address("outgoing-docx", document))

    words = "\n".join(one.text for one in Word(BytesIO(answer.content)).paragraphs)
    assert "Thống nhất với nội dung dự thảo" in words


def test_the_edited_draft_counts_until_the_text_is_changed(
    client: Client, document: Document, drafter: Actor, director: Actor
) -> None:
    client.force_login(drafter.user)
    client.post(address("outgoing-upload", document), {"file": word_file()})
    text = document.outgoing.text
    sent = entered(director, text=text, recipients="Thanh tra tỉnh")

    client.post(address("outgoing-edit", document), sent)
    kept = Document.objects.get(pk=document.pk).outgoing.own_file
    client.post(address("outgoing-edit", document), entered(director, text=f"{text} Thêm."))

    assert kept is not None
    assert Document.objects.get(pk=document.pk).outgoing.own_file is None


def test_while_the_edited_draft_is_read_the_page_says_so_and_asks_again(
    client: Client, document: Document, drafter: Actor
) -> None:
    client.force_login(drafter.user)
    client.post(address("outgoing-upload", document), {"file": word_file()})

    page = client.get(address("outgoing-edit", document)).content.decode()

    assert 'hx-trigger="every 2s"' in page
    assert address("outgoing-paper", document) in page


def test_each_edited_draft_is_a_version_that_can_be_taken_again(
    client: Client, document: Document, drafter: Actor
) -> None:
    client.force_login(drafter.user)
    for text in ("Bản một.", "Bản hai."):
        client.post(address("outgoing-upload", document), {"file": word_file(text)})

    page = client.get(address("outgoing-files", document))

    versions = page.context["versions"]
    assert [kept.version.ordinal for kept in versions] == [2, 1]
    assert [kept.is_current for kept in versions] == [True, False]
    taken = client.get(versions[1].url)
    assert taken.getvalue().startswith(b"PK")
    taken.close()


def test_what_is_no_text_of_a_word_processor_is_refused_with_the_reason(
    client: Client, document: Document, drafter: Actor
) -> None:
    client.force_login(drafter.user)
    file = SimpleUploadedFile("du-thao.txt", b"text", "text/plain")

    answer = client.post(address("outgoing-upload", document), {"file": file})

    assert answer.status_code == 422
    assert "field__error" in answer.content.decode()


def test_enclosures_are_put_in_and_taken_out(
    client: Client, document: Document, drafter: Actor
) -> None:
    client.force_login(drafter.user)
    file = SimpleUploadedFile("phu-luc.txt", "Phụ lục".encode(), "text/plain")
    client.post(address("outgoing-enclose", document), {"files": file})
    page = client.get(address("outgoing-files", document))
    (enclosed,) = page.context["enclosures"]
    out = reverse(
        "documents:outgoing-take-enclosure-out", args=[document.thing.uid, enclosed.version.uid]
    )

    client.post(out, {"request_key": str(uuid4())})

    assert client.get(address("outgoing-files", document)).context["enclosures"] == []


def test_without_libreoffice_the_page_says_so_and_the_form_still_works(
    client: Client, document: Document, drafter: Actor, director: Actor, settings: Settings
) -> None:
    settings.WITHOUT = ["libreoffice"]
    client.force_login(drafter.user)

    page = client.get(address("outgoing-files", document))
    client.post(address("outgoing-edit", document), entered(director, and_submit="1"))

    assert "LibreOffice" in page.content.decode()
    document.refresh_from_db()
    assert document.state == OutgoingState.SUBMITTED


def test_what_was_sent_back_is_read_over_the_form(
    client: Client, submitted: Document, drafter: Actor, director: Actor
) -> None:
    outgoing.send_back(document=submitted, reason="Bổ sung căn cứ.", actor=director, at=MORNING)
    client.force_login(drafter.user)

    page = client.get(address("outgoing-edit", submitted))

    assert "Bổ sung căn cứ." in page.content.decode()
