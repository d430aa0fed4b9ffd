"""The lines of the desk: what waits, what is coming, what others still owe."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise


@dataclass(frozen=True)
class DeskLine:
    """One line: what it is, its facts below, its state at the end.

    `mark` stands before it and says why this line is shown ("most urgent"). `tone` is a badge's.
    """

    title: str
    url: str
    mark: str | Promise = ""
    facts: str = ""
    badge: str | Promise = ""
    tone: str = "grey"


@dataclass(frozen=True)
class ComingLine:
    """Something that happens at a moment: a meeting begins, a term ends."""

    at: datetime
    title: str
    url: str
    facts: str = ""
    is_pressing: bool = False
