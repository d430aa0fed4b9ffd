"""A work file of the drafter, letters to put into it, and a browser."""

import pytest

from documents.actions import incoming, work_files
from documents.models import Document, WorkFile
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from tests.browser import chromium, visit, visitor
from tests.documents.factories import facts, receive
from tests.factories import MORNING

__all__ = ["chromium", "visit", "visitor"]


def holder_of(actor: Actor) -> Holder:
    return Holder.objects.get(pk=actor.post_holder)


def open_file(keeper: Actor, code: str = "01.VP", *members: Actor) -> WorkFile:
    return work_files.open_(
        title=f"Rà soát sổ hộ tịch {code}",
        code=code,
        members=[holder_of(member) for member in members],
        actor=keeper,
        at=MORNING,
    )


def letter(clerk: Actor, subject: str = "Báo cáo hộ tịch", **values: object) -> Document:
    """Register a letter that only the registry reads: no domain is opened by a restriction."""
    document = receive(clerk)
    incoming.register(document=document, facts=facts(subject, **values), actor=clerk, at=MORNING)
    return document


@pytest.fixture
def work_file(clerk: Actor, drafter: Actor) -> WorkFile:
    """Kept by the clerk, with the drafter as its member."""
    return open_file(clerk, "01.VP", drafter)
