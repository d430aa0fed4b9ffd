"""What happens to accounts, for the floors above to note."""

from django.dispatch import Signal

password_chosen = Signal()
"""A person has chosen a password with a code: `person`, `at`. Sent within the transaction."""

password_changed = Signal()
"""A person who is signed in has changed their password: `person`, `at`. In the transaction too."""

way_changed = Signal()
"""A way of signing in has been added or taken away: `person`, `what`, `at`. In the transaction.

`what` is one of the words below.
"""

APP_ON, APP_OFF = "app_on", "app_off"
PASSKEY_ADDED, PASSKEY_REMOVED = "passkey_added", "passkey_removed"
CODES_RENEWED = "codes_renewed"
