"""Whatever the text is, the engine answers, says where it read, and never chokes on a pattern."""

import importlib
import math
import pkgutil
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import documents.recognition
from documents.recognition.engine import recognise
from documents.recognition.lines import LONGEST_LINE, MOST_LINES, read_lines
from documents.recognition.marks import find_mark_in_words
from documents.recognition.values import Proposal
from storage.reading.values import LinePlace, PageText
from tests.documents.recognition import letters
from tests.documents.recognition.letters.paper import Letter

PIECES = st.sampled_from(
    [
        "Số: ", "15/QĐ-BNV", "MẬT", "TỐI", "V/v ", "Kính gửi: ", "ngày 05 tháng 01 năm 2026",
        "\n", "\n\n", " ", "KT. GIÁM ĐỐC", "Nguyễn Văn An", "trước ngày 30/02/2026", "- ", ";",
        "QUYẾT ĐỊNH", "UBND TỈNH SÔNG LAM", "From: a", "Subject: ", "Date: ", "Nơi nhận:", "0", "/",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ngày 99/99/9999", "…", "(", "A", "\u0301", "ﬁ", "İ",
        "chậm nhất ", "Tôi tên là: ", "Độ mật: ", "\x00", "H'Hen Niê", "TM. ", "HỎA TỐC",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=40).map("".join),
)
SHARES = st.floats(allow_nan=True, allow_infinity=True)


@st.composite
def pages(draw: st.DrawFn) -> PageText:
    text = draw(TEXTS)
    ends = st.integers(0, len(text) + 3)
    lines = draw(
        st.lists(st.builds(LinePlace, ends, ends, SHARES, SHARES, SHARES, SHARES), max_size=8)
    )
    return PageText(text, 595, 842, tuple(lines))


def assert_sound(proposal: Proposal, count: int) -> None:
    for finding in proposal.found().values():
        assert 0 <= finding.confidence <= 1
        assert finding.value not in {"", ()}
        if finding.place:
            place = finding.place
            assert 0 <= place.page < count
            assert 0 <= place.left <= place.right <= 1
            assert 0 <= place.top <= place.bottom <= 1


@settings(max_examples=300, deadline=None)
@given(some=st.lists(pages(), max_size=3), is_scan=st.booleans(), name=st.text(max_size=30))
def test_any_pages_are_answered(*, some: list[PageText], is_scan: bool, name: str) -> None:
    proposal = recognise(some, is_scan=is_scan, file_name=name, known_bodies=(name, "Bộ Nội vụ"))

    assert_sound(proposal, len(some))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_typed_words_are_answered(text: str) -> None:
    mark = find_mark_in_words(text)

    assert mark is None or 0 <= mark.confidence <= 1


@pytest.mark.parametrize("letter", letters.ALL, ids=lambda letter: letter.name)
def test_what_is_found_in_real_letters_is_sound(letter: Letter) -> None:
    proposal = recognise(letter.pages, is_scan=letter.is_scan, known_bodies=letter.known_bodies)

    assert_sound(proposal, len(letter.pages))
    assert all(finding.evidence for finding in proposal.found().values())


def test_no_pages_give_an_empty_proposal() -> None:
    assert recognise([]) == Proposal()


def test_findings_say_where_they_stand() -> None:
    strewn = next(letter for letter in letters.PLACED if "strewn" in letter.name)

    found = recognise(strewn.pages).found()

    assert all(finding.place is not None for finding in found.values())


def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    found: list[tuple[str, re.Pattern[str]]] = []
    for module in pkgutil.iter_modules(documents.recognition.__path__):
        loaded = importlib.import_module(f"documents.recognition.{module.name}")
        patterns = {
            name: value for name, value in vars(loaded).items() if isinstance(value, re.Pattern)
        }
        found.extend((f"{module.name}.{name}", pattern) for name, pattern in patterns.items())
    return found


@pytest.mark.parametrize(("name", "pattern"), _patterns())
def test_no_pattern_has_an_unbounded_repeat_inside_a_repeat(
    name: str, pattern: re.Pattern[str]
) -> None:
    """A star under a star is what makes a search exponential; lines bound the rest."""
    nested = re.search(r"\([^()]*(?<!\\)[*+][^()]*\)(?:[*+]|\{\d+,\})", pattern.pattern)

    assert nested is None, name


def test_lines_are_bounded_in_length_and_number() -> None:
    lines = read_lines([PageText("ngày " * 30_000), PageText("a\n" * (MOST_LINES + 10))])

    assert max(len(line.text) for line in lines) <= LONGEST_LINE
    assert len(lines) == MOST_LINES


@pytest.mark.parametrize(
    "piece",
    [
        "Số: 15/",
        "ngày 1 tháng 1 ",
        "KT. ",
        "V/v a ",
        "trước ngày ",
        "- ",
        "MẬT ",
        "A",
        "(",
        "\n",
        " \t",
    ],
)
def test_a_hundred_kilobytes_of_malice_are_read(piece: str) -> None:
    text = piece * (100_000 // len(piece))

    proposal = recognise([PageText(text)], is_scan=True, file_name=text[:5_000])

    assert_sound(proposal, 1)
    assert math.isfinite(sum(finding.confidence for finding in proposal.found().values()))
