"""Real processes, for what one process cannot show."""

from tests.processes import installation, template

__all__ = ["installation", "template"]
