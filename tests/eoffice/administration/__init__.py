"""Tests of eoffice.administration."""
