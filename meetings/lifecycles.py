"""The states of a meeting and of a packet, and the moves between them, as tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.lib.lifecycle import Lifecycle, Move


class MeetingState(TextChoices):
    """How far a meeting has come."""

    DRAFT = "DRAFT", _("Being prepared")
    SENT = "SENT", _("Sent")
    CLOSED = "CLOSED", _("Closed")
    CANCELLED = "CANCELLED", _("Cancelled")


class PacketState(TextChoices):
    """How far a packet has come."""

    WAITING = "WAITING", _("Waiting to be made")
    MAKING = "MAKING", _("Being made")
    READY = "READY", _("Ready")
    FAILED = "FAILED", _("Could not be made")


_S = MeetingState
_P = PacketState

OPEN_STATES = frozenset({_S.DRAFT, _S.SENT})

MEETING = Lifecycle(
    Move("send", {_S.DRAFT, _S.SENT}, _S.SENT),
    Move("close", {_S.SENT}, _S.CLOSED),
    Move("cancel", {_S.DRAFT, _S.SENT}, _S.CANCELLED),
)

PACKET = Lifecycle(
    Move("make", {_P.WAITING, _P.MAKING, _P.FAILED}, _P.MAKING),
    Move("finish", {_P.MAKING}, _P.READY),
    Move("fail", {_P.WAITING, _P.MAKING}, _P.FAILED),
    Move("ask", {_P.FAILED}, _P.WAITING),
)
