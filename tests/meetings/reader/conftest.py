"""The reader in a real browser."""

from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]
