"""Signatures of a person and of the agency on one PDF, and verdicts on any signed PDF."""
