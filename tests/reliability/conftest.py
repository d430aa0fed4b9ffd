"""Each test here starts real processes on a database of its own."""

import pytest

from tests.processes import ROOT, Installation, template
from tests.processes import installation as bare

__all__ = ["bare", "template"]


@pytest.fixture
def installation(bare: Installation) -> Installation:
    """An installation whose processes can draw papers, and pages without collected files."""
    return plain(bare)


def plain(made: Installation) -> Installation:
    """Have an installation draw papers, and serve pages without collected files."""
    made.variables |= {
        "DJANGO_SETTINGS_MODULE": "tests.reliability.plain_settings",
        "FONTS_DIR": str(ROOT / "var" / "fonts"),
    }
    return made
