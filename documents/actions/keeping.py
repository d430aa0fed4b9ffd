"""What is kept of a draft on its way, so that it can be said later what was changed in it."""

from documents import events
from documents.actions import forming
from documents.models import Document
from eoffice.journal.models import JournalEntry
from storage import actions as storage
from storage.models import AttachmentRole, FileVersion


def keep_as_sent_back(*, document: Document, entry: JournalEntry) -> FileVersion | None:
    """Keep the pages of a draft as its signer saw them, as a version among those of the draft.

    What was uploaded, or locked by an approval, is kept already. Where the drafter was quicker
    than the worker, there is nothing left that could be kept.
    """
    outgoing = document.outgoing
    later = JournalEntry.objects.of_thing(document.thing).filter(pk__gt=entry.pk)
    if outgoing.own_file is not None or later.filter(event=events.OUTGOING_CHANGED).exists():
        return None
    if _was_approved(document, entry):
        return None
    content, name = forming.draft_pdf(document, at=entry.happened_at), forming.file_name(document)
    attachment = document.thing.attachments.filter(role=AttachmentRole.DRAFT).first()
    if attachment is not None:
        return storage.add_version(
            attachment.file,
            content,
            name=name,
            actor=None,
            at=entry.happened_at,
            is_made_here=True,
        )
    version = storage.keep(
        content,
        name=name,
        agency=document.thing.agency,
        actor=None,
        at=entry.happened_at,
        is_made_here=True,
    )
    storage.attach(version, thing=document.thing, role=AttachmentRole.DRAFT)
    return version


def _was_approved(document: Document, entry: JournalEntry) -> bool:
    """Say whether the round that ended in the sending back had come as far as an approval."""
    steps = JournalEntry.objects.of_thing(document.thing).filter(
        pk__lt=entry.pk, event__in=[events.OUTGOING_SUBMITTED, events.OUTGOING_APPROVED]
    )
    last = steps.last()
    return last is not None and last.event == events.OUTGOING_APPROVED
