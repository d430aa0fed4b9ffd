"""What the page of operations says of the index."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from eoffice.administration.checks import Check
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from search import health, indexing
from search.models import IndexRequest
from tests.search.shelf import Shelf


def check(after: timedelta = timedelta()) -> Check:
    with translation.override("en"):
        found = health.check_index(timezone.now() + after)
        return Check(str(found.sentence), found.tone, str(found.advice))


@pytest.mark.django_db
def test_a_new_office_has_nothing_to_find() -> None:
    assert check() == Check("There is nothing to find yet.")


def test_an_index_that_knows_everything_is_in_order(papers: None) -> None:
    indexing.drain()

    assert check() == Check("The index is up to date; 3 things can be found.")


def test_things_without_an_index_are_red(agency: Agency, shelf: Shelf) -> None:
    shelf.put(agency, "Kế hoạch")
    IndexRequest.objects.all().delete()

    assert check().tone == "red"
    assert "reindex" in str(check().advice)


def test_what_waits_for_a_moment_is_no_matter(papers: None) -> None:
    indexing.drain()
    IndexRequest.objects.ask_for(*_things())

    assert check().tone == "green"


def test_what_waits_for_long_is_told_with_its_age(papers: None) -> None:
    indexing.drain()
    IndexRequest.objects.ask_for(*_things())

    late = check(after=timedelta(minutes=12, seconds=30))

    assert late.tone == "amber"
    assert late.sentence == "3 changes wait for the index, the oldest for 12 minutes."
    assert "eoffice work" in str(late.advice)
    assert check(after=timedelta(hours=2)).tone == "red"


def test_what_could_not_be_read_is_told(papers: None) -> None:
    indexing.drain()
    IndexRequest.objects.ask_for(*_things())
    IndexRequest.objects.update(failed_at=timezone.now())

    assert check().tone == "amber"
    assert "could not be read" in str(check().sentence)


def _things() -> list[Thing]:
    return list(Thing.objects.all())
