"""What settings say about reading: limits, and which programs there are."""

from django.conf import settings

from storage.reading import tools as programs
from storage.reading.limits import Limits, Tools


def limits() -> Limits:
    """Return how much reading one file may cost."""
    return Limits(
        memory_bytes=settings.READING_MEMORY_BYTES,
        seconds=settings.READING_SECONDS,
        pages=settings.READING_PAGES,
        recognised_pages=settings.READING_RECOGNISED_PAGES,
    )


def tools() -> Tools:
    """Return the programs that may help; those in settings.WITHOUT are taken as absent."""
    return programs.available(without=settings.WITHOUT, fonts=str(settings.FONTS_DIR))
