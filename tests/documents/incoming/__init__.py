"""Tests of documents: incoming."""
