"""Tests of the demo office."""
