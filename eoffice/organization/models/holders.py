"""Holders of rights, and who is in them from when to when."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models.agencies import Agency, Duty, Post, Unit


class HolderKind(models.TextChoices):
    """What a holder stands for."""

    POST = "POST", _("Post")
    UNIT = "UNIT", _("Everyone in a unit")
    INTAKE = "INTAKE", _("Head and clerk of a unit")
    ROLE = "ROLE", _("Role in an agency")
    CIRCLE = "CIRCLE", _("Circle of people")
    DOMAIN = "DOMAIN", _("Ordinary documents of an agency")
    PERSON = "PERSON", _("Person in an agency")


class Role(models.TextChoices):
    """The roles of an agency; a post is in the role of its duty."""

    REGISTRY = "REGISTRY", _("Registry")
    LEADERS = "LEADERS", _("Leaders")
    SECRETARIES = "SECRETARIES", _("Meeting secretaries")
    ARCHIVISTS = "ARCHIVISTS", _("Archivists")
    ADMINISTRATORS = "ADMINISTRATORS", _("Administrators")
    AUDITORS = "AUDITORS", _("Auditors")


class Domain(models.TextChoices):
    """What the ordinary documents of an agency are opened to by its own rule."""

    INCOMING_LISTED = "INCOMING_LISTED", _("Who lists incoming documents")
    INCOMING_READ = "INCOMING_READ", _("Who reads incoming documents")
    OUTGOING_LISTED = "OUTGOING_LISTED", _("Who lists issued documents")
    OUTGOING_READ = "OUTGOING_READ", _("Who reads issued documents")


ROLE_OF_DUTY = {
    Duty.CLERK: Role.REGISTRY,
    Duty.DIRECTOR: Role.LEADERS,
    Duty.DEPUTY_DIRECTOR: Role.LEADERS,
    Duty.SECRETARY: Role.SECRETARIES,
    Duty.ARCHIVIST: Role.ARCHIVISTS,
    Duty.ADMINISTRATOR: Role.ADMINISTRATORS,
    Duty.AUDITOR: Role.AUDITORS,
}


class HolderQuerySet(models.QuerySet["Holder"]):
    """Finds a holder, or opens it with the group that guardian's rows need."""

    def of_post(self, post: Post) -> "Holder":
        return self._open(HolderKind.POST, post.unit.agency, post=post)

    def of_unit(self, unit: Unit) -> "Holder":
        return self._open(HolderKind.UNIT, unit.agency, unit=unit)

    def of_intake(self, unit: Unit) -> "Holder":
        return self._open(HolderKind.INTAKE, unit.agency, unit=unit)

    def of_role(self, agency: Agency, role: Role) -> "Holder":
        return self._open(HolderKind.ROLE, agency, name=role.value)

    def of_domain(self, agency: Agency, domain: Domain) -> "Holder":
        return self._open(HolderKind.DOMAIN, agency, name=domain.value)

    def of_person(self, agency: Agency, person: User) -> "Holder":
        return self._open(HolderKind.PERSON, agency, person=person)

    @transaction.atomic
    def named(self, agency: Agency, kind: HolderKind, names: Iterable[str]) -> dict[str, "Holder"]:
        """Return the holders of an agency's roles or domains, and open those that lack."""
        wanted = list(dict.fromkeys(names))
        found = {one.name: one for one in self.filter(kind=kind, agency=agency, name__in=wanted)}
        missing = {uuid4(): name for name in wanted if name not in found}
        groups = Group.objects.bulk_create(Group(name=f"holder {uid}") for uid in missing)
        made = self.bulk_create(
            Holder(uid=uid, kind=kind, agency=agency, group=group, name=name)
            for (uid, name), group in zip(missing.items(), groups, strict=True)
        )
        return {**found, **{one.name: one for one in made}}

    def make_circle(self, agency: Agency, name: str) -> "Holder":
        """Make a circle of its own; unlike the others, circles are not one per subject."""
        return self._make(HolderKind.CIRCLE, agency, name=name)

    def _open(self, kind: HolderKind, agency: Agency, **subject: Any) -> "Holder":
        found = self.filter(kind=kind, agency=agency, **subject).first()
        return found or self._make(kind, agency, **subject)

    def _make(self, kind: HolderKind, agency: Agency, **subject: Any) -> "Holder":
        uid = uuid4()
        with transaction.atomic():
            group = Group.objects.create(name=f"holder {uid}")
            return self.create(uid=uid, kind=kind, agency=agency, group=group, **subject)


