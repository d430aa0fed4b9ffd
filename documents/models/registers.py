"""Registers: a book per agency, series and year; an entry is one number in it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NoReturn, Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.lib.clock import office_day
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency
from eoffice.things.models import Thing

INCOMING_SERIES = "INCOMING"
OUTGOING_SERIES = "OUTGOING"


class NumberIsKeptError(Exception):
    """Raised on an attempt to change or remove a number that was given."""


class SeriesRule(models.Model):
    """The head of an agency decides which kinds of document share a series.

    Decree 30/2020/NĐ-CP, Article 15.1c. A kind without a rule is in the series of all kinds.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind_code = models.CharField(_("kind"), max_length=12)
    series = models.CharField(_("series"), max_length=30)

    class Meta:
        verbose_name = _("rule of series")
        verbose_name_plural = _("rules of series")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind_code"], name="documents_seriesrule_is_one_per_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_code}: {self.series}"


class RegisterQuerySet(models.QuerySet["Register"]):
    """Books of an agency."""

    def of_agency(self, agency: Agency) -> Self:
        return self.filter(agency=agency)

    def incoming(self) -> Self:
        return self.filter(series=INCOMING_SERIES)

    def outgoing(self) -> Self:
        return self.exclude(series=INCOMING_SERIES)

    def open_incoming(self, agency: Agency, at: datetime) -> "Register":
        """Return the book of letters in, of the year that the office's clock shows."""
        return self._open(agency, INCOMING_SERIES, office_day(at).year)

    def open_outgoing(self, agency: Agency, kind_code: str, at: datetime) -> "Register":
        """Return the book in which a kind of document is numbered this year."""
        series = _series(agency, [kind_code])[kind_code]
        return self._open(agency, series, office_day(at).year)

    def find_outgoing(
        self, agency: Agency, kind_codes: Collection[str], at: datetime
    ) -> dict[str, "Register"]:
        """Return the books as `open_outgoing` does, by kind, where there is one yet."""
        series = _series(agency, kind_codes)
        books = self.filter(
            agency=agency, series__in=set(series.values()), year=office_day(at).year
        )
        by_series = {book.series: book for book in books}
        return {code: by_series[name] for code, name in series.items() if name in by_series}

    def _open(self, agency: Agency, series: str, year: int) -> "Register":
        register, _made = self.get_or_create(agency=agency, series=series, year=year)
        return register


class Register(LockableModel):
    """A book: its row is the counter, and the lock under which numbers are taken."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="registers")
    series = models.CharField(max_length=30)
    year = models.PositiveSmallIntegerField(_("year"))
    last_number = models.PositiveIntegerField(default=0)
    last_day = models.DateField(null=True)

    objects = RegisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("register")
        verbose_name_plural = _("registers")
        ordering = ["-year", "series"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "series", "year"], name="documents_register_is_one_per_year"
            )
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}"

    @property
    def is_incoming(self) -> bool:
        return self.series == INCOMING_SERIES

    @property
    def next_number(self) -> int:
        return self.last_number + 1

    @transaction.atomic
    def take_entry(self, *, thing: Thing, at: datetime) -> "RegisterEntry":
        """Take the next number for a thing, in the caller's transaction.

        The day is never earlier than that of the number before, whenever `at` was taken: two
        clerks who wait for the same lock get days in the order of their numbers (Article 15.1).
        """
        self.lock()
        day = office_day(at) if self.last_day is None else max(office_day(at), self.last_day)
        self.last_number += 1
        self.last_day = day
        self.save(update_fields=["last_number", "last_day"])
        return RegisterEntry.objects.create(
            register=self, number=self.last_number, day=day, state=EntryState.USED, thing=thing
        )


class EntryState(models.TextChoices):
    """What became of a number."""

    RESERVED = "RESERVED", _("Reserved")
    USED = "USED", _("Used")
    VOID = "VOID", _("Void")


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    """Numbers, to be read in the order of the book."""

    def of_register(self, register: Register) -> Self:
        return self.filter(register=register).order_by("number", "suffix")

    def delete(self) -> NoReturn:
        raise NumberIsKeptError


class RegisterEntry(models.Model):
    """One number of a book. Never changed but from used to void, with the reason."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    register = models.ForeignKey(Register, models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("number"))
    suffix = models.CharField(max_length=5, blank=True)
    day = models.DateField(_("day"))
    state = models.CharField(max_length=8, choices=EntryState)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    thing = models.ForeignKey(Thing, models.PROTECT, null=True, related_name="entries")

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a register")
        verbose_name_plural = _("entries of registers")
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number", "suffix"],
                name="documents_registerentry_number_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["thing"],
                condition=Q(state="USED"),
                name="documents_registerentry_thing_has_one_number",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="documents_registerentry_begins_at_one"
            ),
            models.CheckConstraint(
                condition=~Q(state="USED") | Q(thing__isnull=False),
                name="documents_registerentry_used_for_a_thing",
            ),
            models.CheckConstraint(
                condition=(Q(state="USED") & Q(reason="")) | (~Q(state="USED") & ~Q(reason="")),
                name="documents_registerentry_void_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.shown

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NumberIsKeptError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        del args, kwargs
        raise NumberIsKeptError

    @property
    def shown(self) -> str:
        """The number as it is written: below ten with a leading zero (Appendix I, II.3)."""
        return f"{self.number:02d}{self.suffix}"

    def make_void(self, reason: str) -> None:
        """Turn a used number into a void one; the number and its day stay in the book."""
        type(self).objects.filter(pk=self.pk, state=EntryState.USED).update(
            state=EntryState.VOID, reason=reason
        )
        self.refresh_from_db()


def _series(agency: Agency, kind_codes: Collection[str]) -> dict[str, str]:
    rules = SeriesRule.objects.filter(agency=agency, kind_code__in=kind_codes)
    own = dict(rules.values_list("kind_code", "series"))
    return {code: own.get(code, OUTGOING_SERIES) for code in kind_codes}


def sort_key_of(day: date, number: int = 999_999) -> int:
    """Return what newest-first lists sort by: the day, then the number of the day's book."""
    return day.toordinal() * 1_000_000 + min(number, 999_999)
