"""Tests of where the bytes lie."""
