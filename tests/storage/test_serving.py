"""Bytes reach the browser safely named, never run, in the piece that was asked for."""

from urllib.parse import unquote

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from hypothesis import example, given
from hypothesis import strategies as st

from eoffice.organization.models import Agency
from storage import kinds, serving
from storage.models import FileVersion
from storage.names import clean_name
from storage.serving import Piece, RangeNotSatisfiableError, disposition, piece_of
from tests.storage import papers
from tests.storage.conftest import bring

pytestmark = pytest.mark.both_vaults


@pytest.fixture
def version(agency: Agency) -> FileVersion:
    """A letter as it came."""
    return bring(papers.make_pdf(), "Công văn.pdf", agency)


def ask(
    version: FileVersion, method: str = "GET", *, inline: bool = True, **headers: str
) -> HttpResponse | StreamingHttpResponse:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    request = RequestFactory().generic(method, "/", headers=sent)
    response = serving.serve(request, version, name=version.name, inline=inline)
    assert isinstance(response, HttpResponse | StreamingHttpResponse)
    return response


def body(response: HttpResponse | StreamingHttpResponse) -> bytes:
    content = response.getvalue()
    response.close()
    assert isinstance(content, bytes)
    return content


def test_the_whole_file_is_sent(version: FileVersion) -> None:
    response = ask(version)

    assert response.status_code == 200
    assert response["Content-Length"] == str(version.size)
    assert response["Accept-Ranges"] == "bytes"
    assert body(response) == version.content()


def test_nothing_that_is_sent_can_run(version: FileVersion) -> None:
    response = ask(version)

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "no-store, private"
    response.close()


def test_a_reader_asks_for_a_piece(version: FileVersion) -> None:
    response = ask(version, Range="bytes=100-199")

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes 100-199/{version.size}"
    assert body(response) == version.content()[100:200]


def test_a_reader_asks_for_the_end(version: FileVersion) -> None:
    assert body(ask(version, Range="bytes=-50")) == version.content()[-50:]


def test_a_piece_beyond_the_end_is_refused(version: FileVersion) -> None:
    response = ask(version, Range=f"bytes={version.size}-")

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{version.size}"


def test_a_piece_of_what_is_still_the_same_is_sent(version: FileVersion) -> None:
    tag = ask(version, "HEAD")["ETag"]

    response = ask(version, Range="bytes=0-9", If_Range=tag)

    assert response.status_code == 206
    response.close()


def test_of_what_has_changed_the_whole_is_sent(version: FileVersion) -> None:
    response = ask(version, Range="bytes=0-9", If_Range='"another"')

    assert response.status_code == 200
    response.close()


def test_asking_for_the_head_sends_no_bytes(version: FileVersion) -> None:
    response = ask(version, "HEAD")

    assert response["Content-Length"] == str(version.size)
    assert body(response) == b""


def test_a_pdf_may_be_shown(version: FileVersion) -> None:
    response = ask(version)

    assert response["Content-Disposition"].startswith("inline;")
    assert response["Content-Type"] == kinds.PDF
    response.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", papers.make_docx()),
        ("a.txt", b"text"),
        ("a.eml", papers.make_eml("body")),
        ("a.tif", papers.make_picture("TIFF")),
    ],
)
def test_everything_else_is_only_handed_out(name: str, content: bytes, agency: Agency) -> None:
    response = ask(bring(content, name, agency))

    assert response["Content-Disposition"].startswith("attachment;")
    response.close()


def test_a_name_is_written_for_old_and_new_programs() -> None:
    assert disposition("Quyết định số 15.pdf", inline=False) == (
        'attachment; filename="Quyet dinh so 15.pdf"; '
        "filename*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%2015.pdf"
    )


@given(st.text(max_size=300))
@example('a"; filename="b.exe')
@example("a\r\nSet-Cookie: b=c")
@example("a%22.pdf\\")
def test_no_name_breaks_out_of_the_header(name: str) -> None:
    header = disposition(name, inline=False)

    assert header.isascii()
    assert "\r" not in header
    assert "\n" not in header
    assert header.count('"') == 2
    assert unquote(header.split("''")[1]) == clean_name(name)


@given(
    start=st.integers(0, 2000),
    length=st.integers(1, 2000),
    size=st.integers(1, 1500),
)
def test_a_piece_is_what_slicing_gives(start: int, length: int, size: int) -> None:
    whole = bytes(index % 251 for index in range(size))
    try:
        piece = piece_of(f"bytes={start}-{start + length - 1}", size)
    except RangeNotSatisfiableError:
        assert start >= size
        return

    assert piece is not None
    assert whole[piece.start : piece.last + 1] == whole[start : start + length]


@given(header=st.text(max_size=40), size=st.integers(0, 5000))
@example(header="bytes=0-0,5-9", size=100)
@example(header="bytes=-0", size=100)
@example(header="bytes=9-3", size=100)
@example(header="bytes=" + "9" * 5000 + "-", size=100)
@example(header="bytes=٣-٥", size=100)
@example(header="items=0-5", size=100)
@example(header="bytes=0-", size=0)
def test_whatever_is_asked_a_piece_lies_in_the_file(header: str, size: int) -> None:
    try:
        piece = piece_of(header, size)
    except RangeNotSatisfiableError:
        return

    if piece is not None:
        assert piece.length > 0
        assert 0 <= piece.start <= piece.last < size


@pytest.mark.parametrize("header", ["bytes=0-0,5-9", "bytes=9-3", "items=0-5", "bytes=-", "x"])
def test_what_is_not_one_range_gets_the_whole(header: str) -> None:
    assert piece_of(header, 100) is None


def test_the_last_bytes_of_a_short_file_are_all_of_it() -> None:
    assert piece_of("bytes=-500", 100) == Piece(0, 100)
