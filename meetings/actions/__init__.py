"""What people do with meetings: prepare, invite, send, answer, close, cancel."""
