"""Terms: a deadline with its rule, its pauses and its outcome."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.lib.clock import office_day
from eoffice.lib.periods import IsWorkingDay, add_working_days, working_days_between
from eoffice.organization.models.agencies import Agency
from eoffice.organization.models.calendar import OfficeDay


class TermRule(models.TextChoices):
    """How a deadline is said."""

    WORKING_DAYS = "WORKING_DAYS", _("Working days")
    DAY = "DAY", _("A day")
    AT_ONCE = "AT_ONCE", _("At once")


class TermOutcome(models.TextChoices):
    """How it was kept; frozen when the work is settled."""

    BEFORE = "BEFORE", _("Before the deadline")
    ON = "ON", _("On the day of the deadline")
    AFTER = "AFTER", _("After the deadline")


class TermQuerySet(models.QuerySet["Term"]):
    """Terms by how they stand."""

    def running(self) -> Self:
        return self.filter(settled_at__isnull=True)

    def overdue_at(self, at: datetime) -> Self:
        """Those that ought to be settled by now; while a term is paused it is not late."""
        paused = TermPause.objects.filter(term=OuterRef("pk"), ends_at__isnull=True)
        return self.running().filter(~Exists(paused), due_at__lt=at)


class Term(models.Model):
    """A deadline. The rule is what was meant; `due_at` is computed from it and indexed."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    rule = models.CharField(_("deadline"), max_length=12, choices=TermRule)
    amount = models.PositiveSmallIntegerField(_("number of working days"), null=True, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=6, choices=TermOutcome, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.CheckConstraint(
                condition=Q(rule="WORKING_DAYS", amount__isnull=False, day__isnull=True)
                | Q(rule="DAY", amount__isnull=True, day__isnull=False)
                | Q(rule="AT_ONCE", amount__isnull=True, day__isnull=True),
                name="organization_term_says_its_rule",
            ),
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, outcome="")
                | (Q(settled_at__isnull=False) & ~Q(outcome="")),
                name="organization_term_has_outcome_when_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.due_at):%d/%m/%Y}"

    @property
    def due_on(self) -> date:
        """The legal day on which the term ends."""
        return office_day(self.due_at)

    def compute_due_at(
        self, is_working: IsWorkingDay | None = None, *, until: datetime | None = None
    ) -> datetime:
        """Work out when the term ends, from its rule, its pauses and the agency's calendar.

        A pause that goes on counts until `until`, or not yet. What is due at once has no days:
        the very time of its pauses is added (Civil Code 2015, Article 147.1).
        """
        if self.rule == TermRule.AT_ONCE:
            pauses = (pause.time_taken(until) for pause in self._pauses())
            return self.starts_at + sum(pauses, timedelta())
        is_working = is_working or OfficeDay.objects.calendar_of(self.agency)
        end = self.day or add_working_days(office_day(self.starts_at), self.amount or 0, is_working)
        # Article 148.5 first: a day that is off has moved on before its pauses are added.
        end = add_working_days(end, 0, is_working)
        paused = sum(pause.working_days(is_working, until) for pause in self._pauses())
        return _last_moment_of(add_working_days(end, paused, is_working))

    def working_days_left(self, at: datetime) -> int:
        """Count the working days until the end; negative when it is past."""
        is_working = OfficeDay.objects.calendar_of(self.agency)
        return working_days_between(office_day(at), self.due_on, is_working)

    def settle(self, at: datetime) -> None:
        """Freeze how the term was kept, by legal days. The caller saves.

        A pause that still goes on counts until now; `deadlines.settle` saves all of it.
        """
        if any(pause.ends_at is None for pause in self._pauses()):
            self.due_at = self.compute_due_at(until=at)
        self.settled_at = at
        self.outcome = self._outcome_at(at)

    def _outcome_at(self, at: datetime) -> TermOutcome:
        day, due_on = office_day(at), self.due_on
        if day == due_on:
            return TermOutcome.ON
        return TermOutcome.BEFORE if day < due_on else TermOutcome.AFTER

    def _pauses(self) -> Iterable["TermPause"]:
        return self.pauses.all() if self.pk else ()


def _last_moment_of(day: date) -> datetime:
    """Return the end of a day by the office's clock: Civil Code 2015, Article 148.6, 24:00.

    A second before it, so that the instant is still of that day.
    """
    last = datetime.combine(day, time(23, 59, 59), tzinfo=timezone.get_current_timezone())
    return last.astimezone(UTC)


class TermPause(models.Model):
    """A time in which a term does not run, with the reason."""

    term = models.ForeignKey(Term, models.PROTECT, related_name="pauses")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("begins_at")),
                name="organization_termpause_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="organization_termpause_has_its_reason"
            ),
            models.UniqueConstraint(
                fields=["term"],
                condition=Q(ends_at__isnull=True),
                name="organization_termpause_is_open_once",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def working_days(self, is_working: IsWorkingDay, until: datetime | None = None) -> int:
        """Count the working days that the pause took; one that goes on has taken none yet."""
        ends_at = self.ends_at or until or self.begins_at
        return working_days_between(office_day(self.begins_at), office_day(ends_at), is_working)

    def time_taken(self, until: datetime | None = None) -> timedelta:
        """Return the time that the pause took; one that goes on has taken none yet."""
        return (self.ends_at or until or self.begins_at) - self.begins_at
