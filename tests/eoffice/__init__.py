"""Tests of the office itself."""
