"""Tests of documents: registers."""
