"""The posts that the lines of people are about: held already, free and filled, or opened."""

from collections import defaultdict
from datetime import date, datetime

from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.administration.batches.units import key_of
from eoffice.administration.batches.values import Counts, Ground, Outcome, Planned
from eoffice.administration.importing.checking import Read
from eoffice.organization.enrolling import Seat, take_seats
from eoffice.organization.models import Duty, Holding, Post, Unit
from eoffice.organization.moments import first_moment_of, moment_after

Key = tuple[str, str, str]
"""Which post is meant: the symbol of its unit, its title, its duty."""
_LAST_PLACE = 999


def key_of_post(post: Post) -> Key:
    return (key_of(post.unit.symbol), post.title.casefold(), str(post.duty))


def free_posts(ground_agency: int, at: datetime) -> list[Post]:
    """List the posts without an end that nobody holds or will hold, and that are no guest's."""
    posts = Post.objects.filter(unit__agency=ground_agency, valid_until__isnull=True)
    held = Holding.objects.filter(person__isnull=False, holder__post__isnull=False)
    taken = held.ending_after(at).filter(holder__agency=ground_agency).values("holder__post")
    free = posts.exclude(pk__in=taken).exclude(duty=Duty.GUEST)
    return list(free.select_related("unit__agency").order_by("unit__ordinal", "ordinal", "pk"))


