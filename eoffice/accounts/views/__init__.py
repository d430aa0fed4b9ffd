"""Signing in, and what is chosen before and after it."""
