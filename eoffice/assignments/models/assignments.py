"""Assignments: one recipient's line of an instruction, with a state and a deadline of its own."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.assignments.lifecycles import ASSIGNMENT, OPEN_STATES, AssignmentState
from eoffice.assignments.models.instructions import Instruction
from eoffice.lib.models import LockableModel
from eoffice.organization import deadlines
from eoffice.organization.models import Holder, Post, Term, TermOutcome, Unit


class AssignmentRole(models.TextChoices):
    """What a recipient is asked for."""

    LEAD = "LEAD", _("Lead")
    SUPPORT = "SUPPORT", _("Support")
    INFORM = "INFORM", _("For information")


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Lines of work: whose they are and how they stand."""

    def to_holders(self, holders: Collection[int]) -> Self:
        return self.filter(to_holder__in=holders)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def of_roles(self, *roles: AssignmentRole) -> Self:
        return self.filter(role__in=roles)

    def overdue_at(self, at: datetime) -> Self:
        return self.open().filter(term__due_at__lt=at)

    def due_within(self, at: datetime, *, days: int) -> Self:
        """Lines that end within a number of days, and are not late yet."""
        return self.filter(term__due_at__gte=at, term__due_at__lt=at + timedelta(days=days))


class Assignment(LockableModel):
    """Work that one holder was given: to lead, to support, or to know of."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="assignments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    to_holder = models.ForeignKey(Holder, models.PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=7, choices=AssignmentRole)
    term = models.ForeignKey(Term, models.PROTECT, null=True, related_name="assignments")
    state = models.CharField(
        _("state"), max_length=9, choices=AssignmentState, default=AssignmentState.WAITING
    )
    ordinal = models.PositiveSmallIntegerField(default=0)
    taken_by = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    taken_by_person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    # Frozen when it is settled, so that reports do not change when people move.
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_in = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=6, choices=TermOutcome, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["ordinal", "pk"]
        indexes = [
            models.Index(fields=["to_holder", "state"], name="assignments_of_holder"),
            models.Index(
                fields=["instruction"],
                condition=Q(state__in=sorted(OPEN_STATES)),
                name="assignments_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["WAITING", "ACCEPTED"], settled_at__isnull=True)
                | (~Q(state__in=["WAITING", "ACCEPTED"]) & Q(settled_at__isnull=False)),
                name="assignments_assignment_is_settled_when_over",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="assignments_assignment_is_not_its_own_part",
            ),
            models.UniqueConstraint(
                fields=["instruction", "to_holder"],
                condition=~Q(state__in=["RETURNED", "WITHDRAWN"]),
                name="assignments_assignment_is_given_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to_holder}: {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def settle(self, move: str, *, at: datetime, in_unit: Unit | None = None) -> None:
        """End the line by a move; the unit and how the deadline was kept are frozen with it."""
        self.state = ASSIGNMENT.after(self.state, move)
        self.settled_at, self.settled_in = at, in_unit
        if self.term is not None:
            self.term = deadlines.settle(self.term, at=at)
            self.outcome = self.term.outcome
        self.save(update_fields=["state", "settled_at", "settled_in", "outcome"])

    def unsettle(self, move: str) -> None:
        """Let the line run again; its deadline runs again too, from where it was."""
        self.state = ASSIGNMENT.after(self.state, move)
        self.settled_at, self.settled_in, self.outcome = None, None, ""
        if self.term is not None:
            self.term.settled_at, self.term.outcome = None, ""
            self.term.save(update_fields=["settled_at", "outcome"])
        self.save(update_fields=["state", "settled_at", "settled_in", "outcome"])


class NoteKind(models.TextChoices):
    """What a note on an assignment is."""

    REPORT = "REPORT", _("Report")
    RETURN = "RETURN", _("Reason for returning")
    RESULT = "RESULT", _("Result")


class AssignmentNote(models.Model):
    """What a person wrote on an assignment: a report, a result, a reason for returning it."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=6, choices=NoteKind)
    words = models.TextField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("note on an assignment")
        verbose_name_plural = _("notes on assignments")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words
