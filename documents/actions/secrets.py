"""Keeps state secrets out: refuses them at the door, and says what to do instead.

Law 117/2025/QH15, Article 5: no state secret on a device that is connected to a network.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.lifecycles import INCOMING, OUTGOING
from documents.models import Document
from documents.recognition.marks import find_mark_in_words
from eoffice.access.granting import end_grants
from eoffice.access.models import Cause
from eoffice.journal.recording import record
from storage import actions as storage


class StateSecretError(ValidationError):
    """What was typed or brought bears the mark of a state secret."""


def words_of_refusal() -> str:
    """Say what to do with a paper that bears the mark of a state secret."""
    return _(
        "This bears the mark of a state secret. It must not be kept in this system: take it out of "
        "the machine, register it in the register of state secrets, and hand it over on paper as "
        "the rules on state secrets say."
    )


def refuse_words(*texts: str) -> None:
    """Refuse what was typed when it bears a mark; raises StateSecretError."""
    for text in texts:
        if any(find_mark_in_words(line) for line in text.splitlines()):
            raise StateSecretError(words_of_refusal())


@transaction.atomic
def refuse_paper(document: Document, *, at: datetime) -> None:
    """Take a marked paper out of the vault; only that something was refused is kept.

    A letter that has no number yet is not accepted; one that has keeps it as a stub without words.
    Of a draft the files go, and with them what they say; the drafter is told why. Auditors no
    longer list it.
    """
    document.lock()
    storage.dispose(document.thing, at=at)
    document.subject = document.signer_name = document.signer_title = ""
    if document.is_incoming:
        _empty_letter(document)
    else:
        _empty_draft(document)
    document.save(
        update_fields=[
            "state",
            "subject",
            "signer_name",
            "signer_title",
            "body_name",
            "code_number",
            "code_notation",
        ]
    )
    end_grants(document.thing, at=at, cause=Cause.AUDITED)
    record(events.INCOMING_SECRET_REFUSED, actor=None, thing=document.thing, at=at)


def _empty_letter(document: Document) -> None:
    document.body_name = document.code_number = document.code_notation = ""
    if INCOMING.allows(document.state, "refuse"):
        document.state = INCOMING.after(document.state, "refuse")
    incoming = document.incoming
    incoming.refusal, incoming.proposal = words_of_refusal(), {}
    incoming.letter_key, incoming.correspondent = "", None
    incoming.save(update_fields=["refusal", "proposal", "letter_key", "correspondent"])


def _empty_draft(document: Document) -> None:
    if OUTGOING.allows(document.state, "withdraw"):
        document.state = OUTGOING.after(document.state, "withdraw")
    outgoing = document.outgoing
    outgoing.text, outgoing.own_file = "", None
    outgoing.sent_back_words = words_of_refusal()
    outgoing.save(update_fields=["text", "own_file", "sent_back_words"])
