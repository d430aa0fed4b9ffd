"""Webhooks: hosts, rights, messages, and receivers that are real servers."""
