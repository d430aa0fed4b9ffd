"""What every official document has, whichever way it goes."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.kinds import kind_of
from documents.lifecycles import (
    INCOMING_WITH_NUMBER,
    OUTGOING_WITH_NUMBER,
    IncomingState,
    OutgoingState,
)
from documents.models.registers import RegisterEntry
from documents.recognition.symbols import written
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing


class Direction(models.TextChoices):
    """Which way a document goes. Also the kind of its thing."""

    INCOMING = "incoming", _("Incoming")
    OUTGOING = "outgoing", _("Outgoing")


class Standing(models.TextChoices):
    """Whether an issued document still holds; apart from how far it has come."""

    IN_FORCE = "IN_FORCE", _("In force")
    RECALLED = "RECALLED", _("Recalled")
    REPLACED = "REPLACED", _("Replaced")


class Urgency(models.IntegerChoices):
    """How urgent a document is (Appendix I, III.2b); the higher is the more urgent."""

    NORMAL = 0, _("Normal")
    URGENT = 1, _("Urgent")
    VERY_URGENT = 2, _("Very urgent")
    EXPRESS = 3, _("Express")


class Restriction(models.TextChoices):
    """Ordinary confidentiality. State secrets are something else, and stay out."""

    NONE = "NONE", _("Not restricted")
    RESTRICTED = "RESTRICTED", _("Restricted")
    INTERNAL = "INTERNAL", _("For internal use")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents: those of an agency, in a state, that somebody may see."""

    def visible_to(
        self, actor: Actor, right: Right = Right.METADATA, *, among_few: bool = False
    ) -> Self:
        """Keep the documents on which one of the actor's holders has the right.

        `among_few`: the other conditions leave a few documents, each of which is then asked.
        """
        documents = self.filter(seeing.may_see(actor, right, among_few=among_few))
        return documents if actor.kinds is None else documents.filter(kind_code__in=actor.kinds)

    def of_agency(self, agency: Agency) -> Self:
        return self.filter(thing__agency=agency)

    def incoming(self) -> Self:
        return self.filter(direction=Direction.INCOMING).select_related("incoming")

    def outgoing(self) -> Self:
        return self.filter(direction=Direction.OUTGOING).select_related("outgoing")

    def in_state(self, *states: str) -> Self:
        return self.filter(state__in=states)

    def for_page(self) -> Self:
        """Bring along what a page of one document shows."""
        return self.select_related("thing__agency", "entry__register", "incoming", "outgoing")

    def for_list(self) -> Self:
        """Bring along what a line of a list shows."""
        return self.select_related("thing", "entry", "incoming", "outgoing__unit")


class Document(LockableModel):
    """An official document of an agency, incoming or outgoing."""

    thing = models.OneToOneField(Thing, models.PROTECT, primary_key=True)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction)
    kind_code = models.CharField(_("kind"), max_length=12, blank=True)
    state = models.CharField(_("state"), max_length=12)
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.IN_FORCE
    )
    subject = models.CharField(_("subject"), max_length=2000, blank=True)
    # As they stand on the paper, whatever they look like (Appendix VI, 4 and 5).
    code_number = models.CharField(_("number on the paper"), max_length=20, blank=True)
    code_notation = models.CharField(_("symbol on the paper"), max_length=50, blank=True)
    body_name = models.CharField(_("issuing body"), max_length=200, blank=True)
    dated_on = models.DateField(_("date of the document"), null=True, blank=True)
    urgency = models.PositiveSmallIntegerField(
        _("urgency"), choices=Urgency, default=Urgency.NORMAL
    )
    restriction = models.CharField(
        _("restriction"), max_length=10, choices=Restriction, default=Restriction.NONE
    )
    signer_title = models.CharField(_("title of the signer"), max_length=100, blank=True)
    signer_name = models.CharField(_("name of the signer"), max_length=100, blank=True)
    entry = models.OneToOneField(
        RegisterEntry, models.PROTECT, null=True, blank=True, related_name="document"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["direction", "state"], name="documents_document_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(direction="incoming", state__in=IncomingState.values)
                | Q(direction="outgoing", state__in=OutgoingState.values),
                name="documents_document_state_fits_its_direction",
            ),
            models.CheckConstraint(
                condition=Q(
                    direction="incoming",
                    state__in=sorted(INCOMING_WITH_NUMBER),
                    entry__isnull=False,
                )
                | Q(
                    direction="outgoing",
                    state__in=sorted(OUTGOING_WITH_NUMBER),
                    entry__isnull=False,
                )
                | (
                    ~Q(direction="incoming", state__in=sorted(INCOMING_WITH_NUMBER))
                    & ~Q(direction="outgoing", state__in=sorted(OUTGOING_WITH_NUMBER))
                    & Q(entry__isnull=True)
                ),
                name="documents_document_has_a_number_when_due",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or self.code or str(_("Document without a subject"))

    def get_absolute_url(self) -> str:
        return reverse(f"documents:{self.direction}-detail", args=[self.thing.uid])

    @property
    def is_incoming(self) -> bool:
        return self.direction == Direction.INCOMING

    @property
    def is_restricted(self) -> bool:
        return self.restriction != Restriction.NONE

    @property
    def code(self) -> str:
        """Number and symbol as they are quoted: `05/BNV-VP`, `15-CV/TU`."""
        if not (self.code_number and self.code_notation):
            return self.code_number or self.code_notation
        return written(self.code_number, self.code_notation)

    @property
    def kind_name(self) -> str:
        kind = kind_of(self.kind_code)
        return kind.name if kind else ""

    @property
    def state_label(self) -> str:
        states = IncomingState if self.is_incoming else OutgoingState
        return str(states(self.state).label)
