"""Tests of documents: work_files."""
