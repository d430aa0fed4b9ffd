"""Agencies, units, posts, who is in them and until when."""
