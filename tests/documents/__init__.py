"""Tests of documents in, documents out and their engines."""
