"""The filters beside what was found: what they are called, and that none is asked twice."""

from search.asking import Address
from search.engines.base import Counted, Facet
from search.finding import Results
from search.showing import facets


def filters_of(counted: dict[Facet, dict[str, int]], **wanted: object) -> dict[str, list[str]]:
    """Give the filters of a page by their labels, with the words of their values."""
    found = Results(
        facets={
            facet: tuple(Counted(value, count) for value, count in counts.items())
            for facet, counts in counted.items()
        }
    )
    return {
        str(shown.label): [choice.label for choice in shown.choices]
        for shown in facets(found, Address(wanted))
    }


def test_the_scope_is_said_in_words_and_stands_for_the_direction_too() -> None:
    shown = filters_of(
        {
            "direction": {"incoming": 3, "outgoing": 2},
            "kind": {"incoming": 3, "outgoing": 2, "work-file": 1, "meeting": 1},
        }
    )

    assert shown == {
        "Phạm vi": ["Văn bản đến", "Văn bản đi", "Hồ sơ công việc", "Cuộc họp"],
    }


def test_a_direction_that_was_chosen_stays_to_be_taken_away() -> None:
    shown = filters_of({"kind": {"incoming": 3, "outgoing": 2}}, direction=["incoming"])

    assert shown["Chiều"] == ["Văn bản đến"]


def test_the_states_of_meetings_are_said_in_words() -> None:
    assert filters_of({"state": {"SENT": 2, "CANCELLED": 1}}) == {
        "Trạng thái": ["Đã gửi", "Đã hủy"]
    }
