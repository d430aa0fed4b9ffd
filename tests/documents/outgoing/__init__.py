"""Tests of documents: outgoing."""
