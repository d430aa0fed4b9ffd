"""The time of the demo office: stories that happen side by side, each thing in its order.

A story is a generator: it yields the instant at which it goes on, and acts when it is resumed.
What would happen after now does not happen: there the story stands still, and work waits on desks.
"""

import heapq
from collections.abc import Generator
from datetime import datetime
from itertools import count
from typing import TypeAlias

from eoffice.demo.progress import Progress

Story: TypeAlias = Generator[datetime, None, None]


class Timeline:
    """Tells stories in the order of their instants; so registers are in the order of their days."""

    def __init__(self) -> None:
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._order = count()
        self._told = 0

    def tell(self, story: Story) -> None:
        """Take a story up; also from within another."""
        at = next(story, None)
        if at is not None:
            heapq.heappush(self._waiting, (at, next(self._order), story))

    def run(self, *, until: datetime, progress: Progress, words: str) -> int:
        """Let everything happen until an instant; return how many things did."""
        begins_at = self._waiting[0][0] if self._waiting else until
        span = max(int((until - begins_at).total_seconds() // 3600), 1)
        happened = shown = 0
        with progress.bar(words, span) as bar:
            while self._waiting and self._waiting[0][0] <= until:
                at, _order, story = heapq.heappop(self._waiting)
                reached = int((at - begins_at).total_seconds() // 3600)
                bar.update(max(reached - shown, 0))
                shown = max(shown, reached)
                following = next(story, None)
                happened += 1
                if following is not None:
                    heapq.heappush(self._waiting, (max(at, following), next(self._order), story))
            bar.update(span - shown)
        return happened
