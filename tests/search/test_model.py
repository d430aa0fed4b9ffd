"""What people find equals a model that looks at every right, though the index be behind."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from search import indexing
from search.finding import find_for
from tests.search.shelf import Shelf, give, take

THINGS, PEOPLE = 2, 3

things = st.integers(0, THINGS - 1)
people = st.integers(0, PEOPLE - 1)
steps = st.one_of(
    st.tuples(st.just("give"), things, people, st.sampled_from(Right)),
    st.tuples(st.just("take"), things, people, st.none()),
    st.tuples(st.just("change"), things, people, st.none()),
    st.tuples(st.just("drain"), st.none(), st.none(), st.none()),
)
beginnings = st.lists(
    st.sampled_from([None, *Right]), min_size=THINGS * PEOPLE, max_size=THINGS * PEOPLE
)
TITLES = ["hộ tịch", "hộ khẩu"]


def _nobody() -> dict[int, dict[int, set[Right]]]:
    return {thing: {person: set() for person in range(PEOPLE)} for thing in range(THINGS)}


@dataclass
class Model:
    """Who has which right, what the index has learnt of it, and what somebody has lost since."""

    rights: dict[int, dict[int, set[Right]]] = field(default_factory=_nobody)
    learnt: dict[int, dict[int, set[Right]]] = field(default_factory=_nobody)
    titles: dict[int, str] = field(default_factory=lambda: dict.fromkeys(range(THINGS), TITLES[0]))
    learnt_titles: dict[int, str] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)

    def drain(self) -> None:
        self.learnt = {
            thing: {person: set(rights) for person, rights in held.items()}
            for thing, held in self.rights.items()
        }
        self.learnt_titles = dict(self.titles)
        self.lost.clear()

    def found(self, person: int, text: str) -> set[int]:
        """Return what must be found: what the index knows, less what was lost since."""
        hits = set()
        for thing, title in self.learnt_titles.items():
            rights = self.learnt[thing][person]
            told = all(word in title.split() for word in text.split())
            read = Right.READ in rights and text == f"trang{thing}"
            if rights and thing not in self.lost and (told or read):
                hits.add(thing)
        return hits


@contextmanager
def fresh_office() -> Iterator[None]:
    """An index of its own, and a database that forgets, for each made-up story."""
    with (
        TemporaryDirectory() as folder,
        override_settings(SEARCH_DIR=Path(folder)),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


@pytest.fixture
def actors(clerk: Actor, drafter: Actor, outsider: Actor) -> list[Actor]:
    return [clerk, drafter, outsider]


def check(model: Model, shown: list[Thing], actors: list[Actor]) -> None:
    numbers = {thing.uid: number for number, thing in enumerate(shown)}
    for person, actor in enumerate(actors):
        for text in ("", "ho tich", "trang0"):
            found = find_for(actor, {"q": text}, at=timezone.now())
            hits = {numbers[result.uid] for result in found.results}
            plain = text.replace("ho tich", "hộ tịch")

            assert hits == model.found(person, plain)
            assert found.total == len(hits)
            states = Counter(f"state{number % 2}" for number in hits)
            assert {c.value: c.count for c in found.facets.get("state", ())} == dict(states)
            # Never more than may be seen now, however old the index is.
            assert all(model.rights[number][person] for number in hits)
            if text.startswith("trang"):
                assert all(Right.READ in model.rights[number][person] for number in hits)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(begins=beginnings, story=st.lists(steps, max_size=6))
def test_what_is_found_is_what_may_be_seen_however_old_the_index_is(
    begins: list[Right | None],
    story: list[tuple[str, int, int, Right]],
    agency: Agency,
    shelf: Shelf,
    actors: list[Actor],
) -> None:
    with fresh_office():
        model = Model()
        shown = [
            shelf.put(agency, TITLES[0], state=f"state{number % 2}", pages=[f"trang{number}"])
            for number in range(THINGS)
        ]
        for number, right in enumerate(begins):
            if right is not None:
                thing, person = divmod(number, PEOPLE)
                give(shown[thing], actors[person], right)
                model.rights[thing][person].add(right)
        indexing.drain()
        model.drain()
        for step, thing, person, given_right in story:
            if step == "give":
                give(shown[thing], actors[person], given_right)
                model.rights[thing][person].add(given_right)
            elif step == "take":
                take(shown[thing], actors[person])
                if model.rights[thing][person]:
                    model.lost.add(thing)
                model.rights[thing][person].clear()
            elif step == "change":
                model.titles[thing] = TITLES[1 - TITLES.index(model.titles[thing])]
                shelf.change(shown[thing], title=model.titles[thing])
            else:
                indexing.drain()
                model.drain()
            check(model, shown, actors)
        indexing.drain()
        model.drain()
        check(model, shown, actors)
        visible = [{n for n in range(THINGS) if model.rights[n][p]} for p in range(PEOPLE)]
        assert [model.found(person, "") for person in range(PEOPLE)] == visible
