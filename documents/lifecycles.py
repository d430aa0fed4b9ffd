"""The states of documents and work files, and the moves between them, as tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eoffice.lib.lifecycle import Lifecycle, Move


class IncomingState(TextChoices):
    """How far a letter that came in has come."""

    INTAKE = "INTAKE", _("Waiting to be registered")
    REFUSED = "REFUSED", _("Not accepted")
    REGISTERED = "REGISTERED", _("Registered")
    SUBMITTED = "SUBMITTED", _("Submitted")
    IN_PROGRESS = "IN_PROGRESS", _("In progress")
    DONE = "DONE", pgettext_lazy("state", "Done")


class OutgoingState(TextChoices):
    """How far a document that goes out has come."""

    DRAFT = "DRAFT", pgettext_lazy("state", "Draft")
    SUBMITTED = "SUBMITTED", pgettext_lazy("state of a draft", "Submitted")
    APPROVED = "APPROVED", _("Approved")
    SIGNED = "SIGNED", pgettext_lazy("state", "Signed")
    NUMBERED = "NUMBERED", _("Numbered")
    ISSUED = "ISSUED", pgettext_lazy("state", "Issued")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("state", "Withdrawn")


class WorkFileState(TextChoices):
    """Whether things can still be put into a work file."""

    OPEN = "OPEN", pgettext_lazy("state", "Open")
    CLOSED = "CLOSED", pgettext_lazy("state", "Closed")


_I = IncomingState
_O = OutgoingState

INCOMING_WITH_NUMBER = frozenset({_I.REGISTERED, _I.SUBMITTED, _I.IN_PROGRESS, _I.DONE})
OUTGOING_WITH_NUMBER = frozenset({_O.NUMBERED, _O.ISSUED})
OUTGOING_LOCKED = frozenset({_O.APPROVED, _O.SIGNED, _O.NUMBERED, _O.ISSUED})

# `begin`, `finish`, `resume` and `call_back` are made by one function from the assignments.
INCOMING = Lifecycle(
    Move("register", {_I.INTAKE}, _I.REGISTERED),
    Move("refuse", {_I.INTAKE}, _I.REFUSED),
    Move("reconsider", {_I.REFUSED}, _I.INTAKE),
    Move("void", {_I.REGISTERED}, _I.INTAKE),
    Move("submit", {_I.REGISTERED}, _I.SUBMITTED),
    Move("return", {_I.SUBMITTED}, _I.REGISTERED),
    Move("instruct", {_I.SUBMITTED, _I.IN_PROGRESS, _I.DONE}, _I.IN_PROGRESS),
    Move("begin", {_I.SUBMITTED}, _I.IN_PROGRESS),
    Move("finish", {_I.SUBMITTED, _I.IN_PROGRESS}, _I.DONE),
    Move("resume", {_I.DONE}, _I.IN_PROGRESS),
    Move("call_back", {_I.IN_PROGRESS, _I.DONE}, _I.SUBMITTED),
)

OUTGOING = Lifecycle(
    Move("submit", {_O.DRAFT}, _O.SUBMITTED),
    Move("send_back", {_O.SUBMITTED, _O.APPROVED}, _O.DRAFT),
    Move("approve", {_O.SUBMITTED}, _O.APPROVED),
    Move("sign", {_O.APPROVED}, _O.SIGNED),
    Move("number", {_O.SIGNED}, _O.NUMBERED),
    Move("issue", {_O.NUMBERED}, _O.ISSUED),
    Move("withdraw", {_O.DRAFT, _O.SUBMITTED, _O.APPROVED, _O.SIGNED}, _O.WITHDRAWN),
    Move("void", {_O.NUMBERED}, _O.SIGNED),
)

WORK_FILE = Lifecycle(
    Move("close", {WorkFileState.OPEN}, WorkFileState.CLOSED),
    Move("reopen", {WorkFileState.CLOSED}, WorkFileState.OPEN),
)
