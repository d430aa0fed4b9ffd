"""What follows from what happens elsewhere: the tokens of a closed account end for good."""

from eoffice.accounts.models import User
from eoffice.api.actions import tokens
from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import follows

ACCOUNT_DISABLED = "administration.account.disabled"
"""As administration calls it, which stands beside this app and is not imported."""


@follows(ACCOUNT_DISABLED)
def end_tokens(entry: JournalEntry) -> None:
    """End the tokens, which are refused already, so that opening the account revives none."""
    person = User.objects.get(uid=entry.payload["person"])
    tokens.end_all_of(person=person, at=entry.happened_at)
