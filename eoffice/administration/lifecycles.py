"""The states of what one administrator proposes and a second person confirms, as a table."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from eoffice.lib.lifecycle import Lifecycle, Move


class ProposalState(TextChoices):
    """How far a proposal has come. One that waits for too long has ended without a move."""

    WAITING = "WAITING", _("Waiting for a second person")
    CONFIRMED = "CONFIRMED", _("Confirmed")
    DECLINED = "DECLINED", pgettext_lazy("state of a proposal", "Declined")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("state of a proposal", "Withdrawn")


_S = ProposalState

PROPOSAL = Lifecycle(
    Move("confirm", {_S.WAITING}, _S.CONFIRMED),
    Move("decline", {_S.WAITING}, _S.DECLINED),
    Move("withdraw", {_S.WAITING}, _S.WITHDRAWN),
)
