"""What lists show and what search finds equals a model by hand, on made-up offices and letters.

Restricted letters, delegations of some kinds of document, and an index that is behind, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import UUID

from django.db import transaction
from django.http import QueryDict
from django.test import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents import search as described
from documents.lifecycles import IncomingState
from documents.models import Direction, Document, IncomingDocument, Restriction, Source
from documents.pages import lists
from eoffice.access import granting
from eoffice.access.models import Right
from eoffice.organization.actor import Actor, actor_for, actor_in
from search import indexing
from search.finding import find_for, suggest_for
from search.models import RevokedSince
from tests.eoffice.access.building import Built, _give, _give_rights, build
from tests.eoffice.access.offices import (
    AGENCIES,
    PEOPLE,
    THINGS,
    Given,
    HolderName,
    Loan,
    Model,
    Office,
    end_of,
    given_rights,
    lasts,
    offices,
)

WORD, CONTENT = "hoàng yến", "chim lạ"
KINDS = ["CV", "QĐ"]


@dataclass(frozen=True)
class Papers:
    """An office with letters: which are restricted, and to which kinds each delegation goes."""

    office: Office
    restricted: frozenset[int]
    kinds: list[list[str]]
    revoked: frozenset[int]
    later: list[Given]


@st.composite
def papers(draw: st.DrawFn) -> Papers:
    some = st.frozensets(st.integers(0, THINGS - 1), max_size=3)
    kinds = st.sampled_from([[], ["QĐ"], ["CV", "QĐ"]])
    office = draw(offices())
    letters = [(key, str(Direction.INCOMING)) for key, _kind in office.things]
    later = draw(st.lists(given_rights(), max_size=2))
    return Papers(
        office=replace(office, things=letters),
        restricted=draw(some),
        kinds=draw(st.lists(kinds, min_size=3, max_size=3)),
        revoked=draw(some),
        later=[replace(one, begins=-1, ends=None, ended=None) for one in later],
    )


class LetterModel(Model):
    """The model of rights, with what is more of letters: restriction, kinds."""

    def __init__(self, drawn: Papers, office: Office) -> None:
        super().__init__(office)
        self.drawn = drawn

    def letters(self, post: int, person: int | None, loan: Loan | None, right: str) -> set[int]:
        """Number the letters that somebody lists, or reads."""
        kinds = self.drawn.kinds[self.office.loans.index(loan)] if loan else []
        return {
            number
            for number in range(THINGS)
            if self.sees(number, post, person, right) and (not kinds or kind_of(number) in kinds)
        }

    def grants(
        self, thing: int, start: set[HolderName], hour: int, right: str = "metadata"
    ) -> list[Given]:
        if thing not in self.drawn.restricted:
            return super().grants(thing, start, hour, right)
        return [
            one
            for one in self.office.given
            if one.thing == thing
            and (right == "metadata" or one.right == "read")
            and lasts(one.begins, end_of(one), hour)
            and self._persons(one) & start
        ]

    def _persons(self, one: Given) -> set[HolderName]:
        """A restricted letter is opened to whoever is in the holder then, each for themselves."""
        kind, number, _name = one.holder
        if kind == "person":
            return {one.holder}
        agency = self._agency_of(kind, number)
        return {
            ("person", person * AGENCIES + agency, "")
            for person in range(PEOPLE)
            for post in self.posts_of(person, one.begins)
            if self.is_in({("post", post, "")}, one.holder, one.begins)
        }

    def _agency_of(self, kind: str, number: int) -> int:
        if kind == "post":
            return self.agency_of(number)
        if kind in {"unit", "intake"}:
            return self.office.agency_of_unit[number]
        return 0 if kind == "circle" else number


def kind_of(number: int) -> str:
    return KINDS[number % 2]


def make(drawn: Papers) -> Built:
    """Build the office, put letters into it, and only then give the rights."""
    now = timezone.now().replace(microsecond=0)
    built = build(replace(drawn.office, given=[]), now)
    for loan, delegation in enumerate(built.delegations):
        delegation.kinds = drawn.kinds[loan]
        delegation.save(update_fields=["kinds"])
    for number, thing in enumerate(built.things):
        restriction = Restriction.INTERNAL if number in drawn.restricted else Restriction.NONE
        thing.is_restricted = number in drawn.restricted
        thing.save(update_fields=["is_restricted"])
        document = Document.objects.create(
            thing=thing,
            direction=Direction.INCOMING,
            state=IncomingState.INTAKE,
            subject=f"{WORD} {number}",
            kind_code=kind_of(number),
            restriction=restriction,
        )
        IncomingDocument.objects.create(document=document, source=Source.FILE, arrived_at=now)
    built.office = drawn.office
    _give_rights(built)
    return built


def actors(built: Built, model: Model) -> Iterator[tuple[Actor, int, int | None, Loan | None]]:
    for person in range(PEOPLE):
        for post in model.posts_of(person, hour=0):
            found = actor_in(built.people[person], built.posts[post], built.now)
            yield found, post, person, None
        for loan in model.loans_to(person, hour=0):
            delegation = built.delegations[built.office.loans.index(loan)]
            found = actor_for(built.people[person], delegation, built.now)
            yield found, loan.post, None, loan


@contextmanager
def undone() -> Iterator[None]:
    """An index of its own, and a database that forgets."""
    with (
        TemporaryDirectory() as folder,
        override_settings(SEARCH_DIR=Path(folder)),
        patch.object(described, "_pages", lambda _document: [f"Nuôi {CONTENT}"]),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)


def check_lists(built: Built, model: LetterModel) -> None:
    for actor, post, person, loan in actors(built, model):
        for right in Right:
            expected = model.letters(post, person, loan, right.value)
            for among_few in (False, True):
                documents = Document.objects.visible_to(actor, right, among_few=among_few)

                assert numbers(built, documents.values_list("thing__uid", flat=True)) == expected
        everything = QueryDict("tab=all")
        listed = lists.listing(actor, Direction.INCOMING, everything, tab="all", at=timezone.now())
        expected = model.letters(post, person, loan, "metadata")

        assert numbers(built, (row.document.thing.uid for row in listed.rows)) == expected
        assert listed.total == str(len(expected))


def check_search(built: Built, model: LetterModel, *, known: LetterModel, lost: set[int]) -> None:
    """What is found is what may be seen; behind, the index may hide, and never reveals."""
    for actor, post, person, loan in actors(built, model):
        for text, right in ((WORD, "metadata"), (CONTENT, "read")):
            now = model.letters(post, person, loan, right)
            before = known.letters(post, person, loan, right)
            if text == CONTENT:  # the words of a restricted letter are not in the index
                now -= model.drawn.restricted
            found = find_for(actor, {"q": text}, at=timezone.now())
            hits = numbers(built, (result.uid for result in found.results))

            assert hits == (now & before) - lost
            assert found.total == len(hits)
            kinds = Counter(kind_of(number) for number in hits)
            facets = {one.value: one.count for one in found.facets.get("kind_code", ())}
            assert facets == dict(kinds)
        suggested = suggest_for(actor, "hoang", at=timezone.now(), size=THINGS)
        hits = numbers(built, (one.uid for group in suggested.values() for one in group))
        assert hits <= model.letters(post, person, loan, "metadata") - lost


def is_open(one: Given) -> bool:
    ends = end_of(one)
    return ends is None or ends > 0


def numbers(built: Built, uids: Iterable[UUID]) -> set[int]:
    known = {thing.uid: number for number, thing in enumerate(built.things)}
    found = [known[uid] for uid in uids]
    assert len(found) == len(set(found))
    return set(found)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drawn=papers())
def test_lists_and_search_equal_the_model_through_an_index_that_is_behind(
    drawn: Papers, db: Path
) -> None:
    del db
    with undone():
        built = make(drawn)
        begun = LetterModel(drawn, drawn.office)
        indexing.drain()
        check_lists(built, begun)
        check_search(built, begun, known=begun, lost=set())

        for number in drawn.revoked:
            granting.end_grants(built.things[number], at=built.now)
        ended = [
            replace(one, ended=0) if one.thing in drawn.revoked and is_open(one) else one
            for one in drawn.office.given
        ]
        built.office = replace(drawn.office, given=[*ended, *drawn.later])
        for place, one in enumerate(drawn.later, start=len(ended)):
            _give(built, place, one)
        changed = LetterModel(drawn, built.office)
        # A thing of which somebody lost a right is found by nobody until the index knows.
        lost = numbers(built, RevokedSince.objects.left_out_at(timezone.now()))
        check_lists(built, changed)
        check_search(built, changed, known=begun, lost=lost)

        indexing.drain()
        check_search(built, changed, known=changed, lost=set())
