"""Meetings, their papers, and the packet that each participant reads."""
