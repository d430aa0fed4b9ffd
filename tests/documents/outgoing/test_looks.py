"""The pages of outgoing documents in a real browser: every width, light and dark, for everybody."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from playwright.sync_api import expect

from documents.actions import issuing, outgoing
from documents.actions.drafts import Recipient
from documents.actions.keyring import TestKeys
from documents.models import Document, Urgency
from eoffice.assignments.actions.giving import Deadline
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import TermRule
from tests.browser import Visitor
from tests.documents.factories import draft_content, instruct, submit
from tests.documents.outgoing.conftest import PASSPHRASE
from tests.factories import MORNING, create_agency

pytestmark = pytest.mark.browser

REPORT = """I. KẾT QUẢ RÀ SOÁT
Đến ngày 20/11/2026, 124/130 xã, phường đã gửi biểu số liệu. Toàn tỉnh còn 3.412 sổ, khoảng \
486.000 trang chưa số hóa.
Trong đó sổ đăng ký khai sinh chiếm 61 %, chủ yếu lập trước năm 1990, giấy ố và mờ mực.
II. KHÓ KHĂN, VƯỚNG MẮC
1. Một số sổ lập giai đoạn 1976 - 1987 không còn bản lưu thứ hai.
2. Nhân lực công chức tư pháp - hộ tịch cấp xã còn mỏng, bình quân mỗi đơn vị 1,6 người.
III. ĐỀ XUẤT, KIẾN NGHỊ
Đề nghị Ủy ban nhân dân tỉnh bố trí kinh phí năm 2027 để thuê dịch vụ số hóa."""
SUBJECTS = (
    ("GM", "Họp Hội đồng phối hợp phổ biến, giáo dục pháp luật", Urgency.URGENT),
    ("QĐ", "Về việc cấp Giấy đăng ký hoạt động Văn phòng công chứng Hồng Lĩnh", Urgency.NORMAL),
    ("CV", "Trả lời đơn của ông Nguyễn Văn Đại", Urgency.NORMAL),
    ("BC", "Công tác hộ tịch, quốc tịch tháng 11", Urgency.NORMAL),
    ("TB", "Kết luận họp giao ban tuần 47", Urgency.NORMAL),
)


def write(drafter: Actor, signer: Actor, kind: str, subject: str, urgency: Urgency) -> Document:
    content = draft_content(
        signer,
        recipients=[Recipient("Ủy ban nhân dân tỉnh Sông Lam"), Recipient("Thanh tra tỉnh")],
        kind_code=kind,
        subject=subject,
        text=REPORT,
        urgency=urgency,
    )
    document = outgoing.draft(content=content, actor=drafter, at=MORNING)
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    return document


def sign(documents: list[Document], signer: Actor) -> None:
    for document in documents:
        issuing.sign(document=document, passphrase=PASSPHRASE, actor=signer, at=MORNING)
    connection.close()


@pytest.fixture
def pile(drafter: Actor, director: Actor, keys: TestKeys) -> list[Document]:
    """Five documents before the director, of which two are approved already."""
    del keys
    documents = [write(drafter, director, *one) for one in SUBJECTS]
    for document in documents[1:3]:
        outgoing.approve(document=document, actor=director, at=MORNING)
    return documents


def test_the_page_follows_what_is_typed(
    visitor: Visitor, clerk: Actor, director: Actor, drafter: Actor
) -> None:
    for name in ("Ủy ban nhân dân xã Bình Minh", "Ủy ban nhân dân phường Hồng Lĩnh"):
        create_agency(name, "UBND")
    letter = submit(clerk, director, code_number="4521", code_notation="UBND-NC")
    deadline = Deadline(TermRule.WORKING_DAYS, amount=5)
    instruct(letter, director, (drafter, AssignmentRole.LEAD), deadline=deadline)
    visitor.sign_in(drafter.user.username)
    page = visitor.page
    page.goto(f"/documents/outgoing/draft/?answers={letter.thing.uid}")

    page.locator("#id_kind_code").select_option("BC")
    page.locator("#id_subject").fill("Kết quả rà soát, số hóa sổ hộ tịch tại cấp xã")
    page.locator("#id_text").fill(REPORT)
    page.locator("#id_recipients-new").fill("binh minh")
    page.get_by_role("option", name="Ủy ban nhân dân xã Bình Minh").click()

    page.locator("#preview img").first.wait_for()
    assert visitor.inspect("draft") == []
    page.locator("button[form=draft]").first.click()
    page.wait_for_url("**/edit/")
    expect(page.locator(".recipients .token")).to_have_count(3)
    assert page.locator("#id_recipients").input_value().splitlines()[-1] == (
        "Ủy ban nhân dân xã Bình Minh"
    )
    visitor.resize(1440)
    visitor.picture("draft-saved")
    page.locator(".tabs__tab").last.click()
    page.wait_for_url("**/files/")
    assert visitor.inspect("draft-files", schemes=("light",)) == []


def test_what_was_typed_outlives_the_page(
    visitor: Visitor, document: Document, drafter: Actor
) -> None:
    visitor.sign_in(drafter.user.username)
    address = f"/documents/outgoing/{document.thing.uid}/edit/"
    visitor.page.goto(address)
    visitor.page.locator("#id_subject").fill("Chưa kịp lưu")

    visitor.page.goto("/documents/outgoing/")
    visitor.page.goto(address)

    expect(visitor.page.locator("#id_subject")).to_have_value("Chưa kịp lưu")


def test_many_are_signed_from_the_book(
    visitor: Visitor, director: Actor, pile: list[Document]
) -> None:
    visitor.sign_in(director.user.username)
    page = visitor.page
    page.goto("/documents/outgoing/signature-book/")
    page.locator("[data-paper] img").first.wait_for()
    for document in pile[1:4]:
        page.locator(f"input[value='{document.thing.uid}']").check()
    assert visitor.inspect("book") == []

    page.locator("button[form=many]").click()
    page.wait_for_url("**/signature-book/sign/**")
    assert visitor.inspect("sheet", schemes=("light",)) == []
    page.get_by_role("button", name="Duyệt").or_(
        page.locator("form[action*='approve'] button")
    ).first.click()
    page.locator("form[action*='approve']").wait_for(state="detached")
    page.locator("[type=password]").fill("wrong")
    page.locator("form[data-one-by-one] .btn--main").click()
    page.locator(".field__error").wait_for()
    visitor.resize(1440)
    visitor.picture("sheet-wrong")
    page.locator("[type=password]").fill(PASSPHRASE)
    page.locator("form[data-one-by-one] .btn--main").click()
    page.locator("form[data-one-by-one] > a").wait_for()

    visitor.picture("sheet-done")
    expect(page.locator(".sheet__line--done")).to_have_count(3)
    expect(page.locator("[type=password]")).to_have_value("")


def test_the_clerk_issues_from_the_table(
    visitor: Visitor, clerk: Actor, director: Actor, pile: list[Document]
) -> None:
    with ThreadPoolExecutor(1) as apart:  # the browser keeps this thread's event loop busy
        apart.submit(sign, pile[1:3], director).result()
    visitor.sign_in(clerk.user.username)
    page = visitor.page
    page.goto("/documents/outgoing/to-be-issued/")
    page.locator("td .badge--green").nth(1).wait_for()
    assert visitor.inspect("to-be-issued", schemes=("light",)) == []

    page.locator("[data-tick-all]").check()
    page.locator("button[form=issue]").click()

    page.wait_for_url("**/results/issue/")
    assert visitor.inspect("issued", schemes=("light",)) == []
    page.goto(pile[1].get_absolute_url())
    assert visitor.inspect("outgoing", schemes=("light",)) == []
    page.goto(f"/documents/{pile[1].thing.uid}/signatures/")
    assert visitor.inspect("signatures", schemes=("light",)) == []
    page.goto("/documents/outgoing/?tab=all")
    assert visitor.inspect("outgoing-list", schemes=("light",)) == []
    page.goto("/documents/registers/")
    page.locator(".line__title").first.click()
    assert visitor.inspect("register", schemes=("light",)) == []
