"""Webhooks: other programs are told that something happened, never what a paper says."""
