"""Abstract roots of the tables: rows that can be held, and rows that are true from–to."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class LockableModel(models.Model):
    """A row that an action can hold while it changes it."""

    class Meta:
        abstract = True

    def lock(self) -> None:
        """Hold the row until the transaction ends, and read it anew in place.

        On SQLite the transaction itself is the lock (IMMEDIATE), and this only reads anew.
        On PostgreSQL `no_key`: keys never change, and a full lock would wait for (and so could
        deadlock with) every transaction that has inserted a row pointing here.
        """
        manager = type(self)._base_manager
        self.refresh_from_db(from_queryset=manager.select_for_update(no_key=True))


class PeriodQuerySet(models.QuerySet[Any]):
    """Rows that are true in a period of days, the last day included."""

    def in_force_on(self, day: date) -> Self:
        return self.filter(
            Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        )


class PeriodModel(models.Model):
    """A row that is true from one day until another; both days belong to it."""

    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]

    def is_in_force_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)
