"""Tests of documents: correspondents."""
