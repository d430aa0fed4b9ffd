"""Work that a worker does later: claimed, repeated, parked, never lost."""
