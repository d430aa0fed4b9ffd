"""A browser for the pages of tokens."""

from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]
