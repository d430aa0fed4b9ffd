"""Packets: page numbers that hold, one PDF for all who read the same."""
