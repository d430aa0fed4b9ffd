"""The main job, end to end: received, instructed, answered, signed, issued, received again."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from docx import Document as WordDocument
from playwright.sync_api import expect
from pytest_django import Settings

from documents.actions.keyring import TestKeys, trusted_roots
from documents.models import Delivery, Document, Stage
from documents.signing.verdicts import verify
from eoffice.notifications.models import Notice
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.forms import choose, submit_main
from tests.journeys.papers import SUBJECT, away_from_the_browser, letter_as_docx, letter_as_pdf

Visiting = Callable[[], Visitor]
Working = Callable[[], int]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@dataclass
class Story:
    """Who takes part in a story, and how each of them acts in a browser of their own."""

    visit: Visiting
    work: Working

    def as_(self, actor: Actor) -> Visitor:
        visitor = self.visit()
        visitor.sign_in(actor.user.username)
        return visitor


@pytest.fixture
def story(visit: Visiting, work: Working) -> Story:
    return Story(visit, work)


@pytest.mark.parametrize(
    "with_libreoffice",
    [pytest.param(True, marks=pytest.mark.libreoffice, id="with LibreOffice"), False],
)
def test_an_office_answers_a_letter(
    story: Story,
    settings: Settings,
    tmp_path: Path,
    *,
    with_libreoffice: bool,
    clerk: Actor,
    director: Actor,
    head: Actor,
    drafter: Actor,
    stranger: Actor,
    outsider: Actor,
    keys: TestKeys,
) -> None:
    del keys
    if not with_libreoffice:
        settings.WITHOUT = ["libreoffice"]
    pdf, docx = tmp_path / "cong-van.pdf", tmp_path / "so-lieu.docx"
    pdf.write_bytes(away_from_the_browser(letter_as_pdf))
    docx.write_bytes(letter_as_docx())

    letter = clerk_registers_and_submits(story, clerk, director, pdf, docx)
    leader_instructs(story, director, head, letter)
    head_splits(story, head, drafter, letter)
    reply = drafter_answers(story, drafter, stranger, letter, tmp_path, in_word=with_libreoffice)
    leader_signs(story, director, reply)
    clerk_issues(story, clerk, reply)
    the_letter_is_done(story, drafter, letter)
    both_signatures_are_valid(reply, tmp_path)
    another_office_recognises_the_number(story, stranger, reply)
    only_those_who_may_find_it(story, drafter, outsider, reply)
    assert Notice.objects.filter(person=drafter.user).exists()


def clerk_registers_and_submits(
    story: Story, clerk: Actor, director: Actor, pdf: Path, docx: Path
) -> Document:
    visitor = story.as_(clerk)
    page = visitor.page
    page.goto("/documents/intake/?bring=1")
    assert visitor.faults() == []
    page.locator(".drop__input").set_input_files([pdf, docx])
    page.wait_for_url(re.compile(r"/register/"))
    story.work()
    page.goto("/documents/intake/")
    letters = Document.objects.filter(direction="incoming")
    letter = letters.get(subject__icontains="số hóa sổ hộ tịch")
    page.goto(f"/documents/incoming/{letter.thing.uid}/register/")
    expect(page.locator("[name=code]")).to_have_value("4521/UBND-NC")
    expect(page.locator("[name=subject]")).to_have_value(SUBJECT)
    expect(page.locator("[data-box]").first).to_be_visible()
    assert visitor.faults() == []
    page.locator("[name=subject]").fill(SUBJECT + " (rà soát)")
    page.locator("[name=to]").select_option(str(director.post.uid))
    page.locator("[name=and_submit]").click()
    page.wait_for_url(re.compile(r"/register/|/intake/"))
    expect(page.locator(".messages")).to_contain_text("01")
    letter.refresh_from_db()
    assert letter.state == "SUBMITTED"
    return letter


def leader_instructs(story: Story, director: Actor, head: Actor, letter: Document) -> None:
    visitor = story.as_(director)
    page = visitor.page
    page.goto("/")
    assert visitor.faults() == []
    page.goto(letter.get_absolute_url())
    assert visitor.faults() == []
    page.keyboard.press("c")
    page.wait_for_url(re.compile(r"/instruct/"))
    page.locator("[name=text]").fill("Giao Phòng Hành chính tư pháp tham mưu trả lời.")
    choose(page, "lead", head)
    page.locator("[name=deadline][value='5']").check(force=True)
    assert visitor.faults() == []
    submit_main(page)
    page.wait_for_url(f"**{letter.get_absolute_url()}")
    letter.refresh_from_db()
    assert letter.state == "IN_PROGRESS"


def head_splits(story: Story, head: Actor, drafter: Actor, letter: Document) -> None:
    visitor = story.as_(head)
    page = visitor.page
    page.goto(letter.get_absolute_url())
    page.goto(page.locator("a[href*='/work/'][href$='/split/']").first.get_attribute("href") or "")
    page.locator("[name=text]").fill("Đồng chí dự thảo văn bản trả lời.")
    choose(page, "lead", drafter)
    submit_main(page)
    page.wait_for_url(f"**{letter.get_absolute_url()}")


def drafter_answers(
    story: Story,
    drafter: Actor,
    stranger: Actor,
    letter: Document,
    folder: Path,
    *,
    in_word: bool,
) -> Document:
    visitor = story.as_(drafter)
    page = visitor.page
    page.goto(letter.get_absolute_url())
    page.locator("form[action*='/work/'][action$='/accept/'] button").first.click()
    page.goto(f"/documents/outgoing/draft/?answers={letter.thing.uid}")
    page.locator("[name=kind_code]").select_option("BC")
    page.locator("[name=subject]").fill("Kết quả rà soát, số hóa sổ hộ tịch")
    page.locator("[name=text]").fill("Sở Tư pháp báo cáo như sau.\n\n1. Đã rà soát 124 xã.")
    for name in (stranger.agency.name, "Phòng Hành chính tư pháp"):
        box = page.locator("[data-recipients] input").last
        box.fill(name)
        box.press("Enter")
    assert visitor.faults() == []
    page.locator("button.btn--main[form=draft]").click()
    page.wait_for_url(re.compile(r"/edit/"))
    reply = Document.objects.get(direction="outgoing")
    if in_word:
        bring_the_edited_draft(story, visitor, reply, folder)
    page.goto(reply.get_absolute_url())
    assert visitor.faults() == []
    page.locator("form[action$='/submit/'] button").click()
    expect(page.locator("form[action$='/submit/']")).to_have_count(0, timeout=30_000)
    reply.refresh_from_db()
    assert reply.state == "SUBMITTED"
    return reply


def bring_the_edited_draft(story: Story, visitor: Visitor, reply: Document, folder: Path) -> None:
    page = visitor.page
    with page.expect_download() as download:
        page.locator("a[href$='/docx/']").first.click()
    draft = folder / "du-thao.docx"
    download.value.save_as(draft)
    opened = WordDocument(str(draft))
    body = next(one for one in opened.paragraphs if "124 xã" in one.text)
    body.runs[-1].text += " và 6 phường"
    edited = BytesIO()
    opened.save(edited)
    draft.write_bytes(edited.getvalue())
    page.goto(f"/documents/outgoing/{reply.thing.uid}/files/")
    page.locator("form[action$='/upload/'] input[type=file]").set_input_files(draft)
    expect(page.locator("main")).to_contain_text("du-thao.docx", timeout=30_000)
    story.work()
    reply.outgoing.refresh_from_db()
    assert reply.outgoing.own_file is not None


def leader_signs(story: Story, director: Actor, reply: Document) -> None:
    visitor = story.as_(director)
    page = visitor.page
    page.goto("/documents/outgoing/signature-book/")
    assert visitor.faults() == []
    page.goto(reply.get_absolute_url())
    page.locator("form[action$='/approve/'] button").first.click()
    expect(page.locator("form[action$='/approve/']")).to_have_count(0, timeout=30_000)
    story.work()
    page.goto(f"/documents/outgoing/{reply.thing.uid}/sign/")
    assert visitor.faults() == []
    page.locator("[name=passphrase]").fill("not the passphrase")
    submit_main(page)
    expect(page.locator(".field__error").first).to_be_visible()
    page.locator("[name=passphrase]").fill(PASSPHRASE)
    submit_main(page)
    page.wait_for_url(lambda url: not url.endswith("/sign/"), timeout=30_000)
    reply.refresh_from_db()
    assert reply.state == "SIGNED"
    story.work()


def clerk_issues(story: Story, clerk: Actor, reply: Document) -> None:
    visitor = story.as_(clerk)
    page = visitor.page
    page.goto("/documents/outgoing/to-be-issued/")
    assert visitor.faults() == []
    page.goto(reply.get_absolute_url())
    page.locator("form[action$='/issue/'] button").first.dblclick()
    expect(page.locator("form[action$='/issue/']")).to_have_count(0, timeout=30_000)
    reply.refresh_from_db()
    assert (reply.state, reply.code_number) == ("ISSUED", "01")
    story.work()


def the_letter_is_done(story: Story, drafter: Actor, letter: Document) -> None:
    visitor = story.as_(drafter)
    visitor.page.goto(letter.get_absolute_url())
    letter.refresh_from_db()
    assert letter.state == "DONE"


def both_signatures_are_valid(reply: Document, folder: Path) -> None:
    version = Document.objects.get(pk=reply.pk).outgoing.issued
    assert version is not None
    content = version.content()
    roots, at = trusted_roots(), timezone.now()
    verdict = away_from_the_browser(lambda: verify(content, roots=roots, at=at))
    assert verdict.is_valid
    assert len(verdict.signatures) == 2
    if shutil.which("pdfsig"):
        paper = folder / "issued.pdf"
        paper.write_bytes(content)
        command = ["pdfsig", "-nocert", str(paper)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.stdout.count("Signature is Valid") == 2


def another_office_recognises_the_number(story: Story, stranger: Actor, reply: Document) -> None:
    page = story.as_(stranger).page
    page.goto("/documents/intake/")
    page.locator("form[action*='/intake/deliveries/'] button").first.click()
    page.wait_for_url(re.compile(r"/register/"))
    story.work()
    page.reload()
    expect(page.locator("[name=code]")).to_have_value(reply.code)
    delivery = Delivery.objects.get(document=reply, agency=stranger.agency)
    assert delivery.stage == Stage.RECEIVED


def only_those_who_may_find_it(
    story: Story, drafter: Actor, outsider: Actor, reply: Document
) -> None:
    visitor = story.as_(drafter)
    visitor.page.goto("/search/?q=ket+qua+ra+soat")
    expect(visitor.page.locator("main")).to_contain_text("Kết quả rà soát")
    assert visitor.faults() == []
    other = story.as_(outsider)
    other.page.goto("/search/?q=ket+qua+ra+soat")
    expect(other.page.locator("main")).not_to_contain_text("Kết quả rà soát")
    answer = other.page.goto(reply.get_absolute_url())
    assert answer is not None
    assert answer.status == 404
