"""Tests of the reading engine, on real files, good and hostile."""
