"""What two processes do to the same documents at the same moment."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from documents.actions import incoming, issuing, outgoing
from documents.actions.drafts import Recipient
from documents.models import Document
from eoffice.accounts.models import User
from eoffice.organization.actor import Actor, actor_in, posts_of
from eoffice.organization.models import Duty, Post
from tests.documents import factories
from tests.processes import PATIENCE, set_marker

Move = Callable[[Document, Actor], None]
WON = ""


def _register(document: Document, actor: Actor) -> None:
    facts = factories.facts()
    incoming.register(document=document, facts=facts, actor=actor, at=timezone.now())


def _refuse(document: Document, actor: Actor) -> None:
    incoming.refuse(document=document, reason="Gửi nhầm.", actor=actor, at=timezone.now())


def _submit_letter(document: Document, actor: Actor) -> None:
    to = Post.objects.get(duty=Duty.DIRECTOR)
    incoming.submit(document=document, to=to, actor=actor, at=timezone.now())


def _void_letter(document: Document, actor: Actor) -> None:
    incoming.void(document=document, reason="Nhầm sổ.", actor=actor, at=timezone.now())


def _submit_draft(document: Document, actor: Actor) -> None:
    outgoing.submit(document=document, actor=actor, at=timezone.now())


def _withdraw(document: Document, actor: Actor) -> None:
    outgoing.withdraw(document=document, reason="Không cần nữa.", actor=actor, at=timezone.now())


def _issue(document: Document, actor: Actor) -> None:
    issuing.issue_through(document=document, actor=actor, at=timezone.now())


MOVES: Mapping[str, Move] = {
    "register": _register,
    "refuse": _refuse,
    "submit letter": _submit_letter,
    "void letter": _void_letter,
    "submit draft": _submit_draft,
    "withdraw": _withdraw,
    "issue": _issue,
}


def receive(*, clerk: str, count: int, are_registered: bool = False) -> list[str]:
    """Take letters in, and register them where asked; return which."""
    actor = _actor(clerk)
    make = factories.register if are_registered else factories.receive
    at = timezone.now()
    return [str(make(actor, at=at).thing.uid) for _letter in range(count)]


def draft(*, drafter: str, count: int) -> list[str]:
    """Make whole drafts; return which."""
    actor, signer = _actor(drafter), _actor("minh")
    recipients = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
    content = factories.draft_content(signer, recipients=recipients)
    at = timezone.now()
    made = [outgoing.draft(content=content, actor=actor, at=at) for _draft in range(count)]
    return [str(document.thing.uid) for document in made]


def number(*, clerk: str, uids: list[str]) -> None:
    """Give numbers to signed documents and stop there, as a clerk whose server died."""
    actor = _actor(clerk)
    for document in Document.objects.filter(thing__uid__in=uids):
        issuing.number(document=document, actor=actor, at=timezone.now())


def run(*, move: str, username: str, uids: list[str], own: str, other: str) -> list[str]:
    """Make a move on each document when the other is ready for it too; return how it went.

    The document was read before, so that each believes it to be as it was. Empty is a success;
    else what the person is told.
    """
    actor, heard = _actor(username), []
    for place, uid in enumerate(uids):
        document = Document.objects.for_page().get(thing__uid=uid)
        set_marker(f"{own}-{place}")
        _wait_closely(Path(f"{other}-{place}"))
        try:
            MOVES[move](document, actor)
        except PermissionDenied as error:
            heard.append(str(error))
        except ValidationError as error:
            heard.append(" ".join(error.messages))
        else:
            heard.append(WON)
    return heard


def states(*, uids: list[str]) -> list[str]:
    """Return the states of documents, in their order."""
    found = dict(Document.objects.filter(thing__uid__in=uids).values_list("thing__uid", "state"))
    by_uid = {str(uid): state for uid, state in found.items()}
    return [by_uid[uid] for uid in uids]


def _actor(username: str) -> Actor:
    user, at = User.objects.get(username=username), timezone.now()
    return actor_in(user, posts_of(user, at)[0], at)


def _wait_closely(marker: Path) -> None:
    ends = time.monotonic() + PATIENCE
    while not marker.exists():
        if time.monotonic() > ends:
            raise TimeoutError(marker)
        time.sleep(0.0002)
