"""A letter's text becomes a proposal: its number, date, body, kind, subject, signer and marks."""
