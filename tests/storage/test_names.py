"""File names are made safe, and stay recognisable to the people who gave them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from storage.names import LONGEST, clean_name, ending_of


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Tờ trình số 15.docx", "Tờ trình số 15.docx"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("C:\\Users\\hoa\\Công văn.pdf", "Công văn.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("hai\r\nSet-Cookie: a=b.pdf", "hai Set-Cookie_ a=b.pdf"),
        ("a\x00b.pdf", "ab.pdf"),
        ("con.txt", "_con.txt"),
        ("...", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("Biên  bản   họp .pdf", "Biên bản họp .pdf"),
    ],
)
def test_a_name_is_made_safe(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    name = clean_name("Quyết định " * 100 + ".docx")

    assert len(name.encode()) <= LONGEST
    assert name.endswith(".docx")


@given(st.text(max_size=600))
@example("\ud800.pdf")
@example("./" * 300)
@example("ệ" * 300)
def test_whatever_a_file_is_called_its_name_is_harmless(text: str) -> None:
    name = clean_name(text)

    assert name
    assert len(name.encode()) <= LONGEST
    assert not set(name) & set('/\\<>:"|?*')
    assert not name.startswith(".")
    assert all(unicodedata.category(character) not in {"Cc", "Cf", "Cs"} for character in name)
    assert unicodedata.is_normalized("NFC", name)


@given(st.text(max_size=300))
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert clean_name(clean_name(text)) == clean_name(text)


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PDF", "pdf"), ("a", ""), (".pdf", ""), ("a.tar.gz", "gz"), ("a.", "")],
)
def test_the_ending_is_what_stands_after_the_last_dot(name: str, ending: str) -> None:
    assert ending_of(name) == ending
