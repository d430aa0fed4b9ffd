"""The states of an assignment, and the moves between them, as a table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.lib.lifecycle import Lifecycle, Move


class AssignmentState(TextChoices):
    """How far one recipient's line has come."""

    WAITING = "WAITING", _("Waiting")
    ACCEPTED = "ACCEPTED", _("Accepted")
    DONE = "DONE", _("Done")
    RETURNED = "RETURNED", _("Returned")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn")


_S = AssignmentState

OPEN_STATES = frozenset({_S.WAITING, _S.ACCEPTED})

ASSIGNMENT = Lifecycle(
    Move("accept", {_S.WAITING}, _S.ACCEPTED),
    Move("split", {_S.WAITING, _S.ACCEPTED}, _S.ACCEPTED),
    Move("report", {_S.WAITING, _S.ACCEPTED}, _S.ACCEPTED),
    Move("complete", {_S.WAITING, _S.ACCEPTED}, _S.DONE),
    Move("return", {_S.WAITING, _S.ACCEPTED}, _S.RETURNED),
    Move("reopen", {_S.DONE}, _S.ACCEPTED),
    Move("withdraw", {_S.WAITING, _S.ACCEPTED}, _S.WITHDRAWN),
)
