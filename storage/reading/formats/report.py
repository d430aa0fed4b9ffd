"""What a format tells the parent process while it reads."""

from collections.abc import Callable
from typing import Any, Protocol

from storage.reading.limits import Outcome
from storage.reading.values import PageText

Tell = Callable[[dict[str, Any]], None]


class Shows(Protocol):
    """A file of which pages can be shown as pictures (Pillow's, loosely typed)."""

    def __len__(self) -> int: ...
    def picture(self, page: int, width: int) -> Any: ...


class StoppedError(Exception):
    """Reading cannot go on; the outcome says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def tell_pages(pages: list[PageText], tell: Tell, most: int) -> None:
    """Tell pages that are all there at once, and whether they were too many."""
    tell({"count": len(pages)})
    for page in pages[:most]:
        tell({"page": page.as_json()})
    tell({"done": Outcome.TOO_MANY_PAGES if len(pages) > most else Outcome.FINE})
