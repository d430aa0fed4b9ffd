"""Everybody asks for everything, in every state and by every method; the law knows the answer."""

import pytest

from tests.matrix.asking import Asking
from tests.matrix.expectations import addresses, people, things_of
from tests.matrix.probing import METHODS, Tally
from tests.matrix.world import World

pytestmark = [pytest.mark.slow, pytest.mark.matrix]

ADDRESSES = sorted(addresses())
# What no address has is refused before anybody's rights are looked at.
ONE_OF_EACH_SORT = ("anonymous", "postless", "director", "drafter", "administrator", "stranger")


@pytest.mark.parametrize("name", ADDRESSES)
def test_everybody_is_answered_as_the_law_says(name: str, world: World, tally: Tally) -> None:
    """Leaks and wrong refusals both fail; so does whoever is only looking and changes something."""
    asking = Asking(world, tally, addresses()[name])
    things = things_of(asking.address) or [""]
    for place, thing in enumerate(things):
        for method in asking.address.methods:
            asking.everybody(method, thing)
            if method == "GET" and place == 0:
                asking.everybody("HEAD", thing)
            if place == 0:
                asking.with_less(method, thing)

    assert asking.wrong == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_no_address_answers_a_method_that_it_does_not_have(
    name: str, world: World, tally: Tally
) -> None:
    asking = Asking(world, tally, addresses()[name])
    thing = next(iter(things_of(asking.address)), "")
    answered = {*asking.address.methods}
    if "GET" in answered:
        answered.add("HEAD")
    for method in METHODS:
        if method not in answered:
            asking.everybody(method, thing, among=ONE_OF_EACH_SORT)

    assert asking.wrong == []


def test_the_matrix_is_as_large_as_it_should_be(tally: Tally) -> None:
    """Counted after the probes of this run; a part of them alone proves nothing."""
    if len(tally.addresses) < len(ADDRESSES):
        pytest.skip("Only a part of the matrix was run.")

    assert tally.probes >= 20_000
    assert len(people().personas) >= 18
    assert tally.leaks == []
    assert tally.refusals == []
