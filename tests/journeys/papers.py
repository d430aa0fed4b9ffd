"""The papers that a story brings: a letter as PDF, and one as .docx."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from docx import Document

from documents.layout.blocks import from_text
from documents.layout.description import Letter
from documents.layout.fonts import Face, read
from documents.layout.pdf import as_pdf
from documents.signing.appearances import Typefaces
from documents.signing.authority import UnofficialAuthority
from documents.signing.certifying import certify
from documents.signing.gaps import find_boxes
from documents.signing.keys import open_pkcs12
from documents.signing.preparing import prepare
from documents.signing.sealing import IssueValues, number_and_seal

T = TypeVar("T")
SUBJECT = "Rà soát, số hóa sổ hộ tịch tại Ủy ban nhân dân các xã, phường"
_DAY = date(2026, 3, 2)
_AT = datetime(2026, 3, 2, 3, tzinfo=UTC)


def away_from_the_browser(call: Callable[[], T]) -> T:
    """Call something in a thread of its own: the browser's event loop runs in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(call).result()


def letter() -> Letter:
    """Say what the letter says."""
    return Letter(
        kind_code="CV",
        agency="Ủy ban nhân dân tỉnh Sông Lam",
        place="Sông Lam",
        symbol="UBND-NC",
        subject=SUBJECT,
        year=2026,
        signer_title="PHÓ CHỦ TỊCH",
        signer_name="Hoàng Đức Thịnh",
        capacity=("KT. CHỦ TỊCH",),
        recipients_addressed=("Sở Tư pháp",),
        body=from_text(
            "Giao Sở Tư pháp chủ trì rà soát.\n\nBáo cáo trước ngày 30 tháng 12 năm 2026."
        ),
        recipients=("Như trên", "Lưu: VT, NC."),
    )


def letter_as_pdf() -> bytes:
    """Write the letter that the story begins with, signed and sealed by another office."""
    fonts = Path(settings.FONTS_DIR)
    written = letter()
    pdf = as_pdf(written, fonts=fonts, at=_DAY)
    boxes = find_boxes(pdf, title=written.signature_title, name=written.signer_name)
    authority = UnofficialAuthority.found(at=_AT, name="another")
    keys = [
        open_pkcs12(
            authority.issue(name, organization=written.agency, passphrase="p", at=_AT).pkcs12,
            "p",
            at=_AT,
        )
        for name in (written.signer_name, written.agency)
    ]
    roots = [authority.root]
    certified = certify(prepare(pdf, boxes), keys[0], roots=roots, at=_AT)
    return number_and_seal(
        certified,
        keys[1],
        IssueValues(number="4521", day=_DAY),
        typefaces=Typefaces(read(fonts, Face.REGULAR), read(fonts, Face.ITALIC)),
        roots=roots,
        at=_AT,
    )


def letter_as_docx() -> bytes:
    """Write a second letter in a word processor's own form."""
    document = Document()
    for line in (
        "BỘ TƯ PHÁP",
        "Số: 1873/BTP-HT",
        "V/v cung cấp số liệu hộ tịch",
        "Kính gửi: Sở Tư pháp các tỉnh",
        "Đề nghị các Sở Tư pháp cung cấp số liệu theo mẫu gửi kèm.",
    ):
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
