"""What a batch of lines would do: an outcome for every line, and what stands in the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from eoffice.accounts.models import User
from eoffice.administration.importing.checking import Flaw, Read
from eoffice.administration.importing.columns import Sheet
from eoffice.organization.models import Agency, Unit


class Outcome(StrEnum):
    """What becomes of a line."""

    WRONG = "wrong"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass
class Planned:
    """One line: what it is about, what would happen, and what is wrong with it."""

    number: int
    name: str
    outcome: Outcome = Outcome.UNCHANGED
    effects: list[str] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)

    @classmethod
    def of(cls, read: Read, name: str) -> "Planned":
        return cls(read.number, name, flaws=list(read.flaws))

    def refuse(self, words: str, key: str = "") -> None:
        self.flaws.append(Flaw(str(words), key))

    def do(self, outcome: Outcome, effect: str) -> None:
        """Note an effect; what is new stays new, whatever else changes on the line."""
        if self.outcome != Outcome.NEW:
            self.outcome = outcome
        self.effects.append(str(effect))

    @property
    def shown_outcome(self) -> Outcome:
        return Outcome.WRONG if self.flaws else self.outcome


@dataclass(frozen=True)
class Ground:
    """Where and when a batch lands, whose proposal it is, and which units there are by symbol."""

    agency: Agency
    proposer: User | None
    at: datetime
    today: date
    since: date
    """The day of the proposal: an appointment that began after it is not too late."""
    units: dict[str, Unit] = field(default_factory=dict)


Counts = Mapping[str, int]


@dataclass(frozen=True)
class PartPlan:
    """What the lines of one sheet would do.

    `carry_out` does it and counts it in codes; `given` are the uids of people and of their new
    posts once it was done; `people` are those who would be given something.
    """

    lines: Sequence[Planned]
    carry_out: Callable[[], Counts]
    people: Sequence[User] = ()
    appointments: int = 0
    given: list[tuple[str, str]] = field(default_factory=list)


class Part(Protocol):
    """What the lines of one sheet mean to an agency."""

    @property
    def sheet(self) -> Sheet: ...

    @property
    def page(self) -> str:
        """The name of the page on which these are kept by hand."""

    def plan(self, lines: Sequence[Read], ground: Ground) -> PartPlan:
        """Say what would happen, with a handful of queries whatever the number of lines."""

    def now(self, agency: Agency, at: datetime) -> Sequence[Mapping[str, str]]:
        """Give back what is there now, as lines of the sheet."""
