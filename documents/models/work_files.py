"""Work files: where the documents of one matter lie together, one document in several files."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.lifecycles import WorkFileState
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.accounts.models import User
from eoffice.lib.models import LockableModel
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder, Post
from eoffice.things.models import Thing

KIND = "work-file"


class WorkFileQuerySet(models.QuerySet["WorkFile"]):
    """Work files that somebody may see."""

    def visible_to(self, actor: Actor, right: Right = Right.METADATA) -> Self:
        """Keep those on which one of the actor's holders has the right.

        A delegation that is cut down to kinds of document does not reach work files.
        """
        if actor.kinds is not None:
            return self.none()
        return self.filter(seeing.may_see(actor, right, kind=KIND))

    def open(self) -> Self:
        return self.filter(state=WorkFileState.OPEN)

    def newest_first(self) -> Self:
        """Put them in the order of their list: the newest years first, by code in each."""
        return self.order_by("-year", "code", "pk")

    def after(self, place: "WorkFile") -> Self:
        """Keep what comes after one of them in that order."""
        in_year = Q(code__gt=place.code) | Q(code=place.code, pk__gt=place.pk)
        return self.filter(Q(year__lt=place.year) | (Q(year=place.year) & in_year))

    def for_list(self) -> Self:
        return self.select_related("thing", "keeper__unit")


class WorkFile(LockableModel):
    """The documents of one matter, kept in order by one post for its members."""

    thing = models.OneToOneField(Thing, models.PROTECT, primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("title"), max_length=500)
    year = models.PositiveSmallIntegerField(_("year"))
    keeper = models.ForeignKey(Post, models.PROTECT, related_name="+")
    members = models.OneToOneField(Holder, models.PROTECT, related_name="+")
    retention = models.CharField(_("kept for"), max_length=30, blank=True)
    state = models.CharField(max_length=6, choices=WorkFileState, default=WorkFileState.OPEN)
    opened_on = models.DateField(_("opened"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    objects = WorkFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("work file")
        verbose_name_plural = _("work files")
        indexes = [
            models.Index(
                F("state"),
                F("year").desc(),
                F("code"),
                F("thing"),
                name="documents_workfile_newest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "code"], name="documents_workfile_code_is_used_once"
            ),
            models.CheckConstraint(
                condition=Q(state="OPEN", closed_on__isnull=True)
                | Q(state="CLOSED", closed_on__isnull=False),
                name="documents_workfile_closed_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:work-file-detail", args=[self.thing.uid])


class Filing(models.Model):
    """A thing lies in a work file, in its place."""

    work_file = models.ForeignKey(WorkFile, models.PROTECT, related_name="filings")
    thing = models.ForeignKey(Thing, models.PROTECT, related_name="filings")
    ordinal = models.PositiveIntegerField(_("ordinal"))
    filed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    filed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("filing")
        verbose_name_plural = _("filings")
        ordering = ["ordinal", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["work_file", "thing"], name="documents_filing_is_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.ordinal}"
