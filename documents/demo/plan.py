"""What comes in and goes out in the demo, when, and how far each of it comes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import TypeVar

from documents.demo.letters import SampleLetter, incoming_letters_of, outgoing_letters_of
from documents.demo.papers import Shape
from documents.demo.stops import Arrival, Halt, Stop, Twist
from eoffice.demo.office import DemoOffice
from eoffice.lib.clock import office_day

_Where = TypeVar("_Where", Stop, Halt)
SEED = 7
# Of a hundred documents: those that stand still on the way in, the newest first.
_WAITING_IN = (
    (Stop.ARRIVED, 2.0),
    (Stop.REGISTERED, 1.0),
    (Stop.SUBMITTED, 3.0),
    (Stop.INSTRUCTED, 4.0),
    (Stop.SPLIT, 4.5),
    (Stop.ACCEPTED, 3.5),
    (Stop.REPORTED, 2.0),
)
_WAITING_OUT = (
    (Halt.DRAFTED, 2.0),
    (Halt.SUBMITTED, 2.0),
    (Halt.SENT_BACK, 1.0),
    (Halt.APPROVED, 1.0),
    (Halt.SIGNED, 1.0),
)
_JUST_SENT = 8  # drafts are newer: at their distance, time enough to have been issued
_SMALL_IN = (Stop.ARRIVED, Stop.ARRIVED, *Stop)
_SMALL_OUT = tuple(Halt)
_INCOMING, _OUTGOING = (
    0.70,
    0.165,
)  # of the documents; replies, and what goes between houses, besides
_GAP, _GAP_OUT = 1.5, 3.5  # working hours between letters, and between drafts, that still wait
_GAP_WHEN_SMALL = 12.0
_SCANNED = 0.04
_RESTRICTED = 0.02
_SHOWN_UNIT = "HCTP"


@dataclass(frozen=True)
class Outgoing:
    """A document that the office writes of itself."""

    at: datetime
    letter: SampleLetter
    halt: Halt
    twist: Twist = Twist.NONE
    signer: int | None = None


def arrivals(office: DemoOffice) -> list[Arrival]:
    """Plan the letters that come to the department, the oldest first."""
    chance = office.chance("arrivals")
    stops = list(_SMALL_IN) if office.is_small else _waiting(office, _WAITING_IN)
    total = len(stops) if office.is_small else round(office.documents * _INCOMING)
    moments = _moments(office, chance, len(stops), total, gap=_GAP)
    days = sorted(
        office.hours.working_day_before(office_day(at), chance.randint(0, 4)) for at in moments
    )
    letters = incoming_letters_of(days, seed=SEED)
    stops = [*([Stop.DONE] * (total - len(stops))), *reversed(stops)]
    return [
        _arrival(office, chance, number, moment=moment, letter=letter, stop=stop)
        for number, (moment, letter, stop) in enumerate(zip(moments, letters, stops, strict=True))
    ]


def writings(office: DemoOffice) -> list[Outgoing]:
    """Plan the documents that the department writes of itself, the oldest first."""
    chance = office.chance("writings")
    halts = list(_SMALL_OUT) if office.is_small else _waiting(office, _WAITING_OUT)
    if not office.is_small:  # what has just been sent, and waits to be taken in
        halts[_JUST_SENT:_JUST_SENT] = [Halt.ISSUED] * max(round(office.documents / 100), 1)
    total = len(halts) if office.is_small else round(office.documents * _OUTGOING)
    moments = _moments(office, chance, len(halts), total, gap=_GAP_OUT)
    letters = outgoing_letters_of([office_day(at) for at in moments], seed=SEED)
    halts = [*([Halt.ISSUED] * (total - len(halts))), *reversed(halts)]
    rows = list(zip(moments, letters, halts, strict=True))
    voided = total // 3
    return [
        Outgoing(
            moment,
            letter,
            halt,
            twist=Twist.VOIDED if number == voided and halt is Halt.ISSUED else Twist.NONE,
            signer=number % 3 if halt in {Halt.SUBMITTED, Halt.APPROVED} else None,
        )
        for number, (moment, letter, halt) in enumerate(rows)
    ]


def writings_of_branches(office: DemoOffice) -> list[tuple[int, Outgoing]]:
    """Plan what the offices under the department report to it, with the number of the office."""
    chance = office.chance("branches")
    total = 1 if office.is_small else max(round(office.documents * 0.035), 3)
    recent = 1 if office.is_small else min(4, total)
    moments = _moments(office, chance, recent, total, gap=_GAP_OUT, newest=30)
    if not office.is_small:
        moments += [office.hours.before(office.now, 12 - hours) for hours in (0, 2, 4)]
    letters = outgoing_letters_of([office_day(at) for at in moments], seed=SEED + 1)
    # The newest of each office waits for its leader's signature; the department's wait is over.
    waiting = 0 if office.is_small else len(office.branches)
    halts = [*([Halt.ISSUED] * total), *([Halt.SUBMITTED] * waiting)]
    return [
        (number % len(office.branches), Outgoing(moment, letter, halt))
        for number, (moment, letter, halt) in enumerate(zip(moments, letters, halts, strict=True))
    ]


def _waiting(office: DemoOffice, shares: Sequence[tuple[_Where, float]]) -> list[_Where]:
    return [
        stop
        for stop, share in shares
        for _number in range(max(round(share * office.documents / 100), 1))
    ]


def _moments(
    office: DemoOffice, chance: Random, waiting: int, total: int, *, gap: float, newest: float = 1
) -> list[datetime]:
    """Spread the old ones over two years, and the waiting ones over the last days."""
    gap = _GAP_WHEN_SMALL if office.is_small else gap
    recent = [office.hours.before(office.now, newest + gap * number) for number in range(waiting)]
    first = office.begins_at
    span = (min(recent, default=office.now) - first) / timedelta(hours=1)
    old = [
        office.hours.after(first + timedelta(hours=chance.uniform(0, span)), 0)
        for _number in range(total - waiting)
    ]
    last = min(recent, default=office.now)
    return sorted([*(min(at, last) for at in old), *recent])


def _arrival(
    office: DemoOffice,
    chance: Random,
    number: int,
    *,
    moment: datetime,
    letter: SampleLetter,
    stop: Stop,
) -> Arrival:
    shape, twist = Shape.PRINTED, Twist.NONE
    if chance.random() < _SCANNED:
        shape = Shape.SCANNED
    elif chance.random() < 0.02 and not office.is_small:
        shape = Shape.WRITTEN
    if stop is Stop.DONE:
        twist = _twist(office, chance, number)
    unit = _SHOWN_UNIT if office.is_small or chance.random() < 0.12 else ""
    leader = number % 3 if stop is Stop.SUBMITTED and not office.is_small else None
    return Arrival(moment, letter, shape, stop, twist, unit, leader)


def _twist(office: DemoOffice, chance: Random, number: int) -> Twist:
    if office.is_small:
        return Twist.ANSWERED
    fixed = {20: Twist.VOIDED, 60: Twist.REFUSED, 110: Twist.VOIDED, 150: Twist.REFUSED}
    if number in fixed:
        return fixed[number]
    return Twist.RESTRICTED if chance.random() < _RESTRICTED else Twist.NONE


def with_scenes(arrivals: list[Arrival]) -> list[Arrival]:
    """Give single letters what the demo shows: a locked file, the same letter again, and returns."""
    found = list(arrivals)

    def change(stop: Stop, nth: int, **values: object) -> None:
        places = [
            place
            for place, one in enumerate(found)
            if one.stop is stop and not one.letter.is_of_a_citizen
        ]
        if nth < len(places):
            found[places[nth]] = replace(found[places[nth]], **values)  # type: ignore[arg-type] # named at each call

    change(Stop.ARRIVED, 0, shape=Shape.LOCKED)
    change(Stop.ARRIVED, 2, shape=Shape.SCANNED)
    change(Stop.ARRIVED, 3, shape=Shape.SCANNED)
    change(Stop.REGISTERED, 1, twist=Twist.RETURNED)
    change(Stop.SPLIT, 5, twist=Twist.RETURNED)
    change(Stop.SUBMITTED, 1, twist=Twist.RESTRICTED)
    change(Stop.ACCEPTED, 2, twist=Twist.RESTRICTED)
    change(Stop.SPLIT, 0, twist=Twist.AGAIN)
    return found
