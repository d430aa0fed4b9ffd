"""The accounts that the lines of people are about: found by sign-in name, made, or changed."""

from collections.abc import Sequence

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.accounts.models import User
from eoffice.administration.batches.columns_of_people import PEOPLE
from eoffice.administration.batches.values import Counts, Ground, Outcome, Planned
from eoffice.administration.importing.checking import Read
from eoffice.organization.enrolling import know_people, portions
from eoffice.organization.models import Holder, HolderKind

_DETAILS = ("full_name", "email", "phone")
_USERNAME = UnicodeUsernameValidator()
_NOT_FIT = {
    "username": gettext_lazy("A sign-in name has letters, figures and . _ - @ + only, no spaces."),
    "email": gettext_lazy("This is not an e-mail address."),
}


class Accounts:
    """Looks accounts up for all lines at once, and gives each line its person."""

    def __init__(self, ground: Ground, lines: Sequence[Read]) -> None:
        self._ground = ground
        names = {read.text("username").casefold() for read in lines} - {""}
        self._found = _accounts_called(names)
        self._homes = _homes_of(list(self._found.values()))
        self._first: dict[str, tuple[Read, User | None]] = {}
        self._made: list[User] = []
        self._changed: list[User] = []

    def take(self, read: Read, line: Planned) -> User | None:
        """Return the person of a line; None where there is none, or not without a flaw."""
        username = read.text("username")
        if not username:
            if read.text("full_name"):
                line.refuse(_("Give this person a sign-in name."), "username")
            return None
        if not _is_fit(read, line):
            return None
        key = username.casefold()
        if key in self._first:
            first, person = self._first[key]
            return person if _agrees(first, read, line) else None
        person = self._make(read, line) if key not in self._found else self._meet(read, line)
        self._first[key] = (read, person)
        return person

    def carry_out(self) -> Counts:
        """Make the accounts, without a password, and change the others."""
        for person in self._made:
            person.set_password(None)
        User.objects.bulk_create(self._made)
        User.objects.bulk_update(self._changed, _DETAILS, batch_size=200)
        know_people(self._ground.agency, self._made)
        return {"accounts_new": len(self._made), "accounts_changed": len(self._changed)}

    def _make(self, read: Read, line: Planned) -> User | None:
        if not read.text("full_name"):
            if not any(flaw.key == "full_name" for flaw in line.flaws):
                line.refuse(_("Nobody has this sign-in name yet: give the full name."), "full_name")
            return None
        details = {key: read.text(key) for key in _DETAILS}
        person = User(username=read.text("username"), **details)
        self._made.append(person)
        line.do(
            Outcome.NEW, _("An account is made; the person gets a code for the password later.")
        )
        return person

    def _meet(self, read: Read, line: Planned) -> User | None:
        person = self._found[read.text("username").casefold()]
        homes = self._homes.get(person.pk, [])
        if self._ground.agency.pk not in homes:
            line.refuse(
                _("This sign-in name is taken: choose another one, for instance with the unit."),
                "username",
            )
            return None
        line.name = f"{read.text('full_name') or person.full_name} ({person.username})"
        differing = [
            key for key in _DETAILS if read.text(key) and read.text(key) != getattr(person, key)
        ]
        if differing and homes[0] != self._ground.agency.pk:
            line.refuse(
                _("This account belongs to another agency; its administrator changes it."),
                differing[0],
            )
            return person
        for key in differing:
            line.do(
                Outcome.CHANGED,
                _("%(column)s: %(was)s → %(now)s.")
                % {
                    "column": PEOPLE.column(key).label,
                    "was": getattr(person, key) or "–",
                    "now": read.text(key),
                },
            )
            setattr(person, key, read.text(key))
        if differing:
            self._changed.append(person)
        return person


def _is_fit(read: Read, line: Planned) -> bool:
    for key, validator in (("username", _USERNAME), ("email", validate_email)):
        try:
            if read.text(key):
                validator(read.text(key))
        except ValidationError:
            line.refuse(str(_NOT_FIT[key]), key)
            return False
    return True


def _agrees(first: Read, read: Read, line: Planned) -> bool:
    """A further line of a person says the same as the first one, or nothing."""
    for key in _DETAILS:
        if read.text(key) and read.text(key) != first.text(key):
            line.refuse(
                _(
                    "Line %(line)d has the same sign-in name and says “%(other)s” here. Two people "
                    "need two sign-in names; one person is written alike everywhere."
                )
                % {"line": first.number, "other": first.text(key)},
                key,
            )
            return False
    return True


def _accounts_called(names: set[str]) -> dict[str, User]:
    found: dict[str, User] = {}
    for portion in portions(sorted(names)):
        people = User.objects.annotate(key=Lower("username")).filter(key__in=portion)
        found.update({person.username.casefold(): person for person in people})
    return found


def _homes_of(people: Sequence[User]) -> dict[int, list[int]]:
    """Return the agencies that know each person; the first of them made the account."""
    homes: dict[int, list[int]] = {}
    for portion in portions([person.pk for person in people]):
        known = Holder.objects.filter(kind=HolderKind.PERSON, person__in=portion).order_by("pk")
        for person, agency in known.values_list("person", "agency"):
            homes.setdefault(person or 0, []).append(agency)
    return homes
