"""Real processes and a browser, for what one process and one request cannot show."""

from tests.browser import chromium, visit, visitor
from tests.processes import installation, template

__all__ = ["chromium", "installation", "template", "visit", "visitor"]
