"""The expectations know every address of the office, and no other."""

from collections import Counter

from tests.matrix import expectations, walking
from tests.matrix.expectations import addresses, people, sight
from tests.matrix.people import NOBODY
from tests.matrix.world import World


def test_every_address_is_in_the_expectations() -> None:
    assert sorted(set(walking.names()) - set(addresses())) == []


def test_the_expectations_speak_of_no_address_that_is_gone() -> None:
    assert sorted(set(addresses()) - set(walking.names())) == []


def test_no_two_addresses_have_one_name() -> None:
    assert [name for name, count in Counter(walking.names()).items() if count > 1] == []


def test_whoever_acts_in_a_post_is_one_of_everyone() -> None:
    assert people().named(["@everyone"]) == set(people().personas) - set(NOBODY)


def test_what_an_address_allows_is_allowed_to_somebody_who_sees_it() -> None:
    """A slip of the hand: an act that is allowed on something to whoever cannot see it."""
    slips = []
    for address in addresses().values():
        for thing, allowed in {**address.allow, **address.get}.items():
            if thing in {"", "*"} or address.sees is not None:
                continue
            seen = sight()[thing]
            blind = [one for one in allowed if one[0] != "@" and not seen.sees(one, address.needs)]
            slips += [f"{address.name}: {thing}: {one}" for one in sorted(blind)]

    assert slips == []


def test_everybody_and_everything_that_is_spoken_of_is_there(world: World) -> None:
    assert set(world.clients) == set(people().personas)
    assert {name for name in sight() if sight()[name].kind != "entry"} == set(world.objects)


def test_every_address_of_an_object_is_asked_of_something() -> None:
    empty = [
        address.name
        for address in addresses().values()
        if address.kinds and not expectations.things_of(address)
    ]

    assert empty == []
