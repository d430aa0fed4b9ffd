"""Made-up offices, and a model of who sees what in them that shares nothing with the program.

Hypothesis draws an `Office`: plain tuples, with hours before (−) and after (+) now. `build` makes
it with the program's own functions; `Model` answers from the tuples alone, by following them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from eoffice.organization.models import Duty

HolderName = tuple[str, int, str]  # what kind, which one, and of roles and domains their name

AGENCIES, UNITS, POSTS, PEOPLE, CIRCLES, THINGS = 2, 4, 6, 5, 3, 6
KINDS = ["incoming", "meeting"]
CAUSES = ["registered", "lead", "inform"]

# Typed by hand, from product.md and walls.md: not drawn from the program.
ROLES = {"DIRECTOR": "LEADERS", "CLERK": "REGISTRY", "AUDITOR": "AUDITORS"}
DOMAINS = {
    "INCOMING_LISTED": {"REGISTRY", "LEADERS", "AUDITORS"},
    "INCOMING_READ": {"REGISTRY", "LEADERS"},
}
DUTIES = [Duty.DIRECTOR, Duty.CLERK, Duty.AUDITOR, Duty.HEAD, Duty.STAFF, Duty.STAFF]


@dataclass(frozen=True)
class Appointment:
    post: int
    person: int
    begins: int
    ends: int | None


@dataclass(frozen=True)
class Stay:
    """A holder is in a circle for a while."""

    circle: int
    member: HolderName
    begins: int
    ends: int | None


@dataclass(frozen=True)
class Loan:
    """A post is delegated to a person."""

    post: int
    deputy: int
    begins: int
    ends: int
    revoked: int | None


@dataclass(frozen=True)
class Given:
    """A right is given, and perhaps ended before its time."""

    thing: int
    holder: HolderName
    right: str
    cause: str
    begins: int
    ends: int | None
    ended: int | None


@dataclass(frozen=True)
class Office:
    agency_of_unit: list[int]
    unit_of_post: list[int]
    duties: list[Duty]
    appointments: list[Appointment]
    stays: list[Stay]
    loans: list[Loan]
    things: list[tuple[int, str]]  # sort key, kind
    given: list[Given]


past = st.integers(-100, -1)
future = st.integers(1, 100)


@st.composite
def periods(draw: st.DrawFn) -> tuple[int, int | None]:
    """From some time ago, until later, or until before now, or for good."""
    begins = draw(past)
    ends = draw(st.none() | st.integers(begins + 1, 100).filter(bool))
    return begins, ends


def holders(circles: int = CIRCLES) -> st.SearchStrategy[HolderName]:
    """Any holder; of the circles only the first few, so that no circle is in itself."""
    agencies = st.integers(0, AGENCIES - 1)
    kinds = [
        st.tuples(st.just("post"), st.integers(0, POSTS - 1), st.just("")),
        st.tuples(st.just("person"), st.integers(0, PEOPLE * AGENCIES - 1), st.just("")),
        st.tuples(st.just("unit"), st.integers(0, UNITS - 1), st.just("")),
        st.tuples(st.just("intake"), st.integers(0, UNITS - 1), st.just("")),
        st.tuples(st.just("role"), agencies, st.sampled_from(sorted(ROLES.values()))),
        st.tuples(st.just("domain"), agencies, st.sampled_from(sorted(DOMAINS))),
    ]
    if circles:
        kinds.append(st.tuples(st.just("circle"), st.integers(0, circles - 1), st.just("")))
    return st.one_of(kinds)


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    begins, ends = draw(periods())
    return Appointment(
        draw(st.integers(0, POSTS - 1)), draw(st.integers(0, PEOPLE - 1)), begins, ends
    )


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    circle = draw(st.integers(0, CIRCLES - 1))
    begins, ends = draw(periods())
    return Stay(circle, draw(holders(circles=circle)), begins, ends)


@st.composite
def loans(draw: st.DrawFn) -> Loan:
    begins, ends = draw(periods())
    last = 200 if ends is None else ends
    return Loan(
        draw(st.integers(0, POSTS - 1)),
        draw(st.integers(0, PEOPLE - 1)),
        begins,
        last,
        draw(st.none() | st.integers(begins, -1)),
    )


@st.composite
def given_rights(draw: st.DrawFn) -> Given:
    begins = draw(past)
    return Given(
        thing=draw(st.integers(0, THINGS - 1)),
        holder=draw(holders()),
        right=draw(st.sampled_from(["metadata", "read"])),
        cause=draw(st.sampled_from(CAUSES)),
        begins=begins,
        ends=draw(st.none() | st.integers(begins + 1, 100).filter(bool)),
        ended=draw(st.none() | st.integers(begins, -1)),
    )


@st.composite
def offices(draw: st.DrawFn) -> Office:
    def some(strategy: st.SearchStrategy[object], least: int, most: int) -> list:  # type: ignore[type-arg]  # of whatever is drawn
        return draw(st.lists(strategy, min_size=least, max_size=most))

    return Office(
        agency_of_unit=some(st.integers(0, AGENCIES - 1), UNITS, UNITS),
        unit_of_post=some(st.integers(0, UNITS - 1), POSTS, POSTS),
        duties=some(st.sampled_from(DUTIES), POSTS, POSTS),
        appointments=some(appointments(), 1, 8),
        stays=some(stays(), 0, 6),
        loans=some(loans(), 0, 3),
        # Few sort keys, so that several things share one.
        things=some(st.tuples(st.integers(0, 3), st.sampled_from(KINDS)), THINGS, THINGS),
        given=some(given_rights(), 1, 12),
    )


class Model:
    """Answers from the drawn tuples, in hours; the program's tables and queries play no part."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def agency_of(self, post: int) -> int:
        return self.office.agency_of_unit[self.office.unit_of_post[post]]

    def holds(self, person: int, post: int, hour: int) -> bool:
        return any(
            made.person == person and made.post == post and lasts(made.begins, made.ends, hour)
            for made in self.office.appointments
        )

    def posts_of(self, person: int, hour: int) -> list[int]:
        return [post for post in range(POSTS) if self.holds(person, post, hour)]

    def loans_to(self, person: int, hour: int) -> list[Loan]:
        """What a person may act for: only in agencies in which they hold a post themselves."""
        at_home = {self.agency_of(post) for post in self.posts_of(person, hour)}
        return [
            loan
            for loan in self.office.loans
            if loan.deputy == person
            and self.agency_of(loan.post) in at_home
            and lasts(loan.begins, loan.ends, hour)
            and (loan.revoked is None or loan.revoked > hour)
        ]

    def members(self, holder: HolderName, hour: int) -> Iterator[HolderName]:
        """Follow a holder one step down."""
        kind, number, name = holder
        for post in range(POSTS):
            unit, duty = self.office.unit_of_post[post], str(self.office.duties[post])
            is_in = {
                "unit": unit == number and duty != "AUDITOR",
                "intake": unit == number and duty in {"HEAD", "CLERK"},
                "role": self.agency_of(post) == number and ROLES.get(duty) == name,
            }
            if is_in.get(kind):
                yield ("post", post, "")
        if kind == "domain":
            yield from (("role", number, role) for role in DOMAINS[name])
        if kind == "circle":
            for stay in self.office.stays:
                if stay.circle == number and lasts(stay.begins, stay.ends, hour):
                    yield stay.member

    def is_in(self, sought: set[HolderName], holder: HolderName, hour: int) -> bool:
        return holder in sought or any(
            self.is_in(sought, member, hour) for member in self.members(holder, hour)
        )

    def carried(self, post: int, person: int | None) -> set[HolderName]:
        """What an actor starts from: the post, and of the person only what is in its agency."""
        start: set[HolderName] = {("post", post, "")}
        if person is not None:
            start.add(("person", person * AGENCIES + self.agency_of(post), ""))
        return start

    def grants(
        self, thing: int, start: set[HolderName], hour: int, right: str = "metadata"
    ) -> list[Given]:
        return [
            given
            for given in self.office.given
            if given.thing == thing
            and (right == "metadata" or given.right == "read")
            and lasts(given.begins, end_of(given), hour)
            and self.is_in(start, given.holder, hour)
        ]

    def sees(self, thing: int, post: int, person: int | None, right: str, hour: int = 0) -> bool:
        return bool(self.grants(thing, self.carried(post, person), hour, right))

    def readers(self, thing: int, hour: int) -> set[tuple[int, bool]]:
        """Who could read it, and whether for another."""
        found = set()
        for person in range(PEOPLE):
            for post in self.posts_of(person, hour):
                if self.sees(thing, post, person, "read", hour):
                    found.add((person, False))
            for loan in self.loans_to(person, hour):
                if self.sees(thing, loan.post, None, "read", hour):
                    found.add((person, True))
        return found


def end_of(given: Given) -> int | None:
    """When a grant ends: at its own end, or when it was ended, whichever comes first."""
    ends = [end for end in (given.ends, given.ended) if end is not None]
    return min(ends) if ends else None


def lasts(begins: int, ends: int | None, hour: int) -> bool:
    return begins <= hour and (ends is None or hour < ends)


def at_hour(now: datetime, hour: int) -> datetime:
    return now + timedelta(hours=hour)
