"""A file is kept only when its bytes are what its name says; else a sentence says why not."""

import io
import struct
import zlib

import pytest
from django.utils import translation
from pytest_django.fixtures import Settings

from storage import kinds
from storage.checking import UploadRefusedError, check
from tests.storage import papers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MACRO_PARTS = ("word/document.xml", "word/vbaProject.bin")
GOOD = [
    ("Công văn.pdf", papers.make_pdf(), kinds.PDF),
    ("Tờ trình.docx", papers.make_docx(), kinds.DOCX),
    ("Sổ.xlsx", papers.make_xlsx([["Số", 15]]), kinds.XLSX),
    ("Trình chiếu.pptx", papers.make_pptx("Một"), kinds.PPTX),
    ("Báo cáo.odt", papers.make_odt("<text:p>Một</text:p>"), kinds.ODT),
    ("a.png", papers.make_picture("PNG"), kinds.PNG),
    ("a.JPG", papers.make_picture("JPEG"), kinds.JPEG),
    ("a.jpeg", papers.make_picture("JPEG"), kinds.JPEG),
    ("a.tif", papers.make_picture("TIFF"), kinds.TIFF),
    ("a.webp", papers.make_picture("WEBP"), kinds.WEBP),
    ("ghi chú.txt", "Số: 15".encode(), kinds.TEXT),
    ("ghi chú 16.txt", "Số: 15".encode("utf-16"), kinds.TEXT),
    ("ghi chú cũ.txt", "Quyết định".encode("cp1258", "ignore"), kinds.TEXT),
    ("thư.eml", papers.make_eml("Kính gửi"), kinds.EML),
]


def refusal(content: bytes, name: str) -> UploadRefusedError:
    with pytest.raises(UploadRefusedError) as caught:
        check(io.BytesIO(content), name=name)
    return caught.value


@pytest.mark.parametrize(("name", "content", "media_type"), GOOD)
def test_what_offices_use_is_kept(name: str, content: bytes, media_type: str) -> None:
    assert check(io.BytesIO(content), name=name) == media_type


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "a.pdf", "empty"),
        (papers.make_pdf()[:2000], "a.pdf", "truncated"),
        (papers.make_docx()[:-400], "a.docx", "truncated"),
        (papers.make_picture("PNG")[:-8], "a.png", "truncated"),
        (papers.make_picture("JPEG")[:-40], "a.jpg", "truncated"),
        (papers.make_picture("WEBP")[:-8], "a.webp", "truncated"),
        (papers.make_docx(), "a.pdf", "wrongly_named"),
        (papers.make_pdf(), "a.docx", "wrongly_named"),
        (papers.make_pdf(), "a", "wrongly_named"),
        (papers.make_pdf(), "a.exe", "wrongly_named"),
        (papers.make_picture("PNG"), "a.jpg", "wrongly_named"),
        (b"Just words.", "a.eml", "wrongly_named"),
        (b"MZ" + bytes(300), "a.pdf", "active"),
        (b"\x7fELF" + bytes(300), "a.txt", "active"),
        (b"#!/bin/sh\nrm -rf /", "a.txt", "active"),
        (b"<!DOCTYPE html><script>1</script>", "a.txt", "active"),
        (b"\xef\xbb\xbf  <HTML>", "a.html", "active"),
        (b"<?xml version='1.0'?><!-- x --><svg onload='1'/>", "a.svg", "active"),
        ("<svg/>".encode("utf-16"), "a.txt", "active"),
        (
            papers.make_zip({"word/document.xml": "", "word/vbaProject.bin": "x"}),
            "a.docx",
            "active",
        ),
        (papers.make_zip({"a.txt": "x"}), "a.docx", "unknown_kind"),
        (papers.make_picture("GIF"), "a.png", "unknown_kind"),
        (bytes(range(256)) * 9, "a.txt", "unknown_kind"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "old_form"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "locked"),
        (papers.make_bombed_docx(300 << 20), "a.docx", "bomb"),
    ],
)
def test_what_cannot_be_kept_is_refused(content: bytes, name: str, code: str) -> None:
    assert refusal(content, name).code == code


def test_a_file_over_the_limit_is_refused(settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 1000

    assert refusal(papers.make_pdf(), "a.pdf").code == "too_large"


def test_a_wrongly_named_file_is_told_what_it_is_and_what_to_do() -> None:
    with translation.override("en"):
        reason = refusal(papers.make_docx(), "Công văn.pdf").reason

    assert reason == (
        "“Công văn.pdf” is wrongly named: it is a Word document. "
        "Rename it so that it ends in .docx, or choose the right file."
    )


def test_a_refusal_speaks_vietnamese() -> None:
    with translation.override("vi"):
        reason = refusal(b"", "Công văn.pdf").reason

    assert "rỗng" in reason


def test_a_list_of_seventy_thousand_members_is_refused_before_it_is_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 1 << 25, 0, 0)

    assert refusal(b"PK\x03\x04" + bytes(100) + end, "a.docx").code == "bomb"


def test_a_list_that_lies_about_its_length_is_refused() -> None:
    members = {f"word/{number}.xml": "" for number in range(10_500)}
    honest = papers.make_zip({"word/document.xml": "", **members})
    end = honest.rfind(b"PK\x05\x06")
    liar = honest[: end + 8] + struct.pack("<HH", 3, 3) + honest[end + 12 :]

    assert refusal(liar, "a.docx").code in {"bomb", "truncated"}


def test_a_zip_of_overlapping_members_is_refused() -> None:
    piece = zlib.compress(bytes(1 << 20), 9)[2:-4]
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(piece), 1 << 20, 1, 0)
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, len(piece), 1 << 20, 1, *[0] * 6
    )
    listed = (entry + b"a") * 5000
    content = local + b"a" + piece
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 5000, 5000, len(listed), len(content), 0)

    assert refusal(content + listed + end, "a.docx").code == "bomb"


def test_a_declared_type_must_agree_with_the_name() -> None:
    with pytest.raises(UploadRefusedError):
        check(io.BytesIO(papers.make_pdf()), name="a.pdf", media_type=kinds.PNG)


def test_blank_lines_before_a_pdf_do_no_harm() -> None:
    assert check(io.BytesIO(b"\r\n" + papers.make_pdf()), name="a.pdf") == kinds.PDF


def test_a_picture_that_hides_a_pdf_is_a_picture() -> None:
    content = papers.make_picture("PNG") + papers.make_pdf()

    assert refusal(content, "a.pdf").code == "wrongly_named"