class Holder(models.Model):
    """What can hold a right: a post, a unit, a role, a circle of people, a person in an agency."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=HolderKind)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    group = models.OneToOneField(Group, models.PROTECT, related_name="holder")
    post = models.OneToOneField(Post, models.PROTECT, null=True, related_name="holder")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)

    objects = HolderQuerySet.as_manager()

    class Meta:
        verbose_name = _("holder")
        verbose_name_plural = _("holders")
        indexes = [models.Index(fields=["agency", "kind"], name="organization_holder_of_kind")]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(kind="POST", post__isnull=False, unit__isnull=True, person__isnull=True)
                    | Q(
                        kind__in=["UNIT", "INTAKE"],
                        post__isnull=True,
                        unit__isnull=False,
                        person__isnull=True,
                    )
                    | Q(kind="PERSON", post__isnull=True, unit__isnull=True, person__isnull=False)
                    | (
                        Q(kind__in=["ROLE", "DOMAIN", "CIRCLE"])
                        & Q(post__isnull=True, unit__isnull=True, person__isnull=True)
                        & ~Q(name="")
                    )
                ),
                name="organization_holder_stands_for_one_subject",
            ),
            models.UniqueConstraint(
                fields=["kind", "unit"],
                condition=Q(unit__isnull=False),
                name="organization_holder_of_unit_is_one",
            ),
            models.UniqueConstraint(
                fields=["agency", "person"],
                condition=Q(person__isnull=False),
                name="organization_holder_of_person_is_one_per_agency",
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "name"],
                condition=Q(kind__in=["ROLE", "DOMAIN"]),
                name="organization_holder_of_role_is_one_per_agency",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == HolderKind.ROLE:
            return str(Role(self.name).label)
        if self.kind == HolderKind.DOMAIN:
            return str(Domain(self.name).label)
        return str(self.post or self.unit or self.person or self.name)


class HoldingQuerySet(models.QuerySet["Holding"]):
    """Who is in what, at an instant."""

    def in_force_at(self, at: datetime) -> Self:
        return self.filter(Q(begins_at__lte=at) & (Q(ends_at__isnull=True) | Q(ends_at__gt=at)))

    def open(self) -> Self:
        return self.filter(ends_at__isnull=True)

    def ending_after(self, at: datetime) -> Self:
        """Those in force at an instant, and those that begin later."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at))

    def overlapping(self, begins_at: datetime, ends_at: datetime | None) -> Self:
        """Those that share an instant with a period; without an end it goes on for ever."""
        later = self.ending_after(begins_at)
        return later if ends_at is None else later.filter(begins_at__lt=ends_at)

    def of_posts_in(self, agency: Agency) -> Self:
        """Those by which people hold posts of an agency."""
        return self.filter(
            person__isnull=False, holder__kind=HolderKind.POST, holder__agency=agency
        )


class Holding(models.Model):
    """A person, or another holder, is in a holder from an instant until another (not included)."""

    holder = models.ForeignKey(Holder, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="holdings")
    member = models.ForeignKey(Holder, models.PROTECT, null=True, related_name="memberships")
    cause = models.CharField(max_length=30)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("holding")
        verbose_name_plural = _("holdings")
        indexes = [
            # All that the closure asks, on every page, stands in the index itself.
            models.Index(
                fields=["member", "ends_at", "begins_at", "holder"],
                name="organization_holding_of_member",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, member__isnull=True)
                | Q(person__isnull=True, member__isnull=False),
                name="organization_holding_has_one_member",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("begins_at")),
                name="organization_holding_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | ~Q(member=F("holder")),
                name="organization_holding_is_not_in_itself",
            ),
            models.UniqueConstraint(
                fields=["holder", "person"],
                condition=Q(ends_at__isnull=True, person__isnull=False),
                name="organization_holding_of_person_is_open_once",
            ),
            models.UniqueConstraint(
                fields=["holder", "member"],
                condition=Q(ends_at__isnull=True, member__isnull=False),
                name="organization_holding_of_member_is_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.member} → {self.holder}"
