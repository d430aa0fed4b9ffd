"""An engine: one message to one address, signed, to a pinned public host, with a deadline."""
