"""The agenda: items, and who may read which."""
