"""A field is one of many numbers, and the database is told so in one parameter."""

from collections.abc import Collection

import pytest
from django.contrib.auth.models import Group
from django.db.models import Q

from eoffice.lib.lookups import is_among

pytestmark = pytest.mark.django_db


def _groups() -> list[int]:
    made = Group.objects.bulk_create(Group(name=f"group {n}") for n in range(6))
    return [group.pk for group in made]


def _found(condition: Q) -> set[int]:
    return set(Group.objects.filter(condition).values_list("pk", flat=True))


def test_finds_the_rows_that_have_one_of_the_numbers() -> None:
    first, _second, third, *_others = _groups()

    assert _found(is_among("pk", {first, third, 999_999})) == {first, third}


@pytest.mark.parametrize("none", [(), [], frozenset()])
def test_among_no_numbers_there_is_nothing(none: Collection[int]) -> None:
    _groups()

    assert _found(is_among("pk", none)) == set()


def test_joins_other_conditions_as_any_other_does() -> None:
    first, second, third, *others = _groups()
    without = is_among("pk", [first]) | Q(name="group 1") | ~is_among("pk", [first, *others])

    assert _found(without) == {first, second, third}


def test_a_thousand_numbers_are_one_parameter() -> None:
    sql, parameters = Group.objects.filter(is_among("pk", range(1000))).query.sql_with_params()

    assert sql.count("%s") == len(parameters) == 1
