"""Deadlines: making a term from what was meant, pausing it, settling it, and reckoning it anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.lib.clock import office_day
from eoffice.organization.models import Agency, OfficeDay, Term, TermPause, TermRule
from eoffice.organization.models.terms import TermQuerySet

LONGEST = 750
"""Working days: about three years. What is longer is a slip of the finger."""
FARTHEST_YEARS = 10


class DeadlineRefusedError(ValueError):
    """Nothing can be due then; the message is a full sentence for the person who asked."""


class DeadlineInPastError(DeadlineRefusedError):
    """The deadline lies before today."""


class TermIsSettledError(ValueError):
    """The term has its outcome and does not change any more."""


class PauseRefusedError(ValueError):
    """The term cannot be paused or go on now; the message is a full sentence."""


@dataclass(frozen=True)
class Moved:
    """A term whose end the calendar has moved."""

    term: Term
    was: datetime


def refuse_impossible(
    rule: TermRule, *, at: datetime, amount: int | None = None, day: date | None = None
) -> None:
    """Raise DeadlineRefusedError when nothing can be due then. Forms ask this of what is typed."""
    today = office_day(at)
    if rule == TermRule.WORKING_DAYS and not 1 <= (amount or 0) <= LONGEST:
        raise DeadlineRefusedError(
            _("Give a number of working days from 1 to %(most)d.") % {"most": LONGEST}
        )
    if rule == TermRule.DAY:
        if day is None:
            raise DeadlineRefusedError(_("Say on which day it is due."))
        if day < today:
            raise DeadlineInPastError(
                _("The deadline lies before today: choose today or a later day.")
            )
        if day.year > today.year + FARTHEST_YEARS:
            raise DeadlineRefusedError(_("The deadline lies more than ten years ahead."))


@transaction.atomic
def make(
    *,
    agency: Agency,
    rule: TermRule,
    at: datetime,
    amount: int | None = None,
    day: date | None = None,
) -> Term:
    """Make the term that begins now. Raise DeadlineRefusedError when nothing can be due then."""
    refuse_impossible(rule, at=at, amount=amount, day=day)
    term = Term(
        agency=agency,
        rule=rule,
        amount=amount if rule == TermRule.WORKING_DAYS else None,
        day=day if rule == TermRule.DAY else None,
        starts_at=at,
    )
    term.due_at = term.compute_due_at()
    term.save()
    return term


@transaction.atomic
def pause(term: Term, *, reason: str, at: datetime) -> TermPause:
    """Stop the clock of a term, with the reason. What is late already stays late."""
    term = _locked(term)
    if term.pauses.filter(ends_at__isnull=True).exists():
        raise PauseRefusedError(_("The deadline is paused already."))
    if term.rule != TermRule.AT_ONCE and at > term.due_at:
        raise PauseRefusedError(_("The deadline has passed: it cannot be paused any more."))
    if not reason.strip():
        raise PauseRefusedError(_("Say why the deadline is paused."))
    return TermPause.objects.create(term=term, begins_at=at, reason=reason.strip())


@transaction.atomic
def resume(term: Term, *, at: datetime) -> Term:
    """Let a paused term go on; its end moves by the working days that the pause took."""
    term = _locked(term)
    paused = term.pauses.filter(ends_at__isnull=True).first()
    if paused is None:
        raise PauseRefusedError(_("The deadline is not paused."))
    paused.ends_at = max(at, paused.begins_at)
    paused.save(update_fields=["ends_at"])
    term.due_at = term.compute_due_at()
    term.save(update_fields=["due_at"])
    return term


@transaction.atomic
def settle(term: Term, *, at: datetime) -> Term:
    """Freeze how a term was kept; a pause that goes on ends with it."""
    term = _locked(term)
    term.settle(at)
    for paused in term.pauses.filter(ends_at__isnull=True):
        paused.ends_at = max(at, paused.begins_at)
        paused.save(update_fields=["ends_at"])
    term.save(update_fields=["due_at", "settled_at", "outcome"])
    return term


@transaction.atomic
def recompute(agency: Agency, *, only: Collection[int] | None = None) -> Sequence[Moved]:
    """Reckon the running terms of an agency anew and return those that moved.

    Called after its calendar has changed; `only` takes a portion of them, by their ids. Doing it
    twice moves nothing the second time.
    """
    is_working = OfficeDay.objects.calendar_of(agency)
    terms = running_in(agency) if only is None else running_in(agency).filter(pk__in=only)
    moved = []
    for term in terms.select_for_update().prefetch_related("pauses"):
        due_at = term.compute_due_at(is_working)
        if due_at != term.due_at:
            moved.append(Moved(term, term.due_at))
            term.due_at = due_at
    Term.objects.bulk_update([one.term for one in moved], ["due_at"], batch_size=200)
    return moved


def running_in(agency: Agency) -> TermQuerySet:
    """Keep the terms that the calendar of an agency can move."""
    running = Term.objects.running().filter(agency=agency).exclude(rule=TermRule.AT_ONCE)
    return running.order_by("pk")


def _locked(term: Term) -> Term:
    term = Term.objects.select_for_update().get(pk=term.pk)
    if term.settled_at is not None:
        raise TermIsSettledError(_("What was due is settled: its deadline does not change."))
    return term
