"""Sentences about people, as tests; mirrors the source."""
