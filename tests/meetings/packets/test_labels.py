"""Page numbers: given through once, later ones stand behind, none is given twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.packets.labels import Numbers, letters, number_late, number_through


@given(st.lists(st.integers(0, 400), max_size=40))
def test_pages_of_all_papers_are_one_row_of_numbers(counts: list[int]) -> None:
    labels = [label for numbers in number_through(counts) for label in numbers.labels()]

    assert labels == [str(number) for number in range(1, sum(counts) + 1)]


@pytest.mark.parametrize(
    ("count", "expected"), [(0, []), (1, ["137a"]), (3, ["137a.1", "137a.2", "137a.3"])]
)
def test_a_late_paper_has_the_number_before_it_with_a_letter(
    count: int, expected: list[str]
) -> None:
    labels = number_late(count, after=137, taken=[]).labels()

    assert labels[:count] == expected


def test_the_next_late_paper_takes_the_next_letter() -> None:
    assert number_late(1, after=137, taken=["a", "b"]).suffix == "c"


@pytest.mark.parametrize(("ordinal", "word"), [(1, "a"), (26, "z"), (27, "aa"), (703, "aaa")])
def test_letters_never_end(ordinal: int, word: str) -> None:
    assert letters(ordinal) == word


def test_a_late_paper_does_not_move_what_follows() -> None:
    assert Numbers(137, 5, "a").last == 137
