"""Correspondents: with whom an agency exchanges letters, under the name by which it knows them."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.lib.text import fold, normalise_line
from eoffice.organization.models import Agency


class CorrespondentKind(models.TextChoices):
    """What a correspondent is."""

    AGENCY = "AGENCY", _("Agency")
    FIRM = "FIRM", _("Firm")
    PERSON = "PERSON", _("Person")


class CorrespondentQuerySet(models.QuerySet["Correspondent"]):
    """Finds or opens a correspondent by its name, however it is written."""

    def kept_by(self, agency: Agency) -> Self:
        """Those in the list of an agency, by their names."""
        rows = self.filter(agency=agency, is_kept=True).select_related("known_as")
        return rows.order_by("folded")

    def only_in_letters_of(self, agency: Agency) -> Self:
        """Those that letters have named, and that nobody has taken into the list."""
        return self.filter(agency=agency, is_kept=False).order_by("folded")

    def find_named(self, agency: Agency, name: str) -> "Correspondent | None":
        return self.filter(agency=agency, folded=folded_name(name)).first()

    def open_named(self, agency: Agency, name: str) -> "Correspondent":
        key = folded_name(name)
        correspondent, _made = self.get_or_create(
            agency=agency, folded=key, defaults={"name": normalise_line(name)}
        )
        return correspondent


class Correspondent(models.Model):
    """A body, a firm or a person, as one agency knows them; belongs to that agency alone."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="correspondents")
    kind = models.CharField(
        max_length=6, choices=CorrespondentKind, default=CorrespondentKind.AGENCY
    )
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200)
    # Kept by hand, and so shown in the list; others were only named in a letter that came in, and
    # who wrote to the agency is told by letters to those who may see them.
    is_kept = models.BooleanField(default=False)
    known_as = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CorrespondentQuerySet.as_manager()

    class Meta:
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "folded"], name="documents_correspondent_is_known_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


def folded_name(name: str) -> str:
    """Return the name as it is compared: without accents, case and doubled spaces."""
    return fold(normalise_line(name))[:200]
