"""The fonts, and one letter of each sort, set once."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from documents.layout import fonts as typefaces
from documents.layout.pdf import as_pdf
from tests.documents.layout import letters

DAY = date(2026, 11, 25)
TINOS = Path(settings.NODE_MODULES) / "@expo-google-fonts" / "tinos"


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The prepared fonts; made where nobody has made them yet."""
    typefaces.prepare(TINOS, settings.FONTS_DIR)
    return Path(settings.FONTS_DIR)


@pytest.fixture(scope="session")
def reply(fonts: Path) -> bytes:
    """A công văn, as PDF."""
    return as_pdf(letters.REPLY, fonts=fonts, at=DAY)


@pytest.fixture(scope="session")
def decision(fonts: Path) -> bytes:
    """A decision with a statute attached, as PDF."""
    return as_pdf(letters.DECISION, fonts=fonts, at=DAY)


@pytest.fixture(scope="session")
def long_letter(fonts: Path) -> bytes:
    """A letter of several pages to very many, as PDF."""
    return as_pdf(letters.LONG, fonts=fonts, at=DAY)
