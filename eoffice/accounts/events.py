"""What happens to accounts, for the floors above to note."""

from django.dispatch import Signal

password_chosen = Signal()
"""A person has chosen a password with a code: `person`, `at`. Sent within the transaction."""

password_changed = Signal()
"""A person who is signed in has changed their password: `person`, `at`. In the transaction too."""
