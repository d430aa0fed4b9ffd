"""A page sends as many statements for many lines as for few."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from documents.actions import incoming, issuing, outgoing, work_files
from documents.actions.drafts import Recipient
from documents.actions.keyring import TestKeys
from documents.models import Document
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Unit
from storage.models import ReadingState, VersionReading
from tests.documents.factories import draft_content, facts, instruct, receive, register, submit
from tests.factories import FOUNDED, MORNING, appoint, create_person
from tests.plans import statements_of

PASSPHRASE = "a passphrase of the director 7"


@pytest.fixture
def asked(client: Client) -> Callable[[Actor, str], int]:
    """Count what a page asks for, when it is opened for the second time."""

    def count(actor: Actor, url: str) -> int:
        client.force_login(actor.user)
        assert client.get(url).status_code == 200  # what is counted once a session
        return statements_of(lambda: client.get(url))

    return count


def _submitted(drafter: Actor, signer: Actor, kind: str = "CV") -> Document:
    content = draft_content(signer, [Recipient("Bộ Tư pháp")], kind_code=kind)
    document = outgoing.draft(content=content, actor=drafter, at=MORNING)
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    return document


def test_a_work_file(
    asked: Callable[[Actor, str], int], clerk: Actor, drafter: Actor, office: Unit
) -> None:
    work_file = work_files.open_(
        title="Rà soát sổ hộ tịch", code="01.VP", members=[], actor=clerk, at=MORNING
    )

    def put(count: int) -> None:
        for _number in range(count):
            letter = register(clerk)
            work_files.file(work_file=work_file, thing=letter.thing, actor=clerk, at=MORNING)
            person = appoint(create_person(), office)  # who could become a member, too
            member = Holder.objects.get(pk=person.post_holder)
            work_files.add_member(work_file=work_file, member=member, actor=clerk, at=MORNING)

    put(2)
    few = asked(clerk, work_file.get_absolute_url())
    put(4)

    assert asked(clerk, work_file.get_absolute_url()) == few


def test_the_signature_book(
    asked: Callable[[Actor, str], int],
    clerk: Actor,
    director: Actor,
    drafter: Actor,
    outsider: Actor,
) -> None:
    url = reverse("documents:signature-book")
    _submitted(drafter, director)
    few = asked(director, url)
    for who in (drafter, outsider, outsider):
        _submitted(who, director)

    assert asked(director, url) == few


def test_what_is_to_be_numbered_and_issued(
    asked: Callable[[Actor, str], int], clerk: Actor, director: Actor, drafter: Actor
) -> None:
    TestKeys(at=FOUNDED).give_person(
        director.user, PASSPHRASE, organization=director.agency.name, until_year=2099
    )

    def sign(kind: str) -> None:
        document = _submitted(drafter, director, kind)
        outgoing.approve(document=document, actor=director, at=MORNING)
        issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)

    url = reverse("documents:to-be-issued")
    sign("CV")
    few = asked(clerk, url)
    for kind in ("CV", "TB", "TB"):
        sign(kind)

    assert asked(clerk, url) == few


def test_the_intake(asked: Callable[[Actor, str], int], clerk: Actor) -> None:
    first = receive(clerk)
    url = reverse("documents:incoming-register", args=[first.thing.uid])
    receive(clerk)
    few = asked(clerk, url)
    for _number in range(4):
        receive(clerk)

    assert asked(clerk, url) == few


def test_answers_with_a_day_by_which_they_are_due(
    asked: Callable[[Actor, str], int], clerk: Actor, director: Actor, drafter: Actor
) -> None:
    """By when they are to be signed is asked for all of them at once."""
    url = reverse("documents:signature-book")

    def answer() -> None:
        letter = submit(clerk, director, answer_by=date(2026, 3, 20))
        instruct(letter, director, (drafter, AssignmentRole.LEAD))
        letter.refresh_from_db()
        content = draft_content(director, [Recipient("Bộ Tư pháp")])
        document = outgoing.draft(content=content, actor=drafter, at=MORNING, answers=letter)
        outgoing.submit(document=document, actor=drafter, at=MORNING)

    answer()
    few = asked(director, url)
    answer()
    answer()

    assert asked(director, url) == few


def test_the_intake_beside_the_same_letter_of_many_pages(
    asked: Callable[[Actor, str], int], clerk: Actor
) -> None:
    first, second = (
        incoming.receive(content=b"A letter", name=f"{name}.txt", actor=clerk, at=MORNING)
        for name in ("one", "two")
    )
    incoming.register(document=second, facts=facts(), actor=clerk, at=MORNING)
    url = reverse("documents:incoming-register", args=[first.thing.uid])
    VersionReading.objects.update(state=ReadingState.READ, page_count=1)
    few = asked(clerk, url)
    VersionReading.objects.update(page_count=6)

    assert asked(clerk, url) == few
