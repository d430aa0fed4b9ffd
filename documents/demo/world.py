"""What the stories of the demo share: the office, the bodies it knows, and who does what in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from random import Random

from documents.demo.stops import Papers
from documents.models import Delivery, WorkFile
from eoffice.demo.office import DemoOffice, House, Seat
from eoffice.demo.timeline import Story
from eoffice.organization.models import Agency, Duty

# Which deputy looks after which units; the director after the others.
_FIELDS = {"HCTP": 1, "PBGDPL": 1, "VP": 1, "BTTP": 2, "XDKTVB": 2}
_OF_BRANCHES = {"TTTGPL": "BTTP", "PCC1": "BTTP", "TTĐGTS": "BTTP"}
_turns = count()


@dataclass
class World:
    """The office with its catalogue, its papers and its work files."""

    office: DemoOffice
    agencies: Mapping[str, Agency]
    papers: Papers
    be_delivered: Callable[["World", House, Delivery, datetime], Story]
    work_files: dict[tuple[int, str, int], WorkFile] = field(default_factory=dict)

    def later(self, at: datetime, chance: Random, least: float, most: float) -> datetime:
        """Return an instant some working hours later."""
        return self.office.hours.after(at, chance.uniform(least, most))

    def leader_for(self, house: House, unit: str, chosen: int | None) -> Seat:
        number = _FIELDS.get(unit, 0) if chosen is None else chosen
        return house.leaders[number % len(house.leaders)]

    def unit_for(self, house: House, symbol: str) -> str:
        """Return the unit of the house in whose field a matter lies."""
        symbol = _OF_BRANCHES.get(symbol, symbol)
        if symbol in house.units:
            return symbol
        return next(reversed(house.units))

    def worker_in(self, house: House, unit: str) -> Seat:
        """Return somebody of a unit who does the work; everybody takes turns, the first twice."""
        workers = house.seats_of(Duty.STAFF, unit=unit) or house.seats_of(
            Duty.DEPUTY_HEAD, unit=unit
        )
        turns = [workers[0], *workers]
        return turns[next(_turns) % len(turns)]
