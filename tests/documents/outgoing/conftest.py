"""Drafts of the office, and the keys of its test authority."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from documents.actions import issuing, outgoing
from documents.actions.drafts import Draft, Recipient
from documents.actions.keyring import TestKeys
from documents.lifecycles import OutgoingState
from documents.models import Document
from documents.signing.authority import UnofficialAuthority
from eoffice.organization.actor import Actor
from tests.browser import chromium, visit, visitor
from tests.documents.factories import draft_content
from tests.factories import FOUNDED, MORNING
from tests.processes import installation, template

__all__ = ["chromium", "installation", "template", "visit", "visitor"]

PASSPHRASE = "a passphrase of the director 7"

Drafting = Callable[..., Document]


@pytest.fixture(scope="session")
def authority() -> UnofficialAuthority:
    """The test authority; founding one takes long."""
    return UnofficialAuthority.found(at=FOUNDED)


@pytest.fixture
def keys(
    tmp_path: Path, settings: Settings, director: Actor, authority: UnofficialAuthority
) -> TestKeys:
    """The director and the agency have keys; both authorities are believed."""
    settings.KEYS_DIR, settings.TRUST_DIR = tmp_path / "keys", tmp_path / "trust"
    made = TestKeys(at=FOUNDED, authority=authority)
    name = director.agency.name
    made.give_person(director.user, PASSPHRASE, organization=name, until_year=2099)
    made.give_agency(director.agency, until_year=2099)
    return made


@pytest.fixture
def content(director: Actor) -> Draft:
    return draft_content(director, recipients=[Recipient("Ủy ban nhân dân tỉnh Sông Lam")])


@pytest.fixture
def document(drafter: Actor, content: Draft) -> Document:
    """A whole draft."""
    return outgoing.draft(content=content, actor=drafter, at=MORNING)


@pytest.fixture
def submitted(document: Document, drafter: Actor) -> Document:
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    return document


@pytest.fixture
def approved(submitted: Document, director: Actor) -> Document:
    outgoing.approve(document=submitted, actor=director, at=MORNING)
    return submitted


@pytest.fixture
def signed(approved: Document, director: Actor, keys: TestKeys) -> Document:
    del keys
    issuing.sign(document=approved, passphrase=PASSPHRASE, actor=director, at=MORNING)
    return approved


@pytest.fixture
def issued(signed: Document, clerk: Actor) -> Document:
    issuing.issue_through(document=signed, actor=clerk, at=MORNING)
    return signed


@pytest.fixture
def draft_of(drafter: Actor, director: Actor) -> Drafting:
    """Make a document, and bring it as far as a test wants it."""

    def make(subject: str, *, until: str = OutgoingState.APPROVED, **values: object) -> Document:
        to = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
        content = draft_content(director, recipients=to, subject=subject, **values)
        document = outgoing.draft(content=content, actor=drafter, at=MORNING)
        outgoing.submit(document=document, actor=drafter, at=MORNING)
        if until != OutgoingState.SUBMITTED:
            outgoing.approve(document=document, actor=director, at=MORNING)
        if until == OutgoingState.SIGNED:
            issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)
        return document

    return make


def states(*documents: Document) -> list[str]:
    return [Document.objects.get(pk=document.pk).state for document in documents]
