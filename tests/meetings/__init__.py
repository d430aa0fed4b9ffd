"""Meetings: what people can do with them."""
