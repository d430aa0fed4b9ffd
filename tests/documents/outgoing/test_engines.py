"""The chain with other programs: edited in a word processor, and judged by a verifier of others."""

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from docx import Document as Word
from pytest_django import Settings

from documents.actions import forming, issuing, outgoing
from documents.actions.keyring import TestKeys, trusted_roots
from documents.lifecycles import OutgoingState
from documents.models import Document
from documents.signing.verdicts import verify
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.renditions import pages_of, pdf_of
from storage.tasks import read_version
from tests.documents.outgoing.conftest import PASSPHRASE
from tests.factories import MORNING

ADDED = "hotich@songlam.example"  # plain letters: which font draws the others is the machine's


def edited(document: Document) -> bytes:
    """Take the draft as .docx, add a sentence where the text ends, and bring it back."""
    word = Word(BytesIO(forming.draft_docx(document, at=MORNING)))
    last = next(one for one in word.paragraphs if "bổ sung thời hạn" in one.text)
    last.insert_paragraph_before(ADDED)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def bring(document: Document, drafter: Actor) -> FileVersion:
    return outgoing.upload(
        document=document,
        content=edited(document),
        name="du-thao.docx",
        actor=drafter,
        at=MORNING,
    )


def issue(document: Document, drafter: Actor, director: Actor, clerk: Actor) -> None:
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    outgoing.approve(document=document, actor=director, at=MORNING)
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)
    issuing.issue_through(document=document, actor=clerk, at=MORNING)


@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_draft_that_was_edited_in_a_word_processor_goes_all_the_way(
    document: Document, drafter: Actor, director: Actor, clerk: Actor, keys: TestKeys
) -> None:
    del keys
    version = bring(document, drafter)
    read_version.call(version_uid=str(version.uid))
    document = Document.objects.for_page().get()

    issue(document, drafter, director, clerk)

    issued = document.outgoing.issued
    assert issued is not None
    assert verify(issued.content(), roots=trusted_roots(), at=MORNING).is_valid
    read_version.call(version_uid=str(issued.uid))
    words = " ".join(" ".join(page.text.split()) for page in pages_of(issued))
    assert ADDED in words


def test_before_its_pdf_is_made_an_edited_draft_is_not_submitted(
    document: Document, drafter: Actor
) -> None:
    bring(document, drafter)

    with pytest.raises(ValidationError, match="PDF"):
        outgoing.submit(document=document, actor=drafter, at=MORNING)


def test_without_libreoffice_the_text_of_the_form_goes_all_the_way(
    document: Document,
    drafter: Actor,
    director: Actor,
    clerk: Actor,
    keys: TestKeys,
    settings: Settings,
) -> None:
    del keys
    settings.WITHOUT = ["libreoffice"]
    version = bring(document, drafter)
    read_version.call(version_uid=str(version.uid))
    document = Document.objects.for_page().get()
    with pytest.raises(ValidationError, match="LibreOffice"):
        outgoing.submit(document=document, actor=drafter, at=MORNING)

    outgoing.use_text(document=document, actor=drafter, at=MORNING)
    issue(document, drafter, director, clerk)

    assert document.state == OutgoingState.ISSUED
    assert document.code == "01/STP-HCTP"


@pytest.mark.poppler
def test_poppler_finds_both_signatures_sound(issued: Document, tmp_path: Path) -> None:
    version = issued.outgoing.issued
    assert version is not None
    path = tmp_path / "issued.pdf"
    path.write_bytes(version.content())

    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    ).stdout

    assert len(re.findall(r"Signature Validation: Signature is Valid", said)) == 2


@pytest.mark.poppler
def test_poppler_reads_number_and_date_on_the_issued_paper(
    issued: Document, tmp_path: Path
) -> None:
    version = issued.outgoing.issued
    assert version is not None
    read_version.call(version_uid=str(version.uid))
    flat = pdf_of(version)
    assert flat is not None
    path = tmp_path / "issued.pdf"
    with flat.open() as stream:
        path.write_bytes(stream.read())

    words = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout

    assert re.search(r"Số:\s*01\s*/STP-HCTP", words)
    assert re.search(r"ngày\s*04\s*tháng\s*3\s*năm 2026", words)
