"""Lifecycles: a table of moves answers what may follow, and draws itself."""

import pytest

from eoffice.lib.drawing import draw
from eoffice.lib.lifecycle import Lifecycle, Move, MoveNotPossibleError

LETTER = Lifecycle(
    Move("write", {"empty"}, "written"),
    Move("tear", {"empty", "written"}, "torn"),
)
LABELS = {"empty": "Empty", "written": "Written", "torn": "Torn"}


def test_a_move_leads_from_its_sources_to_its_target() -> None:
    assert LETTER.after("written", "tear") == "torn"


def test_a_move_that_cannot_be_made_says_so() -> None:
    with pytest.raises(MoveNotPossibleError, match="Cannot write what is torn"):
        LETTER.after("torn", "write")


def test_moves_are_named_in_the_order_of_the_table() -> None:
    assert LETTER.moves_from("empty") == ["write", "tear"]


def test_an_end_has_no_moves() -> None:
    assert LETTER.moves_from("torn") == []


def test_a_move_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        LETTER.allows("empty", "burn")


def test_the_drawing_shows_states_beginning_moves_and_ends() -> None:
    assert draw(LETTER, LABELS).splitlines() == [
        "```mermaid",
        "stateDiagram-v2",
        "    empty: Empty",
        "    written: Written",
        "    torn: Torn",
        "    [*] --> empty",
        "    empty --> written: write",
        "    empty --> torn: tear",
        "    written --> torn: tear",
        "    torn --> [*]",
        "```",
        "",
        "| move | from | to |",
        "| --- | --- | --- |",
        "| `write` | Empty | Written |",
        "| `tear` | Empty, Written | Torn |",
    ]
