"""What can happen to tokens, as the journal calls it."""

TOKEN_MADE = "api.token.made"  # noqa: S105 - the name of an event
TOKEN_REVOKED = "api.token.revoked"  # noqa: S105 - the name of an event
