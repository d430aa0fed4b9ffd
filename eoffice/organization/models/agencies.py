"""Agencies, their units, and the posts in them: dated rows that are ended, never deleted."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.lib.models import PeriodModel, PeriodQuerySet


class Agency(PeriodModel):
    """A body with its own code, registers, seal and clerk; hosted here or only known here."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Up to 35 characters, level 1 first: Decision 20/2020/QĐ-TTg. Old codes stay, with their days.
    code = models.CharField(_("identifier"), max_length=35, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60)
    symbol = models.CharField(_("symbol in document numbers"), max_length=20)
    place = models.CharField(_("place on documents"), max_length=60)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    is_hosted = models.BooleanField(_("works in this installation"), default=False)
    email = models.EmailField(_("e-mail address"), blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.name


class Unit(PeriodModel):
    """A part of an agency: a division, an office, an inspectorate."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    name = models.CharField(_("name"), max_length=120)
    symbol = models.CharField(_("symbol in document numbers"), max_length=20)
    ordinal = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PeriodQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.name


class Duty(models.TextChoices):
    """What a post is for; roles follow from it."""

    DIRECTOR = "DIRECTOR", _("Head of the agency")
    DEPUTY_DIRECTOR = "DEPUTY_DIRECTOR", _("Deputy head of the agency")
    HEAD = "HEAD", _("Head of the unit")
    DEPUTY_HEAD = "DEPUTY_HEAD", _("Deputy head of the unit")
    STAFF = "STAFF", _("Staff")
    CLERK = "CLERK", _("Clerk")
    SECRETARY = "SECRETARY", _("Meeting secretary")
    ARCHIVIST = "ARCHIVIST", _("Archivist")
    ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")
    AUDITOR = "AUDITOR", _("Auditor")
    GUEST = "GUEST", _("External delegate")


APART_FROM_UNIT = frozenset({Duty.ADMINISTRATOR, Duty.AUDITOR, Duty.GUEST})
"""Duties that stand in a unit without doing its work: what a unit is given is not theirs.

Administrators read nothing, auditors list, guests have what they are invited to (security goals,
the table of personas).
"""


class PostQuerySet(PeriodQuerySet):
    """Posts, and who they are for."""

    def of_agency(self, agency: Agency) -> "PostQuerySet":
        return self.filter(unit__agency=agency)

    def leading(self, agency: Agency) -> "PostQuerySet":
        """The posts that head an agency, the first of them first."""
        return self.of_agency(agency).filter(duty__in=[Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR])


class Post(PeriodModel):
    """A place in a unit that a person holds from–to. Rights follow the post."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(_("title"), max_length=120)
    duty = models.CharField(_("duty"), max_length=16, choices=Duty)
    ordinal = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = PostQuerySet.as_manager()

    class Meta(PeriodModel.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["ordinal", "pk"]
        constraints = [
            *PeriodModel.Meta.constraints,
            # A guest's post ends with the occasion; product.md, "external delegate".
            models.CheckConstraint(
                condition=~Q(duty="GUEST") | Q(valid_until__isnull=False),
                name="organization_post_of_guest_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def agency(self) -> Agency:
        return self.unit.agency

    @property
    def heads_unit(self) -> bool:
        return self.duty in {Duty.HEAD, Duty.DEPUTY_HEAD}

    @property
    def works_in_unit(self) -> bool:
        """Whether what the unit is given is this post's too, and may be given to it."""
        return self.duty not in APART_FROM_UNIT

    @property
    def leads_agency(self) -> bool:
        return self.duty in {Duty.DIRECTOR, Duty.DEPUTY_DIRECTOR}