class Posts:
    """Gives lines their posts, each post once, and takes the seats when it is carried out."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._held: dict[tuple[int, Key], Holding] = {}
        held = Holding.objects.of_posts_in(ground.agency).ending_after(ground.at)
        for row in held.select_related("holder__post__unit"):
            if row.holder.post is not None:
                self._held[row.person_id or 0, key_of_post(row.holder.post)] = row
        self._free: dict[Key, list[Post]] = defaultdict(list)
        for post in free_posts(ground.agency.pk, ground.at):
            self._free[key_of_post(post)].append(post)
        self._lines: dict[tuple[str, Key], int] = {}
        self._places: dict[str, int] = {}
        self._seats: list[Seat] = []
        self._opened: list[Post] = []

    def seat(self, read: Read, line: Planned, person: User) -> None:
        """Let a person hold the post of a line, unless they do already."""
        found = self.find_unit(read, line)
        if found is None:
            return
        key = _key(read)
        mine = (person.username.casefold(), key)
        if mine in self._lines:
            line.refuse(
                _("Line %(line)d says the same already.") % {"line": self._lines[mine]}, "title"
            )
            return
        self._lines[mine] = read.number
        holding = self._held.get((person.pk or 0, key))
        if holding is not None:
            _compare_end(read, line, holding)
        elif self._may_hold(read, line, person):
            self._appoint(read, line, person, found)

    def keep_free(self, read: Read, line: Planned) -> None:
        """Have a free post for a line without a person."""
        found = self.find_unit(read, line)
        if found is None:
            return
        key = _key(read)
        if self._free[key]:
            self._free[key].pop(0)
            return
        post = self._open(read, found)
        begins_at = max(self._ground.at, first_moment_of(post.valid_from))
        self._seats.append(Seat(post, None, begins_at))
        line.do(Outcome.NEW, _("The post is opened and stays free."))

    @property
    def appointments(self) -> int:
        return sum(seat.person is not None for seat in self._seats)

    def people(self) -> list[User]:
        """List those who would be given a post."""
        return [seat.person for seat in self._seats if seat.person is not None]

    def carry_out(self) -> Counts:
        Post.objects.bulk_create(self._opened)
        take_seats(self._ground.agency, self._seats)
        return {"posts_new": len(self._opened), "appointments": self.appointments}

    def given(self) -> list[tuple[str, str]]:
        return [
            (str(seat.person.uid), str(seat.post.uid))
            for seat in self._seats
            if seat.person is not None
        ]

    def find_unit(self, read: Read, line: Planned) -> Unit | None:
        """Return the unit of a line, or say what is wrong with it."""
        symbol = read.text("unit")
        unit = self._ground.units.get(key_of(symbol))
        if unit is None:
            line.refuse(
                _(
                    "There is no unit with the symbol %(symbol)s: add it to the sheet of units, or "
                    "correct the symbol."
                )
                % {"symbol": symbol},
                "unit",
            )
            return None
        first = read.day("first_day") or self._ground.today
        if unit.valid_from > max(first, self._ground.today):
            line.refuse(
                _("The unit itself begins on %(day)s.") % {"day": f"{unit.valid_from:%d/%m/%Y}"},
                "first_day",
            )
            return None
        return unit

    def _may_hold(self, read: Read, line: Planned, person: User) -> bool:
        first, last = read.day("first_day"), read.day("last_day")
        if first is not None and first < self._ground.since:
            line.refuse(
                _(
                    "This day has passed: an appointment begins today or later. Leave the cell "
                    "empty, and it begins when it is confirmed."
                ),
                "first_day",
            )
        elif last is not None and last < max(first or self._ground.today, self._ground.today):
            line.refuse(_("The last day lies before the first one."), "last_day")
        elif not person.is_active:
            line.refuse(
                _("The account is disabled: enable it before the person is appointed."), "username"
            )
        elif person == self._ground.proposer and read.text("duty") != Duty.ADMINISTRATOR:
            line.refuse(
                _(
                    "An administrator cannot propose themselves for a post that sees documents: "
                    "another administrator has to do it."
                ),
                "username",
            )
        else:
            return True
        return False

    def _appoint(self, read: Read, line: Planned, person: User, unit: Unit) -> None:
        first, last = read.day("first_day"), read.day("last_day")
        free = self._free[_key(read)]
        post = free.pop(0) if free else self._open(read, unit)
        begins_at = self._ground.at
        if first is not None and first > self._ground.today:
            begins_at = first_moment_of(first)
        begins_at = max(begins_at, first_moment_of(post.valid_from))
        ends_at = moment_after(last) if last else None
        self._seats.append(Seat(post, person, begins_at, ends_at))
        line.do(Outcome.NEW, _said(post, unit, first, last))

    def _open(self, read: Read, unit: Unit) -> Post:
        key = key_of(unit.symbol)
        if not self._places:
            self._places = self._last_places()
        self._places[key] = min(self._places.get(key, 0) + 1, _LAST_PLACE)
        post = Post(
            unit=unit,
            title=read.text("title"),
            duty=read.text("duty"),
            ordinal=self._places[key],
            valid_from=max(read.day("first_day") or self._ground.today, self._ground.today),
        )
        self._opened.append(post)
        return post

    def _last_places(self) -> dict[str, int]:
        posts = Post.objects.filter(unit__agency=self._ground.agency).order_by("ordinal")
        rows = posts.values_list("unit__symbol", "ordinal")
        return {key_of(symbol): ordinal for symbol, ordinal in rows} or {"": 0}


def _key(read: Read) -> Key:
    return (key_of(read.text("unit")), read.text("title").casefold(), read.text("duty"))


def _compare_end(read: Read, line: Planned, holding: Holding) -> None:
    """An appointment that there is already is ended or prolonged on the page of its person."""
    last = read.day("last_day")
    if last is None or holding.ends_at == moment_after(last):
        return
    line.refuse(
        _(
            "This person holds the post already, with another end: change that on the page of the "
            "person, and leave this cell empty."
        ),
        "last_day",
    )


def _said(post: Post, unit: Unit, first: date | None, last: date | None) -> str:
    facts = {
        "title": post.title,
        "unit": unit.name,
        "first": f"{first:%d/%m/%Y}" if first else "",
        "last": f"{last:%d/%m/%Y}" if last else "",
    }
    if first and last:
        return _("Appointed: %(title)s, %(unit)s, from %(first)s to %(last)s.") % facts
    if first:
        return _("Appointed: %(title)s, %(unit)s, from %(first)s.") % facts
    if last:
        return _("Appointed: %(title)s, %(unit)s, until %(last)s.") % facts
    return _("Appointed: %(title)s, %(unit)s.") % facts
