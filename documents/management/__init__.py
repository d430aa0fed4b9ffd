"""Doors of the operator to documents."""
