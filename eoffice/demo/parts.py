"""What the apps above put into the demo office: each registers a function that plans it."""

from collections.abc import Callable
from dataclasses import dataclass

from eoffice.demo.office import DemoOffice
from eoffice.demo.progress import Progress

Load = Callable[[DemoOffice, Progress], None]


@dataclass(frozen=True)
class _Part:
    order: int
    load: Load


_parts: list[_Part] = []


def part_of_the_demo(*, order: int) -> Callable[[Load], Load]:
    """Have the decorated function called when the office is founded, the lowest order first.

    It plans on `office.timeline` what happens in the office; a part that needs another comes after
    it. Call it when apps are ready.
    """

    def register(load: Load) -> Load:
        if all(part.load is not load for part in _parts):
            _parts.append(_Part(order, load))
        return load

    return register


def load_parts(office: DemoOffice, progress: Progress) -> None:
    for part in sorted(_parts, key=lambda part: part.order):
        part.load(office, progress)
