"""Who did what, and that it is told once."""
