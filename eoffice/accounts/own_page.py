"""What stands on a person's own page besides signing in: apps above put a line there."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Line:
    """A line of the page: what it is about, in a sentence, and where it leads by which word."""

    title: str | Promise
    words: str | Promise
    opener: str | Promise
    url_name: str
    order: int = 50


_lines: dict[str, Line] = {}


def register(line: Line) -> None:
    """Put a line on everybody's own page. Called once for each, from `AppConfig.ready`."""
    _lines[line.url_name] = line


def lines() -> list[Line]:
    """List what was registered, in order."""
    return sorted(_lines.values(), key=lambda line: line.order)
