"""Notices name the document that they tell of, to those who may see it."""

import pytest

from documents.desk import naming
from documents.models import Document
from eoffice.organization.actor import Actor
from tests.documents.factories import submit


@pytest.fixture
def letter(clerk: Actor, director: Actor) -> Document:
    return submit(clerk, director, subject="Rà soát, số hóa sổ hộ tịch")


def test_who_may_see_a_letter_reads_its_subject(letter: Document, director: Actor) -> None:
    assert naming.names_of(director, [letter.thing]) == {
        letter.thing_id: "Rà soát, số hóa sổ hộ tịch"
    }


def test_who_may_not_see_a_letter_learns_nothing(letter: Document, outsider: Actor) -> None:
    assert naming.names_of(outsider, [letter.thing]) == {}
