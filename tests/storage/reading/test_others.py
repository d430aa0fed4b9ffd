"""Pictures, plain text and saved e-mails."""

import io
import struct
import unicodedata
import zlib

import pytest
from PIL import Image

from storage import kinds
from storage.reading.formats.plain import decode
from storage.reading.limits import Limits, Outcome
from tests.storage import papers
from tests.storage.reading.conftest import Read

SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương; hoà bình, Đắk Lắk"


def test_a_picture_is_a_page_and_gets_a_pdf(read: Read) -> None:
    reading = read(papers.make_picture("PNG"), kinds.PNG)

    assert reading.page_count == 1
    assert reading.pdf is not None
    assert reading.outcome == Outcome.NO_TEXT_WITHOUT_OCR


def test_the_pdf_of_a_picture_is_as_large_as_the_paper(read: Read) -> None:
    target = io.BytesIO()
    Image.new("L", (1654, 2339), 255).save(target, "TIFF", dpi=(200, 200))

    page = read(target.getvalue(), kinds.TIFF).pages[0]

    assert (round(page.width), round(page.height)) == (595, 842)


def test_a_fax_of_three_pages_has_three(read: Read) -> None:
    sheets = [Image.new("1", (100, 140), 1) for _sheet in range(3)]
    target = io.BytesIO()
    sheets[0].save(target, "TIFF", save_all=True, append_images=sheets[1:])

    assert read(target.getvalue(), kinds.TIFF).page_count == 3


def test_a_picture_of_nine_hundred_million_points_is_stopped(read: Read) -> None:
    small = papers.make_picture("PNG")
    head = b"IHDR" + struct.pack(">2L", 30_000, 30_000) + small[24:29]
    large = small[:12] + head + struct.pack(">L", zlib.crc32(head)) + small[33:]

    reading = read(large, kinds.PNG)

    assert (reading.outcome, reading.is_read) == (Outcome.TOO_MUCH_MEMORY, False)


def test_a_picture_that_is_none_is_told(read: Read) -> None:
    assert read(b"\x89PNG\r\n\x1a\n" + bytes(99), kinds.PNG).outcome == Outcome.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_of_today(encoding: str, read: Read) -> None:
    assert read(SENTENCE.encode(encoding), kinds.TEXT).pages[0].text == SENTENCE


def test_text_is_read_in_the_encoding_of_windows_long_ago(read: Read) -> None:
    old = as_windows_wrote(SENTENCE)

    assert read(old, kinds.TEXT).pages[0].text == SENTENCE


def test_text_with_form_feeds_has_pages(read: Read) -> None:
    assert read(b"1\f2", kinds.TEXT).page_count == 2


def test_any_bytes_decode() -> None:
    assert decode(bytes(range(128, 256)))


def test_a_mail_is_read_with_the_names_of_what_came_with_it(read: Read) -> None:
    text = read(papers.make_eml("Kính gửi Sở Nội vụ"), kinds.EML).pages[0].text

    assert "Subject: V/v cử người dự họp" in text
    assert "Kính gửi Sở Nội vụ" in text
    assert text.endswith("phụ lục.pdf")


def test_a_mail_in_html_is_read_without_its_scripts(read: Read) -> None:
    body = "<html><style>p{}</style><p>Kính gửi</p><p>Sở</p><script>alert(1)</script></html>"
    mail = f"From: a@b.example\nSubject: c\nContent-Type: text/html; charset=utf-8\n\n{body}"

    text = read(mail.encode(), kinds.EML).pages[0].text

    assert text.split("\n")[-2:] == ["Kính gửi", "Sở"]
    assert "alert" not in text


def test_a_mail_in_an_encoding_that_nobody_knows_is_read(read: Read) -> None:
    mail = f"From: a@b.example\nDate: x\nContent-Type: text/plain; charset=x-none\n\n{SENTENCE}"

    assert SENTENCE in read(mail.encode(), kinds.EML).pages[0].text


def test_mail_in_mail_a_thousand_deep_ends(read: Read) -> None:
    nested = "From: a@b.example\nDate: x\nContent-Type: message/rfc822\n\n" * 1000

    reading = read(nested.encode(), kinds.EML)

    assert reading.outcome in {Outcome.FINE, Outcome.DAMAGED}


def test_more_text_than_can_be_taken_in_is_stopped(read: Read) -> None:
    reading = read(b"a" * 500_000, kinds.TEXT, limits=Limits(output_bytes=100_000))

    assert reading.outcome == Outcome.TOO_MUCH_OUTPUT


def as_windows_wrote(text: str) -> bytes:
    """Write Vietnamese as windows-1258 does: letters whole, tones after them."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    written = ""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in tones)
        written += unicodedata.normalize("NFC", base)
        written += "".join(part for part in parts if part in tones)
    return written.encode("cp1258")
