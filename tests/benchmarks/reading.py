"""What people wait for when they look: lists, one letter, search."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import Direction, Document
from documents.pages.lists import PAGE
from eoffice.access import seeing
from eoffice.access.granting import permission_ids
from eoffice.access.models import Right, ThingRight
from eoffice.organization.actor import Actor
from search.engine import get_engine
from search.engines.base import Query
from tests.benchmarks.measuring import Figure, Times, timed
from tests.benchmarks.offices import Office

LIST, DETAIL, SEARCH, QUERY = 150, 200, 150, 10
OK = 200


def figures(office: Office, *, runs: int) -> Iterator[Figure]:
    """Measure what each viewer waits for."""
    for name, actor in office.viewers.items():
        yield from _Looking(name, actor, runs).figures()


class _Looking:
    def __init__(self, name: str, actor: Actor, runs: int) -> None:
        self._name = name
        self._actor = actor
        self._runs = runs
        self._client = Client()
        self._client.force_login(actor.user, backend="eoffice.accounts.backends.PasswordBackend")

    def figures(self) -> Iterator[Figure]:
        yield from self._queries()
        yield from self._pages()
        yield from self._search()

    def _queries(self) -> Iterator[Figure]:
        """The heart of a list, against the form that the walls have refused."""
        first = seeing.newest_for(self._actor, Direction.INCOMING, limit=PAGE)
        slow = self._time(self._by_exists)
        for name, after in (("query, first page", None), ("query, next page", first[-1])):
            taken = self._time(
                lambda key=after: seeing.newest_for(  # type: ignore[misc]  # bound now
                    self._actor, Direction.INCOMING, after=key, limit=PAGE
                )
            )
            yield self._figure(name, taken, "the first page by EXISTS", slow, QUERY)

    def _pages(self) -> Iterator[Figure]:
        """Whole pages, against the emptiest page that has the same frame."""
        frame = self._time(lambda: self._get(reverse("documents:work-file-list")))
        address = reverse("documents:incoming-list")
        key = seeing.newest_for(self._actor, Direction.INCOMING, limit=PAGE)[-1]
        after = f"{address}?tab=all&after={key.sort_key}-{key.thing_id}"
        newest = Document.objects.select_related("thing").get(pk=key.thing_id)
        for name, page, target in (
            ("list, first page", f"{address}?tab=all", LIST),
            ("list, next page", after, LIST),
            ("list, to deal with", address, LIST),
            ("list, overdue", f"{address}?tab=late", LIST),
            ("one letter", newest.get_absolute_url(), DETAIL),
        ):
            taken = self._time(lambda page=page: self._get(page))  # type: ignore[misc]  # bound now
            yield self._figure(name, taken, "an empty list in the same frame", frame, target)

    def _search(self) -> Iterator[Figure]:
        """Words that a seventh of all letters have, and words of one letter."""
        slow = self._time(self._by_like)
        for name, words in (("many", "so hoa ho tich"), ("few", "công tác hộ tịch đợt 151")):
            query = Query(text=words, holders=self._actor.holders)
            taken = self._time(lambda query=query: get_engine().find(query))  # type: ignore[misc]  # bound now
            yield self._figure(f"search engine, {name} hits", taken, "LIKE on titles", slow, SEARCH)
        page = f"{reverse('search:search')}?q=so+hoa+ho+tich"
        taken = self._time(lambda: self._get(page))
        yield self._figure("search page, many hits", taken, "LIKE on titles", slow, SEARCH)

    def _by_exists(self) -> list[Document]:
        rights = ThingRight.objects.filter(
            content_object=OuterRef("thing"),
            group_id__in=self._actor.groups,
            permission_id=permission_ids()[Right.METADATA],
        )
        documents = Document.objects.filter(Exists(rights), direction=Direction.INCOMING)
        return list(documents.order_by("-thing__sort_key", "-thing")[:PAGE])

    def _by_like(self) -> list[Document]:
        documents = Document.objects.visible_to(self._actor).filter(subject__icontains="hộ tịch")
        return list(documents.order_by("-thing__sort_key")[:20])

    def _get(self, address: str) -> None:
        response = self._client.get(address)
        if response.status_code != OK:
            raise RuntimeError(f"{address}: {response.status_code}")

    def _time(self, act: Callable[[], Any]) -> Times:
        return timed(act, runs=self._runs)

    def _figure(self, name: str, taken: Times, baseline: str, slow: Times, target: float) -> Figure:
        return Figure(name, taken, baseline, slow, viewer=self._name, target=target)


def nothing(*, runs: int) -> Figure:
    """Ask the database for nothing: what a question costs at least, against the clock alone."""

    def select() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    return Figure(
        "SELECT 1", timed(select, runs=runs), "the time of day", timed(timezone.now, runs=runs)
    )
