"""A browser for the pages about posts."""

from tests.browser import chromium, visit, visitor

__all__ = ["chromium", "visit", "visitor"]
