"""Papers of a meeting: brought, sent, withdrawn."""
