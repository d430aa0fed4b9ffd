"""The form of a paper: who signs in which capacity, who decides, what cannot be printed."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core.exceptions import ValidationError

from documents.actions import forming, outgoing
from documents.actions.drafts import Draft, Recipient, content_of
from documents.models import Capacity, Document
from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from tests.documents.factories import draft_content
from tests.factories import MORNING, appoint, create_person


@pytest.fixture
def deputy(office: Unit, director: Actor) -> Actor:
    del director
    return appoint(create_person("Nguyễn Thị Lan"), office, Duty.DEPUTY_DIRECTOR, "Phó Giám đốc")


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def printed(content: Draft, drafter: Actor) -> str:
    document = outgoing.draft(content=content, actor=drafter, at=MORNING)
    return text_of(forming.draft_pdf(document, at=MORNING))


def test_the_head_signs_in_their_own_right(director: Actor) -> None:
    assert forming.title_lines(director.post, Capacity.OWN) == ("GIÁM ĐỐC", ())


def test_the_deputy_signs_for_the_head(deputy: Actor) -> None:
    """Decree 30/2020/NĐ-CP, Article 13.1: KT. before the title of the head."""
    lines = forming.title_lines(deputy.post, Capacity.FOR_HEAD)

    assert lines == ("PHÓ GIÁM ĐỐC", ("KT. GIÁM ĐỐC",))


@pytest.mark.parametrize(
    ("capacity", "over"),
    [
        (Capacity.BY_ORDER, ("TL. GIÁM ĐỐC",)),
        (Capacity.BY_DELEGATION, ("TUQ. GIÁM ĐỐC",)),
    ],
)
def test_the_head_of_a_unit_signs_by_order_or_delegation(
    head: Actor, director: Actor, capacity: str, over: tuple[str, ...]
) -> None:
    """Article 13.3 and 13.4."""
    del director
    assert forming.title_lines(head.post, capacity) == ("TRƯỞNG PHÒNG", over)


def test_for_a_collective_its_name_stands_over_the_title(director: Actor) -> None:
    """Article 13.2: TM."""
    own, over = forming.title_lines(director.post, Capacity.FOR_BODY)

    assert (own, over) == ("GIÁM ĐỐC", ("TM. SỞ TƯ PHÁP",))


def test_the_acting_head_signs_with_q(director: Actor) -> None:
    """Phụ lục I, II.7a."""
    assert forming.title_lines(director.post, Capacity.ACTING) == ("Q. GIÁM ĐỐC", ())


@pytest.mark.parametrize(
    ("name", "capacity"),
    [
        ("director", Capacity.OWN),
        ("deputy", Capacity.FOR_HEAD),
        ("head", Capacity.BY_ORDER),
    ],
)
def test_each_post_signs_in_its_usual_capacity(
    name: str, capacity: str, request: pytest.FixtureRequest
) -> None:
    signer: Actor = request.getfixturevalue(name)

    assert forming.capacity_of(signer.post) == capacity


def test_over_the_legal_bases_of_a_decision_stands_who_decides(
    director: Actor, drafter: Actor
) -> None:
    """Phụ lục III, Mẫu 1.2."""
    content = draft_content(director, kind_code="QĐ", text="Điều 1. Cấp Giấy đăng ký hoạt động.")

    assert "GIÁM ĐỐC SỞ TƯ PHÁP" in printed(content, drafter)


def test_the_paper_of_a_deputy_names_head_and_deputy(deputy: Actor, drafter: Actor) -> None:
    words = printed(draft_content(deputy, capacity=Capacity.FOR_HEAD), drafter)

    assert "KT. GIÁM ĐỐC" in words
    assert words.index("KT. GIÁM ĐỐC") < words.index("PHÓ GIÁM ĐỐC") < words.index("Nguyễn Thị Lan")


def test_the_copy_that_is_kept_closes_the_recipients(director: Actor, drafter: Actor) -> None:
    content = draft_content(director, recipients=[Recipient("Thanh tra tỉnh")])

    assert "Lưu: VT, HCTP." in printed(content, drafter)


def test_what_the_font_cannot_show_is_named_in_a_sentence(director: Actor, drafter: Actor) -> None:
    content = draft_content(director, subject="Xin chào ⛵", text="Xin chào 🙂")

    with pytest.raises(ValidationError, match="⛵ 🙂"):
        forming.preview(content, unit=drafter.post.unit, at=MORNING, width=300)


def test_what_cannot_be_printed_is_not_submitted(director: Actor, drafter: Actor) -> None:
    content = draft_content(director, text="Xin chào 🙂.", recipients=[Recipient("Thanh tra tỉnh")])
    document = outgoing.draft(content=content, actor=drafter, at=MORNING)

    with pytest.raises(ValidationError, match="🙂"):
        outgoing.submit(document=document, actor=drafter, at=MORNING)


def test_nothing_on_what_is_approved_says_draft(approved: Document) -> None:
    version = approved.outgoing.prepared
    assert version is not None

    assert (
        forming.letter_of(content_of(approved), unit=approved.outgoing.unit, at=MORNING).draft_mark
        == ""
    )
    assert "DỰ THẢO" not in text_of(version.content())


def test_the_same_draft_gives_the_same_paper(document: Document) -> None:
    later = MORNING + timedelta(hours=5)

    assert forming.draft_pdf(document, at=MORNING) == forming.draft_pdf(document, at=later)
