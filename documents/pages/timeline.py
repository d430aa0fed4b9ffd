"""The timeline of a document: its journal, as sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import events
from eoffice.assignments import events as work
from eoffice.journal.models import JournalEntry
from eoffice.things.models import Thing

LAST = 200

SENTENCES: Mapping[str, str | Promise] = {
    events.INCOMING_RECEIVED: gettext_lazy("took it in."),
    events.INCOMING_READ_BY_ENGINE: gettext_lazy("read the file and proposed its fields."),
    events.INCOMING_SECRET_REFUSED: gettext_lazy("refused it: it bears the mark of a secret."),
    events.INCOMING_REGISTERED: gettext_lazy("registered it."),
    events.INCOMING_CORRECTED: gettext_lazy("corrected what was entered."),
    events.INCOMING_REFUSED: gettext_lazy("did not accept it."),
    events.INCOMING_RECONSIDERED: gettext_lazy("took it up again."),
    events.INCOMING_VOIDED: gettext_lazy("made its number void."),
    events.INCOMING_SUBMITTED: gettext_lazy("submitted it."),
    events.INCOMING_RETURNED: gettext_lazy("returned it to the registry."),
    events.INCOMING_INSTRUCTED: gettext_lazy("gave an instruction."),
    events.INCOMING_PROGRESSED: gettext_lazy("moved it on."),
    events.OUTGOING_DRAFTED: gettext_lazy("began the draft."),
    events.OUTGOING_CHANGED: gettext_lazy("changed the draft."),
    events.OUTGOING_SUBMITTED: gettext_lazy("submitted it to the signer."),
    events.OUTGOING_SENT_BACK: gettext_lazy("sent it back."),
    events.OUTGOING_APPROVED: gettext_lazy("approved it; its bytes are locked."),
    events.OUTGOING_SIGNED: gettext_lazy("signed it."),
    events.OUTGOING_NUMBERED: gettext_lazy("gave it number and date."),
    events.OUTGOING_SEALED: gettext_lazy("sealed it with the agency's key."),
    events.OUTGOING_ISSUED: gettext_lazy("issued it."),
    events.OUTGOING_VOIDED: gettext_lazy("made its number void."),
    events.OUTGOING_WITHDRAWN: gettext_lazy("withdrew it."),
    events.DELIVERY_RECEIVED: gettext_lazy("received it at the recipient."),
    events.DELIVERY_REFUSED: gettext_lazy("gave it back at the recipient."),
    events.THING_FILED: gettext_lazy("put it into a work file."),
    events.THING_TAKEN_OUT: gettext_lazy("took it out of a work file."),
    events.WORK_FILE_OPENED: gettext_lazy("opened the work file."),
    events.WORK_FILE_CLOSED: gettext_lazy("closed the work file."),
    events.WORK_FILE_REOPENED: gettext_lazy("opened the work file again."),
    events.WORK_FILE_MEMBERS_CHANGED: gettext_lazy("changed the members."),
    work.INSTRUCTION_GIVEN: gettext_lazy("named who does what."),
    work.ASSIGNMENT_ACCEPTED: gettext_lazy("accepted the work."),
    work.ASSIGNMENT_SPLIT: gettext_lazy("split the work."),
    work.ASSIGNMENT_REPORTED: gettext_lazy("reported."),
    work.ASSIGNMENT_RETURNED: gettext_lazy("returned the work."),
    work.ASSIGNMENT_COMPLETED: gettext_lazy("completed the work."),
    work.ASSIGNMENT_REOPENED: gettext_lazy("opened the work again."),
    work.ASSIGNMENT_WITHDRAWN: gettext_lazy("called the work back."),
    work.TERM_CHANGED: gettext_lazy("moved the deadline."),
}


@dataclass(frozen=True)
class Happened:
    """One entry of the journal, in words."""

    at: datetime
    who: str
    what: str
    post: str
    note: str


def timeline_of(thing: Thing) -> list[Happened]:
    """List what happened to a thing, newest first."""
    entries = JournalEntry.objects.filter(thing=thing).select_related("user", "post", "text")
    return [_happened(entry) for entry in entries.order_by("-pk")[:LAST]]


def _happened(entry: JournalEntry) -> Happened:
    text = getattr(entry, "text", None)
    return Happened(
        at=entry.happened_at,
        who=entry.user.full_name if entry.user else _("The system"),
        what=str(SENTENCES.get(entry.event, entry.event)),
        post=entry.post.title if entry.post else "",
        note=text.words if text else "",
    )
