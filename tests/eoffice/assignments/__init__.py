"""Tests of work that is given to people."""
