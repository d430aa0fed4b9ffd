"""What follows from an event that programs can be told of: messages to those who asked for it."""

from django.utils import timezone

from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows
from eoffice.webhooks import tasks, tellable
from eoffice.webhooks.actions import messages

_followed: set[str] = set()


def tell_of(*told: tellable.Tellable) -> None:
    """Let programs be told of these events. Called by each app once, from `AppConfig.ready`."""
    for one in told:
        tellable.add(one)
        if one.event not in _followed:
            follows(one.event)(write_messages)
            _followed.add(one.event)


def write_messages(entry: JournalEntry) -> None:
    """Write one message for each webhook that is told of it, with the task that sends it."""
    for message in messages.write(entry=entry, at=timezone.now()):
        tasks.send.enqueue(message=str(message.uid))
