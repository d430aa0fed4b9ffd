"""Piles: what waits for me, counted so that the sums are true."""

import pytest

from eoffice.desk import piles
from eoffice.desk.lines import DeskLine
from eoffice.desk.tally import Tally
from eoffice.organization.actor import Actor
from tests.eoffice.desk.piles import pile


def test_piles_stand_in_their_order(director: Actor) -> None:
    piles.register(pile("second", order=20))
    piles.register(pile("first", order=10))

    assert [heap.pile.key for heap in Tally(director).heaps] == ["first", "second"]


def test_what_somebody_is_there_for_stands_before_everything_else(
    director: Actor, clerk: Actor
) -> None:
    piles.register(pile("meetings", order=10))
    piles.register(pile("intake", order=20, comes_first=lambda actor: actor == clerk))

    assert [heap.pile.key for heap in Tally(clerk).heaps] == ["intake", "meetings"]
    assert [heap.pile.key for heap in Tally(director).heaps] == ["meetings", "intake"]


def test_a_pile_in_which_nothing_waits_is_not_shown(director: Actor) -> None:
    piles.register(pile(count=0))

    assert Tally(director).heaps == []


def test_an_empty_pile_is_not_asked_for_its_lines(director: Actor) -> None:
    def explode(_actor: Actor) -> list[DeskLine]:
        raise AssertionError

    empty = pile(count=0)
    piles.register(
        piles.Pile(
            key="empty",
            title="",
            order=1,
            count=empty.count,
            lines=explode,
            label=empty.label,
            url_name="desk:desk",
        )
    )

    assert Tally(director).heaps == []


def test_at_most_two_lines_of_a_pile_are_shown(director: Actor) -> None:
    piles.register(pile(lines=[DeskLine(str(number), "/") for number in range(5)]))

    assert [line.title for line in Tally(director).heaps[0].lines] == ["0", "1"]


def test_the_frame_counts_what_all_piles_hold(director: Actor) -> None:
    piles.register(pile("first", count=5))
    piles.register(pile("second", count=9))

    assert Tally(director).total == 14


def test_two_piles_cannot_have_one_key() -> None:
    piles.register(pile("same"))

    with pytest.raises(piles.AlreadyAPileError):
        piles.register(pile("same"))


def test_a_pile_without_stops_and_without_a_page_is_a_mistake() -> None:
    whole = pile()

    with pytest.raises(ValueError, match="either stops or a page"):
        piles.register(
            piles.Pile(
                key="nowhere",
                title="",
                order=1,
                count=whole.count,
                lines=whole.lines,
                label=whole.label,
            )
        )


def test_nothing_is_urgent_where_a_pile_does_not_say_so(director: Actor) -> None:
    assert piles.none_urgent(director) == 0
