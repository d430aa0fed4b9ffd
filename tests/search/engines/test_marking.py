"""Marks stand where the words stand: as a slow reading, word by word, finds them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from eoffice.lib.text import fold, normalise
from search.engines.language import read
from search.engines.marking import mark, snippets_of
from search.engines.words import fold_quickly, forms_of, keys_of, pattern_of

WORD = re.compile(r"\d+|[^\W\d_]+")
WORDS = ["hòa", "hoà", "Kỹ", "kĩ", "kit", "KÝT", "mai", "may", "15", "015", "0", "00", "QĐ", "Ðắk"]
SIGNS = ["/", "-", "_", ".", "🙂", " ", " ", "\n"]
texts = st.lists(st.sampled_from([*WORDS, *SIGNS, "x" * 70]), max_size=12).map("".join)


def slowly(text: str, keys: tuple[str, ...]) -> list[tuple[int, int]]:
    """Read word by word, and take each row from the left that does not reach into the last one."""
    words = [(keys_of(match.group())[0], *match.span()) for match in WORD.finditer(fold(text))]
    found, free = list[tuple[int, int]](), 0
    for at in range(len(words) - len(keys) + 1):
        row = words[at : at + len(keys)]
        if tuple(key for key, _, _ in row) == keys and row[0][1] >= free:
            free = row[-1][2]
            found.append((row[0][1], free))
    return found


@given(text=texts.map(normalise), asked=texts.map(normalise))
def test_a_pattern_finds_what_a_slow_reading_finds(text: str, asked: str) -> None:
    keys = tuple(keys_of(asked)[:3])
    if keys:
        found = [match.span() for match in pattern_of(keys).finditer(fold_quickly(text))]

        assert found == slowly(text, keys)


@given(text=st.text())
def test_folding_quickly_is_folding_and_keeps_every_place(text: str) -> None:
    assert fold_quickly(text) == fold(text)
    assert len(fold_quickly(text)) == len(text)


@given(text=st.text().map(normalise))
def test_every_word_has_a_key_and_a_form(text: str) -> None:
    assert len(keys_of(text)) == len(forms_of(text))


@given(text=st.text(), typed=st.text(max_size=30))
def test_marks_are_in_order_apart_and_inside(text: str, typed: str) -> None:
    marked = mark(normalise(text), read(typed).units)

    ends = [0, *(place for span in marked.marks for place in span), len(marked.text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in marked.marks)


@given(pages=st.lists(texts.map(normalise), max_size=4), typed=texts)
def test_pieces_are_pieces_of_their_pages(pages: list[str], typed: str) -> None:
    for piece in snippets_of(pages, read(typed).units):
        assert piece.text in pages[piece.page - 1].replace("\n", " ")
        assert piece.marks


def test_signs_of_a_symbol_are_marked_with_it() -> None:
    marked = mark("Số 15/QĐ-BNV, ngày 3", read("15 qd bnv").units)

    assert [marked.text[start:end] for start, end in marked.marks] == ["15/QĐ-BNV"]
