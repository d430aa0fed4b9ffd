"""What every official document has, whichever way it goes."""

from typing import Any, Self

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, Q
from django.db.models.sql.compiler import SQLCompiler
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


class YearOf(Func):
    """The year of a date, as an index can keep it: neither database needs a function of ours."""

    output_field = models.IntegerField()
    arity = 1
    template = "CAST(EXTRACT(YEAR FROM %(expressions)s) AS integer)"

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> Any:
        context["template"] = "CAST(substr(%(expressions)s, 1, 4) AS integer)"
        return self.as_sql(compiler, connection, **context)


def _newest(*shared: F | Func, name: str, condition: Q | None = None) -> models.Index:
    """Keep the documents of one direction that share something, newest first."""
    newest_first = (F("sort_key").desc(), F("thing").desc())
    return models.Index(F("direction"), *shared, *newest_first, name=name, condition=condition)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents: those of an agency, in a state, that somebody may see."""

    def visible_to(
        self, actor: Actor, right: Right = Right.METADATA, *, among_few: bool = False
    ) -> Self:
        """Keep the documents on which one of the actor's holders has the right.

        `among_few`: the other conditions leave a few documents, each of which is then asked.
        """
        return self.filter(seeing.may_see(actor, right, among_few=among_few)).of_kinds_of(actor)

    def of_kinds_of(self, actor: Actor) -> Self:
        """Keep the kinds that a delegation cuts the actor down to."""
        return self if actor.kinds is None else self.filter(kind_code__in=actor.kinds)

    def of_agency(self, agency: Agency) -> Self:
        return self.filter(thing__agency=agency)

    def incoming(self) -> Self:
        return self.filter(direction=Direction.INCOMING).select_related("incoming")

    def outgoing(self) -> Self:
        return self.filter(direction=Direction.OUTGOING).select_related("outgoing")

    def in_state(self, *states: str) -> Self:
        return self.filter(state__in=states)

    def dated_in(self, year: int) -> Self:
        return self.alias(dated_in=YearOf("dated_on")).filter(dated_in=year)

    def newest_first(self) -> Self:
        return self.order_by("-sort_key", "-pk")

    def first_in_list(self, most: int, *, of_few: bool = False) -> list["Document"]:
        """Read the newest as lines of a list: which they are first, then what a line shows.

        `of_few`: what is left are a few documents. They are all found and put in order here, for a
        database that is asked for the newest may look for them among all there are.
        """
        if of_few:
            places = sorted(self.order_by().values_list("sort_key", "pk"), reverse=True)
            chosen = [pk for _sort_key, pk in places[:most]]
        else:
            chosen = list(self.newest_first().values_list("pk", flat=True)[:most])
        documents = Document.objects.for_list().in_bulk(chosen)
        return [documents[pk] for pk in chosen if pk in documents]

    def after(self, sort_key: int, thing_id: int) -> Self:
        """Keep what comes after a place in the list that is newest first."""
        return self.filter(sort_key__lte=sort_key).filter(
            Q(sort_key__lt=sort_key) | Q(pk__lt=thing_id)
        )

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
    # That of the thing, kept here too: what narrows a list and its order are in one index.
    sort_key = models.BigIntegerField(default=0, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            _newest(F("state"), name="documents_document_state"),
            _newest(F("body_name"), name="documents_document_body"),
            _newest(F("kind_code"), name="documents_document_kind"),
            _newest(YearOf("dated_on"), name="documents_document_year"),
            _newest(name="documents_document_newest"),
            _newest(name="documents_document_urgent", condition=Q(urgency__gt=Urgency.NORMAL)),
        ]
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.sort_key = self.thing.sort_key
        super().save(*args, **kwargs)

    def place(self, sort_key: int) -> None:
        """Put the document, with its thing, at its place in lists that are newest first."""
        self.thing.sort_key = self.sort_key = sort_key
        self.thing.save(update_fields=["sort_key"])
        self.save(update_fields=["sort_key"])

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
