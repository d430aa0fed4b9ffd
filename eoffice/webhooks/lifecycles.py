"""The states of a message to a program, as a table."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from eoffice.lib.lifecycle import Lifecycle, Move


class MessageState(TextChoices):
    """How far a message has come."""

    WAITING = "WAITING", pgettext_lazy("state of a message", "Waiting")
    TOLD = "TOLD", pgettext_lazy("state of a message", "Received")
    WITHHELD = "WITHHELD", pgettext_lazy("state of a message", "Not sent")
    GIVEN_UP = "GIVEN_UP", pgettext_lazy("state of a message", "Given up")


_S = MessageState

MESSAGE = Lifecycle(
    Move("tell", {_S.WAITING}, _S.TOLD),
    Move("withhold", {_S.WAITING}, _S.WITHHELD),
    Move("give_up", {_S.WAITING}, _S.GIVEN_UP),
    Move("send_again", {_S.TOLD, _S.GIVEN_UP}, _S.WAITING),
)
