"""What people wait for when they look: lists, one letter, search; and programs likewise."""

from collections.abc import Callable, Iterator
from datetime import timedelta
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
from eoffice.api.actions import tokens
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor
from search.engine import get_engine
from search.engines.base import Query
from tests.benchmarks.founding import Office
from tests.benchmarks.measuring import Figure, Times, timed
from tests.benchmarks.places import LIST, SEARCH, actors_of, places_of
from tests.factories import act_in

QUERY = 10
OK = 200


def figures(office: Office, *, runs: int) -> Iterator[Figure]:
    """Measure what each viewer waits for."""
    for name, actor in actors_of(office).items():
        now = act_in(actor.user, actor.post, timezone.now())
        looking = _Looking(name, now, runs)
        if name in office.viewers:
            yield from looking.queries()
        yield from looking.pages()
        if name in office.viewers:
            yield from looking.search()
        if name == "broad":
            yield from looking.programs()


class _Looking:
    def __init__(self, name: str, actor: Actor, runs: int) -> None:
        self._name = name
        self._actor = actor
        self._runs = runs
        self._client = Client()
        self._client.force_login(actor.user, backend="eoffice.accounts.backends.PasswordBackend")

    def queries(self) -> Iterator[Figure]:
        """The heart of a list, against the form that the walls have refused."""
        first = seeing.newest_for(self._actor, Direction.INCOMING, limit=PAGE)
        slow = self._time(self._by_exists)
        after = first[-1] if first else None
        for name, key in (("query, first page", None), ("query, next page", after)):
            taken = self._time(
                lambda key=key: seeing.newest_for(  # type: ignore[misc]  # bound now
                    self._actor, Direction.INCOMING, after=key, limit=PAGE
                )
            )
            yield self._figure(name, taken, "the first page by EXISTS", slow, QUERY)

    def pages(self) -> Iterator[Figure]:
        """Whole pages, against one that shows nothing of the office in the same frame."""
        frame = self._time(lambda: self._get(reverse("notifications:choices")))
        for place in places_of(self._name):
            address = place.address(self._actor)
            if not address:
                continue
            taken = self._time(lambda page=address: self._get(page))  # type: ignore[misc]  # bound now
            yield self._figure(place.name, taken, "a form in the same frame", frame, place.target)

    def search(self) -> Iterator[Figure]:
        """Words that every document has in its pages, and words that few have."""
        slow = self._time(self._by_like)
        for name, words in (("many", "so hoa ho tich"), ("few", "công tác hộ tịch đợt 151")):
            query = Query(text=words, holders=self._actor.holders)
            taken = self._time(lambda query=query: get_engine().find(query))  # type: ignore[misc]  # bound now
            yield self._figure(f"search engine, {name} hits", taken, "LIKE on titles", slow, SEARCH)

    def programs(self) -> Iterator[Figure]:
        """Ask as a program, with a token of the viewer's own."""
        at = timezone.now()
        _token, secret = tokens.make(
            name="Chương trình",
            scopes=list(Scope),
            expires_at=at + timedelta(days=30),
            actor=self._actor,
            at=at,
        )
        headers = {"Authorization": f"Bearer {secret}"}
        ask = Client(headers=headers)
        least = self._time(lambda: self._get(reverse("api:me"), ask))
        for name, page, target in (
            ("API, letters", reverse("api:incoming-list"), LIST),
            ("API, search", f"{reverse('api:search')}?q=so+hoa+ho+tich", SEARCH),
        ):
            taken = self._time(lambda page=page: self._get(page, ask))  # type: ignore[misc]  # bound now
            yield self._figure(name, taken, "who am I, by the API", least, target)

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

    def _get(self, address: str, client: Client | None = None) -> None:
        response = (client or self._client).get(address)
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
