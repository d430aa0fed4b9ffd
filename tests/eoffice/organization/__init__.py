"""Tests of eoffice.organization."""
