"""Each test here starts real processes on a database of its own."""

import pytest

from tests.processes import ROOT, Installation, template
from tests.processes import installation as bare

__all__ = ["bare", "template"]


@pytest.fixture
def installation(bare: Installation) -> Installation:
    """An installation whose processes can draw papers, and pages without collected files."""
    bare.variables |= {
        "DJANGO_SETTINGS_MODULE": "tests.reliability.plain_settings",
        "FONTS_DIR": str(ROOT / "var" / "fonts"),
    }
    return bare
