"""A browser for the pages of signing in."""

from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]
