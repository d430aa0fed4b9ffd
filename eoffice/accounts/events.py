"""What happens to accounts, for the floors above to note."""

from django.dispatch import Signal

password_chosen = Signal()
"""A person has chosen a password with a code: `person`, `at`. Sent within the transaction."""
