"""Signatures: keys, papers, attacks and verdicts."""
