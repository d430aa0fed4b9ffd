"""Tests of an office that is brought in from a spreadsheet."""
