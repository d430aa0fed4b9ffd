"""Tests of the pages about posts."""
