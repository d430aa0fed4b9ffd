"""A document of the office is put before a meeting by whoever may read it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from documents.models import Document
from eoffice.access.granting import grant
from eoffice.access.models import Cause, Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from meetings import sources
from meetings.actions import papers
from meetings.models import AgendaItem
from tests.documents.factories import register, submit
from tests.factories import MORNING
from tests.meetings.factories import LATER, anew


@pytest.fixture
def document(clerk: Actor, secretary: Actor) -> Document:
    """A letter that the secretary may read, for information."""
    letter = register(clerk)
    holder = Holder.objects.of_post(secretary.post)
    grant(letter.thing, [holder], Right.READ, cause=Cause.INFORM, at=MORNING)
    return letter


def test_a_document_that_the_secretary_reads_is_found(document: Document, secretary: Actor) -> None:
    assert document in sources.search(anew(secretary), "bao cao cong tac")


def test_a_document_of_others_is_not_found(document: Document, outsider: Actor) -> None:
    assert sources.search(anew(outsider), "") == []


def test_the_secretary_adds_a_document(
    document: Document, item: AgendaItem, secretary: Actor, client: Client
) -> None:
    client.force_login(secretary.user)

    client.post(f"/meetings/items/{item.uid}/documents/", {"document": str(document.thing.uid)})

    (paper,) = item.papers.all()
    assert paper.source == document.thing


def test_what_one_may_not_read_is_not_added(
    clerk: Actor, item: AgendaItem, secretary: Actor, client: Client
) -> None:
    hidden = register(clerk)
    client.force_login(secretary.user)

    client.post(f"/meetings/items/{item.uid}/documents/", {"document": str(hidden.thing.uid)})

    assert not item.papers.exists()


def test_the_act_itself_asks_for_the_right_to_read(
    clerk: Actor, director: Actor, item: AgendaItem, secretary: Actor
) -> None:
    hidden = submit(clerk, director)
    source = sources.find(anew(director), str(hidden.thing.uid))
    assert source is not None

    with pytest.raises(PermissionDenied, match="what you may read"):
        papers.add(
            item=item,
            version=source.version,
            title="Báo cáo",
            source=source.thing,
            actor=anew(secretary),
            at=LATER,
        )
